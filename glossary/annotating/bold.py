"""Bold text: where its author put it, and where marks would make it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import category

from glossary.annotating.closed import CLOSED, TEXTS
from glossary.markdown.parser import Event


class Bold(NamedTuple):
    """A text that its author made bold: where the text stands, and where the marks around it begin and end."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def bold_texts(events: Sequence[Event]) -> Iterator[Bold]:
    """The bold spans that hold nothing but text, and are in nothing that is closed."""
    depth = 0
    for number, event in enumerate(events):
        if event.step and event.kind in CLOSED:
            if event.step == "start" and event.kind == "Strong" and not depth and (bold := _bold_text(events, number)):
                yield bold
            depth += 1 if event.step == "start" else -1


def _bold_text(events: Sequence[Event], number: int) -> Bold | None:
    start, end = events[number].start + 2, events[number].end - 2
    number += 1
    while events[number].kind in TEXTS:
        number += 1
    closes = events[number].kind == "Strong" and events[number].step == "end"
    return Bold(start, end, start - 2, end + 2) if closes else None


def renders(text: str, start: int) -> bool:
    """Whether bold marks in front of this offset, and a parenthesis behind those that close, would render as bold.

    CommonMark's flanking rule: a mark in front of punctuation opens only behind a space or punctuation.
    """
    before = text[start - 1 : start]
    return not _is_punctuation(text[start]) or not before or before.isspace() or _is_punctuation(before)


def _is_punctuation(char: str) -> bool:
    return category(char)[0] in "PS"

"""The marks around a term (`**`, `__`, `*`, 「」): which ones open, which ones close."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from glossary.markdown.prose import Prose
from glossary.model import Span
from glossary.scan.gaps import GAP
from glossary.scan.paragraphs import Paragraph, paragraph_around


class Mark(NamedTuple):
    """How one kind of mark is found: its whole, and its closing half beside a parenthesis."""

    opening: str
    closing: str
    whole: re.Pattern[str]
    at_parenthesis: re.Pattern[str]


Run = tuple[int, int]
"""Where a mark begins and ends."""


@lru_cache(maxsize=16)
def mark_of(mark: str) -> Mark:
    """What is looked for to find this mark; compiled once."""
    opening, closing = (mark[0], mark[1]) if len(mark) == 2 and mark[0] != mark[1] else (mark, mark)
    if opening == closing:
        letter = re.escape(mark[0])
        run = rf"(?<![\\{mark[0]}]){letter}{{{len(mark)}}}(?!{letter})" if len(mark) == 1 else letter + "{2,}"
        whole = re.compile(run)
    else:
        whole = re.compile(f"[{opening}{closing}]")
    literal = re.escape(closing)
    return Mark(opening, closing, whole, re.compile(rf"{literal}(?:[》”’」』〉]?{GAP}[（(]|(?<=[）)：:]{literal}))"))


def bold_spans(text: str, offset: int, prose: Prose) -> Iterator[tuple[Span, Span]]:
    """Each opening `**` of the paragraph around an offset with its closing one, as their author meant them."""
    paragraph = Paragraph(text, *paragraph_around(text, offset))
    return ((Span(*opening), Span(*closing)) for opening, closing in pairs(paragraph, mark_of("**"), prose))


def pairs(paragraph: Paragraph, mark: Mark, prose: Prose) -> Iterator[tuple[Run, Run]]:
    """The marks of a paragraph, each opening with its closing one.

    Pairs by turns and by white space, not by CommonMark's flanking rules, which leave bold beside Chinese punctuation
    unrendered (commonmark-spec #650): the author meant it all the same.
    """
    text, opened = paragraph.text, None
    for match in mark.whole.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        if _is_escaped(text, start) or not prose.holds(start, end):
            continue
        may_open, may_close = _may_open(mark, text, start, end), _may_close(mark, text, start, end)
        if opened is not None and may_close:
            yield opened, (start, end)
            opened = None
        elif may_open:
            opened = (start, end)


def _is_escaped(text: str, at: int) -> bool:
    """Whether an odd number of backslashes stands in front; each pair of them is a backslash that is shown."""
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


def _may_open(mark: Mark, text: str, start: int, end: int) -> bool:
    if mark.opening != mark.closing:
        return text[start] == mark.opening
    return (
        end < len(text)
        and not text[end].isspace()
        and not (mark.opening[0] == "_" and text[start - 1 : start].isalnum() and text[start - 1].isascii())
    )


def _may_close(mark: Mark, text: str, start: int, end: int) -> bool:
    if mark.opening != mark.closing:
        return text[start] == mark.closing
    return start > 0 and not text[start - 1].isspace()

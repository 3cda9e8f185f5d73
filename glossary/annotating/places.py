"""Where in a post a mention may be annotated: in plain prose, apart from other marks.

Built from the structure that the parser sees, and from what is no prose for the tools around Markdown.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, takewhile

from glossary.annotating.bold import Bold, bold_texts, renders
from glossary.annotating.closed import (
    BROUGHT,
    CLOSED,
    IN_MARKUP,
    TEXTS,
    Closed,
    closed_by_signs,
    closed_by_structure,
    link_spans,
)
from glossary.annotating.shown import ShownText, shown_spans
from glossary.language.patterns import pattern
from glossary.language.script import count_han
from glossary.markdown.parser import Event, read_events, whole_blocks
from glossary.markdown.spans import Spans
from glossary.model import Annotation, Span

_follows = pattern(r" ?[（(]|\^\[")
_small_word, _cell_end, _line_end = pattern("[a-z]+"), pattern(r"[ \t]*\|"), pattern(r"[ \t]*$", re.MULTILINE)
_label = pattern(r"[ \t]*(?:[:：]|[—–]|-{1,2}[ \t])")
# What stands in front of a line's first word: signs of quotations, its bullet or number, and the box of a task.
_line_start = pattern(
    r"[ \t>]*(?:(?:[-*+]|[（(]?(?:\d{1,9}|[一二三四五六七八九十]{1,3})[.)、\uff0e）]|[①-⑳])[ \t]*)?(?:\[[ xX]\][ \t]+)?"
)
_LONGEST_START = 80
_bullet = r"[ \t>]*(?:[-*+]|\d{1,9}[.)、])[ \t]+(?:\[[ xX]\][ \t]+)?"
_item_label = pattern(_bullet + r"[^，。；！？：:,;!?（(\n]{0,12}")
_rest_of_label = pattern(r"(?![*_]*[：:])[^，。；！？：:,;!?（(\n]{1,12}[：:](?!:)")
_bare_item = pattern(_bullet + r"[^，。；！？：:,;!?（）()\[\]*\n]{1,12}\r?")
_LONGEST_LIST, _LEAST_NAMES = 120, 3
_next_cell, _LEAST_SAID = pattern(r"[ \t]*\|([^|\n]{1,200})"), 8
_PROGRAMS = frozenset((IN_MARKUP, "in code", "in math", "in braces", "in a tag"))
_CODES = {"Code": 1, "CodeBlock": 3}


class Places:
    """The places of one post, all offsets in code points."""

    def __init__(self, text: str, annotations: Sequence[Annotation] = (), explained: Spans | None = None) -> None:
        """`explained` are the parentheses of the annotations."""
        self.text = text
        self._annotated = {annotation.end for annotation in annotations}
        explained = explained or Spans()
        shown, self._open, self._bold = Spans(), Spans(), Spans()
        links: list[Span] = []
        closed: list[Closed] = []
        self.codes = 0
        """How many pieces of code there are; a block counts for many."""
        for events in whole_blocks(read_events(text)):
            first = bisect_right(explained.ends, events[0].start)
            shown.extend(shown_spans(events, map(explained.__getitem__, range(first, len(explained)))))
            links += link_spans(events)
            self.codes += sum(_CODES.get(event.kind, 0) for event in events if event.step != "end")
            closed += closed_by_structure(text, events)
            self._open.extend(span for span in _open_spans(events) if span.start < span.end)
            self._bold.extend((bold.start, bold.end) for bold in bold_texts(events))
        self.shown = ShownText(text, shown)
        closed = _sorted(chain(closed, closed_by_signs(text, links, annotations)))
        self._closed = Spans((span.start, span.end) for span in closed)
        self._reasons = [span.reason for span in closed]
        self._reach = array("q", accumulate(self._closed.ends, max))

    def bold_around(self, start: int, end: int) -> Bold | None:
        """The bold text that is just this mention, if its author made it bold."""
        number = self._bold.begun(start)
        is_bold = number >= 0 and self._bold[number] == (start, end)
        return Bold(start, end, start - 2, end + 2) if is_bold else None

    def bold_renders(self, start: int) -> bool:
        """Whether bold marks in front of this offset would open a bold text."""
        return renders(self.text, start)

    def is_program(self, start: int, end: int) -> bool:
        """Whether a mention here stands in no prose, so that what is beside it explains nothing: `const 缓存 = 3`."""
        return self._reason(start, end) in _PROGRAMS

    def objection(self, start: int, end: int) -> str:
        """Why a mention here is not annotated; empty when it may be."""
        bold = self.bold_around(start, end)
        if reason := self._reason(start, end):
            return reason
        if not bold and not self._is_open(start, end):
            return IN_MARKUP
        behind = bold.outer_end if bold else end
        if _follows.match(self.text, behind):
            return "before another parenthesis"
        if reason := self._in_table(start, end, behind):
            return reason
        if self._is_in_label(start, end):
            return "in a label before a colon"
        if not bold and self._is_bare_item(start, end):
            return "in a list of names"
        if self._begins_line(bold.outer_start if bold else start):
            if _label.match(self.text, behind):
                return "a label before a colon"
            if bold and _line_end.match(self.text, behind):
                return "in a heading"
        return "" if bold else self._beside_marks(start, end)

    def _begins_line(self, start: int) -> bool:
        # A line may be as long as the post, and have thousands of mentions.
        first = max(0, start - _LONGEST_START)
        line = self.text.rfind("\n", first, start)
        return (line >= 0 or not first) and _line_start.fullmatch(self.text, line + 1, start) is not None

    def _is_in_label(self, start: int, end: int) -> bool:
        """Whether an item of a list begins with a few words and a colon, among them the mention: - 缓存的好处：快."""
        if not _rest_of_label.match(self.text, end):
            return False
        first = max(0, start - _LONGEST_START)
        line = self.text.rfind("\n", first, start)
        return (line >= 0 or not first) and _item_label.fullmatch(self.text, line + 1, start) is not None

    def _is_bare_item(self, start: int, end: int) -> bool:
        """Whether an item of a list is this mention and nothing else, and those around it are such names as well."""
        if not _line_end.match(self.text, end) or not self._begins_line(start):
            return False
        lines = self.text[max(0, start - _LONGEST_LIST) : end + _LONGEST_LIST].split("\n")
        at = self.text.count("\n", max(0, start - _LONGEST_LIST), start)
        return sum(1 for _ in _run_of_names(lines, at)) >= _LEAST_NAMES

    def _is_value(self, start: int, end: int) -> bool:
        """Whether a Latin word in small letters is all that a cell of a table holds: `| string |` says a type."""
        if not _small_word.fullmatch(self.text, start, end) or not _cell_end.match(self.text, end):
            return False
        return self.text[self.text.rfind("\n", 0, start) + 1 : start].rstrip(" \t").endswith("|")

    def _in_table(self, start: int, end: int, behind: int) -> str:
        if self._is_value(start, end):
            return "a value in a table"
        return "explained in the next cell" if self._is_explained_in_row(start, behind) else ""

    def _is_explained_in_row(self, start: int, behind: int) -> bool:
        """Whether the mention is all that the first cell of a table's row holds, and the next one says what it is."""
        next_cell = _next_cell.match(self.text, behind)
        if next_cell is None or count_han(next_cell[1]) < _LEAST_SAID:
            return False
        first = max(0, start - _LONGEST_START)
        line = self.text.rfind("\n", first, start)
        return (line >= 0 or not first) and not self.text[line + 1 : start].strip(" \t|*")

    def _beside_marks(self, start: int, end: int) -> str:
        if start in self._annotated:
            # What stands here now may have been put in a moment ago, and must make no difference.
            return "right after an annotation"
        around = self.text[max(0, start - 1) : start] + self.text[end : end + 1]
        return "beside other marks" if any(char in "*_\\`~" for char in around) else ""

    def _is_open(self, start: int, end: int) -> bool:
        return self._open.holds(start, end)

    def _reason(self, start: int, end: int) -> str:
        """What covers the span; of several the one that begins last, which is the innermost or nearly so."""
        number = self._closed.begun(end - 1)
        while number >= 0 and self._reach[number] > start:
            closed, reason = self._closed[number], self._reasons[number]
            # A term may bring its own: 《资本论》, README.md.
            brings = reason in BROUGHT and start <= closed.start and closed.end <= end
            if closed.end > start and not brings:
                return reason
            number -= 1
        return ""


def _run_of_names(lines: Sequence[str], at: int) -> Iterator[str]:
    """The lines around this one, and it itself, up to one that is no item of a few characters."""
    yield from takewhile(_bare_item.fullmatch, lines[at:])
    yield from takewhile(_bare_item.fullmatch, reversed(lines[:at]))


def _sorted(closed: Iterable[Closed]) -> list[Closed]:
    return sorted(span for span in closed if span.start < span.end)


def _open_spans(events: Iterable[Event]) -> Iterator[Span]:
    """The stretches of text outside of all that is closed; escapes and entities part them."""
    start = end = depth = 0
    for event in events:
        if event.step and event.kind in CLOSED:
            depth += 1 if event.step == "start" else -1
        elif not depth and event.kind in TEXTS:
            if event.start != end:
                yield Span(start, end)
                start = event.start
            end = event.end
    yield Span(start, end)

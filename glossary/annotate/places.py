"""Where in a post a mention may be annotated: in plain prose, and where bold would render.

Built from the structure that the parser sees, and from what is no prose for the tools around Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category

from glossary.markdown.masks import masked_spans
from glossary.markdown.parser import Event, read_events
from glossary.model import Annotation, Span

# What a mention must not stand in, and how that is called.
_CLOSED = {
    "Heading": "in a heading",
    "CodeBlock": "in code",
    "HtmlBlock": "in an HTML block",
    "Link": "in a link",
    "Image": "in an image",
    "TableHead": "in a table's header",
    "FootnoteDefinition": "in a footnote",
    "Emphasis": "in emphasis",
    "Strong": "within a longer bold text",
}
_TEXTS = frozenset(("Text", "SoftBreak"))
_IN_MARKUP = "in code or markup"

_details = re.compile(r"<(/?)details\b[^<>]*>", re.IGNORECASE)
# Addresses, tags and user names, links of a wiki, and lines that open a container or carry attributes.
_unannotated = re.compile(
    r"(?:https?://|www\.)[^\s<>（）\u3000-\u9fff]+"
    r"|(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9-]++\.[A-Za-z0-9.-]++|(?<![\w&])[#@][^\s#@，。、；：！？（）()\[\]]+"
    r"|\[\[[^\[\]\n]*\]\]|^[ \t]*:::.*$|\{:[^\n{}]*\}|==[^=\n]+==|~~[^~\n]+~~",
    re.MULTILINE,
)
_bracket = re.compile("[（(）)\\[\\]【】《》〈〉\n]")
_CLOSING = {"）": "（(", ")": "（(", "]": "[", "】": "【", "》": "《", "〉": "〈"}
_in_bracket = {"《": "in a title", "〈": "in a title"}
_follows = re.compile(r" ?[（(]")
_label = re.compile(r"[ \t]*[:：]")


class Closed(NamedTuple):
    """A span in which nothing is annotated, and why."""

    start: int
    end: int
    reason: str


class Bold(NamedTuple):
    """A text that its author made bold: where the text stands, and where the marks end."""

    start: int
    end: int
    outer_end: int


class Places:
    """The places of one post, all offsets in code points."""

    def __init__(self, text: str, annotations: Sequence[Annotation] = (), explained: Sequence[Span] = ()) -> None:
        """`explained` are the parentheses of the annotations."""
        self.text = text
        self._annotated = {annotation.end for annotation in annotations}
        events = read_events(text)
        self._shown = list(_shown_spans(events, explained))
        self._lengths = list(accumulate((span.end - span.start for span in self._shown), initial=0))
        self._open = list(_open_spans(events))
        self._bold = {(bold.start, bold.end): bold for bold in _bold_texts(events)}
        self._headings = [Span(e.start, e.end) for e in events if e.step == "start" and e.kind == "Heading"]
        self._closed = _sorted(_closed_spans(text, events, annotations))
        self._reach = _reaches(self._closed)
        self._blocks = [e.start for e in events if e.step == "start" and e.kind in ("Paragraph", "Item")]

    def bold_around(self, start: int, end: int) -> Bold | None:
        """The bold text that is just this mention, if its author made it bold."""
        return self._bold.get((start, end))

    def in_heading(self, start: int) -> bool:
        """Whether this offset is in a heading."""
        return any(span.start <= start < span.end for span in self._headings)

    def is_shown(self, offset: int) -> bool:
        """Whether a text stands here that the reader sees, outside of footnotes and of what annotations say."""
        number = bisect_right(self._shown, (offset, len(self.text) + 1)) - 1
        return number >= 0 and offset < self._shown[number].end

    def offset(self, start: int) -> int:
        """How many characters of text are shown before this one, not counting what annotations say."""
        number = bisect_right(self._shown, (start, len(self.text) + 1)) - 1
        if number < 0:
            return 0
        return self._lengths[number] + min(start, self._shown[number].end) - self._shown[number].start

    def length(self) -> int:
        """How many characters of text are shown, at least one."""
        return max(1, self._lengths[-1])

    def neighbours(self, start: int, end: int) -> tuple[str, str]:
        """The characters shown before and behind a span, not counting what annotations say; empty at the ends."""
        before = bisect_right(self._shown, (start - 1, len(self.text) + 1)) - 1
        behind = bisect_right(self._shown, (end, len(self.text) + 1)) - 1
        if behind < 0 or self._shown[behind].end <= end:
            behind += 1
        last = min(start, self._shown[before].end) if before >= 0 else 0
        first = max(end, self._shown[behind].start) if behind < len(self._shown) else len(self.text)
        return self.text[max(0, last - 1) : last], self.text[first : first + 1]

    def objection(self, start: int, end: int) -> str:
        """Why a mention here is not annotated; empty when it may be."""
        bold = self.bold_around(start, end)
        if reason := self._reason(start, end):
            return reason
        if not bold and not self._is_open(start, end):
            return _IN_MARKUP
        behind = bold.outer_end if bold else end
        if _follows.match(self.text, behind):
            return "in front of another parenthesis"
        if start in self._blocks and _label.match(self.text, behind):
            return "a label in front of a colon"
        return "" if bold else self._beside_marks(start, end)

    def bold_renders(self, start: int, end: int) -> bool:
        """Whether bold marks around this span and a parenthesis behind them would render as bold.

        CommonMark's flanking rule: a mark in front of punctuation opens only behind a space or punctuation.
        """
        before = self.text[start - 1 : start]
        return not _is_punctuation(self.text[start]) or not before or before.isspace() or _is_punctuation(before)

    def _beside_marks(self, start: int, end: int) -> str:
        if start in self._annotated:
            # What stands here now may have been put in a moment ago, and must make no difference.
            return "right behind an annotation"
        around = self.text[max(0, start - 1) : start] + self.text[end : end + 1]
        return "beside other marks" if any(char in "*_\\`~" for char in around) else ""

    def _is_open(self, start: int, end: int) -> bool:
        number = bisect_right(self._open, (start, len(self.text) + 1)) - 1
        return number >= 0 and end <= self._open[number].end

    def _reason(self, start: int, end: int) -> str:
        """What covers the span; of several the one that begins last, which is the innermost or nearly so."""
        number = bisect_right(self._closed, (end - 1, len(self.text) + 1, "")) - 1
        while number >= 0 and self._reach[number] > start:
            closed = self._closed[number]
            # A term may bring its own brackets: 《资本论》.
            if closed.end > start and not (start <= closed.start and closed.end <= end):
                return closed.reason
            number -= 1
        return ""


def _sorted(closed: Iterable[Closed]) -> list[Closed]:
    return sorted(span for span in closed if span.start < span.end)


def _reaches(closed: Sequence[Closed]) -> list[int]:
    """How far the spans up to each one reach."""
    furthest = 0
    reaches: list[int] = []
    for span in closed:
        furthest = max(furthest, span.end)
        reaches.append(furthest)
    return reaches


def _shown_spans(events: Iterable[Event], explained: Sequence[Span]) -> Iterator[Span]:
    """The texts of the post, without footnotes and without the spans of `explained`."""
    skipped = iter([*explained, Span(1 << 60, 1 << 60)])
    hidden = next(skipped)
    footnotes = 0
    for event in events:
        if event.kind == "FootnoteDefinition":
            footnotes += 1 if event.step == "start" else -1
        if event.kind != "Text" or footnotes:
            continue
        start = event.start
        while hidden.end <= start:
            hidden = next(skipped)
        while hidden.start < event.end:
            if start < hidden.start:
                yield Span(start, hidden.start)
            start = max(start, min(hidden.end, event.end))
            if hidden.end > event.end:
                break
            hidden = next(skipped)
        if start < event.end:
            yield Span(start, event.end)


def _open_spans(events: Iterable[Event]) -> Iterator[Span]:
    """The stretches of text outside of all that is closed; escapes and entities part them."""
    start = end = depth = 0
    for event in events:
        if event.step and event.kind in _CLOSED:
            depth += 1 if event.step == "start" else -1
        elif not depth and event.kind in _TEXTS:
            if event.start != end:
                yield Span(start, end)
                start = event.start
            end = event.end
    yield Span(start, end)


def _bold_texts(events: Sequence[Event]) -> Iterator[Bold]:
    """The bold spans that hold nothing but text, and are in nothing that is closed."""
    depth = 0
    for number, event in enumerate(events):
        if event.step and event.kind in _CLOSED:
            if event.step == "start" and event.kind == "Strong" and not depth and (bold := _bold_text(events, number)):
                yield bold
            depth += 1 if event.step == "start" else -1


def _bold_text(events: Sequence[Event], number: int) -> Bold | None:
    start, end = events[number].start + 2, events[number].end - 2
    number += 1
    while events[number].kind in _TEXTS:
        number += 1
    closes = events[number].kind == "Strong" and events[number].step == "end"
    return Bold(start, end, end + 2) if closes else None


def _closed_spans(text: str, events: Sequence[Event], annotations: Iterable[Annotation]) -> Iterator[Closed]:
    for event in events:
        if event.step == "start" and event.kind in _CLOSED and event.kind != "Strong":
            yield Closed(event.start, event.end, _CLOSED[event.kind])
    yield from (Closed(start, end, _IN_MARKUP) for start, end in masked_spans(text))
    yield from (Closed(annotation.start, annotation.end, "in an annotation") for annotation in annotations)
    yield from (Closed(*match.span(), "in an address, a tag or a mark") for match in _unannotated.finditer(text))
    yield from _bracketed(text)
    yield from _details_elements(text)
    yield from _inline_elements(events)


def _bracketed(text: str) -> Iterator[Closed]:
    """What stands in brackets that open and close on one line."""
    opened: list[tuple[str, int]] = []
    for match in _bracket.finditer(text):
        sign = match[0]
        if sign == "\n":
            opened.clear()
        elif sign not in _CLOSING:
            opened.append((sign, match.start()))
        elif opened and opened[-1][0] in _CLOSING[sign]:
            opening, start = opened.pop()
            yield Closed(start, match.end(), _in_bracket.get(opening, "in brackets"))


def _details_elements(text: str) -> Iterator[Closed]:
    """Whole `<details>`: there stands the text in its original language, or what else is set aside."""
    depth = start = 0
    for match in _details.finditer(text):
        if match[1] and depth:
            depth -= 1
            if not depth:
                yield Closed(start, match.end(), "in <details>")
        elif not match[1]:
            start = start if depth else match.start()
            depth += 1
    if depth:
        yield Closed(start, len(text), "in <details>")


_tag = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^>]*?(/?)>", re.DOTALL)
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def _inline_elements(events: Iterable[Event]) -> Iterator[Closed]:
    """From an inline tag to the end of its element, or of the paragraph where that never comes."""
    opened: list[tuple[str, int]] = []
    for event in events:
        if event.step == "end" and event.kind in ("Paragraph", "TableCell", "Item"):
            yield from (Closed(start, event.end, "in an HTML element") for _, start in opened)
            opened.clear()
        if event.kind != "InlineHtml" or not (tag := _tag.match(event.content)):
            continue
        name = tag[2].lower()
        if not tag[1] and not tag[3] and name not in _VOID:
            opened.append((name, event.start))
        elif tag[1] and opened and opened[-1][0] == name:
            yield Closed(opened.pop()[1], event.end, "in an HTML element")


def _is_punctuation(char: str) -> bool:
    return category(char)[0] in "PS"

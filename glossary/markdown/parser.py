"""The Markdown parser, which no other module knows: code, link targets, and the structure of a post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from glossary.language.patterns import pattern
from glossary.markdown.fences import body_start
from glossary.markdown.signs import find_masks
from glossary.model import Span

if TYPE_CHECKING:
    from pyromark import Markdown
    from pyromark.event import Range

# Bytes whose characters are counted once, so that an offset costs what stands in front of it in one block.
_BLOCK = 1 << 7
# The bytes with which no character of UTF-8 begins.
_CONTINUING = bytes(range(0x80, 0xC0))
REMEMBERED = range(1_000, 300_000)
"""Of posts of so many characters the last few are remembered, since a rewrite asks for before and after by turns."""
_STEPS = {"Start": "start", "End": "end"}
_HELD_EVENTS = 20_000
_LINK = pattern(r"\][(:\[]")
# What opens a box or a tab in Python-Markdown, whose text stands four columns further in.
_BOX = pattern(r"^((?: {4})*)(?:!!!|\?\?\?|===)(\+?) (?=[\w\"])", re.MULTILINE)
_BOX_OPENINGS = ("!!! ", "???", "=== ")


def needs_parser(text: str) -> bool:
    """Tell whether there may be code or link targets in the text, which only a parser can tell from prose."""
    return (
        "`" in text
        or "\t" in text
        or "    " in text
        or "~~~" in text
        or ("]" in text and _LINK.search(text) is not None)
    )


class _Parsed(NamedTuple):
    """Spans that the parser found, each list in rising order."""

    codes: list[Span]
    targets: list[Span]
    html: list[Span]


def parse_post(text: str, start: int) -> tuple[list[Span], list[Span]]:
    """Give the spans of code, and of link targets and definitions, from `start` on."""
    outside = _parse(text[start:], start)
    inside = [_parse_html(text, block) for block in outside.html if needs_parser(text[block.start : block.end])]
    codes = [span for parsed in (outside, *inside) for span in parsed.codes]
    return sorted(codes), [span for parsed in (outside, *inside) for span in parsed.targets]


def _parse_html(text: str, block: Span) -> _Parsed:
    """Parse the text of an HTML block as Markdown: with letters in place of its tags it is a paragraph."""
    pieces, at = [], block.start
    for mask in find_masks(text, *block):
        pieces += [text[at : mask.start], "x" * (mask.end - mask.start)]
        at = mask.end
    return _parse("".join([*pieces, text[at : block.end]]), block.start)


def _parse(text: str, shift: int) -> _Parsed:
    """Ask the parser about one text, and move what it found by `shift` code points."""
    markdown = _markdown()
    text = _boxes_as_items(text)
    found = _Parsed([], [], [])
    reached = 0
    for event, place in markdown.events_with_range(text):
        # An event is a bare word, or one word with what belongs to it.
        kind, value = (event, None) if isinstance(event, str) else next(iter(event.items()))
        if kind == "Start":
            continue
        if kind == "Code" or value == "CodeBlock":
            found.codes.append(_span(place))
        elif value == "HtmlBlock":
            found.html.append(_span(place))
        elif kind == "End" and value in ("Link", "Image"):
            # Behind the shown text comes the target, up to the end of the link.
            found.targets.append(Span(max(reached, place["start"]), place["end"]))
        reached = place["end"]
    if "]:" in text:
        definitions = markdown.reference_definitions(text).values()
        found.targets.extend(_span(definition["span"]) for definition in definitions)
    return _in_code_points(found, text, shift)


def _boxes_as_items(text: str) -> str:
    """The text with a list item where a box opens, as long as it: CommonMark takes what a box holds for code."""
    if not any(opening in text for opening in _BOX_OPENINGS):
        return text
    return _BOX.sub(lambda found: f"{found[1]}-   {found[2] and 'x'}", text)


class Event(NamedTuple):
    """One step of the parser through a post: a block or an inline that begins or ends, or a text between them.

    `step` is "start", "end" or "" for what holds nothing; `kind` is the parser's word: Paragraph, Strong, Text,
    SoftBreak. `start` and `end` are code points of the post; both steps of one kind have the same.
    """

    step: str
    kind: str
    start: int
    end: int
    content: str = ""


def read_events(text: str) -> Iterator[Event]:
    """Give the structure of a post's body as CommonMark reads it, with tables and footnotes, step by step."""
    return iter(_remembered(text)) if len(text) in REMEMBERED else _events(text)


def whole_blocks(events: Iterable[Event]) -> Iterator[Sequence[Event]]:
    """Give the events of some blocks at a time, no block divided: those of a very long post are never held at once."""
    held: list[Event] = []
    depth = 0
    for event in events:
        held.append(event)
        if event.step:
            depth += 1 if event.step == "start" else -1
        if not depth and len(held) >= _HELD_EVENTS:
            yield held
            held = []
    if held:
        yield held


@lru_cache(maxsize=4)
def _remembered(text: str) -> tuple[Event, ...]:
    return tuple(_events(text))


def _events(text: str) -> Iterator[Event]:
    body = body_start(text)
    code_points = _CodePoints(text[body:], body)
    for event, place in _markdown().events_with_range(text[body:]):
        step, kind, content = _named(event)
        start, end = code_points.span(_span(place))
        yield Event(step, kind, start, end, content)


def shows(text: str, mark: str) -> bool:
    """Tell whether readers of a piece of Markdown see a mark as it is, in its text or in what HTML it holds."""
    return mark in _markdown().html(text)


def _named(event: object) -> tuple[str, str, str]:
    """Give step, kind and content of the parser's event: a bare word, or one word with what belongs to it."""
    if not isinstance(event, dict):
        return "", str(event), ""
    (name, value), *_ = event.items()
    if name in _STEPS:
        return _STEPS[name], value if isinstance(value, str) else next(iter(value)), ""
    return "", name, value if isinstance(value, str) else ""


def _span(place: Range) -> Span:
    return Span(place["start"], place["end"])


@cache
def _markdown() -> Markdown:
    from pyromark import Markdown, Options

    # Footnotes: without them `[^1]: text` is a link definition. Tables: `|` ends a code span there.
    return Markdown(options=Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES)


def _in_code_points(found: _Parsed, text: str, shift: int) -> _Parsed:
    """Turn the parser's UTF-8 byte offsets into code points of the post."""
    moved = _CodePoints(text, shift).span
    return _Parsed([*map(moved, found.codes)], [*map(moved, found.targets)], [*map(moved, found.html)])


class _CodePoints:
    """Gives for UTF-8 byte offsets in a text its code points, each moved by `shift`."""

    def __init__(self, text: str, shift: int) -> None:
        self._data = text.encode()
        blocks = (self._data[at : at + _BLOCK] for at in range(0, len(self._data), _BLOCK))
        self._before = list(accumulate(map(_count_characters, blocks), initial=shift))

    def at(self, offset: int) -> int:
        """The code point at a byte offset."""
        block = offset // _BLOCK
        return self._before[block] + _count_characters(self._data[block * _BLOCK : offset])

    def span(self, span: Span) -> Span:
        """The code points of a span of bytes."""
        return Span(self.at(span.start), self.at(span.end))


def _count_characters(data: bytes) -> int:
    """How many characters begin in a piece of UTF-8, wherever it was cut."""
    return len(data.translate(None, _CONTINUING))

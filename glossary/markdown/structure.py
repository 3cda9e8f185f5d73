"""What must hold before an annotated post is written: text is only put in, and the structure stays what it was.

These are laws 2 and 4 of docs/architecture.md, checked for every post at run time; the third, that a second run changes
nothing, is checked where annotating can be repeated.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest

from glossary.edits import Edit, Origins
from glossary.markdown.masks import masked_spans
from glossary.markdown.parser import REMEMBERED, read_events
from glossary.model import Span

_TEXTS = frozenset(("Text", "SoftBreak"))
_Step = tuple[str, str, int, int]


def violations(before: str, after: str, edits: Sequence[Edit], kinds: Collection[str] = ("Strong",)) -> Iterator[str]:
    """What is wrong with an edited text, in words; `kinds` are the inlines that the edits may put in.

    The edits are those that `edits.keep_apart` gave.
    """
    if not only_inserts(before, after, edits):
        yield "more than insertions would change"
        return
    origins = Origins(edits)
    steps = zip_longest(_structure_before(before), _structure(after, origins, kinds))
    if any(one != other for one, other in steps):
        yield "the structure of the post would change"
    if _masks(before, None) != _masks(after, origins):
        yield "code, math, tags or template tags would begin or end elsewhere"


def _structure_before(text: str) -> Iterable[_Step]:
    return _remembered(text) if len(text) in REMEMBERED else _structure(text, None, ())


@lru_cache(maxsize=1)
def _remembered(text: str) -> tuple[_Step, ...]:
    return tuple(_structure(text, None, ()))


def only_inserts(before: str, after: str, edits: Sequence[Edit]) -> bool:
    """Whether the text is the one before, once the inserted spans are taken out."""
    pieces: list[str] = []
    at = 0
    for start, end in Origins(edits).after():
        pieces.append(after[at:start])
        at = end
    return all(edit.span.start == edit.span.end for edit in edits) and "".join((*pieces, after[at:])) == before


def rendered_spans(text: str, kind: str) -> set[Span]:
    """Where the parser sees an inline of this kind, marks included: `Strong`."""
    return {Span(event.start, event.end) for event in read_events(text) if event.step == "start" and event.kind == kind}


def count_kind(text: str, kind: str) -> int:
    """How often the parser sees an inline of this kind begin, end or stand."""
    return sum(event.kind == kind for event in read_events(text))


def _structure(text: str, origins: Origins | None, kinds: Collection[str]) -> Iterator[_Step]:
    """What the parser sees, in offsets of the text before; texts that touch are one, what was put in is left out."""
    run: _Step | None = None
    for event in read_events(text):
        start, end = event.start, event.end
        if origins and origins.is_written(start) and event.kind in kinds:
            continue
        if origins:
            start, end = origins.before(start), origins.before(end)
        is_text = event.kind in _TEXTS
        if is_text and start == end:
            continue
        if is_text and run and run[3] == start:
            run = ("", "Text", run[2], end)
            continue
        if run:
            yield run
        run = ("", "Text", start, end) if is_text else None
        if not is_text:
            yield event.step, event.kind, start, end
    if run:
        yield run


def _masks(text: str, origins: Origins | None) -> list[Span]:
    """What is no prose, in offsets of the text before; spans that lie within what was put in are left out."""
    masks = masked_spans(text)
    if origins is None:
        return list(masks)
    moved = (Span(origins.before(start), origins.before(end)) for start, end in masks)
    return [span for span in moved if span.start < span.end]

"""Changes to one post's text as values: sorted, kept apart and carried out in one place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from glossary.model import Span


class Edit(NamedTuple):
    """A span of a post's text, in code points, and what is to stand in its place; an empty span inserts."""

    span: Span
    replacement: str

    def moved(self, by: int) -> Edit:
        """The same edit on a text that begins so many code points earlier, or, below 0, later."""
        return Edit(Span(self.span.start + by, self.span.end + by), self.replacement)


def insertion(offset: int, text: str) -> Edit:
    """The edit that puts a text in front of the code point at an offset."""
    return Edit(Span(offset, offset), text)


def without_overlaps(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order, without those that overlap the last one that was kept.

    Two insertions at one place overlap: which of them comes first nobody could tell. Twice the same edit is one.
    """
    return _apart(sorted(set(edits)))


def joined(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order; insertions at one place become one, as they came: an end of one thing, then a start."""
    at_place: dict[Span, list[str]] = {}
    others: list[Edit] = []
    for edit in edits:
        if edit.span.start == edit.span.end:
            at_place.setdefault(edit.span, []).append(edit.replacement)
        else:
            others.append(edit)
    return without_overlaps([*others, *(Edit(span, "".join(texts)) for span, texts in at_place.items())])


def _apart(edits: Iterable[Edit]) -> list[Edit]:
    kept: list[Edit] = []
    for edit in edits:
        if not kept or (edit.span.start > kept[-1].span.start and edit.span.start >= kept[-1].span.end):
            kept.append(edit)
    return kept


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits carried out; of edits that overlap, only the first."""
    pieces: list[str] = []
    at = 0
    for edit in without_overlaps(edits):
        pieces += (text[at : edit.span.start], edit.replacement)
        at = edit.span.end
    return "".join((*pieces, text[at:]))


class Origins:
    """Leads from offsets in an edited text back to the text before; needs the edits that `without_overlaps` gave."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self._edits = edits
        growth = accumulate((len(edit.replacement) - (edit.span.end - edit.span.start) for edit in edits), initial=0)
        self._shifts = list(growth)
        self._starts = [edit.span.start + shift for edit, shift in zip(edits, self._shifts, strict=False)]

    def before(self, offset: int) -> int:
        """Where this offset was; inside of what an edit wrote, where that edit begins."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return offset
        edit = self._edits[number]
        if offset < self._starts[number] + len(edit.replacement):
            return edit.span.start
        return offset - self._shifts[number + 1]

    def is_written(self, offset: int) -> bool:
        """Whether the code point at this offset was written by an edit."""
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and offset < self._starts[number] + len(self._edits[number].replacement)

    def after(self) -> list[Span]:
        """Where in the edited text stands what each edit wrote."""
        return [
            Span(start, start + len(edit.replacement)) for start, edit in zip(self._starts, self._edits, strict=True)
        ]

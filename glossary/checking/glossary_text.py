"""The glossary file as its rules see it: every entry with the places of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from glossary.checking.checked_text import Text
from glossary.checking.finding import Finding
from glossary.checking.uses import Uses
from glossary.index.lookup import REMOVED
from glossary.language.folding import fold
from glossary.model import Entry, Span
from glossary.store.document import Document
from glossary.store.file import GlossaryFile
from glossary.store.opened import open_file


class PlacedEntry(NamedTuple):
    """An entry with where its lines stand in the file, in code points; `touched` says that a person wrote there."""

    entry: Entry
    text: str
    start: int
    touched: bool


class GlossaryText(Text):
    """`data/glossary.yaml` with all its entries, and what posts say under their names; removed ones are left out."""

    def __init__(self, path: str, text: str, document: Document, uses: Uses) -> None:
        super().__init__(path, text)
        self._document, self.uses = document, uses

    @cached_property
    def blocks(self) -> list[PlacedEntry]:
        """The entries, in the order of the file."""
        # CRLF and BOM are not in the document; lines are, and the offset of a line is easily found again.
        starts = [0, *accumulate(map(len, self.text.splitlines(keepends=True)))]
        return [
            PlacedEntry(block.entry, block.text, starts[block.line - 1], block.touched)
            for block in self._document.blocks
            if block.entry.status != REMOVED
        ]

    @cached_property
    def by_term(self) -> dict[str, list[PlacedEntry]]:
        """The entries by their folded terms."""
        found: dict[str, list[PlacedEntry]] = {}
        for block in self.blocks:
            found.setdefault(fold(block.entry.term), []).append(block)
        return found

    @property
    def names_by_hand(self) -> Iterator[tuple[PlacedEntry, str, str]]:
        """The terms and aliases of entries that a person wrote or changed: the entry, the field, the name."""
        for block in self.blocks:
            if block.touched:
                yield block, "term", block.entry.term
                yield from ((block, "aliases", alias) for alias in block.entry.aliases)

    def at(self, block: PlacedEntry, field: str, message: str, item: str = "") -> Finding:
        """A finding at a field of an entry, or at an item of its list; at the term, where there is no such field."""
        span = _field_span(block, field) or _field_span(block, "term") or Span(0, 1)
        if item and (place := block.text.find(item, span.start)) >= 0:
            span = Span(place, place + len(item))
        at = block.start + span.start
        # With CRLF the file's lines are longer than the block's.
        at += self.text.count("\r\n", block.start, at + block.text.count("\n", 0, span.start))
        return self.finding(at, at + span.end - span.start, message, about=block.entry.term)

    def line_of(self, block: PlacedEntry) -> int:
        """The line of an entry's term."""
        span = _field_span(block, "term") or Span(0, 0)
        return self.lines.place(block.start)[0] + block.text.count("\n", 0, span.start)


def read_glossary_text(file: GlossaryFile, shown_path: str, uses: Uses) -> GlossaryText:
    """The glossary file. Raises FileError where it is missing, or cannot be read."""
    opened = open_file(file, shown_path)
    return GlossaryText(shown_path, opened.text, opened.document, uses)


def _field_span(block: PlacedEntry, field: str) -> Span | None:
    match = re.search(rf"^[ \t]*(?:-[ \t]+)?{re.escape(field)}:[ \t]*([^\n]*)", block.text, re.MULTILINE)
    return Span(*match.span(1)) if match else None

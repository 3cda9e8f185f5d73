"""Entries out of the index for one process that asks for many words: what was read once is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import cast

from glossary.index.database import Index
from glossary.index.lookup import HEAD, FormRow, Found, unpacked, written_names

# Rows of forms are short and all kept; of entries, as many as come again and again.
_ENTRIES = 1 << 15


class IndexedEntries:
    """The names that the glossary file gives, folded, with the numbers of their entries; the entries by number.

    Which other headwords an extraction took for the same, a fresh clone cannot know, so they find nothing here.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._rows: dict[str, FormRow] = {}
        self.entry = lru_cache(_ENTRIES)(self._entry)

    def rows(self, heads: Iterable[str]) -> Mapping[str, FormRow]:
        """The forms that begin with these heads; a head with which none begins is missing."""
        wanted = set(heads)
        self._read(wanted)
        return {head: row for head in wanted if (row := self._rows[head])}

    def prepare(self, forms: Iterable[str]) -> None:
        """Reads at once what will be asked for about these folded forms."""
        self._read({form[:HEAD] for form in forms})

    def numbers(self, form: str) -> Sequence[int]:
        """The numbers of the entries that have this folded form among their names."""
        return [number for stored, number in self.row(form[:HEAD]) if stored == form]

    def row(self, head: str) -> FormRow:
        """The forms that begin with a head."""
        if head not in self._rows:
            self._read({head})
        return self._rows[head]

    def _read(self, heads: set[str]) -> None:
        missing = heads - self._rows.keys()
        if missing:
            stored = cast(Mapping[str, FormRow], self._index.rows_of_forms(missing))
            self._rows.update({head: written_names(stored.get(head, ())) for head in missing})

    def _entry(self, number: int) -> Found:
        return unpacked(self._index.entry(number))

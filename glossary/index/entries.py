"""Entries out of the index for one process that asks for many words: what was read once is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import cast

from glossary.index.database import Index
from glossary.index.lookup import HEAD, FormRow, Found, any_number, unpacked, written_names

# Rows of forms are short and all kept; of entries, as many as come again and again.
_ENTRIES = 1 << 15


class IndexedEntries:
    """The names that the glossary file gives, folded, with the numbers of their entries; the entries by number.

    Headwords that an entry has and does not list, such as slips and plurals, are found by `all_numbers` only.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._rows: dict[str, Sequence[tuple[str, int]]] = {}
        self._by_form: dict[str, Mapping[str, Sequence[int]]] = {}
        self.entry = lru_cache(_ENTRIES)(self._entry)

    def rows(self, heads: Iterable[str]) -> Mapping[str, FormRow]:
        """The forms that begin with these heads; a head with which none begins is missing."""
        wanted = set(heads)
        self._read(wanted)
        return {head: row for head in wanted if (stored := self._rows[head]) and (row := written_names(stored))}

    def prepare(self, forms: Iterable[str]) -> None:
        """Reads at once what will be asked for about these folded forms."""
        self._read({form[:HEAD] for form in forms})

    def begins_a_name(self, head: str) -> bool:
        """Whether a form begins with a head."""
        self._read({head})
        return any(number >= 0 for _, number in self._rows[head])

    def numbers(self, form: str) -> Sequence[int]:
        """The numbers of the entries that have this folded form among their names."""
        return [number for number in self._stored(form) if number >= 0]

    def all_numbers(self, form: str) -> Sequence[int]:
        """The numbers of all entries that this folded form finds, also of those that posts merely call so."""
        return list(map(any_number, self._stored(form)))

    def _stored(self, form: str) -> Sequence[int]:
        head = form[:HEAD]
        if head not in self._by_form:
            self._read({head})
            self._by_form[head] = _grouped(self._rows[head])
        return self._by_form[head].get(form, ())

    def _read(self, heads: set[str]) -> None:
        # A set less the keys of a dictionary would walk through all the keys.
        missing = {head for head in heads if head not in self._rows}
        if missing:
            stored = cast(Mapping[str, FormRow], self._index.rows_of_forms(missing))
            self._rows.update(dict.fromkeys(missing, ()))
            self._rows.update(stored)

    def _entry(self, number: int) -> Found:
        return unpacked(self._index.entry(number))


def _grouped(row: Sequence[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    """The stored numbers by form: a row may be long, and is asked for one form after the other."""
    numbers: dict[str, list[int]] = {}
    for form, number in row:
        numbers.setdefault(form, []).append(number)
    return numbers

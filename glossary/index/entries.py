"""Entries out of the index for one process that asks for many words: what was read once is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from typing import cast

from glossary.index.database import Index
from glossary.index.lookup import FormRow, Found, any_number, unpacked, written_names
from glossary.index.rows import row_of

# Rows of forms are short and all kept; of entries, as many as come again and again.
_ENTRIES = 1 << 15


class IndexedEntries:
    """The names that the glossary file gives, folded, with the numbers of their entries; the entries by number.

    Headwords that an entry has and does not list, such as slips and plurals, are found by `all_numbers` only.
    `places` says whether anybody asks where the annotations of an entry stand, which may be hundreds of thousands.
    """

    def __init__(self, index: Index, *, places: bool = True) -> None:
        self._index = index
        self._asked: set[str] = set()
        self._rows: dict[str, Sequence[tuple[str, int]]] = {}
        self._by_form: dict[str, Mapping[str, Sequence[int]]] = {}
        self._begun: dict[str, bool] = {}
        # Without this object itself, which would go round in a circle and stay in memory.
        self.entry = lru_cache(_ENTRIES)(partial(_entry, index, places=places))

    def rows(self, names: Iterable[str]) -> Mapping[str, FormRow]:
        """The rows of forms of these names; those without a form are missing."""
        wanted = set(names)
        self._read(wanted)
        stored = [(name, self._rows[name]) for name in wanted if name in self._rows]
        return {name: written for name, row in stored if (written := written_names(row))}

    def prepare(self, forms: Iterable[str]) -> None:
        """Reads at once what will be asked for about these folded forms."""
        self._read(set(map(row_of, forms)))

    def begins_a_name(self, head: str) -> bool:
        """Whether a form begins with a head."""
        if head not in self._begun:
            rows = cast(Iterable[FormRow], self._index.rows_of_heads([head]))
            self._begun[head] = any(number >= 0 for row in rows for _, number in row)
        return self._begun[head]

    def numbers(self, form: str) -> Sequence[int]:
        """The numbers of the entries that have this folded form among their names."""
        return [number for number in self._stored(form) if number >= 0]

    def all_numbers(self, form: str) -> Sequence[int]:
        """The numbers of all entries that this folded form finds, also of those that posts merely call so."""
        return list(map(any_number, self._stored(form)))

    def _stored(self, form: str) -> Sequence[int]:
        name = row_of(form)
        if name not in self._by_form:
            self._read({name})
            self._by_form[name] = _grouped(self._rows.get(name, ()))
        return self._by_form[name].get(form, ())

    def _read(self, names: set[str]) -> None:
        missing = names - self._asked
        if missing:
            self._asked |= missing
            self._rows.update(cast(Mapping[str, FormRow], self._index.rows_of_forms(missing)))


def _entry(index: Index, number: int, *, places: bool) -> Found:
    found = unpacked(index.entry(number))
    return found if places else found._replace(places=())


def _grouped(row: Sequence[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    """The stored numbers by form: a row may be long, and is asked for one form after the other."""
    numbers: dict[str, list[int]] = {}
    for form, number in row:
        numbers.setdefault(form, []).append(number)
    return numbers

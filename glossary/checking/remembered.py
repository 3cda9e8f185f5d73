"""Entries out of the index for one process that asks for many words: what was read once is not read again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import cast

from glossary.index.database import Index
from glossary.index.lookup import HEAD, REMOVED, FormRow, Found, forms_of, unpacked
from glossary.language.folding import fold

# Rows of forms are short and all kept; of entries, as many as come again and again.
_ENTRIES = 1 << 13
# A longer name is looked for this many characters around.
_AROUND = 4


class Remembered:
    """The numbers of the entries that a folded form finds, and the entries by their numbers."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._rows: dict[str, Sequence[tuple[str, int]]] = {}
        self.entry = lru_cache(_ENTRIES)(self._entry)

    def prepare(self, forms: Iterable[str]) -> None:
        """Reads at once what will be asked for about these folded forms."""
        missing = {head for form in forms if (head := form[:HEAD]) not in self._rows}
        if missing:
            self._rows.update(dict.fromkeys(missing, ()))
            self._rows.update(cast(Mapping[str, FormRow], self._index.rows_of_forms(missing)))

    def numbers(self, form: str) -> Sequence[int]:
        """The numbers of the entries that have this form among their names."""
        if form[:HEAD] not in self._rows:
            self.prepare([form])
        # Which other headwords an extraction took for the same, a fresh clone cannot know.
        numbers = (number for stored, number in self._rows[form[:HEAD]] if stored == form)
        return [number for number in numbers if form in forms_of(self.entry(number).entry)]

    def _entry(self, number: int) -> Found:
        return unpacked(self._index.entry(number))

    def longer_name(self, text: str, start: int, end: int) -> str:
        """The longest name of the glossary that stands around a span of a text and says more: 大模型 around 模型."""
        letters = _letters(text[start:end])
        for first in range(max(0, start - _AROUND), start + 1):
            if not self._begins_names(fold(text[first : first + HEAD])[:HEAD]):
                continue
            for last in range(end + _AROUND, end - 1, -1):
                window = text[first:last]
                if _letters(window) > letters and "\n" not in window and self._is_name(fold(window)):
                    return window
        return ""

    def _begins_names(self, head: str) -> bool:
        if head not in self._rows:
            self.prepare([head])
        return bool(self._rows[head])

    def _is_name(self, form: str) -> bool:
        return any(self.entry(number).entry.status != REMOVED for number in self.numbers(form))


def _letters(text: str) -> int:
    """How many characters say something: a name in quotes or with a space beside it is no longer one."""
    return sum(map(str.isalnum, text))

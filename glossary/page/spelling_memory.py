"""How terms are spelled, remembered from one run to the next: to spell all of a large glossary takes seconds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import cast

from glossary.blake2 import blake2b
from glossary.index.database import Index
from glossary.page.pinyin import Speller, Spelling
from glossary.page.readings import GIVEN_NAMES, READINGS, SURNAMES, TITLES

# The number counts what `Speller` has made of the same term.
TABLE = "spelled terms 1"
_Rows = dict[str, tuple[tuple[str, ...], bool, str, str] | None]
"""By term its spelling; None where that depends on whether it is a person's name: then the answer stands behind it."""


class SpellingMemory:
    """Spells as `Speller` does, and loads its dictionary only for a term that is not remembered."""

    def __init__(self, own: Mapping[str, str], index: Index) -> None:
        self._own = own
        self._index = index
        made_of = (sorted(own.items()), READINGS, SURNAMES, TITLES, sorted(GIVEN_NAMES))
        self._digest = blake2b(repr(made_of).encode(errors="surrogatepass")).digest()
        known, rows = cast("tuple[bytes, _Rows]", index.table(TABLE) or (b"", {}))
        self._rows: _Rows = rows if known == self._digest else {}
        self._remembered = len(self._rows)

    def spell(self, term: str, is_person: Callable[[], bool] = lambda: False) -> Spelling:
        """How the term is read."""
        row = self._rows.get(term)
        if row is None and term in self._rows:
            row = self._rows.get(_asked(term, answer=is_person()))
        return Spelling(*row) if row else self._learned(term, is_person)

    def to_remember(self) -> Callable[[], None] | None:
        """What stores the spellings in the index, if there are new ones."""
        if len(self._rows) == self._remembered:
            return None
        return lambda: self._index.put_table(TABLE, (self._digest, self._rows))

    @cached_property
    def _speller(self) -> Speller:
        return Speller(self._own)

    def _learned(self, term: str, is_person: Callable[[], bool]) -> Spelling:
        answers: list[bool] = []

        def ask() -> bool:
            answers.append(is_person())
            return answers[-1]

        spelling = self._speller.spell(term, ask)
        row = (spelling.spoken, spelling.is_chinese, spelling.section, spelling.order)
        self._rows[_asked(term, answer=answers[-1]) if answers else term] = row
        if answers:
            self._rows[term] = None
        return spelling


def _asked(term: str, *, answer: bool) -> str:
    return f"{term}\n{answer}"

"""The glossary as `annotate` asks for it; out of the index, only what one post needs is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, cast

from glossary.index.database import Index
from glossary.index.lookup import Found, unpacked
from glossary.mentions.counting import Evidence, evidence_for
from glossary.mentions.matching import FormRow

ENOUGH_POSTS = 200
"""In a garden of fewer posts than this, that a word is rare there says little."""


class Known(Protocol):
    """The glossary, as far as one post asks for it."""

    def forms(self, heads: Iterable[str]) -> Mapping[str, FormRow]:
        """The forms that begin with these heads, with the numbers of their entries."""
        ...

    def found(self, number: int) -> Found:
        """The entry of a number."""
        ...

    def posts(self) -> int:
        """How many posts there are to judge by."""
        ...

    def evidence(self, forms: Iterable[str]) -> Mapping[str, Evidence]:
        """In how many posts forms are mentioned and annotated."""
        ...


class IndexedGlossary:
    """What `Known` asks for; entries are read once, however many posts mention them."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._found: dict[int, Found] = {}
        self._rows: dict[str, FormRow] = {}

    def forms(self, heads: Iterable[str]) -> Mapping[str, FormRow]:
        """The forms that begin with these heads, with the numbers of their entries."""
        wanted = set(heads)
        missing = {head for head in wanted if head not in self._rows}
        self._rows.update(dict.fromkeys(missing, ()))
        self._rows.update(cast(Mapping[str, FormRow], self._index.rows_of_forms(missing)))
        return {head: row for head in wanted if (row := self._rows[head])}

    def all_forms(self) -> Iterator[FormRow]:
        """All forms, with the numbers of their entries."""
        return cast(Iterator[FormRow], self._index.form_rows(""))

    def found(self, number: int) -> Found:
        """The entry of a number."""
        if number not in self._found:
            self._found[number] = unpacked(self._index.entry(number))
        return self._found[number]

    def posts(self) -> int:
        """How many posts there are to judge by."""
        return self._index.count("posts")

    def evidence(self, forms: Iterable[str]) -> Mapping[str, Evidence]:
        """In how many posts forms are mentioned and annotated."""
        return evidence_for(self._index, forms)

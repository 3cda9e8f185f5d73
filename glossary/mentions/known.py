"""The glossary as `annotate` asks for it; out of the index, only what one post needs is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, cast

from glossary.index.counts import UseCounts
from glossary.index.database import Index
from glossary.index.entries import IndexedEntries
from glossary.index.lookup import Found, forms_of, written_names
from glossary.language.folding import fold
from glossary.mentions.counting import evidence_beside, posts_counted, senses_counted
from glossary.mentions.values import FormRow
from glossary.model import Entry

ENOUGH_POSTS = 200
"""In a garden of fewer posts than this, that a word is rare there says little."""


class KnownEntries(Protocol):
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

    def evidence(self, forms: Iterable[str]) -> Mapping[str, UseCounts]:
        """In how many posts forms are mentioned and annotated; a form that was not counted is missing."""
        ...

    def posts_of(self, number: int) -> int:
        """In how many posts the entry of a number is annotated."""
        ...

    def is_counted(self, number: int) -> bool:
        """Whether it is known how the entry is used in the posts."""
        ...


def counts_of(form: str, known: KnownEntries) -> UseCounts:
    """In how many posts one form is mentioned and annotated; in none where it was not counted."""
    return known.evidence([form]).get(form, UseCounts())


class IndexedGlossary:
    """What `KnownEntries` asks for; `entries` are those of the index, for whoever has read some of them already."""

    def __init__(self, index: Index, entries: IndexedEntries | None = None) -> None:
        self._index = index
        self._entries = entries or IndexedEntries(index)
        self._evidence: dict[str, UseCounts | None] = {}
        self._senses: Mapping[tuple[str, str], int] | None = None
        self._posts_of: dict[int, int] = {}

    def forms(self, heads: Iterable[str]) -> Mapping[str, FormRow]:
        """The forms that begin with these heads, with the numbers of their entries."""
        return self._entries.rows(heads)

    def all_forms(self) -> Iterator[FormRow]:
        """All forms, with the numbers of their entries."""
        rows = cast(Iterator[FormRow], self._index.form_rows(""))
        return map(written_names, rows)

    def found(self, number: int) -> Found:
        """The entry of a number."""
        return self._entries.entry(number)

    def posts(self) -> int:
        """How many posts there are to judge by."""
        return posts_counted(self._index)

    def evidence(self, forms: Iterable[str]) -> Mapping[str, UseCounts]:
        """In how many posts forms are mentioned and annotated; a form that was not counted is missing."""
        wanted = set(forms)
        missing = wanted.difference(self._evidence)
        if missing:
            self._evidence.update(dict.fromkeys(missing))
            self._evidence.update(evidence_beside(self._index, missing))
        return {form: found for form in wanted if (found := self._evidence[form]) is not None}

    def posts_of(self, number: int) -> int:
        """In how many posts the entry of a number is annotated."""
        # One text after another asks for the same entries.
        if number not in self._posts_of:
            self._posts_of[number] = self._count_posts(self.found(number).entry)
        return self._posts_of[number]

    def _count_posts(self, entry: Entry) -> int:
        term = fold(entry.term)
        if self._senses is None:
            self._senses = senses_counted(self._index)
        forms = set(forms_of(entry))
        for key in ((term, fold(entry.english)), *((form, term) for form in sorted(forms))):
            if key in self._senses:
                return self._senses[key]
        return sum(each.annotated for each in self.evidence(forms).values())

    def is_counted(self, number: int) -> bool:
        """Whether it is known how the entry is used in the posts."""
        term = fold(self.found(number).entry.term)
        return term in self.evidence([term])

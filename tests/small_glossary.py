"""A glossary in memory, as `annotate` asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from glossary.index.counts import UseCounts
from glossary.index.lookup import Found, all_forms
from glossary.index.rows import row_of
from glossary.language.folding import fold
from glossary.mentions.values import FormRow
from glossary.model import Entry


class SmallGlossary:
    """Entries, each annotated in as many posts as `posts` says for its term; `size` posts in all; `touched`: a person
    wrote them."""

    size = 3
    touched = False

    def __init__(
        self,
        entries: Iterable[Entry],
        evidence: Mapping[str, UseCounts] | None = None,
        posts: Mapping[str, int] | None = None,
    ) -> None:
        counts = posts or {}
        self._found = [
            Found(
                entry,
                (fold(entry.term),),
                tuple((number, 0) for number in range(counts.get(entry.term, 1))),
                self.touched,
            )
            for entry in entries
        ]
        self._evidence = evidence or {}
        self._rows: dict[str, list[tuple[str, int]]] = {}
        for number, found in enumerate(self._found):
            for form in all_forms(found):
                self._rows.setdefault(row_of(form), []).append((form, number))

    def forms(self, heads: Iterable[str]) -> Mapping[str, FormRow]:
        return {head: self._rows[head] for head in heads if head in self._rows}

    def found(self, number: int) -> Found:
        return self._found[number]

    def posts(self) -> int:
        return self.size

    def evidence(self, forms: Iterable[str]) -> Mapping[str, UseCounts]:
        return {form: self._evidence[form] for form in forms if form in self._evidence}

    def posts_of(self, number: int) -> int:
        return len(self._found[number].places)

    def is_counted(self, number: int) -> bool:
        return True

"""Mentions in very many texts: the same as one by one, by an automaton that is worth its second of making."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from glossary.index.rows import HEAD
from glossary.language.edges import is_bounded
from glossary.language.folded_line import FoldedLine, fold_line
from glossary.mentions.many_words import all_of
from glossary.mentions.matching import (
    FormRow,
    FormsByRow,
    Matcher,
    Mention,
    in_words,
    latin_words,
    longest,
    rows_of_words,
)

# An automaton of 50,000 forms takes a second, which as many texts of usual length make up for.
_WORTH_AN_AUTOMATON = 30


class ManyTexts(Matcher):
    """Finds what `Matcher` finds. `rows` are all forms, each with its entry's number."""

    def __init__(self, forms: FormsByRow, rows: Iterable[FormRow]) -> None:
        super().__init__(forms)
        numbers: dict[str, tuple[int, ...]] = {}
        for form, number in (pair for row in rows for pair in row if len(pair[0]) >= HEAD):
            numbers[form] = (*numbers.get(form, ()), number)
        self._patterns = list(numbers.items())
        self._words = all_of(list(numbers))

    def find(self, text: str) -> list[Mention]:
        """As `find_mentions`; nothing is kept of the text, since the next is another one."""
        found = super().find(text)
        self._found.clear()
        return found

    def _match(self, lines: Iterable[str]) -> None:
        folded = [(line, fold_line(line), list(latin_words(line))) for line in lines]
        self._learn({name for _, _, words in folded for name in rows_of_words(words)})
        for line, key, words in folded:
            found = [*self._in_key(line, key), *in_words(line, words, self._table)]
            self._found[line] = tuple(longest(found))

    def _in_key(self, line: str, folded: FoldedLine) -> Iterator[Mention]:
        for number, first, end in self._words.find_matches_as_indexes(folded.key, overlapping=True):
            form, numbers = self._patterns[number]
            start, stop = folded.origin(first), folded.origin(end - 1) + 1
            if is_bounded(line, start, stop):
                yield Mention(start, stop, form, numbers)


def matcher_for(count: int, forms: FormsByRow, rows: Iterable[FormRow]) -> Matcher:
    """What finds mentions in so many texts soonest."""
    return Matcher(forms) if count < _WORTH_AN_AUTOMATON else ManyTexts(forms, rows)

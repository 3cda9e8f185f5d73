"""Mentions in very many texts: the same as one by one, by an automaton that is worth its second of making."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

from glossary.index.rows import HEAD
from glossary.language.edges import is_bounded
from glossary.language.folded_line import fold_lines
from glossary.language.script import has_han
from glossary.mentions.form_table import OPENING
from glossary.mentions.in_words import in_words, latin_words
from glossary.mentions.many_words import all_of
from glossary.mentions.matching import Matcher
from glossary.mentions.values import FormRow, FormsByRow, Mention

# An automaton of 50,000 forms takes a second, which as many texts of usual length make up for.
_WORTH_AN_AUTOMATON = 30
# Enough that what is done once for them does not count, few enough to hold all places in them.
_CHARACTERS_AT_ONCE = 30_000
_Place = tuple[int, int, int]
"""Where a form stands in some lines: from, to, the end negative so that the longest comes first, and which it is."""


class ManyTexts(Matcher):
    """Finds what `Matcher` finds. `rows` are all forms, each with its entry's number."""

    def __init__(self, forms: FormsByRow, rows: Iterable[FormRow]) -> None:
        super().__init__(forms)
        numbers: dict[str, tuple[int, ...]] = {}
        for form, number in (pair for row in rows for pair in row if len(pair[0]) >= HEAD):
            numbers[form] = (*numbers.get(form, ()), number)
        self._patterns = list(numbers.items())
        self._unbounded = [has_han(form[0]) and has_han(form[-1]) for form in numbers]
        self._words = all_of(list(numbers))
        self._heads = dict.fromkeys(
            {form[:HEAD] for form in numbers}, _AllForms(numbers, {form[:OPENING] for form in numbers})
        )

    def find(self, text: str) -> list[Mention]:
        """As `find_mentions`; nothing is kept of the text, since the next is another one."""
        return [mention for at, lines in _some_lines(text) for mention in self._standing(lines, at)]

    def _standing(self, lines: str, at: int) -> Iterator[Mention]:
        """What `longest` leaves of the mentions in some lines, which begin at an offset.

        Most places lie in others, and are not looked at.
        """
        named = list(in_words(lines, list(latin_words(lines)), self._heads))
        patterns, unbounded, reached = self._patterns, self._unbounded, 0
        for start, back, number in sorted(chain(self._places(lines), _numbered(named, len(patterns)))):
            if start < reached:
                continue
            if number >= len(patterns):
                mention = named[number - len(patterns)]
                form, entries = mention.form, mention.entries
            elif unbounded[number] or is_bounded(lines, start, -back):
                form, entries = patterns[number]
            else:
                continue
            reached = -back
            yield Mention(at + start, at - back, form, entries)

    def _places(self, lines: str) -> Iterable[_Place]:
        folded = fold_lines(lines)
        places = self._words.find_matches_as_indexes(folded.key, overlapping=True)
        if not folded.places:
            return [(first, -end, number) for number, first, end in places]
        # Several forms begin and end at nearly every character, so all are worked out at once.
        origins = folded.origins()
        return [(origins[first], -origins[end - 1] - 1, number) for number, first, end in places]


class _AllForms(NamedTuple):
    """What `in_words` asks of the forms of one head."""

    numbers: Mapping[str, tuple[int, ...]]
    openings: Set[str]

    def entries(self, form: str) -> tuple[int, ...]:
        return self.numbers[form]


def _numbered(named: Sequence[Mention], first: int) -> Iterable[_Place]:
    return [(mention.start, -mention.end, number) for number, mention in enumerate(named, first)]


def _some_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text, as many at once as bear it, each time with the offset of the first."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + _CHARACTERS_AT_ONCE) + 1 or len(text)
        yield at, text[at:end]
        at = end


def matcher_for(count: int, forms: FormsByRow, rows: Iterable[FormRow]) -> Matcher:
    """What finds mentions in so many texts soonest."""
    return Matcher(forms) if count < _WORTH_AN_AUTOMATON else ManyTexts(forms, rows)

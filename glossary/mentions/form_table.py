"""The forms that may stand in a text, by what they begin with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import compress, count
from operator import add

from glossary.index.rows import HEAD
from glossary.language.patterns import pattern
from glossary.mentions.values import FormRow

BEGINNING = 3
OPENING = 6
"""Fewer characters than these leave too many forms, and more are longer than most words."""
# Letters and digits of which a key has what its line has.
_plain_word = pattern("[a-z0-9]+")


class Forms:
    """The forms of one head that may stand in a text, and the number of each one's entry."""

    def __init__(self, row: FormRow) -> None:
        self.row = row
        self.numbers: Mapping[str, int] = dict(row)
        self._lengths: dict[str, Sequence[int]] = {}
        # Forms of several entries are few.
        self._shared = _shared(row, self.numbers) if len(self.numbers) < len(row) else {}

    def entries(self, form: str) -> tuple[int, ...]:
        """The numbers of all entries that the form finds."""
        return self._shared.get(form) or (self.numbers[form],)

    def lengths(self, beginning: str) -> Iterable[int]:
        """How long the forms are that begin so, the longest first; a head may be a form as a whole."""
        lengths = self._lengths.get(beginning)
        if lengths is None:
            whole = {HEAD} if beginning[:HEAD] in self.numbers else set()
            longer = self._by_beginning.get(beginning, ())
            lengths = self._lengths[beginning] = sorted(whole.union(longer), reverse=True)
        return lengths

    @cached_property
    def _by_beginning(self) -> Mapping[str, Iterable[int]]:
        # Worked out only for heads behind which something stands that a form begins with.
        lengths: dict[str, list[int]] = {}
        for form in self.numbers:
            lengths.setdefault(form[:BEGINNING], []).append(len(form))
        return lengths

    @cached_property
    def lengths_by_word(self) -> Mapping[str, Sequence[int]]:
        """How long the forms are, the longest first, by the plain word that each begins with, to its end."""
        lengths: dict[str, list[int]] = {}
        for form in self.numbers:
            # Nearly all are one word: the parts of a name are joined in its form.
            word = form if form.isalnum() and form.isascii() else _first_word(form)
            lengths.setdefault(word, []).append(len(form))
        return {word: sorted(set(several), reverse=True) for word, several in lengths.items()}

    @cached_property
    def openings(self) -> Set[str]:
        """What the forms begin with, and shorter forms as a whole: a name that begins otherwise need not be read on."""
        return {form[:OPENING] for form in self.numbers}


def _first_word(form: str) -> str:
    word = _plain_word.match(form)
    return word[0] if word else ""


def _shared(row: FormRow, numbers: Mapping[str, int]) -> Mapping[str, tuple[int, ...]]:
    several = {form for form, number in row if numbers[form] != number}
    return {form: tuple(number for each, number in row if each == form) for form in several}


class FormTable:
    """The forms by their heads, and the beginnings of all of them, which are soon found not to stand in a text.

    `passed` are the plain words at which there is nothing to look for in a key: whoever finds that out keeps it there.
    """

    def __init__(self) -> None:
        self.heads: dict[str, Forms] = {}
        self.passed: set[str] = set()
        self._beginnings: set[str] = set()

    def add(self, head: str, row: FormRow) -> None:
        """Further forms that begin with a head, which there are; none of one character: 链, 卦 and R say too little."""
        if len(head) < HEAD:
            return
        known = self.heads.get(head)
        forms = self.heads[head] = Forms([*known.row, *row] if known else row)
        self.passed.clear()
        self._beginnings.update([form[:BEGINNING] for form in forms.numbers])

    def places(self, key: str) -> Iterable[int]:
        """The offsets in a key at which there is what a form begins with."""
        # Hardly any offset is one, and each character of a post is asked for: no line of Python may run for each.
        begins = self._beginnings.__contains__
        pairs = list(map(add, key, key[1:]))
        whole = compress(count(), map(begins, pairs))
        longer = compress(count(), map(begins, map(add, pairs, key[BEGINNING - 1 :])))
        return sorted({*whole, *longer})

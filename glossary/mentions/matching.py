"""Mentions: where the words of the glossary stand in a text, in any script form, the longest first.

A text is matched line by line. Its cost grows with the text, and not with the glossary: only those forms are
looked at that begin with two characters which stand in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain, compress, count, islice
from operator import add
from typing import NamedTuple, Protocol

from glossary.index.rows import HEAD, LONGEST, rows_at, rows_in
from glossary.language.edges import goes_on_before, goes_on_behind, is_bounded
from glossary.language.english import normal
from glossary.language.folded_line import FoldedLine, fold_line
from glossary.language.patterns import pattern
from glossary.language.script import LATIN

_BEGINNING = 3
FormRow = Sequence[tuple[str, int]]
FormsByRow = Callable[[Iterable[str]], Mapping[str, FormRow]]
"""For names of rows (`rows.row_of` says in which one a form is): the forms in them, each with its entry's number."""

_word = pattern(f"[{LATIN}0-9]+")
# What may stand between two words of one English name.
_joint = pattern(r"[ \t]+|[-\u2010\u2011\u2013/&.'’]|[ \t]+[&][ \t]+")
_MOST_WORDS = 8
# What is looked up for so many lines is held at once: enough that the index is asked seldom.
_LINES_AT_ONCE = 5000
# A post that has been annotated is matched again; of a very long one not all lines are held for that.
_LINES_KEPT = 50_000
_CUT_AT_ONCE = 1 << 20
# One character says too little to be taken for a word: 链, 卦, R.
_LEAST = 2


class Mention(NamedTuple):
    """Where a form of one or more entries stands: code points in the text, the folded form, the entries' numbers."""

    start: int
    end: int
    form: str
    entries: tuple[int, ...]


def find_mentions(text: str, forms: FormsByRow) -> list[Mention]:
    """All mentions in a text, in order and apart from one another; offsets are code points.

    Of mentions that overlap, the one that begins first stays, and of those the longest. There is a boundary at a
    Latin letter or digit, none at a Chinese character; none reaches over the end of a line.
    """
    return Matcher(forms).find(text)


class Matcher:
    """Finds mentions in texts that share most of their lines, as a post before and after: a line is matched once."""

    def __init__(self, forms: FormsByRow) -> None:
        self._forms = forms
        self._asked: set[str] = set()
        self._table = _Table({}, set())
        self._found: dict[str, Sequence[Mention]] = {}

    def find(self, text: str) -> list[Mention]:
        """As `find_mentions`."""
        found: list[Mention] = []
        numbered = _lines(text)
        while lines := list(islice(numbered, _LINES_AT_ONCE)):
            if len(self._found) > _LINES_KEPT:
                self._found.clear()
            # The views of a dictionary's keys would be walked from end to end for a set difference.
            self._match({line for _, line in lines if line not in self._found})
            found += [
                Mention(start + mention.start, start + mention.end, mention.form, mention.entries)
                for start, line in lines
                for mention in self._found[line]
            ]
        return found

    def _match(self, lines: Iterable[str]) -> None:
        folded = [(line, fold_line(line), list(latin_words(line))) for line in lines]
        self._learn({name for _, key, words in folded for name in chain(rows_in(key.key), rows_of_words(words))})
        for line, key, words in folded:
            found = [*_in_key(line, key, self._table), *in_words(line, words, self._table.heads)]
            self._found[line] = tuple(longest(found))

    def _learn(self, names: Set[str]) -> None:
        """Looks up the forms of rows that were not met before."""
        new = names - self._asked
        self._asked |= new
        by_head: dict[str, list[tuple[str, int]]] = {}
        for name, row in self._forms(new).items():
            by_head.setdefault(name[:HEAD], []).extend(row)
        for head, forms in by_head.items():
            self._table.add(head, forms)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text without their ends, each with its offset, cut off some at a time."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + _CUT_AT_ONCE) + 1 or len(text)
        for line in text[at:end].splitlines(keepends=True):
            yield at, line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
            at += len(line)


class _Forms:
    """The forms of one head that may stand in a text, and the number of each one's entry."""

    def __init__(self, row: FormRow) -> None:
        self.row = row
        self.numbers: Mapping[str, int] = dict(row)
        # Forms of several entries are few.
        self._shared = _shared(row, self.numbers) if len(self.numbers) < len(row) else {}

    def entries(self, form: str) -> tuple[int, ...]:
        """The numbers of all entries that the form finds."""
        return self._shared.get(form) or (self.numbers[form],)

    @cached_property
    def lengths(self) -> Mapping[str, Iterable[int]]:
        """How long the forms are, the longest first, by what they begin with; a head may be a form as a whole.

        Worked out only for heads behind which something stands that a form begins with.
        """
        lengths: dict[str, dict[int, None]] = {}
        for form in sorted(self.numbers, key=len, reverse=True):
            lengths.setdefault(form[:_BEGINNING], {})[len(form)] = None
            if len(form) == HEAD:
                for longer in lengths.values():
                    longer[HEAD] = None
        return lengths


def _shared(row: FormRow, numbers: Mapping[str, int]) -> Mapping[str, tuple[int, ...]]:
    several = {form for form, number in row if numbers[form] != number}
    return {form: tuple(number for each, number in row if each == form) for form in several}


class _Table(NamedTuple):
    """The forms by their heads, and the beginnings of all of them, which are soon found not to stand in a text."""

    heads: dict[str, _Forms]
    beginnings: set[str]

    def add(self, head: str, row: FormRow) -> None:
        """Further forms that begin with a head, which there are."""
        known = self.heads.get(head)
        forms = self.heads[head] = _Forms([*known.row, *row] if known else row)
        self.beginnings.update([form[:_BEGINNING] for form in forms.numbers if len(form) >= _LEAST])

    def places(self, key: str) -> Iterable[int]:
        """The offsets in a key at which there is what a form begins with."""
        # Hardly any offset is one, and each character of a post is asked for: no line of Python may run for each.
        begins = self.beginnings.__contains__
        pairs = list(map(add, key, key[1:]))
        whole = compress(count(), map(begins, pairs))
        longer = compress(count(), map(begins, map(add, pairs, key[_BEGINNING - 1 :])))
        return sorted({*whole, *longer})


def _in_key(line: str, folded: FoldedLine, table: _Table) -> Iterator[Mention]:
    key = folded.key
    for at in table.places(key):
        forms = table.heads[key[at : at + HEAD]]
        for length in forms.lengths.get(key[at : at + _BEGINNING]) or (HEAD,):
            form = key[at : at + length]
            # At the end of the line what is cut off may be a shorter form.
            if form in forms.numbers and len(form) == length:
                start = folded.origin(at)
                if goes_on_before(line, start):
                    break
                end = folded.origin(at + length - 1) + 1
                if not goes_on_behind(line, start, end):
                    yield Mention(start, end, form, forms.entries(form))
                    break


class _Word(NamedTuple):
    """A Latin word: where it stands, its normal form, and whether the next word may belong to the same name."""

    start: int
    end: int
    normal: str
    goes_on: bool


def latin_words(line: str) -> Iterator[_Word]:
    """The Latin words of a line, in order."""
    found = list(_word.finditer(line))
    for number, match in enumerate(found):
        following = found[number + 1].start() if number + 1 < len(found) else 0
        goes_on = bool(following and _joint.fullmatch(line, match.end(), following))
        yield _Word(match.start(), match.end(), normal(match[0]) or match[0].casefold(), goes_on)


def head_of(words: Sequence[_Word], first: int) -> str:
    """What the forms of a name begin with that begins with this word."""
    word = words[first]
    alone = len(word.normal) >= HEAD or not word.goes_on
    return (word.normal if alone else word.normal + words[first + 1].normal)[:HEAD]


def rows_of_words(words: Sequence[_Word]) -> Iterator[str]:
    """The rows of all forms that the names may have which begin with one of the words."""
    for first in range(len(words)):
        joined = ""
        for word in words[first : first + _MOST_WORDS]:
            joined += word.normal
            if len(joined) >= LONGEST or not word.goes_on:
                break
        yield from rows_at(joined)


class FormsOfHead(Protocol):
    """The forms that begin with the same two characters."""

    @property
    def numbers(self) -> Container[str]:
        """What holds them."""

    def entries(self, form: str) -> tuple[int, ...]:
        """The numbers of all entries that one of them finds."""


def in_words(line: str, words: Sequence[_Word], heads: Mapping[str, FormsOfHead]) -> Iterator[Mention]:
    """Names of one or more Latin words, whatever their number, hyphens and spelling; `heads` are the first two
    characters of forms."""
    for first in range(len(words)):
        forms = heads.get(head_of(words, first))
        if forms is None:
            continue
        joined, mention = "", None
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            joined += words[last].normal
            if (
                joined in forms.numbers
                and len(joined) >= _LEAST
                and is_bounded(line, words[first].start, words[last].end)
            ):
                mention = Mention(words[first].start, words[last].end, joined, forms.entries(joined))
            if not words[last].goes_on:
                break
        if mention:
            yield mention


def longest(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Those that stay of mentions that overlap: the one that begins first, and of those the longest."""
    end = 0
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if mention.start >= end:
            end = mention.end
            yield mention

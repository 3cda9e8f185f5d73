"""Names of one or more Latin words in a line, whatever their number, hyphens and spelling."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from glossary.index.rows import HEAD, LONGEST, rows_at
from glossary.language.edges import is_bounded
from glossary.language.english import normal
from glossary.language.patterns import pattern
from glossary.language.script import LATIN
from glossary.mentions.form_table import OPENING
from glossary.mentions.values import Mention

_word = pattern(f"[{LATIN}0-9]+")
# What may stand between two words of one English name.
_joint = pattern(r"[ \t]+|[-\u2010\u2011\u2013/&.'’]|[ \t]+[&][ \t]+")
_MOST_WORDS = 8


class LatinWord(NamedTuple):
    """A Latin word: where it stands, its normal form, and whether the next word may belong to the same name."""

    start: int
    end: int
    normal: str
    goes_on: bool


def latin_words(line: str) -> Iterator[LatinWord]:
    """The Latin words of a line, in order."""
    found = list(_word.finditer(line))
    for number, match in enumerate(found, 1):
        start, end = match.span()
        following = found[number].start() if number < len(found) else end
        # Nearly all that stands between two words is one space.
        goes_on = line[end:following] == " " or (following > end and bool(_joint.fullmatch(line, end, following)))
        yield LatinWord(start, end, normal(match[0]) or match[0].casefold(), goes_on)


def rows_of_words(lines: Iterable[Sequence[LatinWord]]) -> set[str]:
    """The names of the rows of all forms that names may have which begin with a word of lines."""
    beginnings = {_beginning(words, first) for words in lines for first in range(len(words))}
    return set().union(*map(rows_at, beginnings))


def _beginning(words: Sequence[LatinWord], first: int) -> str:
    """What the names begin with that begin with this word, as far as it tells in which row they are."""
    joined = words[first].normal
    for at in range(first, min(first + _MOST_WORDS, len(words)) - 1):
        if len(joined) >= LONGEST or not words[at].goes_on:
            break
        joined += words[at + 1].normal
    return joined[:LONGEST]


class FormsOfHead(Protocol):
    """The forms that begin with the same two characters."""

    @property
    def numbers(self) -> Container[str]:
        """What holds them."""

    @property
    def openings(self) -> Container[str]:
        """What holds the first characters of each, `OPENING` of them."""

    def entries(self, form: str) -> tuple[int, ...]:
        """The numbers of all entries that one of them finds."""


def in_words(line: str, words: Sequence[LatinWord], heads: Mapping[str, FormsOfHead]) -> Iterator[Mention]:
    """The mentions in a line, of which these are the words: the longest that begins with each word, in order.

    `heads` are the first two characters of forms.
    """
    for first, word in enumerate(words):
        head = word.normal if len(word.normal) >= HEAD else _beginning(words, first)
        forms = heads.get(head[:HEAD])
        if forms and (mention := _longest_from(first, line, words, forms)):
            yield mention


def _longest_from(first: int, line: str, words: Sequence[LatinWord], forms: FormsOfHead) -> Mention | None:
    joined, mention = "", None
    numbers, openings = forms.numbers, forms.openings
    start = words[first].start
    for at in range(first, min(first + _MOST_WORDS, len(words))):
        word = words[at]
        joined += word.normal
        if joined in numbers and is_bounded(line, start, word.end):
            mention = Mention(start, word.end, joined, forms.entries(joined))
        if not word.goes_on or (len(joined) >= OPENING and joined[:OPENING] not in openings):
            break
    return mention

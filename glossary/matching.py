"""Mentions: where the words of the glossary stand in a text, in any script form, the longest first.

A text is matched line by line. Its cost grows with the text, and not with the glossary: only those forms are
looked at that begin with two characters which stand in the text.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary.language.english import normal
from glossary.language.folding import to_simplified
from glossary.language.script import LATIN, has_han

HEAD = 2
FormRow = Sequence[tuple[str, int]]
FormsByHead = Callable[[Iterable[str]], Mapping[str, FormRow]]
"""For heads (the first two characters of folded forms): the forms that begin so, each with its entry's number."""

# As in folding.fold; but a space between two Latin words stays, so that it still parts them.
_gap = re.compile(r"[ \t\u00a0\u3000\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u200b\u200c\u200d\ufeff]+")
_word_sign = re.compile(f"[{LATIN}0-9]")
_hangs_on = re.compile(rf"[{LATIN}0-9](?:\+\+|#)$")
_goes_on = re.compile(rf"(?:\+\+|#)[{LATIN}0-9]")
_word = re.compile(f"[{LATIN}0-9]+")
# What may stand between two words of one English name.
_joint = re.compile(r"[ \t]+|[-\u2010\u2011\u2013/&.'’]|[ \t]+[&][ \t]+")
_MOST_WORDS = 8
# One character says too little to be taken for a word: 链, 卦, R.
_LEAST = 2


class Mention(NamedTuple):
    """Where a form of one or more entries stands: code points in the text, the folded form, the entries' numbers."""

    start: int
    end: int
    form: str
    entries: tuple[int, ...]


class FoldedLine(NamedTuple):
    """A line's key, as `fold` would give it, and how its offsets lead back: where gaps were, and what they took."""

    key: str
    places: Sequence[int]
    taken: Sequence[int]

    def origin(self, offset: int) -> int:
        """The offset in the line of a character of the key."""
        number = bisect_right(self.places, offset)
        return offset + (self.taken[number - 1] if number else 0)


class _Letters(dict[int, str]):
    """Folds single characters, for `str.translate`; one that would become two stays as it is, so offsets hold."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", char).casefold())
        self[code] = folded = folded if len(folded) == 1 and not folded.isspace() else char
        return folded


_letters = _Letters()


def fold_line(line: str) -> FoldedLine:
    """A text without line break as the key that forms are looked up in."""
    simplified = line if line.isascii() else to_simplified(line)
    if len(simplified) != len(line):
        simplified = line
    letters = simplified.translate(_letters)
    if not _gap.search(letters):
        return FoldedLine(letters, (), ())
    pieces: list[str] = []
    places: list[int] = []
    taken: list[int] = []
    at = length = lost = 0
    for gap in _gap.finditer(letters):
        start, end = gap.span()
        if _parts_words(letters, start, end):
            # One space is left, in the place of the gap's last character.
            end -= 1
        pieces.append(letters[at:start])
        length += start - at
        if end > start:
            lost += end - start
            places.append(length)
            taken.append(lost)
        at = end
    key = "".join((*pieces, letters[at:]))
    return FoldedLine(key, places, taken)


def _parts_words(text: str, start: int, end: int) -> bool:
    return bool(_word_sign.match(text, start - 1, start) and _word_sign.match(text, end)) if start else False


def find_mentions(text: str, forms: FormsByHead) -> list[Mention]:
    """All mentions in a text, in order and apart from one another; offsets are code points.

    Of mentions that overlap, the one that begins first stays, and of those the longest. There is a boundary at a
    Latin letter or digit, none at a Chinese character; none reaches over the end of a line.
    """
    return Matcher(forms).find(text)


class Matcher:
    """Finds mentions in texts that share most of their lines, as a post before and after: a line is matched once."""

    def __init__(self, forms: FormsByHead) -> None:
        self._forms = forms
        self._table: dict[str, _Forms] = {}
        self._found: dict[str, Sequence[Mention]] = {}

    def find(self, text: str) -> list[Mention]:
        """As `find_mentions`."""
        lines = list(_lines(text))
        self._match({line for _, line in lines} - self._found.keys())
        return [
            Mention(start + mention.start, start + mention.end, mention.form, mention.entries)
            for start, line in lines
            for mention in self._found[line]
        ]

    def _match(self, lines: Iterable[str]) -> None:
        folded = [(line, fold_line(line), list(_latin_words(line))) for line in lines]
        heads = {head for _, key, words in folded for head in _heads(key.key, words)} - self._table.keys()
        self._table.update(dict.fromkeys(heads, ()))
        self._table.update((head, _by_length(row)) for head, row in self._forms(heads).items())
        for line, key, words in folded:
            self._found[line] = tuple(_longest([*_in_key(line, key, self._table), *_in_words(words, self._table)]))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield at, line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        at += len(line)


_Forms = Sequence[tuple[int, Mapping[str, tuple[int, ...]]]]
_Table = Mapping[str, _Forms]


def _by_length(row: FormRow) -> _Forms:
    """The forms of one head by their lengths, the longest first."""
    by_length: dict[int, dict[str, tuple[int, ...]]] = {}
    for form, number in row:
        if len(form) >= _LEAST:
            same = by_length.setdefault(len(form), {})
            same[form] = (*same.get(form, ()), number)
    return sorted(by_length.items(), reverse=True)


def _heads(key: str, words: Sequence[_Word]) -> set[str]:
    return {*map("".join, itertools.pairwise(key)), *(_head(words, number) for number in range(len(words)))}


def _in_key(line: str, folded: FoldedLine, table: _Table) -> Iterator[Mention]:
    key = folded.key
    for at in range(len(key) - 1):
        for length, same in table[key[at : at + HEAD]]:
            numbers = same.get(key[at : at + length])
            if numbers is not None:
                start, end = folded.origin(at), folded.origin(at + length - 1) + 1
                if is_bounded(line, start, end):
                    yield Mention(start, end, key[at : at + length], numbers)
                    break


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number goes on beyond the ends of this span: no API in RAPID, no C++ in C++11.

    What hangs on such a name has no beginning of its own either: no LLM in C++LLM.
    """
    before = start > 0 and (_word_sign.match(text, start - 1) or _hangs_on.search(text, max(0, start - 3), start))
    behind = _word_sign.match(text, end) or _goes_on.match(text, end)
    return not ((before and _is_narrow(text[start])) or (behind and _is_narrow(text[end - 1])))


def _is_narrow(char: str) -> bool:
    return char.isascii() or _word_sign.match(char) is not None


class _Word(NamedTuple):
    """A Latin word: where it stands, its normal form, and whether the next word may belong to the same name."""

    start: int
    end: int
    normal: str
    goes_on: bool


def _latin_words(line: str) -> Iterator[_Word]:
    found = list(_word.finditer(line))
    for number, match in enumerate(found):
        following = found[number + 1].start() if number + 1 < len(found) else 0
        goes_on = bool(following and _joint.fullmatch(line, match.end(), following))
        yield _Word(match.start(), match.end(), normal(match[0]) or match[0].casefold(), goes_on)


def _head(words: Sequence[_Word], first: int) -> str:
    word = words[first]
    alone = len(word.normal) >= HEAD or not word.goes_on
    return (word.normal if alone else word.normal + words[first + 1].normal)[:HEAD]


def _in_words(words: Sequence[_Word], table: _Table) -> Iterator[Mention]:
    """Names of one or more Latin words, whatever their number, hyphens and spelling."""
    for first in range(len(words)):
        rows = dict(table[_head(words, first)])
        joined, mention = "", None
        for last in range(first, min(first + _MOST_WORDS, len(words)) if rows else first):
            joined += words[last].normal
            if numbers := rows.get(len(joined), {}).get(joined):
                mention = Mention(words[first].start, words[last].end, joined, numbers)
            if not words[last].goes_on:
                break
        if mention:
            yield mention


def _longest(mentions: Sequence[Mention]) -> Iterator[Mention]:
    end = 0
    for mention in sorted(mentions, key=lambda each: (each.start, -each.end)):
        if mention.start >= end:
            end = mention.end
            yield mention


def fits_case(text: str, name: str, *, is_headword: bool) -> bool:
    """Whether a mention in Latin script may be this name: an acronym only in its own case, a proper name not in small.

    `Large Model`, as the English name of a Chinese term, may be written in any case; a plural s is allowed.
    """
    if has_han(name) or text == name:
        return True
    single = len(name.split()) == 1
    if single and (name.isupper() or any(char.isupper() for char in name[1:])):
        return text.removesuffix("s") == name.removesuffix("s") or (len(name) > 5 and text.isupper())
    if is_headword and single and name[:1].isupper():
        return text[:1].isupper()
    return True

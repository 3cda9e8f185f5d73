"""A line as the key that forms are looked up in, and the way back from offsets in the key to those in the line."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from glossary.language.folding import to_simplified
from glossary.language.patterns import pattern
from glossary.language.script import LATIN

# As in folding.fold; but a space between two Latin words stays, so that it still parts them.
_GAPS = r"[ \t\u00a0\u3000\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u200b\u200c\u200d\ufeff]"
_WORD = f"[{LATIN}0-9]"
# Without those single ones, by far the most in English.
_gap = pattern(f"{_GAPS}(?:{_GAPS}+|(?<!{_WORD}{_GAPS})|(?!{_WORD}))")
_word_sign = pattern(_WORD)


class FoldedLine(NamedTuple):
    """A line's key, as `fold` would give it, and how its offsets lead back: where gaps were, and what they took."""

    key: str
    places: Sequence[int]
    taken: Sequence[int]

    def origin(self, offset: int) -> int:
        """The offset in the line of a character of the key."""
        number = bisect_right(self.places, offset)
        return offset + (self.taken[number - 1] if number else 0)

    def origins(self) -> Sequence[int]:
        """The offset in the line of every character of the key."""
        found: list[int] = []
        ends = [*self.places, len(self.key)]
        for end, taken in zip(ends, (0, *self.taken), strict=True):
            found += range(len(found) + taken, end + taken)
        return found


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
    return _without_gaps(line.lower() if line.isascii() else _simplified(line).translate(_letters))


def fold_lines(lines: str) -> FoldedLine:
    """Some lines as the keys of `fold_line`, one below the other: a third of the time that it takes one by one."""
    simplified = to_simplified(lines)
    if len(simplified) != len(lines):
        simplified = "".join(map(_simplified, lines.splitlines(keepends=True)))
    return _without_gaps(simplified.translate(_letters))


def _simplified(line: str) -> str:
    """In Simplified characters, where those are as many."""
    simplified = line if line.isascii() else to_simplified(line)
    return simplified if len(simplified) == len(line) else line


def _without_gaps(letters: str) -> FoldedLine:
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

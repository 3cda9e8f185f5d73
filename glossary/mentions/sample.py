"""In how many posts of a sample each form stands.

A sample, since to look for a hundred thousand words in every post of a large garden takes longer than to read them all;
the same on every machine, since it is chosen by a hash of the paths. What is counted for one form depends on no other:
so a new form changes no old number, and one post can be counted again alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from operator import and_
from zlib import crc32

from glossary.language.folding import nfkc, to_simplified
from glossary.language.patterns import pattern
from glossary.language.script import LATIN
from glossary.markdown.fences import body_start
from glossary.mentions.many_words import all_in_bytes

SIZE = 1000
"""How many posts are searched: with fewer, what the author annotates is told worse from what he passes over."""
_LAST_LATIN = 0x1EFF
# In UTF-8, no character takes more bytes; bytes below this one are characters.
_MOST_BYTES, _ASCII = 4, 0x80
_SIGN, _LETTER, _PART = range(3)
# One character says too little to be taken for a word.
_LEAST = 2

# There stands the original text in another language.
_original = pattern(r"<details\b[^<]*+(?:<(?!/details\s*+>)[^<]*+)*+</details\s*+>", re.IGNORECASE)
_word = pattern(f"[{LATIN}0-9]+")
_GAPS = "\t\u00a0\u3000\u200b\u200c\u200d\ufeff\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65"
_space_apart = pattern(f" (?:(?![{LATIN}0-9])|(?<![{LATIN}0-9] ))")


def choose_sample(names: Iterable[str], size: int = SIZE) -> list[str]:
    """The posts of the sample; `names` are their paths below one folder, with `/`."""
    return sorted(sorted(names, key=lambda name: (crc32(name.encode(errors="surrogateescape")), name))[:size])


def searchable(text: str) -> str:
    """What of a post is searched: its body, folded as forms are, with no space left but between two Latin words."""
    folded = nfkc(_original.sub("", text[body_start(text) :])).casefold()
    return _space_apart.sub("", _with_single_spaces(to_simplified(folded)))


def _with_single_spaces(text: str) -> str:
    """The text with one space for every gap: a third of the time that a regular expression takes."""
    for char in _GAPS:
        text = text.replace(char, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


class FormFinder:
    """Finds which of many forms stand in a text; a Latin word begins and ends where the form does."""

    def __init__(self, forms: Sequence[str]) -> None:
        self.forms = forms
        self._words = all_in_bytes([form.encode(errors="surrogatepass") for form in forms])
        latin = _latin()
        # Of each form by its number, whether anything may stand before it, behind it, and on both sides.
        self._open_before = bytes(form[0] not in latin for form in forms)
        self._open_behind = bytes(form[-1] not in latin for form in forms)
        self._open = bytes(map(and_, self._open_before, self._open_behind))

    def standing_in(self, text: bytes) -> list[int]:
        """Which of the forms stand in a searchable text in UTF-8, in order: their numbers."""
        pieces = text.split(b" ")
        # A line end behind the last character, which is also what stands before the first.
        squeezed = b"".join(pieces) + b"\n"
        parted = set(accumulate(map(len, pieces)))
        kinds = squeezed.translate(_kinds_of_bytes())
        before, behind, both = self._open_before, self._open_behind, self._open
        # A million places are looked at, so that no function is called for most of them.
        return sorted(
            {
                number
                for number, start, end in self._words.find_matches_as_indexes(squeezed, overlapping=True)
                if both[number]
                or (
                    (
                        (kind := kinds[start - 1]) == _SIGN
                        or before[number]
                        or start in parted
                        or (kind == _PART and not _closes_with_latin(squeezed[max(0, start - _MOST_BYTES) : start]))
                    )
                    and (
                        (kind := kinds[end]) == _SIGN
                        or behind[number]
                        or end in parted
                        or (kind == _PART and not _opens_with_latin(squeezed[end : end + _MOST_BYTES]))
                    )
                )
            }
        )


def _closes_with_latin(part: bytes) -> bool:
    """Whether the last character is one of which words consist; `part` may begin within one."""
    return part.decode(errors="ignore")[-1:] in _latin()


def _opens_with_latin(part: bytes) -> bool:
    return part.decode(errors="ignore")[:1] in _latin()


def finder_of(forms: Iterable[str]) -> FormFinder:
    """What finds these forms; half a second for 60,000 of them."""
    return FormFinder(sorted({form for form in forms if len(form) >= _LEAST}))


@cache
def _latin() -> Set[str]:
    """All characters of which Latin words and numbers consist."""
    return frozenset("".join(_word.findall("".join(map(chr, range(_LAST_LATIN + 1))))))


@cache
def _kinds_of_bytes() -> bytes:
    """Of each byte of UTF-8, whether it is a sign or a letter of one byte, or a part of a character."""
    return bytes(_PART if byte >= _ASCII else _LETTER if chr(byte) in _latin() else _SIGN for byte in range(1 << 8))


class FewForms:
    """Finds what `FormFinder` finds, of a few forms in very many texts: nothing is built, but each form is searched."""

    def __init__(self, forms: Iterable[str]) -> None:
        self.forms = sorted({form for form in forms if len(form) >= _LEAST})
        self._encoded = [form.encode(errors="surrogatepass") for form in self.forms]

    def standing_in(self, text: bytes) -> list[int]:
        """Which of the forms stand in a searchable text in UTF-8, in order: their numbers."""
        squeezed = text.replace(b" ", b"")
        found = [number for number, data in enumerate(self._encoded) if data in squeezed]
        return [number for number in found if _stands_exactly(self.forms[number], text)]


def _stands_exactly(form: str, text: bytes) -> bool:
    exactly = _exactly(form)
    return exactly is None or exactly.search(text.decode()) is not None


@lru_cache(maxsize=1 << 10)
def _exactly(form: str) -> re.Pattern[str] | None:
    """What finds a form in a text that has spaces between Latin words; None where it holds no such word."""
    if not _word.search(form):
        return None
    pieces = [re.escape(form[0])]
    for one, other in pairwise(form):
        joins = _word.match(one) and _word.match(other)
        pieces.append(f" ?{re.escape(other)}" if joins else re.escape(other))
    before = f"(?<![{LATIN}0-9])" if _word.match(form) else ""
    behind = f"(?![{LATIN}0-9])" if _word.match(form[-1]) else ""
    return re.compile(before + "".join(pieces) + behind)

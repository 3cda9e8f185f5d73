"""In how many posts of a sample each form stands.

A sample, since to look for a hundred thousand words in every post of a large garden takes longer than to read them all;
the same on every machine, since it is chosen by a hash of the paths. What is counted for one form depends on no other:
so a new form changes no old number, and one post can be counted again alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from glossary.language.folding import to_simplified
from glossary.language.script import LATIN
from glossary.markdown.fences import body_start
from glossary.mentions.many_words import ManyWords, all_of

SIZE = 1000
"""How many posts are searched: with fewer, what the author annotates is told worse from what he passes over."""

# There stands the original text in another language.
_original = re.compile(r"<details\b.*?</details\s*>", re.IGNORECASE | re.DOTALL)
_word = re.compile(f"[{LATIN}0-9]+")
_gap = re.compile("[ \t\u00a0\u3000\u200b\u200c\u200d\ufeff\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65]+")
_LEAST = 2


def choose_sample(names: Iterable[str], size: int = SIZE) -> list[str]:
    """The posts of the sample; `names` are their paths below one folder, with `/`."""
    return sorted(sorted(names, key=lambda name: (crc32(name.encode(errors="surrogateescape")), name))[:size])


class FormFinder:
    """Finds which of many forms stand in a text. It may be sent to another process, which builds it once."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = tuple(sorted({form for form in forms if len(form) >= _LEAST}))

    def __reduce__(self) -> tuple[type[FormFinder], tuple[Sequence[str]]]:
        return FormFinder, (self._forms,)

    def build(self) -> FormFinder:
        """Builds at once what is needed, so that processes which are forked off have it; a second for 100,000 forms."""
        _machine(self._forms)
        return self

    def standing_in(self, text: str) -> list[str]:
        """The forms that stand in a post's body, in order; a Latin word begins and ends where the form does."""
        if not self._forms:
            return []
        automaton, edges = _machine(self._forms)
        folded = unicodedata.normalize("NFKC", _original.sub("", text[body_start(text) :])).casefold()
        squeezed, starts, ends = _squeezed(_gap.sub(" ", to_simplified(folded)))
        found: set[int] = set()
        for number, start, end in automaton.find_matches_as_indexes(squeezed, overlapping=True):
            if number not in found:
                latin_start, latin_end = edges[number]
                if (not latin_start or start in starts) and (not latin_end or end in ends):
                    found.add(number)
        return [self._forms[number] for number in sorted(found)]


@lru_cache(maxsize=2)
def _machine(forms: tuple[str, ...]) -> tuple[ManyWords, list[tuple[bool, bool]]]:
    """What finds the forms, and whether each begins and ends with a Latin letter or a digit."""
    edges = [(_word.match(form) is not None, _word.match(form[-1]) is not None) for form in forms]
    return all_of(forms), edges


def _squeezed(key: str) -> tuple[str, set[int], set[int]]:
    """A folded text without its spaces, as forms are, and where in it Latin words begin and end."""
    starts: set[int] = set()
    ends: set[int] = set()
    gone = 0
    for last, word in pairwise(_with_none(_word.finditer(key))):
        if word is None:
            break
        gone += key.count(" ", last.end() if last else 0, word.start())
        starts.add(word.start() - gone)
        ends.add(word.end() - gone)
    return key.replace(" ", ""), starts, ends


def _with_none(words: Iterable[re.Match[str]]) -> Iterator[re.Match[str] | None]:
    yield None
    yield from words

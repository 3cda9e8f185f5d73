"""How each Chinese character is usually read, which is said once: what is read so throughout need not say it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

# The script in the browser tells in the same way what is read by its characters alone.
_han = re.compile("[\u3400-\u9fff]")
_only_han = re.compile("[\u3400-\u9fff]+")
_other_word = re.compile("[^\\W_\u3400-\u9fff]")
NONE = "-"
"""Written for a name that has no sounds, where its characters would give it some."""


class UsualSounds:
    """The usual syllable of each character in some names."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` come with their syllables, between which stand spaces; both may be empty."""
        # There may be a hundred thousand names, so pairs are counted in one go.
        pairs: Counter[tuple[str, str]] = Counter()
        for name, spoken in names:
            pairs.update(_read(name, spoken))
        # The most common one comes last and stays; of two as common, it is the same in every run.
        ordered = sorted(pairs, key=lambda pair: (pairs[pair], pair))
        self._usual: Mapping[str, str] = dict(ordered)

    def rest(self, name: str, spoken: str) -> str:
        """What must be said of how a name is read: nothing where it is read as usual."""
        usual = self._of(name)
        return "" if spoken == usual else spoken or NONE

    def _of(self, name: str) -> str:
        try:
            return " ".join([self._usual[character] for character in _characters(name)])
        except KeyError:
            return ""

    def text(self) -> str:
        """For each syllable, with tabs between, the syllable and its characters."""
        groups: dict[str, list[str]] = {}
        for character, syllable in sorted(self._usual.items()):
            groups.setdefault(syllable, []).append(character)
        return "\t".join(f"{syllable}{''.join(groups[syllable])}" for syllable in sorted(groups))


@lru_cache(maxsize=1 << 17)
def _characters(name: str) -> str:
    """The characters by which a name is read; none where it has other words."""
    if _only_han.fullmatch(name):
        return name
    return "" if _other_word.search(name) else "".join(_han.findall(name))


def _read(name: str, spoken: str) -> Iterable[tuple[str, str]]:
    characters, syllables = _characters(name), spoken.split()
    return zip(characters, syllables, strict=True) if len(characters) == len(syllables) else ()

"""How each Chinese character is usually read, which is said once: what is read so throughout need not say it again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

# The script in the browser tells in the same way what is read by its characters alone.
_han = re.compile("[\u3400-\u9fff]")
_other_word = re.compile("[^\\W_\u3400-\u9fff]")
NONE = "-"
"""Written for a name that has no sounds, where its characters would give it some."""


class UsualSounds:
    """The usual syllable of each character in some names."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` come with their syllables, between which stand spaces; both may be empty."""
        counts: dict[str, Counter[str]] = {}
        for name, spoken in names:
            for character, syllable in _read(name, spoken):
                counts.setdefault(character, Counter())[syllable] += 1
        self._usual: Mapping[str, str] = {character: _most_common(found) for character, found in counts.items()}

    def rest(self, name: str, spoken: str) -> str:
        """What must be said of how a name is read: nothing where it is read as usual."""
        usual = self._of(name)
        return "" if spoken == usual else spoken or NONE

    def _of(self, name: str) -> str:
        syllables = [self._usual.get(character, "") for character in _characters(name)]
        return " ".join(syllables) if all(syllables) else ""

    def text(self) -> str:
        """For each syllable, with tabs between, the syllable and its characters."""
        groups: dict[str, list[str]] = {}
        for character, syllable in sorted(self._usual.items()):
            groups.setdefault(syllable, []).append(character)
        return "\t".join(f"{syllable}{''.join(groups[syllable])}" for syllable in sorted(groups))


def _characters(name: str) -> Sequence[str]:
    """The characters by which a name is read; none where it has other words."""
    return [] if _other_word.search(name) else _han.findall(name)


def _read(name: str, spoken: str) -> Iterable[tuple[str, str]]:
    characters, syllables = _characters(name), spoken.split()
    return zip(characters, syllables, strict=True) if len(characters) == len(syllables) else ()


def _most_common(syllables: Counter[str]) -> str:
    """Where two are as common, the same one in every run."""
    return min(syllables, key=lambda syllable: (-syllables[syllable], syllable))

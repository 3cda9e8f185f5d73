"""Foreign names as Chinese writes them by ear, with one character or another for the same sound."""

from __future__ import annotations

from glossary.grammar.cues import TRANSLITERATION
from glossary.language.folding import fold
from glossary.language.patterns import pattern

_joint = pattern("[·・‧•-]")
# So much of a foreign name is written with the characters that transliterations have.
_MOSTLY = 0.8
_SHORTEST = 2


def is_other_transliteration(term: str, usual: str) -> bool:
    """Whether a foreign name is written with other characters for its sounds than usual, part by part: 皮蔡, 皮查伊.

    Each part has a character in common with the usual one, the first or the last. What stands within the other is its
    short form: 史密斯, 史密斯菲尔德.
    """
    if term in usual or usual in term or not _is_by_ear(usual):
        return False
    ours, theirs = (list(map(fold, _joint.split(name))) for name in (term, usual))
    return len(ours) == len(theirs) and all(map(_are_alike, ours, theirs))


def _are_alike(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _SHORTEST and (one[0] == other[0] or one[-1] == other[-1]))


def _is_by_ear(name: str) -> bool:
    letters = _joint.sub("", name)
    return sum(char in TRANSLITERATION for char in letters) >= _MOSTLY * len(letters)

"""Foreign names as Chinese writes them by ear, with one character or another for the same sound."""

from __future__ import annotations

from glossary.grammar.cues import TRANSLITERATION
from glossary.language.folding import fold
from glossary.language.patterns import pattern

_nickname = pattern("[老小阿].")
_joint = pattern("[·・‧•-]")
# So much of a foreign name is written with the characters that transliterations have, and so much of a rarer one.
_MOSTLY, _HALF = 0.8, 0.5
_SHORTEST, _LONGER = 2, 2


def is_other_transliteration(term: str, usual: str) -> bool:
    """Whether a foreign name is written with other characters for its sounds than usual, part by part: 皮蔡, 皮查伊.

    Each part has half its characters in common with the usual one, and about its length. What stands within the other
    is its short form: 史密斯, 史密斯菲尔德. What has the same letters is only joined by another sign. What one calls a
    friend by a syllable of the name is no transliteration: 老史.
    """
    one, other = letters(term), letters(usual)
    if one in other or other in one or not is_by_ear(usual) or _share_by_ear(term) < _HALF:
        return False
    if _nickname.fullmatch(term):
        return False
    ours, theirs = (list(map(fold, _joint.split(name))) for name in (term, usual))
    return len(ours) == len(theirs) and all(map(_are_alike, ours, theirs))


def is_by_ear(name: str) -> bool:
    """Whether a name is written with the characters that foreign names are transliterated with; 根 alone is a word."""
    return len(letters(name)) >= _SHORTEST and _share_by_ear(name) >= _MOSTLY


def _are_alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST or len(long) > len(short) + _LONGER:
        return one == other
    return len(set(short) & set(long)) >= _HALF * len(short)


def _share_by_ear(name: str) -> float:
    """The share of a name's characters that transliterations have: 0 to 1."""
    own = letters(name)
    return sum(char in TRANSLITERATION for char in own) / max(1, len(own))


def letters(name: str) -> str:
    """A name without what joins its parts."""
    return _joint.sub("", name)

"""Which Chinese characters sound alike: what an input method offers for the same syllable, and ears take for it."""

from __future__ import annotations

import unicodedata
from functools import cache

SAME, NEAR, AKIN, OTHER = "same", "near", "akin", "other"
# Initials that many speakers do not tell apart (zh, z; n, l; f, h), and finals (in, ing).
_LEVELLED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


@cache
def readings(char: str) -> tuple[str, ...]:
    """The syllables, without tones, by which a character is read, the usual one first; none for other characters."""
    from pypinyin.constants import PINYIN_DICT

    return tuple(dict.fromkeys(filter(None, map(_toneless, PINYIN_DICT.get(ord(char), "").split(",")))))


def likeness(one: str, other: str) -> str:
    """How two characters sound: SAME (囚, 求), NEAR (one letter off: 言, 音), AKIN (one initial: 德, 戴), or OTHER."""
    ours, theirs = readings(one), readings(other)
    if set(ours) & set(theirs):
        return SAME
    # Only the usual reading is near another one: the rare ones are near to nearly everything.
    a, b = (_levelled(some[0]) if some else "" for some in (ours, theirs))
    if not a or not b or _initial(a) != _initial(b):
        return OTHER
    return NEAR if a == b or _is_one_letter_off(a, b) else AKIN


def _toneless(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable.strip())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _levelled(syllable: str) -> str:
    for wide, narrow in _LEVELLED:
        syllable = syllable.replace(wide, narrow)
    return syllable


def _initial(syllable: str) -> str:
    return syllable[: 2 if syllable[1:2] == "h" else 1]


def _is_one_letter_off(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))

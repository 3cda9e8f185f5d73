"""Which Chinese characters sound alike: what an input method offers for the same syllable, and ears take for it."""

from __future__ import annotations

import unicodedata
from functools import cache

SAME, NEAR, AKIN, OTHER = "same", "near", "akin", "other"
# Initials that many speakers do not tell apart (zh, z; n, l; f, h), and finals (in, ing).
_LEVELLED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


@cache
def readings(char: str) -> frozenset[str]:
    """The syllables, without tones, by which a character is read; none for what is no Chinese character."""
    from pypinyin.constants import PINYIN_DICT

    return frozenset(map(_toneless, PINYIN_DICT.get(ord(char), "").split(","))) - {""}


def likeness(one: str, other: str) -> str:
    """How two characters sound: SAME (囚, 求), NEAR (one letter off: 言, 音), AKIN (one initial: 德, 戴), or OTHER."""
    pairs = [(_levelled(a), _levelled(b)) for a in readings(one) for b in readings(other)]
    if readings(one) & readings(other):
        return SAME
    if any(a == b or (_initial(a) == _initial(b) and _is_one_letter_off(a, b)) for a, b in pairs):
        return NEAR
    return AKIN if any(_initial(a) == _initial(b) for a, b in pairs) else OTHER


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

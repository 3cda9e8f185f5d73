"""Which Chinese characters sound alike: what an input method offers for the same syllable, and ears take for it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import cast

SAME, NEAR, AKIN, OTHER = "same", "near", "akin", "other"
# Initials that many speakers do not tell apart (zh, z; n, l; f, h), and finals (in, ing).
_LEVELLED = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"))


@cache
def readings(char: str) -> tuple[str, ...]:
    """The syllables, without tones, by which a character is read, the usual one first; none for other characters."""
    return tuple(dict.fromkeys(filter(None, map(_toneless, readings_with_tones(char)))))


def readings_with_tones(char: str) -> list[str]:
    """The syllables by which a character is read, the usual one first; one empty text for other characters."""
    return _table().get(str(ord(char)), "").split(",")


@cache
def _table() -> Mapping[str, str]:
    """The readings of single characters, by the decimal number of the character, out of pypinyin's own file.

    To import pypinyin takes a quarter of a second, nearly all of it for phrases.
    """
    try:
        package = find_spec("pypinyin")
        file = Path(package.origin if package and package.origin else "").with_name("pinyin_dict.json")
        return cast(Mapping[str, str], json.loads(file.read_bytes()))
    except (OSError, ValueError):
        # A version that keeps them elsewhere.
        from pypinyin.constants import PINYIN_DICT

        return {str(code): found for code, found in PINYIN_DICT.items()}


def sound_likeness(one: str, other: str) -> str:
    """How two characters sound: SAME (囚, 求), NEAR (one letter off: 言, 音), AKIN (one initial: 德, 戴), or OTHER."""
    ours, theirs = readings(one), readings(other)
    if set(ours) & set(theirs):
        return SAME
    # Only the usual reading is near another one: the rare ones are near to nearly everything.
    a, b = (_levelled(some[0]) if some else "" for some in (ours, theirs))
    if not a or not b or _initial(a) != _initial(b):
        return OTHER
    return NEAR if a == b or is_one_letter_off(a, b) else AKIN


@cache
def _of_syllables() -> Mapping[str, str]:
    """The common characters that are read by each syllable."""
    found: dict[str, list[str]] = {}
    for char in map(chr, range(ord("一"), ord("龥") + 1)):
        if char.encode("gb2312", "ignore"):
            for syllable in readings(char):
                found.setdefault(syllable, []).append(char)
    return {syllable: "".join(chars) for syllable, chars in found.items()}


def same_sounding(char: str) -> str:
    """The other common characters that an input method offers for a character's syllables."""
    return "".join(
        dict.fromkeys(other for one in readings(char) for other in _of_syllables().get(one, "") if other != char)
    )


def slip_likeness(one: str, other: str) -> str:
    """How the two characters sound of which one word has the one where the other has the other; else OTHER.

    Either may stand twice: 飞飞, 菲菲. Words of different lengths, and those that differ in more, are OTHER.
    """
    pairs = {(a, b) for a, b in zip(one, other, strict=False) if a != b}
    if len(one) != len(other) or len(pairs) != 1:
        return OTHER
    return sound_likeness(*pairs.pop())


def _toneless(syllable: str) -> str:
    decomposed = unicodedata.normalize("NFD", syllable.strip())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _levelled(syllable: str) -> str:
    for wide, narrow in _LEVELLED:
        syllable = syllable.replace(wide, narrow)
    return syllable


def _initial(syllable: str) -> str:
    return syllable[: 2 if syllable[1:2] == "h" else 1]


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether two words in Latin letters differ in one letter, or one has a letter more."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))

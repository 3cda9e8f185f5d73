"""Whether a Chinese name may spell an English one by its sound: 贝森特 is Bessent, and not Yellen."""

from __future__ import annotations

from functools import lru_cache

from glossary.language.english import without_accents
from glossary.language.patterns import pattern
from glossary.language.sound import readings

# The letters that names begin with in other languages, by the initial of the syllable that spells them in Chinese
# (Xinhua's tables for names, and common renderings beside them: 赫鲁晓夫 Khrushchev, 何塞 José, 川普 Trump).
_LETTERS = {
    "b": "bpvw",
    "p": "pbf",
    "m": "mn",
    "f": "fvphw",
    "d": "dtj",
    "t": "td",
    "n": "nmkg",
    "l": "lr",
    "g": "gckqjw",
    "k": "kcqgxh",
    "h": "hjxwkgfcv",
    "j": "jgckqzyt",
    "q": "cjkqgtz",
    "x": "shcxzjtw",
    "zh": "jzcgdsxt",
    "ch": "ctzsj",
    "sh": "scxjz",
    "r": "rjgyl",
    "z": "zsxctjd",
    "c": "ctzs",
    "s": "sctzxj",
    "y": "yijeauhgow",
    "w": "wvouhngb",
    "": "aeiouhwyn",
}
_initial = pattern(r"[zcs]h|[bpmfdtnlgkhjqxrzcsyw]|")
_word = pattern(r"[^\W\d_]+")


@lru_cache(maxsize=1 << 12)
def may_spell(parts: tuple[str, ...], english: str) -> bool:
    """Whether a word of an English name begins as one of the parts of the Chinese name sounds at its beginning.

    What has no reading, or no letter, may spell anything.
    """
    letters = {word[0] for word in _word.findall(without_accents(english).casefold())}
    # Only by the usual reading: nobody spells Mirela by the other one of 帕, mo.
    known = [readings(part[0])[:1] for part in parts]
    if not letters or not all(known):
        return True
    return any(letter in _letters(reading) for letter in letters for some in known for reading in some)


def _letters(reading: str) -> str:
    match = _initial.match(reading)
    return _LETTERS[match[0] if match else ""]

"""Whether what stands for an English name is only the pinyin of the Chinese term: Miànzi Gōngchéng for 面子工程.

Pinyin says how a word is read, not what it is called in English. Names of people, places and brands are the exception:
they are written so in English too, but without tones.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from glossary.language.patterns import pattern
from glossary.language.script import HAN
from glossary.language.sound import readings_with_tones

# All syllables of Hanyu Pinyin, by initial (GB/T 16159—2012), ü also written u or v.
_syllable = (
    r"(?:b(?:a(?:i|ng?|o)?|ei|eng?|i(?:an|ao|e|ng?)?|o|u)"
    r"|p(?:a(?:i|ng?|o)?|ei|eng?|i(?:an|ao|e|ng?)?|o|ou|u)"
    r"|m(?:a(?:i|ng?|o)?|e|ei|eng?|i(?:an|ao|e|ng?|u)?|o|ou|u)"
    r"|f(?:a(?:ng?)?|ei|eng?|o|ou|u)"
    r"|[dt](?:a(?:i|ng?|o)?|e|ei|eng?|i(?:a|an|ao|e|ng|u)?|ong|ou|u(?:an|i|n|o)?)"
    r"|[nl](?:a(?:i|ng?|o)?|e|ei|eng?|i(?:a|ang?|ao|e|ng?|u)?|o|ong|ou|u(?:an|e|n|o)?|[vü]e?)"
    r"|[gkh](?:a(?:i|ng?|o)?|e|ei|eng?|ong|ou|u(?:a|ai|ang?|i|n|o)?)"
    r"|[jqx](?:i(?:a|ang?|ao|e|ng?|ong|u)?|[uü](?:an|e|n)?)"
    r"|(?:zh?|ch?|sh?)(?:a(?:i|ng?|o)?|e|ei|eng?|i|ong|ou|u(?:a|ai|ang?|i|n|o)?)"
    r"|r(?:ang?|ao|e|eng?|i|ong|ou|u(?:an|i|n|o)?)"
    r"|y(?:a(?:ng?|o)?|e|ing?|o|ong|ou|u(?:an|e|n)?)"
    r"|w(?:a(?:i|ng?)?|ei|eng?|o|u)"
    r"|a(?:i|ng?|o)?|eng?|ei|er?|ou?)"
)
_spelled = pattern(rf"{_syllable}(?:[ '’-]?{_syllable})*", re.IGNORECASE)
_han = pattern(f"[{HAN}]")
# What is shorter is not cut down.
_LEAST_CUT = 3
_tones = dict.fromkeys(map(ord, "\u0304\u0301\u030c\u0300"))
# No other language written with Latin letters has both long vowels and hooks like these on its names in this way;
# acute and grave accents are everywhere.
_macron_or_caron = pattern("[\u0304\u030c]")


@lru_cache(maxsize=1 << 12)
def is_toned_pinyin(name: str, term: str) -> bool:
    """Whether a name is the pinyin of a Chinese term with its tones: never an English name."""
    if name.isascii():
        return False
    decomposed = unicodedata.normalize("NFD", name)
    marked = sum(char in "\u0304\u0301\u030c\u0300" for char in decomposed)
    if not (_macron_or_caron.search(decomposed) or marked > 1):
        return False
    letters = unicodedata.normalize("NFC", decomposed.translate(_tones))
    return _spelled.fullmatch(letters) is not None and _reads(letters, term)


@lru_cache(maxsize=1 << 12)
def is_pinyin(name: str, term: str) -> bool:
    """Whether a name is the pinyin of a Chinese term, with tones or without: it may still be a name of a person."""
    if is_toned_pinyin(name, term):
        return True
    return name.isascii() and _spelled.fullmatch(name) is not None and _reads(name, term)


@lru_cache(maxsize=1 << 12)
def is_short_pinyin(name: str, term: str) -> bool:
    """Whether a name is the pinyin of what a Chinese term is cut down to, the first character and others that do not
    stand together: Huake, 华中科技大学. What stands together may be a name: Huawei, 华为技术."""
    if not (len(term) > _LEAST_CUT and name.isascii() and name.isalpha() and _spelled.fullmatch(name)):
        return False
    characters = _han.findall(term)
    if len(characters) <= _LEAST_CUT:
        return False
    letters = name.casefold()
    if any(_reads(letters, "".join(characters[:end])) for end in range(2, len(characters) + 1)):
        return False
    ends = {len(reading) for reading in _readings(characters[0]) if letters.startswith(reading)}
    for character in characters[1:]:
        ends |= {end + len(some) for some in _readings(character) for end in ends if letters.startswith(some, end)}
    return len(letters) in ends and len(letters) not in {len(some) for some in _readings(characters[0])}


def is_reading(letters: str, character: str) -> bool:
    """Whether letters without tones are how a character is read."""
    return letters.casefold().replace("ü", "v") in _readings(character)


def _reads(letters: str, term: str) -> bool:
    """Whether each character of the term has a reading that stands there in its turn."""
    text = re.sub(r"[ '’-]", "", letters.casefold()).replace("ü", "v")
    characters = _han.findall(term)
    if not 2 <= len(characters) <= len(text):
        return False
    ends = {0}
    for character in characters:
        ends = {end + len(reading) for reading in _readings(character) for end in ends if text.startswith(reading, end)}
    return len(text) in ends


@cache
def _readings(character: str) -> frozenset[str]:
    found: set[str] = set()
    for reading in readings_with_tones(character):
        bare = unicodedata.normalize("NFC", unicodedata.normalize("NFD", reading).translate(_tones))
        found.update((bare.replace("ü", "v"), bare.replace("ü", "u")))
    return frozenset(found - {""})

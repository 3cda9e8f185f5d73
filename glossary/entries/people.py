"""Names of people, in both scripts: whether a name is one, and whether two are of two people."""

from __future__ import annotations

from difflib import SequenceMatcher

from glossary.grammar.cues import TRANSLITERATION
from glossary.language.folding import to_simplified
from glossary.language.patterns import pattern
from glossary.language.romanized import is_pinyin
from glossary.language.script import is_acronym

# Two or three words with capitals, initials and particles between: Wilt Chamberlain, George W. Bush, Anton von Weld.
_particle = r"(?:[Vv][ao]n|[Dd]er?|[Dd][aiu]|[Ll][ea]|bin|al-|ibn)"
_word = r"(?:[A-Z]\.?|(?:O'|D'|Mc|Mac|al-)?[A-ZÀ-Þ][\w'’.-]*)"
_full_name = pattern(rf"{_word}(?: (?:{_word}|{_particle})){{0,3}} {_word}")
_TITLES = frozenset(
    ("president", "mr", "mrs", "ms", "dr", "sir", "lord", "lady", "king", "queen", "prince", "princess")
)
_TITLES |= {
    "secretary",
    "senator",
    "governor",
    "judge",
    "justice",
    "general",
    "chairman",
    "minister",
    "professor",
    "pope",
}
# First names this much alike are one name spelled twice: Jerome, Jerom.
_ALIKE = 0.6


def are_names(*names: str) -> bool:
    """Whether each may be a first name and a surname in Latin script."""
    return all(_full_name.fullmatch(name) and not any(map(is_acronym, name.split())) for name in names)


def is_name_of_person(term: str) -> bool:
    """Whether a Chinese term is written like a foreigner's name: 威尔特·张伯伦, 张伯伦, 鲍威尔."""
    if "·" in term:
        return True
    name = set(to_simplified(term))
    return len(term) > 1 and len(TRANSLITERATION.intersection(name)) * 3 >= len(name) * 2


def is_called(term: str, english: str) -> bool:
    """Whether an English name of two words and more is how a person of this Chinese name is called."""
    return are_names(english) and ("·" in term or is_pinyin(english, term) or _is_surname_first(term, english))


def are_two_people(one: str, other: str) -> bool:
    """Whether two full names share the surname only: Wilt Chamberlain, Neville Chamberlain."""
    first, second = one.split(), other.split()
    if first[-1].casefold() != second[-1].casefold():
        return False
    a, b = first[0].casefold().rstrip("."), second[0].casefold().rstrip(".")
    if not _TITLES.isdisjoint((a, b)):
        return False
    if a[0] == b[0] and (len(a) == 1 or len(b) == 1 or a.startswith(b[:3])):
        return False
    return SequenceMatcher(None, a, b).ratio() < _ALIKE


def _is_surname_first(term: str, english: str) -> bool:
    """As names of Chinese are written in English: Lu Huaiyuan or Huaiyuan Lu."""
    first, *rest = english.split()
    return is_pinyin(" ".join((*rest, first)), term)

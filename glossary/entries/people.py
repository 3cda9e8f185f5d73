"""Names of people, in both scripts: whether a name is one, and whether two are of two people."""

from __future__ import annotations

from difflib import SequenceMatcher

from glossary.grammar.cues import TRANSLITERATION
from glossary.language.folding import fold, simplified
from glossary.language.patterns import pattern
from glossary.language.romanized import is_pinyin, is_reading
from glossary.language.script import is_acronym
from glossary.language.transliteration import may_spell

# Two or three words with capitals, initials and particles between: Wilt Chamberlain, George W. Bush, Anton von Weld.
_particle = r"(?:[Vv][ao]n|[Dd]er?|[Dd][aiu]|[Ll][ea]|bin|al-|ibn)"
_dots = pattern(r"[\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65]")
_is_particle = pattern(_particle).fullmatch
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
# The most common surnames, which nearly nine of ten people bear: a closed class, as given names are not.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭"
    "廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎闫薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严武莫孔向汤"
)
_FULL_NAME = 3
# First names this much alike are one name spelled twice: Jerome, Jerom.
_ALIKE = 0.6


def are_names(*names: str) -> bool:
    """Whether each may be a first name and a surname in Latin script."""
    return all(_full_name.fullmatch(name) and not any(map(is_acronym, name.split())) for name in names)


def has_surname(term: str) -> bool:
    """Whether a term of three characters begins with a common Chinese surname."""
    return len(term) == _FULL_NAME and simplified(term)[0] in _SURNAMES


def parts_of_name(term: str) -> list[str]:
    """A term by the dots that part foreign names in Chinese, of which several are written."""
    return _dots.split(term)


def chief_names(name: str) -> list[str]:
    """The words of a full name that Chinese renders: no titles, initials or particles."""
    kept = [word for word in name.split() if len(word.rstrip(".")) > 1 and not _is_particle(word)]
    return [word for word in kept if word.casefold().rstrip(".") not in _TITLES]


def bears_chinese_name(term: str, english: str) -> bool:
    """Whether a term is a Chinese surname and a given name, which its English spells apart: 董其昌, Dong Qichang."""
    words = english.split()
    if len(words) != 2 or not are_names(english):
        return False
    name = simplified(term)
    if not 1 < len(name) < 4 or name[0] not in _SURNAMES:
        return False
    return is_reading(words[0], name[0]) and is_pinyin(english, name)


def bears_surname(term: str, english: str) -> bool:
    """Whether an English name of two words has the surname of a Chinese name in front or behind: 马化腾, Pony Ma."""
    words, name = english.split(), simplified(term)
    if not are_names(english) or not 1 < len(name) < 4 or name[0] not in _SURNAMES:
        return False
    return is_reading(words[0], name[0]) or is_reading(words[-1], name[0])


def is_name_of_person(term: str) -> bool:
    """Whether a Chinese term is written like a foreigner's name: 威尔特·张伯伦, 张伯伦, 鲍威尔."""
    if len(parts_of_name(term)) > 1:
        return True
    name = set(simplified(term))
    return len(term) > 1 and len(TRANSLITERATION.intersection(name)) * 3 >= len(name) * 2


def is_called(term: str, english: str) -> bool:
    """Whether an English name of two words and more is how a person of this Chinese name is called."""
    return are_names(english) and (
        len(parts_of_name(term)) > 1 or is_pinyin(english, term) or _is_surname_first(term, english)
    )


def is_of_another(term: str, english: str) -> bool:
    """Whether a foreign name in Chinese is given the full name of somebody whom it does not spell: 贝森特, Janet
    Yellen."""
    if " " not in english or simplified(term[0]) not in TRANSLITERATION:
        return False
    parts = tuple(map(fold, parts_of_name(term)))
    is_spelled = all(part and TRANSLITERATION.issuperset(part) for part in parts)
    return is_spelled and len("".join(parts)) > 1 and are_names(english) and not may_spell(parts, english)


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

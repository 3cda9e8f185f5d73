"""Judging whether a Chinese parenthesis is the name of a Latin-script term (奈飞) or describes it (社交媒体平台)."""

from __future__ import annotations

import string

from glossary.grammar import closings, cues, no_name
from glossary.grammar.companies import names_company
from glossary.grammar.fields import Named
from glossary.grammar.translations import brings_owner, shares_beginning, translates_category
from glossary.language.patterns import pattern
from glossary.language.script import count_han, has_han, has_latin, is_acronym, is_latin, is_mixed_acronym

_latin_word = pattern(r"[A-Za-z][A-Za-z.'’-]*")
_punctuation = pattern(r"[，,。；;：:！!？?…]")
_quoted = pattern(r"[《“‘「『\"].*[》”’」』\"]")
# 的 between two words, as a description has it; not 目的, 标的.
_of = pattern("(?<![目标])的(?=.)")
# Latin words that any Chinese text may hold.
_COMMON = frozenset(["AI", "API", "App", "APP", *string.ascii_letters])
# 假设是: a guess that never says what.
_unfinished = pattern(r".{2,}是$|^(?:假设是|推测|猜测|疑为)")
# 2D动画渲染引擎: a figure of its own.
_figured = pattern(r"\d+[A-Za-z]+(?![A-Za-z0-9])")
# 2022 年捐给基金会: when something happened.
_date = pattern(r"\d{2,4} ?[年-]")
_says_what = pattern("是.+的$")
_LONGEST_SAYING = 20
_LONGEST_PAIR = 6
_SHORTEST_DESCRIPTION = 5
# 已读, 不朽者, 应用商店: a name may open as a predicate does, but no longer one.
_LONGEST_PREDICATE = 6


def chinese_names(term: str, text: str, *, before_colon: bool = False) -> list[Named]:
    """The Chinese name of a Latin-script term, or two translations of one word: 发废文/玩梗."""
    if not is_chinese_name(term, text, before_colon=before_colon):
        return []
    one, _, other = text.partition("/")
    if is_latin(one) and has_han(other) and not has_latin(other):
        return [("english", one.strip()), ("chinese", other.strip())]  # SanDisk/闪迪
    if not other or "/" in term or "/" in other or abs(len(one) - len(other)) > 2:
        return [("chinese", text)]
    return [("chinese", one.strip()), ("alias", other.strip())]


def is_chinese_name(term: str, text: str, *, before_colon: bool = False) -> bool:
    """Whether a Chinese text is the name of a Latin-script term (奈飞) rather than a description (社交媒体平台).

    `before_colon`: it stands where names stand, in front of an explanation, so it may be longer.
    """
    words = _latin_word.findall(term)
    if _is_talk(term, text, words, before_colon=before_colon):
        return False
    if not _of.search(text) and ("·" in text or is_transliteration(text)):
        return True
    if _belongs_to_another(term, text, words, before_colon=before_colon) or not has_han(text):
        return False
    if count_han(text) > (_LONGEST_SAYING if _quoted.fullmatch(term) else _longest(words, before_colon=before_colon)):
        return False
    if closings.ends_category.search(text):
        return _names_category(term, text, words)
    if not before_colon and _describes_name(term, text, words):
        return False
    if _quoted.fullmatch(term) or _is_phrase(words) or not _of.search(text):
        return True
    if _is_initials(term, words) and not any(char.isdigit() for char in term):
        return True
    return before_colon and (len(words) > 2 or (len(words) > 1 and count_han(text) <= _LONGEST_PAIR))


def _longest(words: list[str], *, before_colon: bool) -> int:
    """How many Chinese characters may translate so many Latin words; an acronym counts its letters."""
    each = (min(4, len(word)) if word.isupper() or is_mixed_acronym(word) else 1 for word in words)
    return 4 + 4 * (sum(each) or 1) + 4 * before_colon


def _is_talk(term: str, text: str, words: list[str], *, before_colon: bool) -> bool:
    if ("、" in text and not before_colon) or _date.match(text):
        return True
    if _unfinished.search(text) or (not before_colon and no_name.is_typed(term)):
        return True
    if _punctuation.search(text) or closings.closes_kind.search(text) or _says_what.search(text):
        return True
    if cues.in_context.match(text) and not (_is_phrase(words) and len(words) > 1):
        return True
    if not _is_phrase(words) and (closings.is_role_label.fullmatch(text) or _is_person(text, words)):
        return True
    if _is_phrase(words) and len(text) <= 4:
        return False
    if not _is_phrase(words) and count_han(text) > _LONGEST_PREDICATE and cues.opens_predicate.match(text):
        return True  # 可在官网注册后获取
    return bool(cues.opens_explanation.match(text) or cues.tells_story.search(text))


def _is_person(text: str, words: list[str]) -> bool:
    """`**Ida Brindle**（意大利商人）`: who somebody is, beside a name; or praise, which no name opens with."""
    if cues.opens_praise.match(text):
        return True
    if len(words) < 2 or translates_category(text, words):
        return False
    return bool(cues.opens_description.match(text) and closings.ends_person.search(text))


def is_transliteration(text: str) -> bool:
    """Whether the text is made of the characters that spell foreign names: 克拉丽, 弗雷德里克·布鲁克斯."""
    return len(text) <= 10 and has_han(text) and sum(char in cues.TRANSLITERATION for char in text) >= 0.8 * len(text)


def _names_category(term: str, text: str, words: list[str]) -> bool:
    """A text that closes with a kind of thing (公司, 工具) and may be a translation, or the name of a company."""
    if _of.search(text) and not _is_phrase(words):
        return False
    if closings.is_kind(text) and len(words) > 1 and not (_is_phrase(words) or translates_category(text, words)):
        return False  # SAP HANA（数据库）
    if shares_beginning(text, words):
        return True
    if cues.opens_description.match(text) and not _is_phrase(words) and not names_company(text):
        return is_acronym(term) or translates_category(text, words)
    if _is_phrase(words) or _is_initials(term, words) or translates_category(text, words) or names_company(text):
        return True
    if words and words[0].casefold() in text.casefold():
        return True
    named = closings.ends_product.sub("", text)  # 达芬奇模型
    return 1 < len(named) < len(text) and is_transliteration(named) and not brings_owner(text, words)


def _belongs_to_another(term: str, text: str, words: list[str], *, before_colon: bool) -> bool:
    """The text brings in a name or a figure that the term does not hold: OpenAI的模型, 亚马逊自研芯片, 3D建模工具包."""
    inside = term.casefold()
    if (figured := _figured.search(text)) and figured[0].casefold() not in inside:
        return True
    others = [word for word in _latin_word.findall(text) if word not in _COMMON and word.casefold()[:4] not in inside]
    if any(not (before_colon and is_acronym(word)) for word in others):
        return True
    return not before_colon and brings_owner(text, words) and not _is_initials(term, words)


def _describes_name(term: str, text: str, words: list[str]) -> bool:
    """`**Ravenna**（意大利古城）`: beside one name, what opens with a land or a praise tells what is there."""
    if (
        len(words) != 1
        or not words[0].isalpha()
        or _is_phrase(words)
        or _is_initials(term, words)
        or not cues.opens_description.match(text)
    ):
        return False
    return len(text) >= _SHORTEST_DESCRIPTION and not shares_beginning(text, words)


def _is_phrase(words: list[str]) -> bool:
    """A common word or a phrase (lower case), whose parenthesis translates it."""
    return bool(words) and words[0][0].islower() and not any(char.isupper() for char in words[0][1:])


def _is_initials(term: str, words: list[str]) -> bool:
    return is_acronym(term) or (bool(words) and all(word.isupper() and len(word) <= 6 for word in words))

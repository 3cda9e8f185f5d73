"""Whether a Chinese text beside Latin words that no mark sets off is their name, or a remark on them."""

from __future__ import annotations

import re

from glossary.grammar import closings, cues, is_transliteration
from glossary.language.folding import to_simplified
from glossary.language.patterns import pattern
from glossary.language.script import HAN, HANGUL, KANA

# x, x3: which of several it is.
_letter = pattern(r"[A-Za-z]\d*")
_acronym = pattern("([A-Z]{2,5})s?")
_east_asian = pattern(f"[{HAN}{KANA}{HANGUL}]")
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())
_degree = pattern("[最较更][快慢好差强弱简常贵新]|很|太(?![阳空平子极])")
_most = pattern(r"(?:st|most|best|max\w*|min\w*|more|very|too)\b", re.IGNORECASE)
# What is said of how good, how usual or how needed something is, and what this is in English.
_PRAISE = {
    "推荐": "recommend", "首选": "prefer", "核心": "core kernel", "通用": "general generic common univers",
    "常用": "common", "简单": "simple easy", "复杂": "complex", "快速": "fast quick rapid express", "强大": "power",
    "方便": "convenien", "补充": "supplement", "可选": "option", "必选": "require", "必填": "require",
    "默认": "default", "免费": "free", "收费": "charge paid", "付费": "paid pay", "主要": "main major primary",
    "重要": "important", "重点": "key focus point", "备用": "spare backup", "其他": "other", "略": "omit",
    "慢": "slow", "快": "fast quick",
}  # fmt: skip
_equation = pattern("[=＝<>＜＞]")  # noqa: RUF001
_goes_on = pattern("记得|有些|有的|某些|建议|小心|注意(?!力)|[和与或及](?![平弦声解谐门值服])(?=.{3})")
_NEGATIONS = frozenset("不非无未没")
_negated = pattern("(?:un|in|im|ir|il|non|anti|dis|de|a|no|without)", re.IGNORECASE)
_full_name = pattern(r"[“\"\[]?[A-Za-z]{3}")
_number = pattern(r"\d+")
_comma = pattern(r"\s*[,，、]\s*")
# What is left in, and what out.
_leaves = pattern("剔除|去掉|除去|扣除|排除|保留|[不富]含|含(?![义量氧水])")


def is_name_beside(term: str, inside: str, chinese: str) -> bool:
    """Whether a Chinese text may be the name of Latin words that no mark sets off, in the parenthesis it stands in.

    An acronym has as many Chinese characters as letters, one letter stands for anything, and what is counted up or
    told in clauses is a remark, unless the name is plain to see: Brindle（布林德尔，湖区的作家）.
    """
    simplified = to_simplified(chinese)
    if _letter.fullmatch(term) or "、" in inside or _equation.search(inside) or _is_too_short(term, chinese):
        return False
    if _comma.search(inside) and not (" " in term or is_transliteration(chinese) or _explains(inside)):
        return False
    if any(number not in term for number in _number.findall(chinese)) or is_praise(term, chinese):
        return False
    if simplified[:1] in _NEGATIONS:
        return _negated.match(term) is not None
    return not any(opens.match(simplified) for opens in (cues.opens_predicate, cues.opens_clause, _goes_on, _leaves))


def _is_too_short(term: str, chinese: str) -> bool:
    """Whether a Chinese text has too few characters to say what each Latin word says, or each letter of an acronym."""
    length = len(_east_asian.findall(chinese))
    if acronym := _acronym.fullmatch(term):
        return length < len(acronym[1])
    words = [word for word in term.casefold().split() if word not in _SMALL]
    return length < len(words) if len(words) > 1 else length == 1 and not term.islower()


def is_praise(term: str, chinese: str) -> bool:
    """Whether a Chinese text says how good or how usual something is, and does not translate that: Tern（推荐）."""
    chinese = to_simplified(chinese)
    if chinese.endswith(("为主", "首选")) or (_degree.match(chinese) and not _most.search(term)):
        return True
    words = _PRAISE.get(chinese)
    return words is not None and not any(word in term.casefold() for word in words.split())


def _explains(inside: str) -> bool:
    """Whether the last words behind a comma say what kind of thing it is, or give its full name."""
    last = _comma.split(inside)[-1]
    return bool(
        _full_name.match(last)
        or closings.ends_category.search(last)
        or cues.opens_explanation.match(to_simplified(last))
    )

"""Judging whether a Chinese parenthesis is another name of a Chinese term: 川普, 特朗普."""

from __future__ import annotations

from glossary.grammar import closings, cues
from glossary.language.abbreviation import is_han_short_form
from glossary.language.patterns import pattern

_punctuation = pattern(r"[，,。；;：:！!？?…]")
_predicate = pattern(r"[是有则進进了]")
_quotes = "“”‘’「」『』"
_short_name = pattern(r"(?![有的是如无非没])[\u4e00-\u9fff]{2,3}(?<![中前后里内外上下时型类式级版])")
# **出行业务**（Mobility业务）
_half_latin = pattern(r"[A-Za-z][\w .&-]*[A-Za-z0-9]\s?([\u4e00-\u9fff]{1,4})")
# **同事 skill**（同事技能）
_latin_tail = pattern(r"([\u4e00-\u9fff]{1,4})\s?[A-Za-z][\w .&-]*")
# 宪哥, 老黄, 阿强: how people call somebody.
_nickname = pattern("[\u4e00-\u9fff](?:哥|姐|叔|爷|嫂|姨|总|老师)|[老阿小][\u4e00-\u9fff]")
_full_name = pattern("[\u4e00-\u9fff]{2,4}")
_LONGEST_TRANSLATED = 6
_short_term = pattern(r"[\u4e00-\u9fff]{2,4}")


def is_chinese_alias(term: str, text: str) -> bool:
    """Whether a Chinese text is another name of a Chinese term: 川普, 特朗普; 入管局, 日本出入国在留管理厅."""
    if _punctuation.search(text) or cues.opens_explanation.match(text) or "的" in text.removesuffix("的")[1:-1]:
        return "的" in term and "的" in text and len(text) <= 10
    if len(text) > 24 or _predicate.search(text[1:-1]) or _opens_clause(text) or _describes(text):
        return False
    if is_han_short_form(term, text) or is_han_short_form(text, term):
        return True
    if half := _half_latin.fullmatch(text):
        return term.endswith(half[1])
    if (half := _half_latin.fullmatch(term)) and len(text) <= len(half[1]) + _LONGEST_TRANSLATED:
        return text.endswith(half[1])
    if (tail := _latin_tail.fullmatch(term)) and len(text) <= len(tail[1]) + _LONGEST_TRANSLATED:
        return text.startswith(tail[1])
    if _nickname.fullmatch(text) and 1 < len(term) <= 4:
        return True
    if closings.ends_category.search(text) and not closings.ends_category.search(term):
        return False
    return _share_characters(term, text)


def _share_characters(term: str, text: str) -> bool:
    shared = sum(char in text for char in set(term))
    if len(term) <= 4 and len(text) > len(term) and shared * 3 >= len(term) * 2 and term[0] in text:
        return True
    if len(term) == len(text) <= 4 and term[-1] == text[-1]:
        return True
    close = shared > 1 or len(text) <= 3 or abs(len(term) - len(text)) <= 2
    return max(len(term), len(text)) <= 6 and shared * 2 >= min(len(term), len(text)) and close


def _opens_clause(text: str) -> bool:
    return any(cue.match(text) for cue in (cues.opens_aside, cues.opens_sentence, cues.opens_clause))


def _describes(text: str) -> bool:
    return bool(closings.praises.search(text) or closings.closes_kind.search(text) or closings.ends_part.search(text))


def is_nickname_of(nickname: str, name: str) -> bool:
    """Whether somebody is called so by a family name: 老黄, 黄仁勋."""
    family = nickname.strip("老小阿哥姐叔爷嫂姨总")
    return (
        _nickname.fullmatch(nickname) is not None
        and len(family) == 1
        and _full_name.fullmatch(name) is not None
        and name[0] == family
    )


def are_short_names(term: str, text: str) -> bool:
    """Whether these are two words of a few characters: “芒果干”, 亡国感.

    Without an explanation behind it, the second may as well be an aside (免费, 追问); whether it is a name then,
    other posts must tell.
    """
    if not _short_name.fullmatch(text) or not _short_term.fullmatch(term.strip(_quotes)):
        return False
    return not closings.ends_category.search(text) and not closings.ends_place.search(text)

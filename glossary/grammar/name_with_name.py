"""A name with its other name in a parenthesis of its own: `**LLM**（大语言模型（Large Language Model））`."""

from __future__ import annotations

from glossary.grammar.chinese_alias import is_chinese_alias
from glossary.grammar.fields import Named
from glossary.grammar.names import abbreviates
from glossary.language.patterns import pattern
from glossary.language.script import count_han, has_han, is_latin

_pair = pattern(r"([^（()）,，：:;；/、]{1,60}?)\s*[（(]([^（()）]+)[）)]\s*(?=$|[,，：:；;])")
_end_of_name = pattern(r"\s*[,，：:；;]")
_LONGEST_CHINESE = 12


def take_name_with_name(term: str, text: str) -> tuple[list[Named], str]:
    """The Chinese name that a text opens with, where its Latin one follows in a parenthesis; and the text without both.

    A Latin name with a Chinese text behind it, Cache（高速缓存）, is the same as one with a comma between.
    """
    found = _pair.match(text)
    if found is None:
        return [], text
    one, other, behind = found[1], found[2].strip(), text[found.end() :]
    if is_latin(one):
        named = has_han(other) and (has_han(term) or abbreviates(term, one))
        return [], f"{one}，{other}{behind}" if named else text
    if not _is_name(term, one, _end_of_name.split(other, maxsplit=1)[0]):
        return [], text
    return [("alias" if has_han(term) else "chinese", one)], other + behind


def _is_name(term: str, chinese: str, english: str) -> bool:
    """Whether a Chinese text is a name of the term, of which an English name follows."""
    if not is_latin(english) or not 0 < count_han(chinese) <= _LONGEST_CHINESE or "的" in chinese:
        return False
    return is_chinese_alias(term, chinese) if has_han(term) else abbreviates(term, english)

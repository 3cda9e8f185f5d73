"""A full name beside its abbreviation: PM: Product Manager的缩写 · 检索增强生成: Retrieval-Augmented Generation."""

from __future__ import annotations

from glossary.grammar.fields import Named
from glossary.grammar.names import abbreviates
from glossary.language.abbreviation import is_initialism, is_short_form
from glossary.language.patterns import pattern
from glossary.language.script import has_han, is_acronym, is_latin

_colon = pattern(r"[：:](?!//)")
latin_start = pattern(r"[A-Za-zÀ-ɏ0-9@$#&.'’\"“ /+()-]+?(?=\s*[,，：:]|\s*$|\s*[\u3007\u3400-\u9fff])")
_latin_run = pattern(r"[A-Za-z][A-Za-z0-9&'’ ,-]*[A-Za-z](?=[，：:]|$)")
# PM: Product Manager的缩写
_is_abbreviated = pattern(r"^\s*的(?:英文)?(?:缩写|简称|首字母缩写)")


# 工业和信息化部的简称, 可能是 Stock-Based Compensation 的缩写: behind a short form, what it is short for.
_short_of = pattern(
    r"(?:(?:可能|应该?|應該?|或许|或許|疑似|似乎)?(?:是|为|為|即|指)\s*)?([^的，,：:；;]+?)"
    r"\s*的(?:英文|中文)?(?:首字母)?(?:缩写|縮寫|简称|簡稱|缩略语|簡寫|简写)"
)


def read_short_of(text: str) -> str:
    """The full name in a text that says of what something is short, and nothing else; "" where it does not."""
    said = _short_of.fullmatch(text)
    return said[1].strip() if said else ""


def _has_capitals(word: str) -> bool:
    """Whether a word is an acronym, or has capitals within it: EuDB."""
    return is_acronym(word) or (len(word) <= 7 and any(char.isupper() for char in word[1:]))


def leading_full_name(term: str, definition: str) -> tuple[list[Named], str]:
    """`**RAG**（检索增强生成: Retrieval-Augmented Generation，一种…）`: the full name, and what is behind it."""
    following = _latin_run.match(definition)
    if following is None or not abbreviates(term, following[0]):  # a list: Environmental, Social, and Governance
        following = latin_start.match(definition)
    if following is None:
        return [], definition
    full, behind = following[0].strip(" ，,"), definition[following.end() :]
    abbreviated = _is_abbreviated.match(behind)
    if not (abbreviated or not behind or behind[0] in ",，：:"):
        return [], definition
    if not (abbreviates(term, full) or full.casefold() == term.casefold() or (has_han(term) and " " in full)):
        return [], definition
    return [("english", full)], _is_abbreviated.sub("", behind).lstrip(" ,，：:")


def full_name_behind(head: str, rest: str) -> tuple[str, str]:
    """The full name that follows an abbreviation, and what stands behind it: PM: Product Manager的缩写，…"""
    colon = _colon.search(rest)
    if colon and is_latin(full := rest[: colon.start()].strip()) and len(full) > len(head):
        initials = "".join(word[0] for word in head.split())
        same_tail = full.split()[-1] == head.rsplit(maxsplit=1)[-1] and is_short_form(initials, full, beside=True)
        if same_tail or abbreviates(head, full):
            return full, rest[colon.end() :].strip()
    if is_latin(rest) and is_initialism(head, rest):
        return rest, ""  # UNESCO: United Nations Educational, Scientific and Cultural Organization
    if not (following := latin_start.match(rest)):
        return "", ""
    full, behind = following[0].strip(), rest[following.end() :]
    said = _is_abbreviated.match(behind)
    if (
        len(full) > len(head)
        and is_latin(full)
        and (said or (_has_capitals(head.split(maxsplit=1)[0]) and is_short_form(head, full, beside=True)))
    ):
        return full, _is_abbreviated.sub("", behind).lstrip(" ,，：:")
    return "", ""

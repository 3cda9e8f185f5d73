"""A term in Traditional characters in a post that is written in Simplified ones.

A search for the one misses the other, and the glossary has two names for one thing. Titles in book marks stay as their
works are called. Where all Simplified posts have another word for the same English name, that is what the fix writes,
and a person should look.

Bad:  **機器學習**（Machine Learning）是人工智能的一种方法，这里只说监督学习。
Good: **机器学习**（Machine Learning）是人工智能的一种方法，这里只说监督学习。
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Options
from glossary.checking.rewrite import rename_finding
from glossary.language.folding import fold, to_simplified, to_traditional
from glossary.language.likeness import is_title
from glossary.language.script import has_han, has_latin
from glossary.model import Annotation

SEVERITY = "info"

# A post is in Simplified characters where so many times as many of its characters are so as are Traditional.
_MARGIN = 10
_LEAST = 5
# As much of a post as tells its script.
_SAMPLE = 20_000
# Characters that OpenCC converts and that 通用规范汉字表 (2013) has for standard ones all the same: 昇腾, 二噁英, 乾坤.
_STANDARD = frozenset("昇陞噁乾瞭藉麽於祇甯喆")
# A conversion into a character beyond the common ones is nothing that anybody writes.
_COMMON = "\uffff"


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Traditional headwords in a Simplified post."""
    placed = [
        one for one in post.annotations if _is_traditional(one.annotation.term) and _is_term(post, one.annotation)
    ]
    if not placed:
        return
    prose = post.text[post.prose.body : post.prose.body + _SAMPLE]
    for one in placed:
        prose = prose.replace(one.annotation.term, "")
    is_simplified, has_traditional = _is_simplified(prose), _differing(prose, to_simplified(prose)) > 0
    for one in placed:
        term = one.annotation.term
        if is_simplified:
            said = "is Traditional, the post is Simplified"
        elif not has_traditional and _is_mixed(post, term):
            said = "has characters of both scripts"
        else:
            continue
        wanted = _usual(post, one.annotation) or to_simplified(term)
        safe = wanted == to_simplified(term)
        yield rename_finding(post, one, wanted, f"{term} {said}: {wanted}", term, safe=safe)


def _usual(post: Context, annotation: Annotation) -> str:
    """The other word that the one entry of this English name has, where no post has this one in Simplified characters.

    消息佇列 is 消息队列 to Simplified posts: 消息伫列, which is what the characters become, nobody writes.
    """
    term, english = annotation.term, fold(annotation.english)
    entries = [found.entry for found in post.facts.find(annotation.english)] if english else []
    named = {entry.term for entry in entries if fold(entry.english) == english}
    if len(named) != 1 or any(use.term == to_simplified(term) for use in post.uses_elsewhere(fold(term))):
        return ""
    (usual,) = named
    return usual if fold(usual) != fold(term) and has_han(usual) and usual == to_simplified(usual) else ""


def _is_traditional(term: str) -> bool:
    if not has_han(term) or is_title(term):
        return False
    simplified = to_simplified(term)
    changed = {a for a, b in zip(term, simplified, strict=False) if a != b}
    return bool(changed) and changed.isdisjoint(_STANDARD) and max(simplified) <= _COMMON


def _is_mixed(post: Context, term: str) -> bool:
    """Whether a term itself has characters of both scripts, and other posts have it in Simplified ones: 黄仁勳.

    Traditional posts have 台 for 臺 and the like, so this says something of posts only that are not.
    """
    simplified = to_simplified(term)
    uses = post.uses_elsewhere(fold(term))
    return _differing(term, to_traditional(term)) > 0 and any(use.term == simplified for use in uses)


def _is_term(post: Context, annotation: Annotation) -> bool:
    """Whether it is a word that Simplified posts have: the names of people are written as they write them."""
    others = post.uses_elsewhere(fold(annotation.term))
    return has_latin(annotation.english) or any(use.term == to_simplified(annotation.term) for use in others)


def _is_simplified(text: str) -> bool:
    traditional = _differing(text, to_simplified(text))
    return _differing(text, to_traditional(text)) >= max(_LEAST, _MARGIN * traditional)


def _differing(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=False))

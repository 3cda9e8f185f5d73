"""An abbreviation whose letters do not fit the English name beside it, though nearly.

Only what is clearly a slip speaks: the initials in another order, or one letter other than those that the garden knows
this name by. Many good abbreviations take their letters from elsewhere: XML, TXT.

Bad:  **检索增强生成**（Retrieval-Augmented Generation, RGA）
Good: **检索增强生成**（Retrieval-Augmented Generation, RAG）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.check.context import Context, Placed
from glossary.check.finding import Finding
from glossary.check.registry import Options
from glossary.check.rewrite import span_of
from glossary.check.wording import slip
from glossary.edits import Edit
from glossary.language.english import is_short, normal
from glossary.language.folding import fold

_capitals = re.compile(r"[A-Z]{3,6}")
_word = re.compile(r"[A-Za-z][A-Za-z'’]*")
_FUNCTION_WORDS = frozenset("a an and as at by for from in of on or the to with".split())


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Abbreviations that are slips of the initials."""
    for placed in post.annotations:
        annotation = placed.annotation
        shorts = [name for name in (annotation.term, *annotation.aliases) if _capitals.fullmatch(name)]
        for short in shorts if annotation.english else ():
            wanted = _wanted(post, short, annotation.english)
            if wanted:
                yield _finding(post, placed, short, wanted)


def _wanted(post: Context, short: str, english: str) -> str:
    """The initials that were meant; empty where the abbreviation may be right."""
    if is_short(short, english) or _is_in_use(post, short, english):
        return ""
    for initials in _initials(english):
        if sorted(initials) == sorted(short) or (slip(short, initials) and _is_in_use(post, initials, english)):
            return initials
    return ""


def _initials(english: str) -> Iterator[str]:
    """The first letters of a name's words, without and with its function words."""
    words = _word.findall(english.replace("-", " "))
    for chosen in ([word for word in words if word.lower() not in _FUNCTION_WORDS], words):
        yield "".join(word[0] for word in chosen).upper()


def _is_in_use(post: Context, short: str, english: str) -> bool:
    """Whether other posts give this abbreviation with this name, on either side of the parenthesis."""
    key = normal(english)
    headwords = [
        short,
        *(name for found in post.facts.named(english) for name in (found.entry.term, *found.entry.aliases)),
    ]
    uses = (use for headword in dict.fromkeys(map(fold, headwords)) for use in post.facts.uses.of(headword))
    return any(
        use.post != post.path and normal(use.english) == key and short in (use.term, *use.aliases) for use in uses
    )


def _finding(post: Context, placed: Placed, short: str, wanted: str) -> Finding:
    term = placed.annotation.term
    message = f"{short} does not stand for {placed.annotation.english}: {wanted}"
    if short == term:
        return post.finding(placed.site.bold_start, placed.site.bold_end, message, about=term)
    span = span_of(post, placed, short)
    return post.finding(*span, message, edits=[Edit(span, wanted)], about=term)

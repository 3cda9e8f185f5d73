"""An abbreviation whose letters do not fit the English name beside it, though nearly.

Only what is clearly a slip speaks: the initials in another order, or one letter other than those that the garden knows
this name by. Many good abbreviations take their letters from elsewhere: XML, TXT.

Bad:  **检索增强生成**（Retrieval-Augmented Generation, RGA）
Good: **检索增强生成**（Retrieval-Augmented Generation, RAG）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Options
from glossary.checking.rewrite import span_of
from glossary.checking.wording import slip
from glossary.edits import Edit
from glossary.language.english import is_short, normal
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.model import Annotation
from glossary.sites import Placed

_capitals = pattern(r"[A-Z]{3,6}")
_name_and_short = pattern(r"([A-Za-z][A-Za-z ,'’-]+?)[,:，：]\s*([A-Z]{3,6})")
_name = pattern(r"[A-Z][A-Za-z'’-]+(?: [A-Za-z'’-]+)+")
_word = pattern(r"[A-Za-z][A-Za-z'’]*")
# Languages agreed on these, which fit the words of none of them.
_SETTLED = ("UTC", "ISO", "OTAN")
_FUNCTION_WORDS = frozenset("a an and as at by for from in of on or the to with".split())


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Abbreviations that are slips of the initials."""
    for placed in post.annotations:
        for short, english in _pairs(placed.annotation):
            wanted = _wanted(post, short, english)
            if wanted:
                yield _finding(post, placed, short, english, wanted)


def _pairs(annotation: Annotation) -> Iterator[tuple[str, str]]:
    """Each abbreviation with the name beside it; one that does not fit, the grammar cannot tell from the name."""
    english = annotation.english
    for short in (annotation.term, *annotation.aliases):
        if english and _capitals.fullmatch(short):
            yield short, english
    if both := _name_and_short.fullmatch(english):
        yield both[2], both[1]
    if _capitals.fullmatch(english) and (name := _name.match(annotation.definition)):
        yield english, name[0]


def _wanted(post: Context, short: str, english: str) -> str:
    """The initials that were meant; empty where the abbreviation may be right."""
    candidates = list(_initials(english))
    if short in (*candidates, *_SETTLED) or _is_in_use(post, short, english):
        return ""
    for initials in candidates:
        if _is_swapped(short, initials):
            return initials
    if is_short(short, english):
        return ""
    return next((one for one in candidates if slip(short, one) and _is_in_use(post, one, english)), "")


def _is_swapped(short: str, initials: str) -> bool:
    """Whether two neighbouring letters changed places; other orders are those of other languages: FIFA, OTAN."""
    return sorted(short) == sorted(initials) and slip(short, initials)


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
    uses = (use for headword in dict.fromkeys(map(fold, headwords)) for use in post.uses_elsewhere(headword))
    return any(normal(use.english) == key and short in (use.term, *use.aliases) for use in uses)


def _finding(post: Context, placed: Placed, short: str, english: str, wanted: str) -> Finding:
    term = placed.annotation.term
    message = f"{short} does not stand for {english}: {wanted}"
    if short == term:
        return post.finding(placed.site.bold_start, placed.site.bold_end, message, about=term)
    span = span_of(post, placed, short)
    return post.finding(*span, message, edits=[Edit(span, wanted)], about=term)

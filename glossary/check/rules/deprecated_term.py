"""A name that the glossary has given up: its entry is marked `deprecated` or `superseded`.

Bad:  大型语言模型很贵, with an entry 大型语言模型 marked `status: deprecated` beside 大语言模型
Good: 大语言模型很贵
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.check.context import Context
from glossary.check.facts import GIVEN_UP
from glossary.check.finding import Finding
from glossary.check.registry import Options
from glossary.check.words import mentions
from glossary.edits import Edit
from glossary.index.lookup import REMOVED, Found
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.model import Span


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Mentions of given-up names, in prose and in annotations."""
    for found in post.facts.given_up:
        term = found.entry.term
        if term not in post.text:
            continue
        preferred = _preferred(post, found)
        advice = f"; the glossary prefers {preferred}" if preferred else ""
        for span in _places(post, term):
            yield post.finding(
                *span,
                f"{term} is {found.entry.status}{advice}",
                edits=[Edit(span, preferred)] if preferred else (),
                about=term,
            )


def _places(post: Context, term: str) -> Iterator[Span]:
    yield from mentions(post, term)
    for placed in post.annotations:
        if post.bold(placed.site) == term:
            yield Span(placed.site.bold_start, placed.site.bold_end)


def _preferred(post: Context, found: Found) -> str:
    """The term of the entry that has the name among its aliases, or the same English name."""
    for name in filter(None, (found.entry.term, found.entry.english)):
        for other in post.facts.named(name):
            if other.entry.status in (*GIVEN_UP, REMOVED) or other.entry.term == found.entry.term:
                continue
            named = fold(found.entry.term) in map(fold, other.entry.aliases)
            if named or (other.entry.english and normal(other.entry.english) == normal(found.entry.english)):
                return other.entry.term
    return ""

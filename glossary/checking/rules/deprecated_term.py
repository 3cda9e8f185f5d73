"""A name that the glossary has given up: an entry lists it as `superseded`, or its own entry has that `status`.

Only names that a person gave up speak. What posts merely call a former name (曾称, 旧称) is often still in use:
Facebook is no fault because Meta was called so once. With `stated` such names speak too. In a quotation nothing is
rewritten.

Bad:  大型语言模型很贵, with an entry 大语言模型 that has `superseded: [大型语言模型]`
Good: 大语言模型很贵
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.enclosed import is_in_quotation
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.words import mentions
from glossary.edits import Edit
from glossary.language.segmentation import stands_on_word
from glossary.model import Span

# Characters that make a narrower thing of the word behind them.
_NARROWING = frozenset("大小中微巨超新旧老多单双半非反准子次前后")
OPTIONS = {"stated": Option(False, "Former names that only posts state speak too.")}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Mentions of given-up names, in prose and in annotations."""
    for given_up in (*post.facts.given_up, *(post.facts.former if options["stated"] else ())):
        name, preferred = given_up.name, given_up.preferred
        if name not in post.text:
            continue
        advice = f"; the glossary prefers {preferred}" if preferred else ""
        for span in _places(post, name):
            if name in preferred and _makes_narrower(post.text[span.start - 1 : span.start]):
                continue
            yield post.finding(
                *span,
                f"{name} is {given_up.status}{advice}",
                edits=[Edit(span, preferred)] if preferred and not is_in_quotation(post.text, span) else (),
                about=name,
            )


def _makes_narrower(before: str) -> bool:
    """Whether the character in front makes another word of it, as 大 does in the preferred one: 小语言模型."""
    return before in _NARROWING


def _places(post: Context, name: str) -> Iterator[Span]:
    yield from (span for span in mentions(post, name) if stands_on_word(post.text, *span))
    for placed in post.annotations:
        if post.bold(placed.site) == name:
            yield Span(placed.site.bold_start, placed.site.bold_end)

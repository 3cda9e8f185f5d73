"""A Chinese term one character away from the one that other posts have for the same English name.

Input methods offer characters by their sound, so that most such slips sound like the right one; the names of persons
are also written by ear. Where the other character sounds otherwise nothing is said: that is mostly a word of its own.
Two neighbouring characters that changed places, and one that is written twice, are slips of the hand. A foreign name
of which nearly all posts have one transliteration is written by another in this one only: 皮蔡 beside 皮查伊.
`posts` is how many other posts must have the usual term; where it sounds just the same, one less is enough.

Bad:  **囚犯困境**（Prisoner's Dilemma） in most posts, **求犯困境**（Prisoner's Dilemma） in this one
Good: **囚犯困境**（Prisoner's Dilemma）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.rewrite import rename_finding
from glossary.checking.tallies import post_count
from glossary.checking.transliterations import is_other_transliteration
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.language.slips import SLIP_MARGIN, is_slip
from glossary.language.sound import SAME, slip_likeness
from glossary.model import Annotation, Entry, Use
from glossary.report import number

OPTIONS = {"posts": Option(3, "How many other posts must have the usual term.")}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Headwords that are slips of the usual ones."""
    for placed in post.annotations:
        annotation = placed.annotation
        if not annotation.english or not has_han(annotation.term):
            continue
        usual = _usual(post, annotation, options["posts"])
        if usual:
            posts = number(post_count(_uses(post, usual, annotation.english)), "post")
            message = f"{annotation.term} here, {usual} in {posts}, for {annotation.english}"
            yield rename_finding(post, placed, usual, message, usual)


def _usual(post: Context, annotation: Annotation, least: int) -> str:
    """The usual term of which this one is a slip; empty where there is none."""
    term = annotation.term
    found = [*post.facts.find(term), *post.facts.named(annotation.english)]
    foreign = any(_is_foreign_name(one.entry) for one in found)
    every = dict.fromkeys(name for one in found for name in (one.entry.term, *one.entry.aliases))
    # Hardly any name is near, so that nothing need be counted.
    names = [
        name for name in every if is_slip(term, name, is_transliterated=foreign) or is_other_transliteration(term, name)
    ]
    if not names:
        return ""
    own = post_count(_uses(post, term, annotation.english))
    for name in names:
        is_near = is_slip(term, name, is_transliterated=foreign, is_used=own > 0)
        if not is_near and (own or not foreign):
            continue
        enough = least - (slip_likeness(fold(term), fold(name)) == SAME)
        if post_count(_uses(post, name, annotation.english)) >= max(enough, SLIP_MARGIN * own):
            return name
    return ""


def _is_foreign_name(entry: Entry) -> bool:
    """Whether an entry is a person or a firm whose name Chinese writes by its sound."""
    return entry.kind in ("person", "organization") or "·" in entry.term


def _uses(post: Context, term: str, english: str) -> list[Use]:
    """What other posts say under a term with this English name."""
    key = normal(english)
    return [use for use in post.facts.uses.of(fold(term)) if use.post != post.path and normal(use.english) == key]

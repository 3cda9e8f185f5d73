"""A Chinese term one character away from the one that other posts have for the same English name.

Input methods offer characters by their sound, so that most such slips sound like the right one; the names of persons
are also written by ear. Some look like it: 末来 for 未来. Where the other character neither sounds nor looks like it,
nothing is said: that is mostly a word of its own.
Two neighbouring characters that changed places, one that is written twice, and one that is left out of a word
(大言模型) are slips of the hand. A foreign name of which nearly all posts have one transliteration is written by
another in this one only: 皮蔡 beside 皮查伊.
`posts` is how many other posts must have the usual term; of a foreign name that sounds the same, one less is enough.

Bad:  **囚犯困境**（Prisoner's Dilemma） in most posts, **求犯困境**（Prisoner's Dilemma） in this one
Good: **囚犯困境**（Prisoner's Dilemma）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.left_out import is_left_out
from glossary.checking.registry import Option, Options
from glossary.checking.rewrite import rename_finding
from glossary.checking.tallies import post_count
from glossary.checking.transliterations import is_by_ear, is_other_transliteration, letters
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.romanized import is_pinyin
from glossary.language.script import has_han
from glossary.language.slips import SLIP_MARGIN, is_slip
from glossary.language.sound import SAME, slip_likeness
from glossary.model import Annotation, Entry, Use
from glossary.report import number

OPTIONS = {"posts": Option(3, "How many other posts must have the usual term.", least=1)}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Headwords that are slips of the usual ones."""
    for placed in post.annotations:
        annotation = placed.annotation
        if not annotation.english or not has_han(annotation.term):
            continue
        usual = _usual(post, annotation, options["posts"])
        if usual:
            posts = number(_posts(post, annotation, usual), "post")
            message = f"{annotation.term} here, {usual} in {posts}, for {annotation.english}"
            yield rename_finding(post, placed, usual, message, usual)


def _usual(post: Context, annotation: Annotation, least: int) -> str:
    """The usual term of which this one is a slip; empty where there is none."""
    # Network Effects: the entry may have the singular.
    names = dict.fromkeys((annotation.english, annotation.english.removesuffix("s")))
    found = [*post.facts.find(annotation.term), *(one for name in names for one in post.facts.named(name))]
    foreign = any(_is_foreign_name(one.entry) for one in found)
    every = dict.fromkeys(name for one in found for name in (one.entry.term, *one.entry.aliases))
    every = every or dict.fromkeys(post.like_sounding(annotation))
    if any(_is_joined_otherwise(annotation.term, name) for name in every):
        return ""
    # Hardly any name is near, so that nothing need be counted.
    near = [name for name in every if _is_near(annotation, name, foreign=foreign)]
    own = post_count(_uses(post, annotation.term, annotation.english)) if near else 0
    if own or (near and _is_in_use(post, annotation.term)):
        near = [name for name in near if is_slip(annotation.term, name, is_transliterated=foreign, is_used=own > 0)]
    return next((name for name in near if _posts(post, annotation, name) >= _enough(annotation, name, own, least)), "")


def _is_near(annotation: Annotation, name: str, *, foreign: bool) -> bool:
    """Whether a term that stands in no other post may be written by a slip for this name, or by another ear."""
    if is_slip(annotation.term, name, is_transliterated=foreign) or is_left_out(annotation.term, name):
        return True
    return foreign and is_other_transliteration(annotation.term, name) and not is_pinyin(annotation.english, name)


def _is_joined_otherwise(term: str, name: str) -> bool:
    """Whether only the sign between its parts tells the term from a name: that is the business of `name-separator`."""
    return fold(term) != fold(name) and letters(fold(term)) == letters(fold(name))


def _is_in_use(post: Context, term: str) -> bool:
    """Whether other posts have the term, whatever they call it in English: 川普 is then no slip of one ear."""
    return bool(post.uses_elsewhere(fold(term)))


def _enough(annotation: Annotation, name: str, own: int, least: int) -> int:
    """In how many other posts the usual term must stand, where so many have this one."""
    sounds_same = slip_likeness(fold(annotation.term), fold(name)) == SAME
    return max(least - (is_by_ear(name) and sounds_same), SLIP_MARGIN * own)


def _posts(post: Context, annotation: Annotation, name: str) -> int:
    return post_count(_uses(post, name, annotation.english))


def _is_foreign_name(entry: Entry) -> bool:
    """Whether an entry is a person or a firm whose name Chinese writes by its sound."""
    return entry.kind in ("person", "organization") or "·" in entry.term


def _uses(post: Context, term: str, english: str) -> list[Use]:
    """What other posts say under a term with this English name."""
    key = normal(english)
    return [use for use in post.uses_elsewhere(fold(term)) if normal(use.english) == key]

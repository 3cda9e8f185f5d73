"""An annotation gives another English name than the glossary does.

A reader who meets two English names takes them for two things, and a search for one misses the other.
Only other words speak by default; hyphens, number, abbreviations, other endings, and shorter or longer forms
are harmless and can be switched on with `classes`. In a garden of 500 posts and more, everyday words (of up to three
characters, or with one English word) speak only when `posts` posts agree on the glossary's name, or a person wrote
it; of two characters, three times as many.

Bad:  **护城河**（Barrier）, where the glossary has Moat
Good: **护城河**（Moat）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.check.context import Context
from glossary.check.finding import Finding
from glossary.check.registry import Option, Options
from glossary.check.rewrite import reworded
from glossary.check.wording import CLASSES, WORDS, difference, slip
from glossary.index.lookup import Found
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.model import Annotation, Entry

OPTIONS = {
    "classes": Option((WORDS,), "Which differences speak.", CLASSES),
    "posts": Option(2, "How many posts must agree before an everyday word speaks."),
}
# Words of up to so many characters are mostly everyday words; gardens of fewer posts than this are small.
_EVERYDAY = 3
_SMALL = 500
_PERSONS = frozenset("i my me you your we our us he his him she her it its they their them myself yourself".split())


def check(post: Context, options: Options) -> Iterator[Finding]:
    """English names in other words than the entry's."""
    for placed, found in post.entries:
        annotation, english = placed.annotation, found.entry.english
        if difference(annotation.english, english) not in options["classes"] or not _conflicts(annotation, found):
            continue
        if not _is_settled(post, annotation, found, options["posts"]):
            continue
        yield reworded(post, placed, "english", english, _message(post, annotation, found), found.entry.term)


def _conflicts(annotation: Annotation, found: Found) -> bool:
    """Whether both have a name, and neither is one of the other's further names, nor a slip of the pen."""
    ours, entry = annotation.english, found.entry
    if not ours or not entry.english or slip(ours, entry.english):
        return False
    # What is annotated by another of the entry's names has an English name of its own.
    if fold(annotation.term) != fold(entry.term) or fold(ours) in (fold(entry.term), *map(fold, entry.aliases)):
        return False
    if _is_phrase(ours) or _is_phrase(entry.english) or (_is_person(entry) and _is_nickname(ours, entry.english)):
        return False
    return entry.english not in annotation.aliases and fold(entry.english) != fold(annotation.term)


def _is_phrase(english: str) -> bool:
    """Whether it is said of somebody, as `rush our progress`, and so no name."""
    return not _PERSONS.isdisjoint(english.casefold().split())


def _is_person(entry: Entry) -> bool:
    return entry.kind == "person" or "·" in entry.term


def _is_nickname(one: str, other: str) -> bool:
    """Whether two names of a person have the same end and begin with one letter: Bibi and Benjamin Netanyahu."""
    return one.split()[1:] == other.split()[1:] != [] and one[0] == other[0]


def _is_settled(post: Context, annotation: Annotation, found: Found, posts: int) -> bool:
    """Whether the glossary's name is more than one of two chance translations of an everyday word.

    A person's name counts, and that of a longer term; in a small garden one post is enough.
    """
    term = found.entry.term
    if found.touched or post.facts.post_count < _SMALL:
        return True
    if len(term) > _EVERYDAY and " " in annotation.english:
        return True
    least = posts if len(term) >= _EVERYDAY else 3 * posts
    key = normal(found.entry.english)
    tallies = post.facts.englishes(found).items()
    return sum(tally.posts for english, tally in tallies if normal(english) == key) >= least


def _message(post: Context, annotation: Annotation, found: Found) -> str:
    tallies = post.facts.englishes(found)
    tally = tallies.get(found.entry.english)
    where = f" in {tally.posts} post{'s' * (tally.posts != 1)}, first {tally.first}" if tally else " in the glossary"
    return f"{found.entry.term}: {annotation.english} here, {found.entry.english}{where}"

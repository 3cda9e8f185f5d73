"""An annotation gives another English name than the glossary does.

A reader who meets two English names takes them for two things, and a search for one misses the other.
Only other words speak by default; hyphens, number, abbreviations, other endings, and shorter or longer forms
are harmless and can be switched on with `classes`. In a garden of 500 posts and more, everyday words of up to
three characters speak only when `posts` posts agree on the glossary's name, or a person wrote it.

Bad:  **护城河**（Barrier）, where the glossary has Moat
Good: **护城河**（Moat）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.check.context import Context
from glossary.check.finding import Finding
from glossary.check.registry import Option, Options
from glossary.check.rewrite import replace_text, span_of
from glossary.check.wording import CLASSES, WORDS, difference, slip
from glossary.index.lookup import Found
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.model import Annotation

OPTIONS = {
    "classes": Option((WORDS,), "Which differences speak.", CLASSES),
    "posts": Option(2, "How many posts must agree before an everyday word speaks."),
}
# Words of up to so many characters are mostly everyday words; gardens of fewer posts than this are small.
_EVERYDAY = 3
_SMALL = 500


def check(post: Context, options: Options) -> Iterator[Finding]:
    """English names in other words than the entry's."""
    for placed, found in post.entries:
        annotation, english = placed.annotation, found.entry.english
        if difference(annotation.english, english) not in options["classes"] or not _conflicts(annotation, found):
            continue
        if not _is_settled(post, found, options["posts"]):
            continue
        wanted = annotation._replace(english=english)
        yield post.finding(
            *span_of(post, placed, annotation.english),
            _message(post, annotation, found),
            edits=replace_text(post, placed, annotation.english, english, wanted),
            safe=False,
            about=found.entry.term,
        )


def _conflicts(annotation: Annotation, found: Found) -> bool:
    """Whether both have a name, and neither is one of the other's further names, nor a slip of the pen."""
    ours, entry = annotation.english, found.entry
    if not ours or not entry.english or slip(ours, entry.english):
        return False
    if fold(ours) in (fold(annotation.term), *map(fold, entry.aliases)):
        return False
    return entry.english not in annotation.aliases and fold(entry.english) != fold(annotation.term)


def _is_settled(post: Context, found: Found, least: int) -> bool:
    """Whether the glossary's name is more than one of two chance translations of an everyday word.

    A person's name counts, and that of a longer term; in a small garden one post is enough.
    """
    if found.touched or len(found.entry.term) > _EVERYDAY or post.facts.post_count < _SMALL:
        return True
    key = normal(found.entry.english)
    posts = sum(tally.posts for english, tally in post.facts.englishes(found).items() if normal(english) == key)
    return posts >= least


def _message(post: Context, annotation: Annotation, found: Found) -> str:
    tallies = post.facts.englishes(found)
    tally = tallies.get(found.entry.english)
    where = f" in {tally.posts} post{'s' * (tally.posts != 1)}, first {tally.first}" if tally else " in the glossary"
    return f"{found.entry.term}: {annotation.english} here, {found.entry.english}{where}"

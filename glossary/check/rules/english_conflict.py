"""An annotation gives another English name than other posts give its term.

A reader who meets two English names takes them for two things, and a search for one misses the other.
Only other words speak by default; hyphens, number, abbreviations, other endings, and shorter or longer forms
are harmless and can be switched on with `classes`. It speaks where `posts` other posts agree and hardly any has other
words, or where a person wrote the name into the glossary; where posts are divided, nothing is advised. A definition
that has nothing in common with the others is another sense of the word. In a garden of fewer than 500 posts, what one
other post says is asked about.

Bad:  **护城河**（Barrier）, where other posts have Moat
Good: **护城河**（Moat）
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.check.agreement import Agreement, agreement
from glossary.check.context import Context
from glossary.check.finding import Finding
from glossary.check.registry import Option, Options
from glossary.check.rewrite import reworded
from glossary.check.wording import CLASSES, WORDS, difference, slip
from glossary.index.lookup import Found
from glossary.language.definitions import UNLIKE, closeness
from glossary.language.folding import fold
from glossary.model import Annotation, Entry, Use
from glossary.report import number

OPTIONS = {
    "classes": Option((WORDS,), "Which differences speak.", CLASSES),
    "posts": Option(3, "How many other posts must agree."),
}
_SMALL_GARDEN = 500
_PERSONS = frozenset("i my me you your we our us he his him she her it its they their them myself yourself".split())


class _Wanted(NamedTuple):
    """The English name that an annotation should have, who says so, and whether that is enough to offer a fix."""

    english: str
    where: str
    sure: bool = True


def check(post: Context, options: Options) -> Iterator[Finding]:
    """English names in other words than other posts have."""
    for placed, found in post.entries:
        annotation = placed.annotation
        wanted = _wanted(post, annotation, found, options["posts"]) if annotation.english else None
        if wanted is None or difference(annotation.english, wanted.english) not in options["classes"]:
            continue
        if _conflicts(annotation, found.entry, wanted.english):
            message = (
                f"{_called(annotation, found.entry)}: {annotation.english} here, {wanted.english} in {wanted.where}"
            )
            finding = reworded(post, placed, "english", wanted.english, message, found.entry.term)
            yield finding if wanted.sure else finding._replace(edits=())


def _called(annotation: Annotation, entry: Entry) -> str:
    """The term as the glossary writes it, or the other name that stands here."""
    return entry.term if fold(annotation.term) == fold(entry.term) else annotation.term


def _wanted(post: Context, annotation: Annotation, found: Found, least: int) -> _Wanted | None:
    entry = found.entry
    if found.touched and entry.english and _called(annotation, entry) == entry.term:
        return _Wanted(entry.english, _where(post, entry))
    uses: Sequence[Use] = post.other_uses(annotation.term, entry)
    agreed = agreement(uses)
    if agreed.agreeing < least:
        uses = [use for use in post.facts.uses_of(entry) if use.post != post.path]
        agreed = agreement(uses)
    if closeness(annotation.definition, [use.definition for use in uses]) <= UNLIKE:
        return None
    if agreed.is_settled and agreed.agreeing >= least:
        return _Wanted(agreed.name.wording, _places(agreed))
    if post.facts.post_count < _SMALL_GARDEN and _is_unanimous(agreed, entry):
        return _Wanted(agreed.name.wording, _places(agreed), sure=agreed.agreeing > 1)
    return None


def _is_unanimous(agreed: Agreement, entry: Entry) -> bool:
    return agreed.agreeing > 0 and not agreed.disagreeing and agreed.name.wording == entry.english


def _places(agreed: Agreement) -> str:
    return f"{number(agreed.name.posts, 'post')}, first {agreed.name.first}"


def _where(post: Context, entry: Entry) -> str:
    tally = post.facts.englishes(fold(entry.term)).get(entry.english)
    return f"{number(tally.posts, 'post')}, first {tally.first}" if tally else "the glossary"


def _conflicts(annotation: Annotation, entry: Entry, wanted: str) -> bool:
    """Whether neither name is one of the other's further names, nor a slip of the pen."""
    ours = annotation.english
    if slip(ours, wanted) or fold(ours) in map(fold, (entry.term, *entry.aliases)):
        return False
    if _is_phrase(ours) or _is_phrase(wanted) or (_is_person(entry) and _is_nickname(ours, wanted)):
        return False
    return wanted not in annotation.aliases and fold(wanted) != fold(annotation.term)


def _is_phrase(english: str) -> bool:
    """Whether it is said of somebody, as `rush our progress`, and so no name."""
    return not _PERSONS.isdisjoint(english.casefold().split())


def _is_person(entry: Entry) -> bool:
    return entry.kind == "person" or "·" in entry.term


def _is_nickname(one: str, other: str) -> bool:
    """Whether two names of a person have the same end and begin with one letter: Bibi and Benjamin Netanyahu."""
    return one.split()[1:] == other.split()[1:] != [] and one[0] == other[0]

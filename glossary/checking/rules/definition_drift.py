"""A definition that says something else than the glossary's and all other posts' do.

Other words for the same thing are welcome; what speaks here shares hardly a character with any of them, so
that it is another sense of the word, or a mistake. Nothing is said where the others do not agree either.
`threshold` is how alike two definitions must be to count as saying the same: 0 is nothing in common, 1 the
same characters.

Off by default: of what it finds in a large garden, a third describes the same thing from another side.

Bad:  **特斯拉**（Tesla: 磁通量密度的国际单位）, where 22 posts define a maker of electric cars
Good: the entry's definition, or an entry of its own for the other sense
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, starmap

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.rewrite import reworded
from glossary.index.lookup import Found
from glossary.language.definitions import LEAST, UNLIKE, definition_likeness, telling
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.model import Annotation

SEVERITY = "info"

ON = False
OPTIONS = {"threshold": Option(UNLIKE, "How alike definitions must be to say the same, from 0 to 1.")}
_AGREED = 0.25


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Definitions without likeness to any other of their entry."""
    for placed, found in post.entries:
        annotation, definition = placed.annotation, found.entry.definition
        if not definition or not has_han(definition) or not _is_comparable(annotation, found):
            continue
        if not _drifts(post, annotation, found, options["threshold"]):
            continue
        message = f"{found.entry.term}: {annotation.definition} here, {definition} in the glossary"
        yield reworded(post, placed, "definition", definition, message, found.entry.term)


def _is_comparable(annotation: Annotation, found: Found) -> bool:
    """Whether the annotation names the entry by the same words, and defines it in Chinese."""
    entry = found.entry
    same_name = fold(annotation.term) == fold(entry.term) and (
        not annotation.english or not entry.english or normal(annotation.english) == normal(entry.english)
    )
    return same_name and has_han(annotation.definition) and annotation.definition != entry.definition


def _drifts(post: Context, annotation: Annotation, found: Found, threshold: float) -> bool:
    ours = telling(annotation.definition)
    if len(ours) < LEAST or definition_likeness(ours, telling(found.entry.definition)) > threshold:
        return False
    given = Counter(use.definition for use in post.facts.uses_of(found.entry))
    # A definition that no post gives is a person's: it alone counts.
    is_persons = found.entry.definition not in given
    others = {found.entry.definition} if is_persons else {*given, found.entry.definition} - {annotation.definition, ""}
    if given[annotation.definition] > 1:
        return False
    theirs = [signs for definition in others if len(signs := telling(definition)) >= LEAST]
    # Where the others do not agree among themselves, nobody can say which one drifts.
    if not is_persons and not any(
        likeness >= _AGREED for likeness in starmap(definition_likeness, combinations(theirs, 2))
    ):
        return False
    return max((definition_likeness(ours, signs) for signs in theirs), default=1.0) <= threshold

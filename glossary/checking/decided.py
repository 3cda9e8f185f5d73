"""What a decision changes in one post: the edits that give each annotation of a concept the name decided on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from glossary.checking.context import Context
from glossary.checking.enclosed import is_in_quotation
from glossary.checking.harm import keeps_structure
from glossary.checking.rewrite import rename_finding, reworded
from glossary.checking.wording import ABBREVIATION, wording_difference
from glossary.checking.words import mentions, stands_in_chinese
from glossary.edits import Edit, apply, without_overlaps
from glossary.language.definitions import UNLIKE, closeness
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.language.segmentation import stands_on_word
from glossary.model import Annotation, Entry, Span


class Carried(NamedTuple):
    """A post's text as the decision wants it, how many places are changed, how many were left, and the edits made.

    Left are annotations whose definition speaks of something else, and those that cannot be written so.
    """

    text: str
    changed: int = 0
    left: int = 0
    edits: Sequence[Edit] = ()


def with_english(post: Context, entry: Entry, english: str) -> Carried:
    """Every annotation of an entry with this English name; an abbreviation of it stays."""
    edits: list[Edit] = []
    wanted = left = 0
    for placed, found in post.entries:
        annotation = placed.annotation
        given = annotation.english
        if found.entry != entry or not given or given == english or fold(given) == fold(annotation.term):
            continue
        if wording_difference(given, english) == ABBREVIATION or english in annotation.aliases:
            continue
        wanted += 1
        own = (
            () if _is_other_sense(post, annotation, entry) else reworded(post, placed, "english", english, "", "").edits
        )
        edits += own
        left += not own
    return _carried(post, edits, wanted - left, left)


def with_term_written(post: Context, names: Collection[str], term: str, english: str) -> Carried:
    """Every annotation under one of these folded names that has this English name (its key), under the term instead.

    Where an annotation is renamed, the post's later mentions of its name are too. Where the English name is in bold and
    one of the names in the parenthesis, the term stands there instead.
    """
    edits: list[Edit] = []
    left = 0
    written: dict[str, None] = {}
    for placed in post.annotations:
        annotation = placed.annotation
        if fold(annotation.chinese) in names and english in (normal(annotation.term), normal(annotation.english)):
            own = reworded(post, placed, "chinese", term, "", "").edits
            edits += own
            left += not own
        elif not has_han(annotation.term) and not stands_in_chinese(post, placed):
            continue  # an English sentence keeps its word
        elif fold(annotation.term) in names and normal(annotation.english) == english and annotation.term != term:
            own = rename_finding(post, placed, term, "", "").edits
            edits += own
            left += not own
            if own:
                written[annotation.term] = None
    edits += (
        Edit(span, term)
        for name in written
        for span in mentions(post, name)
        if stands_on_word(post.text, *span) and not is_in_quotation(post.text, span) and not _is_beside(post.text, span)
    )
    edits = without_overlaps(edits)
    return _carried(post, edits, len(edits), left)


def _is_beside(text: str, mention: Span) -> bool:
    """Whether a name fills a parenthesis, beside another name of the same thing: 资本支出（capex）."""
    return text[mention.start - 1 : mention.start] in ("（", "(") and text[mention.end : mention.end + 1] in ("）", ")")


def _is_other_sense(post: Context, annotation: Annotation, entry: Entry) -> bool:
    given = [use.definition for use in post.facts.uses_of(entry) if normal(use.english) != normal(annotation.english)]
    return closeness(annotation.definition, [entry.definition, *given]) <= UNLIKE


def _carried(post: Context, edits: list[Edit], changed: int, left: int) -> Carried:
    after = apply(post.text, edits)
    if edits and not keeps_structure(post.text, after, edits):
        return Carried(post.text, 0, left + changed)
    return Carried(after, changed, left, edits)

"""Proposals for a person: which are still open, what is shown of each, and what a decision changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary.entries import senses
from glossary.entries.build import Decisions, Proposal
from glossary.entries.election import elect_english
from glossary.entries.said import refined
from glossary.extract.decisions import names_given
from glossary.extract.proposals import entries_asked_about
from glossary.index.database import Index
from glossary.index.lookup import Found, entries_named
from glossary.index.read_post import unpack_uses
from glossary.language.english import is_related
from glossary.language.folding import fold
from glossary.language.width import shorten
from glossary.model import Entry, Use
from glossary.report import number
from glossary.review import deciding
from glossary.store.document import Document

MERGE, APART, LATER = "merge", "apart", "later"
CHOICES = (MERGE, APART, LATER)
_MOST_PLACES = 3


class Case(NamedTuple):
    """A proposal with the entries it is about; one entry twice where its term may have two senses.

    `english` are then the English names of the senses.
    """

    proposal: Proposal
    one: Found
    other: Found
    english: tuple[str, ...] = ()


def still_open(proposals: Iterable[Proposal], decisions: Decisions) -> Iterator[Proposal]:
    """The proposals that no decision answers, directly or through headwords that are one by decision."""
    home: dict[str, str] = {}

    def home_of(key: str) -> str:
        while key in home:
            key = home[key]
        return key

    for one, other in sorted(decisions.together):
        if (a := home_of(one)) != (b := home_of(other)):
            home[a] = b
    apart = {frozenset((home_of(one), home_of(other))) for one, other in decisions.apart if one != other}
    answered = {one for one, other in decisions.apart | decisions.together if one == other}
    for proposal in proposals:
        ends = frozenset((home_of(proposal.one), home_of(proposal.other)))
        if proposal.one == proposal.other:
            if proposal.one not in answered:
                yield proposal
        elif len(ends) == 2 and ends not in apart:
            yield proposal


def cases(proposals: Iterable[Proposal], index: Index) -> Iterator[Case]:
    """The proposals with their entries, without those that the entries have settled."""
    for proposal in proposals:
        asked = entries_asked_about(proposal, index)
        if asked is None:
            continue
        if proposal.one == proposal.other:
            yield Case(proposal, *asked, doubted_senses(index, asked[0]))
        else:
            first, second = sorted(asked, key=lambda found: _rank(found, index))
            yield Case(proposal, first, second)


def _rank(found: Found, index: Index) -> tuple[bool, int, Entry]:
    """Of two entries the first is the one to merge into: one of several senses can take in others, but not go; else
    the one that is used more."""
    same = [one for one in entries_named(index, fold(found.entry.term)).values() if one.entry.term == found.entry.term]
    return len(same) < 2, -len(found.places), found.entry


def some_uses(index: Index, found: Found) -> Iterator[Use]:
    """The annotations of an entry in its first posts."""
    return _uses_in(index, found, list(dict.fromkeys(number for number, _ in found.places))[:_MOST_PLACES])


def _uses_in(index: Index, found: Found, numbers: Iterable[int]) -> Iterator[Use]:
    places = set(found.places)
    for place, post in index.posts(numbers):
        yield from (use for use in unpack_uses(post.path, post.uses) if (place, use.start) in places)


def sense_names(index: Index, found: Found) -> tuple[str, ...]:
    """The English name of each sense that the term would have if it were split."""
    uses = list(_uses_in(index, found, sorted({number for number, _ in found.places})))
    return tuple(elect_english([use.english for use in part if use.english]) for part in senses.split(uses, True).parts)


def doubted_senses(index: Index, found: Found) -> tuple[str, ...]:
    """The English name of an entry, and the one under which its term may be another thing."""
    uses = list(_uses_in(index, found, sorted({number for number, _ in found.places})))
    own = [refined(use) for use in uses if use.key == fold(found.entry.term)]
    doubt = senses.split(own).doubt
    usual = elect_english([use.english for use in own if use.english and not is_related(use.english, doubt)])
    return tuple(filter(None, (usual, doubt)))


def decide(document: Document, case: Case, choice: str, path: str) -> Document | None:
    """The document with a decision in it; None where it decides nothing, or an entry stands there no longer.

    Raises FileError where the lines of an entry do not allow it, GlossaryError where its senses do not.
    """
    one, other = (_place(document, found.entry) for found in (case.one, case.other))
    if choice == LATER or one is None or other is None:
        return None
    if case.proposal.one == case.proposal.other:
        if choice == MERGE:
            return deciding.keep_whole(document, one, path)
        return deciding.split_by_english(document, one, case.english, path)
    if one == other:
        return None
    if choice == MERGE:
        return deciding.merge(document, other, one, case.other.keys, path)
    asked = {case.proposal.one, case.proposal.other}
    called = (case.other.entry.english, *case.other.entry.aliases, *case.other.entry.superseded)
    names = [name for name in called if fold(name) in asked and fold(name) in case.other.keys]
    if not names and fold(case.one.entry.term) == fold(case.other.entry.term):
        # Of two entries with one term, only the English name tells which is meant.
        names = list(filter(None, (case.other.entry.english,)))
    return deciding.keep_apart(document, one, other, names, path)


def _place(document: Document, entry: Entry) -> int | None:
    """Where an entry stands, or the one that it was merged into since it was asked about."""
    place = deciding.position_of(document, entry)
    if place is not None:
        return place
    name = fold(entry.term)
    homes = [number for number, block in enumerate(document.blocks) if name in map(fold, names_given(block))]
    return homes[0] if len(homes) == 1 else None


def as_record(case: Case) -> dict[str, object]:
    """The stable form for programs; who answers fills in `decision`."""
    proposal = case.proposal
    senses_record = {"senses": list(case.english)} if case.english else {}
    return {
        "one": proposal.one,
        "other": proposal.other,
        "uses": proposal.uses,
        "points": proposal.points,
        "reason": proposal.reason,
        "entries": [_entry_record(found) for found in dict.fromkeys((case.one, case.other))],
        **senses_record,
        "decision": None,
    }


def _entry_record(found: Found) -> dict[str, object]:
    entry = found.entry
    return {
        "term": entry.term,
        "english": entry.english or None,
        "definition": entry.definition or None,
        "aliases": list(entry.aliases),
        "superseded": list(entry.superseded),
        "annotations": len(found.places),
        "posts": len({number for number, _ in found.places}),
    }


def as_text(case: Case, uses: Sequence[Sequence[Use]], width: int) -> Iterator[str]:
    """The lines a person reads, each as wide as the terminal at most; `uses` are some of each entry."""
    yield f"  {shorten(case.proposal.reason, width - 2)}"
    for found, own in zip(dict.fromkeys((case.one, case.other)), uses, strict=True):
        yield ""
        yield from (shorten(line, width) for line in _entry_lines(found, own))
    if case.english:
        yield ""
        yield shorten(f"  senses: {' | '.join(case.english)}", width)


def _entry_lines(found: Found, uses: Sequence[Use]) -> Iterator[str]:
    entry = found.entry
    posts = len({number for number, _ in found.places})
    counts = f"{len(found.places):,} × in {number(posts, 'post')}"
    yield f"  {' · '.join(filter(None, (entry.term, entry.english)))}   [{counts}]"
    if entry.definition:
        yield f"      {entry.definition}"
    if entry.aliases:
        yield f"      also: {', '.join(entry.aliases)}"
    if entry.superseded:
        yield f"      formerly: {', '.join(entry.superseded)}"
    for use in uses[:_MOST_PLACES]:
        said = ": ".join(filter(None, (use.english or use.chinese, use.definition)))
        yield f"      {use.post}:{use.line}  {use.term}（{said}）"

"""Proposals for a person: which are still open, what is shown of each, and what a decision changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary.concepts import senses
from glossary.concepts.build import Decisions, Proposal
from glossary.concepts.election import elect_english
from glossary.index.database import Index
from glossary.index.lookup import REMOVED, Found, find
from glossary.index.read_post import unpack_uses
from glossary.language.folding import fold
from glossary.language.width import shorten
from glossary.model import Entry, Use
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
    """The proposals with their entries. One is passed over whose entries are gone, are one by now or kept apart, or
    whose headword with a second sense is not the term of its entry: only a term can be split."""
    for proposal in proposals:
        one, other = _entry_of(index, proposal.one), _entry_of(index, proposal.other)
        if one is None or other is None or REMOVED in (one.entry.status, other.entry.status):
            continue
        if proposal.one == proposal.other:
            if fold(one.entry.term) == proposal.one:
                yield Case(proposal, one, other, sense_names(index, one))
        elif one != other and not _are_kept_apart(one.entry, other.entry):
            # The one that is used more comes first, and is the one to merge into.
            first, second = sorted((one, other), key=lambda found: (-len(found.places), found.entry))
            yield Case(proposal, first, second)


def _are_kept_apart(one: Entry, other: Entry) -> bool:
    """Whether a person has said of one entry that it is not the other, under whatever headwords they were asked."""
    pairs = ((one, other), (other, one))
    return any(fold(name) in (fold(b.term), fold(b.english)) for a, b in pairs for name in a.distinct)


def _entry_of(index: Index, key: str) -> Found | None:
    """The most used entry that covers a folded headword."""
    covering = [found for found in find(index, key) if key in found.keys]
    return max(covering, key=lambda found: len(found.places), default=None)


def some_uses(index: Index, found: Found) -> Iterator[Use]:
    """The annotations of an entry in its first posts."""
    return _uses_in(index, found, list(dict.fromkeys(number for number, _ in found.places))[:_MOST_PLACES])


def _uses_in(index: Index, found: Found, numbers: Iterable[int]) -> Iterator[Use]:
    places = set(found.places)
    for number, post in index.posts(numbers):
        yield from (use for use in unpack_uses(post.path, post.uses) if (number, use.start) in places)


def sense_names(index: Index, found: Found) -> tuple[str, ...]:
    """The English name of each sense that the term would have if it were split."""
    uses = list(_uses_in(index, found, sorted({number for number, _ in found.places})))
    return tuple(elect_english([use.english for use in part if use.english]) for part in senses.split(uses, True).parts)


def decide(document: Document, case: Case, choice: str, path: str) -> Document | None:
    """The document with a decision in it; None where it decides nothing, or an entry stands there no longer.

    Raises FileError where the lines of an entry do not allow it.
    """
    one = deciding.position_of(document, case.one.entry)
    other = deciding.position_of(document, case.other.entry)
    if choice == LATER or one is None or other is None:
        return None
    if case.proposal.one == case.proposal.other:
        if choice == MERGE:
            return deciding.keep_whole(document, one, path)
        return deciding.split_by_english(document, one, case.english, path)
    if choice == MERGE:
        return deciding.merge(document, other, one, case.other.keys, path)
    asked = {case.proposal.one, case.proposal.other}
    called = (case.other.entry.english, *case.other.entry.aliases, *case.other.entry.superseded)
    names = [name for name in called if fold(name) in asked and fold(name) in case.other.keys]
    if not names and fold(case.one.entry.term) == fold(case.other.entry.term):
        # Of two entries with one term, only the English name tells which is meant.
        names = list(filter(None, (case.other.entry.english,)))
    return deciding.keep_apart(document, one, other, names, path)


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
    counts = f"{len(found.places):,} × in {posts:,} post{'s' * (posts != 1)}"
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

"""Proposals for a person: which are still open, the entries of each, and what a decision changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossary.entries import senses
from glossary.entries.build import Decisions
from glossary.entries.election import elect_english
from glossary.entries.questions import Proposal
from glossary.entries.said import refined
from glossary.extract.decisions import names_given
from glossary.extract.proposals import entries_asked_about
from glossary.index.database import Index
from glossary.index.lookup import Found, entries_named, uses_of
from glossary.language.english import is_related
from glossary.language.folding import fold
from glossary.model import Entry
from glossary.review import deciding
from glossary.store.document import Document

MERGE, APART, LATER = "merge", "apart", "later"
CHOICES = (MERGE, APART, LATER)


class Case(NamedTuple):
    """A proposal with the entries it is about; one entry twice where its term may have two senses.

    `english` are then the English names of the senses.
    """

    proposal: Proposal
    one: Found
    other: Found
    english: tuple[str, ...] = ()

    def swapped(self) -> Case:
        """The same question with the other entry as the one that takes the first in."""
        return self._replace(one=self.other, other=self.one)

    def entries(self) -> list[Found]:
        """The entries, each once."""
        return list(dict.fromkeys((self.one, self.other)))


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
        if proposal.asks_for_senses:
            if proposal.one not in answered:
                yield proposal
        elif len(ends) == 2 and ends not in apart:
            yield proposal


def case_of(proposal: Proposal, index: Index) -> Case | None:
    """A proposal with its entries; None where the entries have settled it."""
    asked = entries_asked_about(proposal, index)
    if asked is None:
        return None
    if proposal.asks_for_senses:
        return Case(proposal, *asked, doubted_senses(index, asked[0]))
    first, second = sorted(asked, key=lambda found: _rank(found, index))
    return Case(proposal, first, second)


def _rank(found: Found, index: Index) -> tuple[bool, int, Entry]:
    """Of two entries the first is the one to merge into: one of several senses can take in others, but not go; else
    the one that is used more."""
    same = [one for one in entries_named(index, fold(found.entry.term)).values() if one.entry.term == found.entry.term]
    return len(same) < 2, -len(found.places), found.entry


def sense_names(index: Index, found: Found) -> tuple[str, ...]:
    """The English name of each sense that the term would have if it were split."""
    uses = list(uses_of(index, found))
    return tuple(elect_english([use.english for use in part if use.english]) for part in senses.split(uses, True).parts)


def doubted_senses(index: Index, found: Found) -> tuple[str, ...]:
    """The English name of an entry, and the one under which its term may be another thing."""
    uses = list(uses_of(index, found))
    own = [refined(use) for use in uses if use.key == fold(found.entry.term)]
    doubt = senses.split(own).doubt
    if doubt is None:
        return ()
    usual = elect_english([use.english for use in own if use.english and not is_related(use.english, doubt.english)])
    return tuple(filter(None, (usual, doubt.english)))


def decide(document: Document, case: Case, choice: str, path: str) -> Document | None:
    """The document with a decision in it; None where it decides nothing, or an entry stands there no longer.

    Raises FileError where the lines of an entry do not allow it, GlossaryError where its senses do not.
    """
    one, other = (_place(document, found.entry) for found in (case.one, case.other))
    if choice == LATER or one is None or other is None:
        return None
    if case.proposal.asks_for_senses:
        if choice == MERGE:
            return deciding.keep_whole(document, one, path)
        return deciding.split_by_english(document, one, case.english, path)
    if one == other:
        return None
    if choice == MERGE:
        return deciding.merge_entries(document, other, one, case.other.keys, path)
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

"""What the index keeps for `review`: the open proposals of the last full extraction, the decisions it followed, and
which proposals a person has put off."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from contextlib import suppress
from typing import cast

from glossary.entries.build import NO_DECISIONS, Decisions, Pair
from glossary.entries.questions import Proposal, is_worth_asking
from glossary.index.database import Index
from glossary.index.lookup import REMOVED, Found, find
from glossary.index.packing import values
from glossary.language.folding import fold
from glossary.model import NEVER, Entry

_PROPOSALS = "proposals"
_DECISIONS = "decisions"
_PUT_OFF = "put off"


def put_proposals(index: Index, proposals: Iterable[Proposal], decisions: Decisions) -> None:
    """Stores what a full extraction proposes, in its order, and what it was told.

    The entries must stand in the index already: what they settle is not asked.
    """
    index.put_table(_PROPOSALS, [values(proposal) for proposal in proposals if entries_asked_about(proposal, index)])
    index.put_table(_DECISIONS, (sorted(decisions.together), sorted(decisions.apart)))


def entries_asked_about(proposal: Proposal, index: Index) -> tuple[Found, Found] | None:
    """The entries that a proposal is about, one twice where its term may have two senses.

    None where one is gone or says `changes: never`, where both are one by now or kept apart, and where the headword
    with a second sense is not the term of its entry: only a term can be split.
    """
    one, other = _entry_of(index, proposal.one), _entry_of(index, proposal.other)
    if one is None or other is None or REMOVED in (one.entry.status, other.entry.status):
        return None
    if NEVER in (one.entry.changes, other.entry.changes):
        return None
    if proposal.one == proposal.other:
        return (one, other) if fold(one.entry.term) == proposal.one else None
    return None if one == other or _are_kept_apart(one.entry, other.entry) else (one, other)


def _entry_of(index: Index, key: str) -> Found | None:
    """The most used entry that covers a folded headword."""
    covering = [found for found in find(index, key) if key in found.keys]
    return max(covering, key=lambda found: len(found.places), default=None)


def _are_kept_apart(one: Entry, other: Entry) -> bool:
    """Whether a person has said of one entry that it is not the other, under whatever headwords they were asked."""
    pairs = ((one, other), (other, one))
    return any(fold(name) in (fold(b.term), fold(b.english)) for a, b in pairs for name in a.distinct)


def put_off(index: Index, proposals: Iterable[Proposal]) -> None:
    """Remembers that a person wants to be asked later, where the index can be written."""
    _put_put_off(index, load_put_off(index) | {(one.one, one.other) for one in proposals})


def take_up(index: Index, proposals: Iterable[Proposal]) -> None:
    """Forgets that a person put these off."""
    _put_put_off(index, load_put_off(index) - {(one.one, one.other) for one in proposals})


def _put_put_off(index: Index, pairs: Iterable[Pair]) -> None:
    with suppress(sqlite3.OperationalError), index.writing():
        index.put_table(_PUT_OFF, sorted(pairs))


def load_put_off(index: Index) -> set[Pair]:
    """The headwords about which a person wants to be asked later."""
    rows = cast(list[Pair] | None, index.table(_PUT_OFF))
    return {(one, other) for one, other in rows or ()}


def drop_proposals(index: Index, keys: Collection[str]) -> None:
    """Forgets the proposals about these folded headwords, of which the posts now say something else.

    New ones come with the next full extraction: only that sees all headwords.
    """
    known = load_proposals(index) or []
    kept = [values(proposal) for proposal in known if proposal.one not in keys and proposal.other not in keys]
    if len(kept) < len(known):
        index.put_table(_PROPOSALS, kept)


def load_proposals(index: Index) -> list[Proposal] | None:
    """The stored proposals, those first whose answer changes most; None where nothing was extracted in full yet."""
    rows = cast(list[tuple[str, str, float, int, str, int, str]] | None, index.table(_PROPOSALS))
    return None if rows is None else [Proposal._make(row) for row in rows]


def count_worth_asking(index: Index) -> int:
    """How many questions `review` asks unless it is told otherwise."""
    return sum(map(is_worth_asking, load_proposals(index) or ()))


def load_decisions(index: Index) -> Decisions:
    """The decisions that the last full extraction followed."""
    rows = cast(tuple[list[Pair], list[Pair]] | None, index.table(_DECISIONS))
    return NO_DECISIONS if rows is None else Decisions(together=frozenset(rows[0]), apart=frozenset(rows[1]))

"""What the index keeps for `review`: the proposals of the last full extraction, and the decisions it followed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import cast

from glossary.concepts.build import NO_DECISIONS, Decisions, Pair, Proposal
from glossary.index.database import Index

_PROPOSALS = "proposals"
_DECISIONS = "decisions"


def put_proposals(index: Index, proposals: Iterable[Proposal], decisions: Decisions) -> None:
    """Stores what a full extraction proposes, the most used first, and what it was told."""
    index.put_table(_PROPOSALS, [tuple(proposal) for proposal in proposals])
    index.put_table(_DECISIONS, tuple(map(sorted, decisions)))


def drop_proposals(index: Index, keys: Collection[str]) -> None:
    """Forgets the proposals about these folded headwords, of which the posts now say something else.

    New ones come with the next full extraction: only that sees all headwords.
    """
    known = load_proposals(index) or []
    kept = [tuple(proposal) for proposal in known if proposal.one not in keys and proposal.other not in keys]
    if len(kept) < len(known):
        index.put_table(_PROPOSALS, kept)


def load_proposals(index: Index) -> list[Proposal] | None:
    """The stored proposals, the most used first; None where nothing was extracted in full yet."""
    rows = cast(list[tuple[str, str, float, int, str]] | None, index.table(_PROPOSALS))
    return None if rows is None else [Proposal(*row) for row in rows]


def load_decisions(index: Index) -> Decisions:
    """The decisions that the last full extraction followed."""
    rows = cast(tuple[list[Pair], list[Pair]] | None, index.table(_DECISIONS))
    return NO_DECISIONS if rows is None else Decisions(*map(frozenset, rows))

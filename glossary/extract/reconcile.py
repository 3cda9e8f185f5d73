"""What the posts say against what stands in the glossary file: which entry is which, and what is to change there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary.entries.ballot import Ballot
from glossary.entries.build import Concept
from glossary.entries.election import elect
from glossary.extract.anchors import NOBODY, Anchors, share_concept
from glossary.extract.clashes import Elected, may_be_added, without_clashes
from glossary.extract.decisions import names_given
from glossary.index.lookup import REMOVED
from glossary.language.folding import fold
from glossary.model import Entry
from glossary.posts.processes import Sharing, by_itself
from glossary.store.blocks import Block
from glossary.store.document import Document, sense


class Plan(NamedTuple):
    """All that is to change in the file: blocks to update by their position, blocks to take out, entries to add.

    `concepts` has the concept behind each updated block; `new_concepts` those behind the new entries. `kept_out` are
    the entries that too few posts annotate for the file, with their concepts: commands know them all the same.
    """

    updates: dict[int, Entry]
    removed: list[int]
    new: list[Entry]
    concepts: dict[int, Concept]
    new_concepts: list[Concept]
    kept_out: list[tuple[Entry, Concept]] = []


Sharers = Mapping[str, Collection[str]]
"""By short definition: the folded headwords that have it; see `entries.common_definitions`."""


class Rules(NamedTuple):
    """How concepts become entries: `script` and `sharers` are for `election.elect`; entries that fewer posts than
    `min_posts` annotate, and that no person touched, stay out of the file."""

    script: str = ""
    min_posts: int = 1
    sharers: Sharers = {}


def reconcile(
    document: Document, concepts: Sequence[Concept], *, complete: bool, rules: Rules, share: Sharing = by_itself
) -> Plan:
    """Fits concepts to the blocks of the file. `complete` is false when not all posts were read: nothing that
    stands in the file is then changed or removed, only new entries are added. `share` has the entries elected."""
    ballot = Ballot(sharers=rules.sharers)
    anchors = Anchors(document)
    fresh = share(lambda some: [elect(concept, rules.script, ballot) for concept in some], concepts)
    drawn, free = _shared_out(document, anchors, zip(fresh, concepts, strict=True), rules.script, ballot)
    updates: dict[int, Entry] = {}
    behind: dict[int, Concept] = {}
    new: list[Elected] = []
    kept_out: list[Elected] = []
    unlike = list(_without_twins(free, rules.script, ballot))
    for own, (entry, concept) in zip(anchors.of_tool([entry for entry, _ in unlike]), unlike, strict=True):
        if not has_posts(concept, rules.min_posts):
            kept_out.append((entry, concept))
        elif own is not None:
            updates[own], behind[own] = entry, concept
        else:
            new.append((entry, concept))
    for position, parts in drawn.items():
        if document.blocks[position].entry.status == REMOVED:
            continue
        concept = _joined(parts)
        block = document.blocks[position]
        entry = _for_block(elect(concept, rules.script, _for_person(ballot, block)), block)
        updates[position], behind[position] = entry, concept
    removed = [
        position for position, block in enumerate(document.blocks) if position not in updates and not block.touched
    ]
    if not complete:
        updates, removed = {}, []
    updates = dict(without_clashes(document, updates, removed))
    new, kept_out = (may_be_added(some, document, updates, removed) for some in (new, kept_out))
    return Plan(updates, removed, [entry for entry, _ in new], behind, [concept for _, concept in new], kept_out)


def has_posts(concept: Concept, least: int) -> bool:
    """Whether so many posts annotate a concept."""
    return least < 2 or (len(concept.uses) >= least and len({use.post for use in concept.uses}) >= least)


def _shared_out(
    document: Document, anchors: Anchors, fresh: Iterable[Elected], script: str, ballot: Ballot
) -> tuple[dict[int, list[Concept]], list[Elected]]:
    """The concepts that a person's blocks draw, by their positions, and those that are the tool's to place; all come
    with what their uses alone elect."""
    drawn: dict[int, list[Concept]] = {}
    free: list[Elected] = []
    for by_uses, concept in fresh:
        standing = anchors.standing(concept, by_uses)
        is_other = standing.term and standing != by_uses
        elected = elect(concept, script, ballot._replace(standing=standing)) if is_other else by_uses
        positions = anchors.of_person(concept, elected)
        if not positions:
            free.append((elected, concept))
            continue
        for position, part in share_concept(concept, positions, document.blocks):
            if position == NOBODY:
                free.append((elect(part, script, ballot), part))
            else:
                drawn.setdefault(position, []).append(part)
    return drawn, free


def _without_twins(
    found: Iterable[tuple[Entry, Concept]], script: str, ballot: Ballot
) -> Iterator[tuple[Entry, Concept]]:
    """Entries and concepts, two that come to the same term and English made one: no file could hold both, and which
    one it held would depend on chance."""
    elected: dict[tuple[str, str], tuple[Entry, Concept]] = {}
    waiting = list(found)
    while waiting:
        entry, concept = waiting.pop()
        twin = elected.pop(sense(entry), None)
        if twin is None:
            elected[sense(entry)] = entry, concept
        else:
            joined = _joined([twin[1], concept])
            waiting.append((elect(joined, script, ballot._replace(standing=entry)), joined))
    return iter(sorted(elected.values(), key=lambda pair: pair[1].keys))


def _for_person(ballot: Ballot, block: Block) -> Ballot:
    """What stands there stays; where a person merged others into it, its own term comes first and what they gave up
    last."""
    ballot = ballot._replace(standing=block.entry)
    if not names_given(block):
        return ballot
    given_up = map(fold, block.entry.superseded) if "superseded" in block.hand else ()
    return ballot._replace(own=fold(block.entry.term), given_up=frozenset(given_up))


def _for_block(entry: Entry, block: Block) -> Entry:
    """What was elected, for a block in which a person may have chosen term and names: each name stands once, and
    none that the person keeps apart."""
    mine = block.entry
    taken = {
        fold(mine.term),
        fold(mine.english if "english" in block.hand else entry.english),
        *map(fold, mine.distinct),
    }
    if "superseded" in block.hand:
        taken.update(map(fold, mine.superseded))
    names = {fold(name): name for name in (*mine.same, entry.term, *entry.aliases)}
    aliases = tuple(name for key, name in names.items() if key not in taken)
    if "aliases" in block.hand:
        taken.update(map(fold, mine.aliases))
    superseded = tuple(name for name in entry.superseded if fold(name) not in taken)
    return entry._replace(aliases=aliases, superseded=superseded)


def _joined(parts: Sequence[Concept]) -> Concept:
    if len(parts) == 1:
        return parts[0]
    keys = sorted({key for part in parts for key in part.keys})
    uses = sorted(use for part in parts for use in part.uses)
    return Concept(tuple(keys), tuple(uses))

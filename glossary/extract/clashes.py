"""What may not go into the file, because it would make two entries the same, or because a person took it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from glossary.entries.build import Concept
from glossary.language.folding import fold
from glossary.model import Entry
from glossary.store.blocks import Block
from glossary.store.document import Document, sense

Elected = tuple[Entry, Concept]


def may_be_added(
    new: Sequence[Elected], document: Document, updates: Mapping[int, Entry], removed: Collection[int]
) -> list[Elected]:
    """The new entries, less those that stand in the file already, and those that a person took out of it."""
    deleted = {fold(term) for term in document.deleted}
    terms = {entry.term for entry, _ in new}
    gone = set(removed)
    taken = {
        _sense_afterwards(block, updates, number)
        for number, block in enumerate(document.blocks)
        if block.entry.term in terms and number not in gone
    }
    return [each for each in new if sense(each[0]) not in taken and not _names_any(deleted, *each)]


def _names_any(deleted: set[str], entry: Entry, concept: Concept) -> bool:
    return bool(deleted) and (fold(entry.term) in deleted or not deleted.isdisjoint(concept.keys))


def without_clashes(document: Document, updates: Mapping[int, Entry], removed: Collection[int]) -> Mapping[int, Entry]:
    """The updates, less those that would make two entries of one term the same.

    Such an entry stays as it is: half an update would mix two senses. Blocks of the numbers in `removed` go, unless a
    person touched them.
    """
    blocks = document.blocks
    changed = {
        blocks[number].entry.term for number, entry in updates.items() if entry.english != blocks[number].entry.english
    }
    if not changed or len({block.entry.term for block in blocks}) == len(blocks):
        return updates
    rivals: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.entry.term in changed and (number in updates or block.touched or number not in removed):
            rivals.setdefault(block.entry.term, []).append(number)
    kept = dict(updates)
    for numbers in rivals.values():
        while (clashing := _clashing(blocks, numbers, kept)) is not None:
            kept[clashing] = blocks[clashing].entry
    return kept


def _sense_afterwards(block: Block, updates: Mapping[int, Entry], number: int) -> tuple[str, str]:
    """What no other entry may share, of the block of this number once the updates are carried out."""
    if number not in updates or "english" in block.hand:
        return sense(block.entry)
    return sense(block.entry._replace(english=updates[number].english))


def _clashing(blocks: Sequence[Block], numbers: Iterable[int], updates: Mapping[int, Entry]) -> int | None:
    """The last of these blocks that an update gives the sense of another."""
    senses = {number: _sense_afterwards(blocks[number], updates, number) for number in numbers}
    taken = Counter(senses.values())
    clashing = (
        number for number in senses if taken[senses[number]] > 1 and senses[number] != sense(blocks[number].entry)
    )
    return max(clashing, default=None)

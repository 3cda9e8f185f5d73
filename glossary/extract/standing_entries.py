"""What the index is to hold of each entry after an extraction."""

from __future__ import annotations

from collections.abc import Mapping

from glossary.entries.build import Concept
from glossary.extract.reconcile import Plan
from glossary.index.lookup import Found
from glossary.language.folding import fold
from glossary.model import Entry
from glossary.store.blocks import Block
from glossary.store.document import Document
from glossary.store.fields import PERSONAL


def found_entries(document: Document, plan: Plan, numbers: Mapping[str, int]) -> list[Found]:
    """The entries as they stand after the plan is carried out, with the places of their annotations.

    `numbers` are the posts' numbers by path.
    """
    found: list[Found] = []
    removed = set(plan.removed)
    for position, block in enumerate(document.blocks):
        if position in removed:
            continue
        concept = plan.concepts.get(position)
        entry = with_hand(block, plan.updates[position]) if position in plan.updates else block.entry
        found.append(_found(entry, concept, numbers, block.touched))
    found += (_found(entry, concept, numbers) for entry, concept in zip(plan.new, plan.new_concepts, strict=True))
    found += (_found(entry, concept, numbers)._replace(kept_out=True) for entry, concept in plan.kept_out)
    return found


def changed_entries(document: Document, plan: Plan) -> int:
    """How many entries that stand in the file say something else after the plan is carried out."""
    blocks = document.blocks
    return sum(with_hand(blocks[number], entry) != blocks[number].entry for number, entry in plan.updates.items())


def with_hand(block: Block, entry: Entry) -> Entry:
    """What the posts say, with what the person wrote in this block in its place."""
    if entry == block.entry:
        return entry
    said = block.entry._asdict()
    return entry._replace(**{name: said[name] for name in ("term", *block.hand, *PERSONAL) if name in said})


def _found(entry: Entry, concept: Concept | None, numbers: Mapping[str, int], touched: bool = False) -> Found:
    if concept is None:
        return Found(entry, (fold(entry.term),), (), touched)
    return Found(entry, concept.keys, tuple([(numbers[use.post], use.start) for use in concept.uses]), touched)

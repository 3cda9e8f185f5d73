"""Which blocks of the glossary file a concept belongs to.

A person's entry draws to itself every concept that it names: by its term or by an alias that the person wrote. That
is how two entries are merged by hand. Two entries of a person with one term share its uses by their English names:
that is how one is split.
"""

from __future__ import annotations

from collections.abc import Sequence

from glossary.concepts.build import Concept
from glossary.extract.decisions import names_given
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.model import Entry, Use
from glossary.store.blocks import Block
from glossary.store.document import Document


class Anchors:
    """The blocks of the file by the folded names that find them."""

    def __init__(self, document: Document) -> None:
        self._touched: dict[str, list[int]] = {}
        self._own: dict[str, list[int]] = {}
        self._apart: dict[int, frozenset[str]] = {}
        self._blocks = document.blocks
        # Beside a sense that a person wrote, the tool's own entry of the same term has its share too.
        split = {block.entry.term for block in document.blocks if block.touched}
        for position, block in enumerate(document.blocks):
            if not block.touched and block.entry.term not in split:
                self._own.setdefault(block.entry.term, []).append(position)
                continue
            self._apart[position] = frozenset(map(fold, block.entry.distinct))
            for name in {fold(block.entry.term), *map(fold, names_given(block))}:
                self._touched.setdefault(name, []).append(position)

    def of_person(self, concept: Concept, elected: Entry) -> list[int]:
        """The positions of a person's blocks that name this concept, by a headword or by its term."""
        if not self._touched:
            return []
        names = (*concept.keys, fold(elected.term))
        named = {position for name in names for position in self._touched.get(name, ())}
        return sorted(position for position in named if self._apart[position].isdisjoint(concept.keys))

    def of_tool(self, entry: Entry) -> int | None:
        """The position of the tool's own block for this entry; each is given once."""
        positions = self._own.get(entry.term)
        if not positions:
            return None
        same = [p for p in positions if self._blocks[p].entry.english == entry.english]
        chosen = same[0] if same else positions[0]
        positions.remove(chosen)
        return chosen


def share(concept: Concept, positions: Sequence[int], blocks: Sequence[Block]) -> list[tuple[int, Concept]]:
    """The concept's uses, shared out among the blocks that claim it."""
    if len(positions) == 1:
        return [(positions[0], concept)]
    shares: dict[int, list[Use]] = {}
    for use in concept.uses:
        position = min(positions, key=lambda p: (-_closeness(use, blocks[p].entry), p))
        shares.setdefault(position, []).append(use)
    return [(p, Concept(tuple(sorted({use.key for use in uses})), tuple(uses))) for p, uses in shares.items()]


def _closeness(use: Use, entry: Entry) -> int:
    """How well a use fits an entry: by the headword, then by the English name."""
    points = 4 * (use.key == fold(entry.term)) + 2 * (use.key in map(fold, (*entry.aliases, *entry.superseded)))
    if use.english and entry.english and normal(use.english) == normal(entry.english):
        points += 3
    return points

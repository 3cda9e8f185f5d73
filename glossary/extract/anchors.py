"""Which blocks of the glossary file a concept belongs to.

A person's entry draws to itself every concept that it names: by its term or by an alias that the person wrote. That
is how two entries are merged by hand. Two entries of a person with one term share its uses by their English names:
that is how one is split.
"""

from __future__ import annotations

from collections.abc import Sequence

from glossary.entries.build import Concept
from glossary.extract.decisions import names_given
from glossary.extract.pairing import pair
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.model import Entry, Use
from glossary.store.blocks import Block
from glossary.store.document import Document

_NONE = Entry("")
NOBODY = -1


class Anchors:
    """The blocks of the file by the folded names that find them."""

    def __init__(self, document: Document) -> None:
        self._touched: dict[str, list[int]] = {}
        self._own: dict[str, list[int]] = {}
        self._by_key: dict[str, list[int]] = {}
        self._apart: dict[int, frozenset[str]] = {}
        self._blocks = document.blocks
        # Beside a sense that a person wrote, the tool's own entry of the same term has its share too.
        split = {block.entry.term for block in document.blocks if block.touched}
        for position, block in enumerate(document.blocks):
            if not block.touched and block.entry.term not in split:
                self._own.setdefault(block.entry.term, []).append(position)
                self._by_key.setdefault(fold(block.entry.term), []).append(position)
                continue
            self._apart[position] = frozenset(map(fold, block.entry.distinct))
            for name in {fold(block.entry.term), *map(fold, names_given(block))}:
                self._touched.setdefault(name, []).append(position)

    def of_person(self, concept: Concept, elected: Entry) -> list[int]:
        """The positions of a person's blocks that name this concept, by a headword or by its term."""
        if not self._touched:
            return []
        named = {position for name in concept.keys for position in self._touched.get(name, ())}
        # A Chinese name that Latin headwords are given draws them to an entry, but not to one sense of several.
        by_name = self._touched.get(fold(elected.term), ())
        named.update(by_name if len(by_name) == 1 else ())
        return sorted(position for position in named if self._apart[position].isdisjoint(concept.keys))

    def standing(self, concept: Concept, fresh: Entry) -> Entry:
        """The tool's own entry that this concept may go on as: what its uses alone elect, if that stands; of those
        whose term is a name that its uses give, one with an English name of theirs, or the first; or an empty one."""
        if not self._by_key:
            return _NONE
        for place in self._own.get(fresh.term, ()):
            if self._blocks[place].entry.english == fresh.english:
                return self._blocks[place].entry
        found = [place for key in concept.keys for place in self._by_key.get(key, ())]
        found += [place for use in concept.uses if use.chinese for place in self._by_key.get(fold(use.chinese), ())]
        if not found:
            return _NONE
        english = {use.english for use in concept.uses}
        entries = [self._blocks[place].entry for place in sorted(found)]
        return next((entry for entry in entries if entry.english in english), entries[0])

    def of_tool(self, entries: Sequence[Entry]) -> list[int | None]:
        """For each of these entries the position of the tool's own block; each block is given once."""
        by_term: dict[str, list[int]] = {}
        for number, entry in enumerate(entries):
            by_term.setdefault(entry.term, []).append(number)
        found: list[int | None] = [None] * len(entries)
        for term, numbers in by_term.items():
            positions = self._own.get(term, ())
            if len(positions) == len(numbers) == 1:
                found[numbers[0]] = positions[0]
            elif positions:
                standing = [self._blocks[position].entry for position in positions]
                for new, old in pair(standing, [entries[number] for number in numbers]).items():
                    found[numbers[new]] = positions[old]
        return found


def share_concept(concept: Concept, positions: Sequence[int], blocks: Sequence[Block]) -> list[tuple[int, Concept]]:
    """The concept's uses, shared out among the blocks that claim it.

    A use that fits several blocks equally well goes where the concept as a whole fits best; one that fits none of
    several senses of a term is not theirs.
    """
    if len(positions) == 1:
        return [(positions[0], concept)]
    shares: dict[int, list[Use]] = {}
    are_senses = len({blocks[p].entry.term for p in positions}) == 1
    whole = {p: sum(_closeness(use, blocks[p].entry) for use in concept.uses) for p in positions}
    for use in concept.uses:
        position = min(positions, key=lambda p: (-_closeness(use, blocks[p].entry), -whole[p], p))
        fits = not are_senses or _closeness(use, blocks[position].entry) > 0
        shares.setdefault(position if fits else NOBODY, []).append(use)
    return [(p, Concept(tuple(sorted({use.key for use in uses})), tuple(uses))) for p, uses in shares.items()]


def _closeness(use: Use, entry: Entry) -> int:
    """How well a use fits an entry: by the headword, then by the English name."""
    names = map(fold, (*entry.same, *entry.aliases, *entry.superseded))
    points = 4 * (use.key == fold(entry.term)) + 2 * (use.key in names)
    english = use.english or ("" if has_han(use.term) else use.term)
    if english and entry.english and normal(english) == normal(entry.english):
        points += 3
    return points

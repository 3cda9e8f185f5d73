"""Which of the tool's own blocks of one term goes on as which of the entries that the posts now give that term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.language.english import is_related
from glossary.model import Entry
from glossary.store.document import sense
from glossary.store.splice import sort_key


def pair(standing: Sequence[Entry], found: Sequence[Entry]) -> dict[int, int]:
    """The number of the standing entry for each found one that has one; all are entries of one term.

    First come those with one English name, over all of them; then those that are most alike; the rest goes in order.
    Nobody has touched these entries, so they are rewritten as a whole: where they stood in their order, they stand in
    it afterwards.
    """
    pairs: dict[int, int] = {}
    for new, old in _best_first(standing, found):
        if new not in pairs and old not in pairs.values():
            pairs[new] = old
    places = sorted(pairs.values())
    keys = [sort_key(standing[old]) for old in places]
    if keys == sorted(keys):
        return dict(zip(sorted(pairs, key=lambda new: sort_key(found[new])), places, strict=True))
    return pairs


def _best_first(standing: Sequence[Entry], found: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    in_order = sorted(range(len(found)), key=lambda new: sort_key(found[new]))
    every = [(new, old) for new in in_order for old in range(len(standing))]
    yield from sorted(every, key=lambda numbers: -_likeness(found[numbers[0]], standing[numbers[1]]))


def _likeness(one: Entry, other: Entry) -> int:
    if sense(one) == sense(other):
        return 4
    is_kin = bool(one.english and other.english) and is_related(one.english, other.english)
    return 2 * is_kin + (one.definition == other.definition != "")

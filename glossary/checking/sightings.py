"""Whether names of the glossary stand in posts as mentions of their own, or only within longer names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary.checking.longer_names import longer_name
from glossary.checking.uses import Uses
from glossary.index.database import Index
from glossary.index.entries import IndexedEntries
from glossary.index.lookup import REMOVED, all_found
from glossary.language.edges import is_bounded
from glossary.language.folding import fold
from glossary.markdown.fences import body_start
from glossary.mentions.many_words import all_of


class Hidden(NamedTuple):
    """A name that stands in posts only within longer ones: in how many posts, the longer names, the first place."""

    posts: int
    longer: tuple[str, ...]
    first: str


Place = tuple[str, int, str]
"""A post, a line, and the longer name that stands there."""


class Sightings(NamedTuple):
    """What a post says: the names that stand alone, and where others stand within longer ones."""

    alone: Sequence[str] = ()
    within: Sequence[tuple[str, Place]] = ()


NOTHING_SEEN = Sightings()


def names_to_look_for(index: Index, uses: Uses) -> tuple[str, ...]:
    """The names of entries that a person wrote and no post annotates: only they may be hidden."""
    entries = [found.entry for found in all_found(index) if found.touched and found.entry.status != REMOVED]
    names = {name for entry in entries for name in (entry.term, *entry.aliases) if len(name) > 1}
    return tuple(sorted(name for name in names if not uses.of(fold(name))))


def hidden_names(sightings: Iterable[Sightings]) -> dict[str, Hidden]:
    """The names that all these posts mention only within longer ones."""
    alone: set[str] = set()
    within: dict[str, list[Place]] = {}
    for seen in sightings:
        alone.update(seen.alone)
        for name, place in seen.within:
            within.setdefault(name, []).append(place)
    return {name: _hidden(places) for name, places in within.items() if name not in alone}


def _hidden(places: Sequence[Place]) -> Hidden:
    path, line, _ = min(places)
    longer = Counter(longer for _, _, longer in sorted(places)).most_common()
    return Hidden(len({path for path, _, _ in places}), tuple(name for name, _ in longer), f"{path}:{line}")


class Lookout:
    """Looks for names, as they are written, in the posts of one process; no more for one that it has seen alone."""

    def __init__(self, names: Iterable[str], known: IndexedEntries) -> None:
        self._alone: set[str] = set()
        self._known = known
        self._build(names)

    def _build(self, names: Iterable[str]) -> None:
        self._sought = [name for name in names if name not in self._alone]
        self._built = len(self._alone)
        self._automaton = all_of(self._sought)

    def look(self, path: str, text: str) -> Sightings:
        """What a post says of the names, each as long as it has not been seen alone."""
        alone: list[str] = []
        within: list[tuple[str, Place]] = []
        for name, start, end in self._mentions(text):
            longer = longer_name(self._known, text, start, end)
            if longer:
                within.append((name, (path, text.count("\n", 0, start) + 1, longer)))
            else:
                self._alone.add(name)
                alone.append(name)
        if len(self._alone) - self._built > len(self._sought) / 2:
            self._build(self._sought)
        return Sightings(alone, within)

    def _mentions(self, text: str) -> Iterator[tuple[str, int, int]]:
        body = body_start(text)
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            name = self._sought[number]
            if start >= body and name not in self._alone and is_bounded(text, start, end):
                yield name, start, end

"""Leaves out, before entries are built, the headwords that no entry of enough posts can come of.

Entries are made of headwords that share a name. So headwords are put together by their names, and where all that hang
together have too few posts, they are left out: what is built from the rest is the same, byte for byte.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from glossary.entries.profiles import name_key
from glossary.language.folding import fold
from glossary.model import Entry

Record = Mapping[str, Any]


class Fold:
    """Which headwords hang together, and how many posts annotate each, in whatever order the posts are added.

    Names are held as numbers (their hashes): two that meet by chance only keep more than is needed.
    """

    def __init__(self) -> None:
        self._above: dict[int, int] = {}
        self.posts: dict[int, int] = {}

    def add(self, record: Record) -> None:
        """Counts one post."""
        for key in {use["key"] for use in record["uses"]}:
            self.posts[hash(key)] = self.posts.get(hash(key), 0) + 1
        for use in record["uses"]:
            for name in use["names"]:
                self._unite(hash(use["key"]), hash(name))

    def kept(self, least: int, standing: Collection[str]) -> Kept:
        """The headwords of which an entry of so many posts may come, and what hangs together with `standing` names."""
        counts: dict[int, int] = {}
        for key, count in self.posts.items():
            top = self._top(key)
            counts[top] = counts.get(top, 0) + count
        enough = {top for top, count in counts.items() if count >= least}
        enough.update(self._top(hash(name)) for name in standing)
        return Kept(frozenset(key for key in self.posts if self._top(key) in enough))

    def _unite(self, one: int, other: int) -> None:
        one, other = self._top(one), self._top(other)
        if one != other:
            self._above[max(one, other)] = min(one, other)

    def _top(self, number: int) -> int:
        """The lowest number that hangs together with this one; the way there is made shorter."""
        top = number
        while (above := self._above.get(top, top)) != top:
            top = above
        while number != top:
            self._above[number], number = top, self._above[number]
        return top


class Kept:
    """Tells which headwords stay; without numbers, all do."""

    @property
    def keeps_all(self) -> bool:
        """Whether nothing is left out."""
        return self._numbers is None

    def __init__(self, numbers: frozenset[int] | None = None) -> None:
        self._numbers = numbers

    def __call__(self, key: str) -> bool:
        """Whether this headword stays."""
        return self._numbers is None or hash(key) in self._numbers


def names_standing(entries: Iterable[Entry]) -> set[str]:
    """The names and headwords by which the entries of the glossary file may draw what posts say."""
    return {name for entry in entries for text in _texts(entry) for name in (fold(text), name_key(text))}


def _texts(entry: Entry) -> Iterator[str]:
    names = (entry.term, entry.english, *entry.aliases, *entry.superseded, *entry.same, *entry.distinct)
    return (name for name in names if name)


def sharers_left_out(records: Iterable[Record], kept: Kept, wanted: Collection[str]) -> dict[str, list[str]]:
    """For each name of a short definition that is wanted, headwords that have it and were left out."""
    found: dict[str, list[str]] = {}
    for record in records:
        for use in record["uses"]:
            if not kept(use["key"]):
                for name in use["meets"]:
                    if name in wanted:
                        found.setdefault(name, []).append(use["key"])
    return found

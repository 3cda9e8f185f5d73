"""What the posts say of each headword, so that a changed post costs what it weighs: its names and its posts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from glossary.entries.common_definitions import short_definitions
from glossary.entries.profiles import NamesSaid, names_said
from glossary.extract.gather import gathered_uses
from glossary.index.database import Index
from glossary.index.headwords import Headword, StoredHeadwords
from glossary.index.read_post import ReadPost
from glossary.model import Use

Headwords = Mapping[str, Headword]
"""By folded headword."""


def by_definition(text: str) -> str:
    """The name by which headwords with a short definition meet: no name begins so."""
    return "=" + text


def all_names_said(uses: Mapping[str, Sequence[Use]]) -> dict[str, NamesSaid]:
    """The names that headwords say by all of their uses."""
    return {key: names_said(key, own) for key, own in uses.items() if own}


def headwords_of(
    uses: Mapping[str, Sequence[Use]], said: Mapping[str, NamesSaid], numbers: Mapping[str, int]
) -> Headwords:
    """What these uses say of their headwords; `said` are the names, `numbers` the posts' numbers by path."""
    return {key: _row(own, said[key], numbers) for key, own in uses.items() if own}


def _row(own: Sequence[Use], said: NamesSaid, numbers: Mapping[str, int]) -> Headword:
    called, mentioned = said
    met = (*called, *mentioned, *map(by_definition, sorted(short_definitions(own))))
    if len(own) == 1:
        return met, (numbers[own[0].post],)
    return met, tuple(sorted({numbers[use.post] for use in own}))


class StoredUses(Mapping[str, Sequence[Use]]):
    """The uses of headwords as they are after a change, by place, each fetched from the index when it is asked for.

    `fresh` are the uses in posts that were read anew; what the index says of the posts in `outdated` no longer counts.
    """

    def __init__(self, index: Index, fresh: Mapping[str, list[Use]], outdated: Collection[int]) -> None:
        self._index, self._fresh, self._outdated = index, fresh, outdated
        self._fetched: dict[str, list[Use]] = {}
        self._posts: dict[int, list[ReadPost]] = {}

    def __getitem__(self, key: str) -> list[Use]:
        if key not in self._fetched:
            _, posts = self._index.headwords.get(key)
            stored = (self._read_posts(number) for number in posts if number not in self._outdated)
            known = [use for read in stored for post in read for use in gathered_uses(post, key)]
            self._fetched[key] = sorted(known + self._fresh.get(key, []))
        return self._fetched[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fetched)

    def __len__(self) -> int:
        return len(self._fetched)

    def _read_posts(self, number: int) -> list[ReadPost]:
        if number not in self._posts:
            self._posts[number] = [post for _, post in self._index.posts([number])]
        return self._posts[number]


def sharers_in(known: StoredHeadwords, fresh: Headwords) -> Callable[[str], Iterable[str]]:
    """The headwords that meet others by a name: those that are known, with what the fresh ones say in their place."""
    by_name: dict[str, list[str]] = {}
    for key, (found, _) in fresh.items():
        for name in found:
            by_name.setdefault(name, []).append(key)
    return lambda name: [*(key for key in known.sharers(name) if key not in fresh), *by_name.get(name, ())]

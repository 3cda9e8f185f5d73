"""What the posts say under each headword, as they are now: the evidence that the rules judge by.

It is made from the posts alone, never from what an extraction has remembered, so that a fresh clone finds what a garden
with an index finds. The index keeps it by headword; posts that have changed since are laid over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple, cast

from glossary.index.database import Index
from glossary.index.packing import values
from glossary.model import Parts, Use
from glossary.posts.finding import PostFile

TABLE = "posts of uses"
"""The index's table of the posts that its uses were taken from: path and stamp, in the order of their numbers."""

Post = tuple[str, str]
Row = tuple[int, int, int, tuple[object, ...], str]
"""A use as it is stored: the number of its post, offset, line, the values of what is said, what stands in front."""


class Overlay(NamedTuple):
    """What differs from the stored uses: posts whose uses no longer count, and the uses that count instead."""

    outdated: frozenset[int] = frozenset()
    fresh: tuple[Use, ...] = ()
    posts: int = 0
    """How many posts there are."""


NO_OVERLAY = Overlay()


# Who has asked for so many headwords checks many posts, and has all that are left at once.
_MANY = 1 << 12


class Uses:
    """The uses of headwords, each looked up once."""

    def __init__(self, index: Index, overlay: Overlay) -> None:
        self._index, self._overlay = index, overlay
        self._known: dict[str, Sequence[Use]] = {}
        self._has_all = False

    @property
    def posts(self) -> int:
        """How many posts there are."""
        return self._overlay.posts

    @cached_property
    def _fresh(self) -> Mapping[str, Sequence[Use]]:
        uses: dict[str, list[Use]] = {}
        for use in self._overlay.fresh:
            uses.setdefault(use.key, []).append(use)
        return uses

    @cached_property
    def _paths(self) -> Sequence[str]:
        return [path for path, _ in stored_posts(self._index)]

    def of(self, headword: str) -> Sequence[Use]:
        """The uses of a folded headword, by post and place."""
        if headword not in self._known and not self._has_all:
            self._has_all = len(self._known) > _MANY
            self.prepare(self._headwords() if self._has_all else [headword])
        return self._known.get(headword, ())

    def prepare(self, headwords: Iterable[str]) -> None:
        """Looks up at once what `of` will be asked for one by one."""
        missing = [headword for headword in set(headwords) if headword not in self._known]
        rows = cast(dict[str, list[Row]], self._index.rows_of_uses(missing)) if missing else {}
        parts = cache(Parts._make)  # what is said again is held once
        for headword in missing:
            kept = (row for row in rows.pop(headword, ()) if row[0] not in self._overlay.outdated)
            uses = [
                Use(headword, self._paths[number], start, line, parts(said), front=front)
                for number, start, line, said, front in kept
            ]
            uses += self._fresh.get(headword, ())
            uses.sort(key=_place)
            self._known[headword] = uses

    def all(self) -> Iterator[tuple[str, Sequence[Use]]]:
        """Every headword that is used, with its uses."""
        headwords = self._headwords()
        self.prepare(headwords)
        return ((headword, own) for headword in headwords if (own := self.of(headword)))

    def _headwords(self) -> Iterable[str]:
        return dict.fromkeys((*self._index.headwords_of_uses(), *self._fresh))


def _place(use: Use) -> tuple[str, int]:
    return use.post, use.start


def stored_posts(index: Index) -> list[Post]:
    """The posts whose uses the index keeps by headword."""
    return cast(list[Post], index.table(TABLE) or [])


def store_uses(index: Index, posts: Sequence[PostFile], uses: Iterable[Use]) -> None:
    """Keeps the uses of these posts in the index, by headword."""
    numbers = {post.path: number for number, post in enumerate(posts)}
    rows: dict[str, list[Row]] = {}
    shared = cache(values)  # packed once, however often it is said
    for use in uses:
        rows.setdefault(use.key, []).append((numbers[use.post], use.start, use.line, shared(use.parts), use.front))
    with index.writing():
        index.put_uses(rows.items())
        index.put_table(TABLE, [(post.path, post.stamp) for post in posts])

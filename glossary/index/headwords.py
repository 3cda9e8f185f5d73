"""What the index keeps of each headword, so that a changed post costs what it weighs: its names and its posts."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import cast

from glossary.index.packing import pack, unpack

TABLES = (
    "CREATE TABLE headwords (key TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE meetings (name TEXT, key TEXT, PRIMARY KEY (name, key)) WITHOUT ROWID",
)
_LAST = "\U0010ffff"

Headword = tuple[tuple[str, ...], tuple[int, ...]]
"""The names and short definitions by which a headword meets others, and the numbers of its posts."""
NOWHERE: Headword = ((), ())


class StoredHeadwords:
    """The folded headwords of all posts."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> Headword:
        """What is known of a headword: nothing, where no post has it."""
        row = self._connection.execute("SELECT packed FROM headwords WHERE key = ?", (key,)).fetchone()
        return cast(Headword, unpack(row[0])) if row else NOWHERE

    def sharers(self, name: str) -> list[str]:
        """The headwords that meet others by a name."""
        return [key for (key,) in self._connection.execute("SELECT key FROM meetings WHERE name = ?", (name,))]

    def count_posts(self, heads: Iterable[str]) -> dict[str, int]:
        """How many posts annotate each headword that begins with one of these heads."""
        query = "SELECT key, packed FROM headwords WHERE key >= ? AND key < ?"
        rows = (row for head in heads for row in self._connection.execute(query, (head, head + _LAST)))
        return {key: len(posts) for key, (_, posts) in ((key, cast(Headword, unpack(packed))) for key, packed in rows)}

    def put_all(self, headwords: Mapping[str, Headword]) -> None:
        """Replaces all headwords."""
        self._connection.execute("DELETE FROM headwords")
        self._connection.execute("DELETE FROM meetings")
        self._put(headwords)

    def replace(self, keys: Collection[str], headwords: Mapping[str, Headword]) -> None:
        """Puts what is now known of some headwords in the place of what was; nothing, of those without."""
        outdated = [(name, key) for key in keys for name in self.get(key)[0]]
        self._connection.executemany("DELETE FROM meetings WHERE name = ? AND key = ?", outdated)
        self._connection.executemany("DELETE FROM headwords WHERE key = ?", ((key,) for key in keys))
        self._put(headwords)

    def _put(self, headwords: Mapping[str, Headword]) -> None:
        # In the order of their keys SQLite need not look for the place of each.
        rows = ((key, pack(headwords[key])) for key in sorted(headwords))
        self._connection.executemany("INSERT INTO headwords VALUES (?, ?)", rows)
        self._connection.executemany("INSERT OR IGNORE INTO meetings VALUES (?, ?)", sorted(_meetings(headwords)))


def _meetings(headwords: Mapping[str, Headword]) -> Iterator[tuple[str, str]]:
    return ((name, key) for key, (names, _) in headwords.items() for name in names)

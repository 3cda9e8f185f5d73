"""What the index keeps of the posts in which words are counted: their searchable texts, and the forms found there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from glossary.index.packing import pack, unpack

TABLES = (
    "CREATE TABLE sampled (number INTEGER PRIMARY KEY, stamp TEXT NOT NULL, counted TEXT NOT NULL, "
    "forms BLOB NOT NULL)",
    # For themselves, since SQLite writes a row anew whatever changes in it.
    "CREATE TABLE texts (number INTEGER PRIMARY KEY, text BLOB NOT NULL)",
    "CREATE TABLE standing (head TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE uncounted (head TEXT PRIMARY KEY) WITHOUT ROWID",
)
ALL = ""
"""Among the heads that were not counted: all of them."""


class Stamps(NamedTuple):
    """Of which state of a post the text is, and of which the forms; nothing, where they were never looked for."""

    text: str
    forms: str


class SampledPosts:
    """The posts of the sample, by their numbers, and in how many of them each form stands."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def stamps(self) -> dict[int, Stamps]:
        """Of every post what is known of it."""
        rows = self._connection.execute("SELECT number, stamp, counted FROM sampled")
        return {number: Stamps(text, forms) for number, text, forms in rows}

    def texts(self, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        """The searchable texts of posts, in UTF-8."""
        return self._each("text FROM texts", numbers)

    def text(self, number: int) -> bytes:
        """The searchable text of a post, in UTF-8."""
        return next((text for _, text in self.texts([number])), b"")

    def forms(self, number: int) -> list[str]:
        """The forms that were found in a post."""
        return cast(list[str], next((unpack(packed) for _, packed in self._each("forms FROM sampled", [number])), []))

    def _each(self, column: str, numbers: Iterable[int]) -> Iterator[tuple[int, bytes]]:
        query = f"SELECT {column} WHERE number = ?"
        return ((n, found) for n in numbers for (found,) in self._connection.execute(query, (n,)))

    def put_texts(self, texts: Iterable[tuple[int, str, bytes]]) -> None:
        """Stores texts, each with the post's number and stamp; the forms found in an earlier state are kept."""
        texts, none = list(texts), pack([])
        self._connection.executemany(
            "INSERT INTO sampled VALUES (?, ?, '', ?) ON CONFLICT (number) DO UPDATE SET stamp = excluded.stamp",
            ((number, stamp, none) for number, stamp, _ in texts),
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO texts VALUES (?, ?)", ((number, text) for number, _, text in texts)
        )

    def renew_stamp(self, number: int, stamp: str) -> None:
        """Gives a post a new stamp, where its text is that of the last time it was read."""
        self._connection.execute(
            "UPDATE sampled SET counted = CASE WHEN counted = sampled.stamp THEN ?1 ELSE '' END, stamp = ?1 "
            "WHERE number = ?2 AND stamp = (SELECT stamp FROM posts WHERE number = ?2)",
            (stamp, number),
        )

    def put_forms(self, found: Mapping[int, list[str]]) -> None:
        """Stores the forms that stand in the texts of posts."""
        self._connection.executemany(
            "UPDATE sampled SET counted = stamp, forms = ? WHERE number = ?",
            ((pack(forms), number) for number, forms in found.items()),
        )

    def drop(self, numbers: Iterable[int]) -> None:
        """Forgets posts."""
        outdated = [(number,) for number in numbers]
        self._connection.executemany("DELETE FROM sampled WHERE number = ?", outdated)
        self._connection.executemany("DELETE FROM texts WHERE number = ?", outdated)

    def uncounted(self) -> set[str]:
        """The heads of forms that have come or gone since they were counted; `ALL` among them where any may have."""
        return {head for (head,) in self._connection.execute("SELECT head FROM uncounted")}

    def add_uncounted(self, heads: Iterable[str]) -> None:
        """Remembers that forms with these heads have come or gone."""
        self._connection.executemany("INSERT OR IGNORE INTO uncounted VALUES (?)", ((head,) for head in heads))

    def counted(self) -> None:
        """Remembers that no form has come or gone since the last count."""
        self._connection.execute("DELETE FROM uncounted")

    def standing(self, heads: Iterable[str] | None = None) -> Mapping[str, Mapping[str, int]]:
        """In how many posts forms stand, by their heads: all forms, or those of some heads."""
        query = "SELECT head, packed FROM standing"
        if heads is None:
            rows: Iterable[tuple[str, bytes]] = self._connection.execute(query)
        else:
            rows = (row for head in heads for row in self._connection.execute(query + " WHERE head = ?", (head,)))
        return {head: cast(Mapping[str, int], unpack(packed)) for head, packed in rows}

    def put_standing(self, rows: Mapping[str, Mapping[str, int]]) -> None:
        """Stores in how many posts the forms of these heads stand."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO standing VALUES (?, ?)", ((head, pack(dict(row))) for head, row in rows.items())
        )

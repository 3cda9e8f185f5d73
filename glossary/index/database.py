"""The index: what was read from each post and compiled from the glossary, in SQLite, so that nothing is done twice.

It is derived: it may be deleted at any time, and is rebuilt when it is damaged or of another version. Two runs at once
wait for each other. Where nothing can be written, it lives in memory for the one run.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from glossary.index.headwords import StoredHeadwords
from glossary.index.packing import DamagedIndexError, pack, unpack
from glossary.index.read_post import ReadPost
from glossary.index.rows import HEAD, is_a_row
from glossary.index.sampled import ALL, SampledPosts

if TYPE_CHECKING:
    from glossary.posts.processes import Sharing

_WAIT_SECONDS = 120
# From so many on, it takes less time to read which heads a table has than to look each up.
_MANY_HEADS = 10_000

C = TypeVar("C")
T = TypeVar("T")


class Index:
    """An open index; `note` says in one line why it could not be opened as it was, if so.

    `file` is None for an index in memory.
    """

    def __init__(self, connection: sqlite3.Connection, file: Path | None, note: str = "") -> None:
        self._connection = connection
        self._file = file
        self.note = note

    @property
    def is_in_memory(self) -> bool:
        """Whether nobody else can open it."""
        return self._file is None

    def fact(self, name: str) -> str:
        """A stored fact, or the empty string."""
        row = self._connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def stamps(self) -> dict[str, tuple[str, int]]:
        """For every known post, by path: the stamp that tells whether it has changed, and its number."""
        rows = self._connection.execute("SELECT path, stamp, number FROM posts")
        return {os.fsdecode(path): (stamp, number) for path, stamp, number in rows}

    def digests(self, numbers: Iterable[int]) -> dict[int, bytes]:
        """What tells whether the bytes of posts are those that were read, by the posts' numbers."""
        query = "SELECT number, digest FROM posts WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self._connection.execute(query, (json.dumps(list(numbers)),)).fetchall())

    def renew_stamps(self, stamps: Iterable[tuple[int, str]]) -> None:
        """Gives posts new stamps, for files whose bytes have not changed; `stamps` are by the posts' numbers."""
        for number, stamp in stamps:
            self.sampled.renew_stamp(number, stamp)
            self._connection.execute("UPDATE posts SET stamp = ? WHERE number = ?", (stamp, number))

    def posts(self, numbers: Iterable[int] | None = None) -> Iterator[tuple[int, ReadPost]]:
        """What was read from the posts of these numbers, or from all, each with its number."""
        query = "SELECT number, path, uses, lists, warning FROM posts"
        if numbers is None:
            rows: Iterable[tuple[int, bytes, bytes, bytes, str]] = self._connection.execute(query)
        else:
            rows = (row for n in numbers for row in self._connection.execute(query + " WHERE number = ?", (n,)))
        for number, path, uses, lists, warning in rows:
            yield number, ReadPost(os.fsdecode(path), uses, lists, warning)

    @property
    def sampled(self) -> SampledPosts:
        """The posts in which words are counted."""
        return SampledPosts(self._connection)

    @property
    def headwords(self) -> StoredHeadwords:
        """The folded headwords of all posts."""
        return StoredHeadwords(self._connection)

    def count(self, table: str) -> int:
        """How many rows a table holds: posts, entries or headwords."""
        (count,) = self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()
        return int(count)

    def entry(self, number: int) -> object:
        """The compiled entry of this number, as `put_entries` got it."""
        row = self._connection.execute("SELECT packed FROM entries WHERE number = ?", (number,)).fetchone()
        if row is None:
            raise DamagedIndexError(f"entry {number} is missing")
        return unpack(row[0])

    def entries(self) -> Iterator[object]:
        """All compiled entries."""
        return (unpack(packed) for (packed,) in self._connection.execute("SELECT packed FROM entries"))

    def numbered_entries(self) -> Iterator[tuple[int, object]]:
        """All compiled entries with their numbers."""
        rows = self._connection.execute("SELECT number, packed FROM entries")
        return ((number, unpack(packed)) for number, packed in rows)

    def entries_holding(self, text: str) -> Iterator[object]:
        """The compiled entries in whose stored bytes a text stands: a first choice for the caller to look through."""
        query = "SELECT packed FROM entries WHERE instr(packed, ?) ORDER BY number"
        return (unpack(packed) for (packed,) in self._connection.execute(query, (text.encode(),)))

    def forms(self, name: str) -> object:
        """The row of forms of this name (`rows.row_of`), or None."""
        row = self._connection.execute("SELECT packed FROM forms WHERE head = ?", (name,)).fetchone()
        return unpack(row[0]) if row else None

    def rows_of_forms(self, names: Iterable[str]) -> dict[str, object]:
        """The rows of forms that there are of these names."""
        return self._rows("forms", names)

    def rows_of_heads(self, heads: Iterable[str]) -> Iterator[object]:
        """The rows of all forms that have any of these heads."""
        for head in heads:
            if not is_a_row(head):
                yield from self.form_rows(head)
            elif row := self.forms(head):
                yield row

    def rows_of_mentions(self, names: Iterable[str]) -> dict[str, object]:
        """What `put_mentions` stored under any of these names of rows."""
        return self._rows("mentions", names)

    def rows_of_uses(self, headwords: Iterable[str]) -> dict[str, object]:
        """What `put_uses` stored under any of these folded headwords."""
        return self._rows("uses", headwords)

    def headwords_of_uses(self) -> list[str]:
        """The folded headwords under which `put_uses` stored something, in the order of the alphabet."""
        return [head for (head,) in self._connection.execute("SELECT head FROM uses ORDER BY head")]

    def _rows(self, table: str, heads: Iterable[str]) -> dict[str, object]:
        wanted = set(heads)
        if len(wanted) > _MANY_HEADS:
            # Most of so many are none of the table's, and each would be looked up by itself.
            wanted = {head for (head,) in self._connection.execute(f"SELECT head FROM {table}") if head in wanted}
        query = f"SELECT head, packed FROM {table} WHERE head IN (SELECT value FROM json_each(?))"
        rows = self._connection.execute(query, (json.dumps(sorted(wanted)),))
        return {head: unpack(packed) for head, packed in rows}

    def form_rows(self, first: str) -> Iterator[object]:
        """The rows of all forms that begin so: with any one character, or as no row is named."""
        rows = self._connection.execute(
            "SELECT packed FROM forms WHERE head >= ? AND head < ?", (first, first + "\U0010ffff")
        )
        return (unpack(packed) for (packed,) in rows)

    def hold(self) -> None:
        """Lets all that is read from now on be of one moment, whatever other runs write meanwhile."""
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN")
            # The moment is that of the first reading.
            self.fact("format")

    def version(self) -> int:
        """A number that another one stands for once another run has written."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)

    def release(self) -> bool:
        """Ends what `hold` began; gives whether there was something to end."""
        held = self._connection.in_transaction
        if held:
            self._connection.rollback()
        return held

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is there afterwards, or nothing. Other runs wait. What is read in it is of now."""
        held = self.release()
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.rollback()
            raise
        self._connection.commit()
        if held:
            self.hold()

    @contextlib.contextmanager
    def writing_beside(self, write: Callable[[Index], None], *, worth: bool = True) -> Iterator[None]:
        """Lets `write` fill the index in a process of its own while the body of the `with` statement runs.

        Without `worth` it is done after the body, in this process. All of it is there afterwards, or nothing.
        Raises DamagedIndexError when it could not be written.
        """
        import multiprocessing

        from glossary.posts.processes import forks

        if not worth or self._file is None or not forks():
            yield
            with self.writing():
                write(self)
            return
        # SQLite forbids to carry an open file into another process.
        self.release()
        self._connection.close()
        writer = multiprocessing.get_context("fork").Process(target=_write, args=(self._file, write))
        writer.start()
        try:
            yield
        finally:
            writer.join()
            self._connection = connect(self._file)
        if writer.exitcode:
            raise DamagedIndexError("it could not be written")

    def read_by(
        self, share: Sharing, task: Callable[[Index, Sequence[C]], Sequence[T]], things: Sequence[C]
    ) -> Sequence[T]:
        """What a task that reads the index gives for each thing; whoever shares the work opens the index for itself."""
        if self._file is None:
            return task(self, things)
        file = self._file
        self.release()

        def read(some: Sequence[C]) -> Sequence[T]:
            # SQLite forbids to use in a forked process what another one has opened.
            with contextlib.closing(Index(connect(file), file)) as index:
                return task(index, some)

        return share(read, things)

    def table(self, name: str) -> object:
        """A table that is stored whole, or None."""
        row = self._connection.execute("SELECT packed FROM tables WHERE name = ?", (name,)).fetchone()
        return unpack(row[0]) if row else None

    def put_table(self, name: str, table: object) -> None:
        """Stores a table whole."""
        self._connection.execute("INSERT OR REPLACE INTO tables VALUES (?, ?)", (name, pack(table)))

    def set_facts(self, facts: Mapping[str, str]) -> None:
        """Stores facts."""
        self._connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts.items())

    def put_posts(self, posts: Iterable[tuple[int, str, ReadPost]]) -> None:
        """Stores what was read, each with the post's number and stamp."""
        rows = (
            (number, os.fsencode(post.path), stamp, post.digest, post.uses, post.lists, post.warning)
            for number, stamp, post in posts
        )
        self._connection.executemany("INSERT OR REPLACE INTO posts VALUES (?, ?, ?, ?, ?, ?, ?)", rows)

    def drop_posts(self, numbers: Iterable[int]) -> None:
        """Forgets posts."""
        self._connection.executemany("DELETE FROM posts WHERE number = ?", ((number,) for number in numbers))

    def put_entries(self, entries: Iterable[tuple[int, object]], forms: Iterable[tuple[str, object]]) -> None:
        """Replaces all compiled entries, and the rows of forms that find them."""
        self.sampled.add_uncounted([ALL])
        self._connection.execute("DELETE FROM entries")
        self._connection.execute("DELETE FROM forms")
        self._connection.executemany("INSERT INTO entries VALUES (?, ?)", ((n, pack(entry)) for n, entry in entries))
        self._connection.executemany("INSERT INTO forms VALUES (?, ?)", ((h, pack(found)) for h, found in forms))

    def replace_entries(
        self, old: Iterable[int], entries: Iterable[tuple[int, object]], forms: Iterable[tuple[str, object]]
    ) -> None:
        """Takes out some entries, puts others in, and replaces rows of forms."""
        self._connection.executemany("DELETE FROM entries WHERE number = ?", ((number,) for number in old))
        self._connection.executemany("INSERT INTO entries VALUES (?, ?)", ((n, pack(entry)) for n, entry in entries))
        rows = [(head, pack(found)) for head, found in forms]
        self._connection.executemany("INSERT OR REPLACE INTO forms VALUES (?, ?)", rows)
        self.sampled.add_uncounted({name[:HEAD] for name, _ in rows})

    def last_entry(self) -> int:
        """The highest number of an entry, or -1."""
        (last,) = self._connection.execute("SELECT max(number) FROM entries").fetchone()
        return -1 if last is None else int(last)

    def put_mentions(self, rows: Iterable[tuple[str, object]]) -> None:
        """Replaces what is known of mentions, by the heads of their forms."""
        self._connection.execute("DELETE FROM mentions")
        self._connection.executemany("INSERT INTO mentions VALUES (?, ?)", ((h, pack(found)) for h, found in rows))

    def put_uses(self, rows: Iterable[tuple[str, object]]) -> None:
        """Replaces what is known of the uses of headwords, by the folded headword."""
        self._connection.execute("DELETE FROM uses")
        self._connection.executemany("INSERT INTO uses VALUES (?, ?)", ((h, pack(found)) for h, found in rows))

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()


def connect(file: Path) -> sqlite3.Connection:
    """A connection that waits for other runs, and begins transactions only when told to."""
    connection = sqlite3.connect(file, timeout=_WAIT_SECONDS, isolation_level=None)
    try:
        # A lost index costs one cold run, so the disk is not waited for.
        connection.execute("PRAGMA synchronous = OFF")
    except BaseException:
        connection.close()
        raise
    return connection


def _write(file: Path, write: Callable[[Index], None]) -> None:
    index = Index(connect(file), file)
    with index.writing():
        write(index)
    index.close()

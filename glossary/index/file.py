"""The index's file: opened, laid out, made anew when it is damaged or of another version.

Where nothing can be written, the index lives in memory for the one run.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from glossary.errors import GlossaryError
from glossary.index import headwords, sampled
from glossary.index.database import Index, connect
from glossary.index.run_lock import alone, say_nothing
from glossary.index.seal import seal_of, seal_of_bytes
from glossary.model import Entry, Parts
from glossary.posts.links import is_link

# Raised whenever what is stored changes, how a post is read, or how definitions are linked: an old index is then
# rebuilt.
VERSION = 35
# In bytes. Most of the index are texts longer than SQLite's own pages, which take a fifth longer to write.
_PAGE = 1 << 14

_FIELDS = " ".join((*Parts._fields, *Entry._fields))
_FORMAT = f"{VERSION} python{sys.version_info[0]}.{sys.version_info[1]} {_FIELDS}"
_TABLES = (
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE tables (name TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE posts (number INTEGER PRIMARY KEY, path BLOB NOT NULL, stamp TEXT NOT NULL, "
    "digest BLOB NOT NULL, uses BLOB NOT NULL, lists BLOB NOT NULL, warning TEXT NOT NULL)",
    "CREATE TABLE entries (number INTEGER PRIMARY KEY, packed BLOB NOT NULL)",
    "CREATE TABLE forms (head TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE mentions (head TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID",
    "CREATE TABLE uses (head TEXT PRIMARY KEY, packed BLOB NOT NULL) WITHOUT ROWID",
    *headwords.TABLES,
    *sampled.TABLES,
)
_SEAL = "index.seal"
_NAMES = ("index.sqlite", "index.sqlite-wal", "index.sqlite-shm", "index.sqlite-journal", _SEAL, "lock", ".gitignore")


def open_index(folder: Path, say: Callable[[str], None] = say_nothing) -> Index:
    """The index in this folder, made anew where there is none or none that can be used; never fails.

    Says so, if another run has to be waited for.
    """
    file = folder / "index.sqlite"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if link := _link_in(folder):
            # It may lead to a file of this user's that is none of ours, as in a clone by a stranger.
            return _in_memory(f"{link}: is a link, which is not followed")
        _furnish(folder)
    except OSError as error:
        return _in_memory(f"{folder}: {error.strerror}", file)
    try:
        return _open_as_it_is(file) or _open_alone(file, say)
    except sqlite3.OperationalError as error:
        if any(reason in str(error) for reason in ("readonly", "unable to open", "locked", "full", "I/O")):
            return _in_memory(f"{file}: {error}", file)
        return _rebuild(file, say)
    except sqlite3.DatabaseError:
        return _rebuild(file, say)
    except (OSError, GlossaryError) as error:
        return _in_memory(f"{file}: {error}")


def _link_in(folder: Path) -> Path | None:
    """The folder, or a file in it, where that is a link."""
    return next((path for path in (folder, *map(folder.joinpath, _NAMES)) if is_link(path)), None)


def index_in_memory() -> Index:
    """An empty index that nobody else sees, and that ends with whoever made it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _lay_out(connection)
    return Index(connection, None)


def _furnish(folder: Path) -> None:
    """Puts beside the index what hides it from git."""
    ignore = folder / ".gitignore"
    # A full disk leaves an empty one.
    if not ignore.exists() or not ignore.stat().st_size:
        ignore.write_text("*\n", encoding="ascii")


def _open_as_it_is(file: Path) -> Index | None:
    """The index where it is there, of this version and made here, without waiting for a run that is writing it."""
    if not file.exists():
        return None
    with _closed_on_error(file) as connection:
        if _is_ours(connection, seal_of(file)):
            return Index(connection, file)
    connection.close()
    return None


def _is_ours(connection: sqlite3.Connection, seal: str) -> bool:
    """Whether a database is an index of this version, made by this user on this disk.

    What is laid out otherwise is asked for nothing: a view may have the name of a table and never end.
    """
    found = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master")}
    if found != set(_TABLES) or not seal:
        return False
    facts = dict(connection.execute("SELECT name, value FROM facts WHERE name IN ('format', 'seal')").fetchall())
    return facts == {"format": _FORMAT, "seal": seal}


def _open_alone(file: Path, say: Callable[[str], None]) -> Index:
    with alone(file.parent, say):
        return _open_as_it_is(file) or _open_restored(file) or _make(file)


def _open_restored(file: Path) -> Index | None:
    """The index as a cache has put it back: of this version, and with the seal of who knows the secret.

    It was opened and closed before, so what SQLite reads besides the file has gone into it, and would break the seal.
    """
    if not _has_its_seal(file):
        return None
    with _closed_on_error(file) as connection:
        # These are bytes that we wrote; perhaps with another version.
        (seal,) = connection.execute("SELECT value FROM facts WHERE name = 'seal'").fetchone()
        if _is_ours(connection, seal):
            connection.execute("UPDATE facts SET value = ? WHERE name = 'seal'", (seal_of(file),))
            return Index(connection, file)
    connection.close()
    return None


def _has_its_seal(file: Path) -> bool:
    try:
        expected = seal_of_bytes(file)
        return expected != "" and file.with_name(_SEAL).read_bytes() == expected.encode()
    except OSError:
        return False


def seal_for_caches(folder: Path) -> None:
    """Puts beside a closed index the seal by which it is known again where a cache brings it to another machine."""
    file = folder / "index.sqlite"
    # Without a seal it is read again, which costs a cold run and nothing else.
    with suppress(OSError):
        if file.exists() and (seal := seal_of_bytes(file)):
            file.with_name(_SEAL).write_text(seal, encoding="ascii")


def rebuild_index(folder: Path, say: Callable[[str], None] = say_nothing) -> Index:
    """An empty index in place of a damaged one."""
    return _rebuild(folder / "index.sqlite", say)


def _rebuild(file: Path, say: Callable[[str], None]) -> Index:
    try:
        with alone(file.parent, say):
            index = _make(file)
    except (OSError, GlossaryError, sqlite3.Error) as error:
        return _in_memory(f"{file}: {error}")
    index.note = f"{file}: the index was damaged and has been rebuilt"
    return index


def _make(file: Path) -> Index:
    """A new index. What was there goes as a file: nothing is ever laid out within another's database."""
    for name in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + name).unlink(missing_ok=True)
    with _closed_on_error(file) as connection:
        connection.execute(f"PRAGMA page_size = {_PAGE}")
        connection.execute("PRAGMA journal_mode = WAL")
        _lay_out(connection, file)
    return Index(connection, file)


def _in_memory(problem: str, file: Path | None = None) -> Index:
    """An index that nobody else sees, and that ends with the run: with what stands in a file that can only be read."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    was_read = file is not None and _copy(file, connection)
    if not was_read:
        connection.close()
        connection = sqlite3.connect(":memory:", isolation_level=None)
        _lay_out(connection)
    return Index(
        connection, None, f"{problem}: " + ("nothing is remembered" if was_read else "working without an index")
    )


def _copy(file: Path, into: sqlite3.Connection) -> bool:
    """Whether our tables of the file could be copied, without what a killed run may have left in a log beside it."""
    from urllib.parse import quote

    try:
        seal = seal_of(file)
        # Opened as it is: on a disk where nothing can be written, SQLite could not lock it.
        source = sqlite3.connect(f"file:{quote(str(file))}?immutable=1", uri=True)
    except (OSError, sqlite3.Error):
        return False
    try:
        source.backup(into)
        return _is_ours(into, seal)
    except sqlite3.Error:
        return False
    finally:
        source.close()


@contextmanager
def _closed_on_error(file: Path) -> Iterator[sqlite3.Connection]:
    connection = connect(file)
    try:
        yield connection
    except BaseException:
        connection.close()
        raise


def _lay_out(connection: sqlite3.Connection, file: Path | None = None) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in _TABLES:
            connection.execute(statement)
        seal = seal_of(file) if file else ""
        connection.execute("INSERT INTO facts VALUES ('format', ?), ('seal', ?)", (_FORMAT, seal))
    except BaseException:
        connection.rollback()
        raise
    connection.commit()

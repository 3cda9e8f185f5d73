"""The record on disk: read once, added to before a post is written, and put in order at the end."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from glossary.config import Config
from glossary.errors import FileError
from glossary.posts.faults import plain_fault
from glossary.posts.links import is_elsewhere, is_link
from glossary.posts.naming import name_of
from glossary.posts.reading import read_post
from glossary.posts.writing import replace_unchanged
from glossary.report import Report
from glossary.store.record import NOTHING, PostRecord, lines_of, parse_record, render_record

# How often the file is read again because another run has added to it.
_TRIES = 5


def record_file(config: Config) -> Path:
    """Where the record stands: beside the glossary file, hidden as the lock is."""
    path = config.root / config.glossary
    return path.with_name(f".{path.stem}.written")


def read_record(config: Config) -> dict[str, PostRecord]:
    """The record of a garden; empty where there is none. Raises FileError where it cannot be read."""
    return parse_record(_text(_read(record_file(config))))


class RecordFile:
    """The record while posts are written; what a post is called in it is told by `name`."""

    def __init__(self, config: Config, report: Report) -> None:
        self._report, self._has_failed = report, False
        self._path = record_file(config)
        self._root = str(config.root)
        self._known = read_record(config)
        self._new: dict[str, PostRecord] = {}

    def name(self, path: str) -> str:
        """What a post's path is called in the record."""
        return name_of(path, self._root)

    def of(self, path: str) -> PostRecord:
        """What is recorded of a post."""
        name = self.name(path)
        return self._new.get(name, self._known.get(name, NOTHING))

    def posts(self) -> list[str]:
        """The paths of the posts in this folder that something was written into, as far as they still exist."""
        paths = (os.path.relpath(Path(self._root, name)) for name, one in self._known.items() if one.wrote)
        return sorted(path for path in paths if Path(path).is_file() and not is_elsewhere(path))

    def announce(self, path: str, one: PostRecord) -> None:
        """Adds what is about to be written into a post: a killed run must not leave words that nobody accounts for."""
        data = lines_of(self.name(path), one).encode(errors="surrogateescape")
        self.set(path, one)
        try:
            if is_link(self._path):
                raise OSError(errno.ELOOP, "is a link, which is not followed")
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                file.write(b"\n" + data)
        except OSError as error:
            self._give_up(FileError(self._path, plain_fault(error)))

    def set(self, path: str, one: PostRecord) -> None:
        """Says what is recorded of a post from now on."""
        self._new[self.name(path)] = one

    def close(self) -> None:
        """Writes the record in order, with what this run has changed."""
        for last in (False,) * (_TRIES - 1) + (True,):
            before = _read(self._path)
            record = {**parse_record(_text(before)), **self._new}
            after = render_record({name: one for name, one in record.items() if one != NOTHING})
            try:
                if self._new and (before is not None or any(one != NOTHING for one in self._new.values())):
                    replace_unchanged(self._path, before, after.encode(errors="surrogateescape"))
            except FileError as error:
                if last:
                    self._give_up(error)
            else:
                return

    def _give_up(self, error: FileError) -> None:
        if not self._has_failed:
            self._report.warn(f"{error}; so `strip` will not know what is written now")
        self._has_failed = True


@contextmanager
def recording(config: Config, report: Report) -> Iterator[RecordFile]:
    """The record of a garden while a command writes posts, in order again afterwards, however it ends."""
    record = RecordFile(config, report)
    try:
        yield record
    finally:
        record.close()


def _read(path: Path) -> bytes | None:
    return read_post(os.fspath(path)) if path.exists() else None


def _text(data: bytes | None) -> str:
    return (data or b"").decode(errors="surrogateescape").replace("\r\n", "\n")

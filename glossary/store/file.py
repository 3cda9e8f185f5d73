"""The glossary file and its lock on disk: read together, and written so that after a kill they still fit.

The new lock is first written beside the old one, under a name that holds the hash of the glossary text it belongs to;
then the glossary file is replaced; then the lock. Whoever reads in between, or after a kill, finds the lock that fits
by that hash. Only a run that writes, and holds the lock on runs meanwhile, puts in order what a killed one left.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from glossary.blake2 import blake2b
from glossary.errors import FileError
from glossary.posts.reading import decode, read_post, same_to_git
from glossary.posts.writing import move_into_place, replace_unchanged, sweep_drafts, write_atomically
from glossary.store.schema import offer_schema

FACT = "compiled"
"""The index's fact that holds the stamp of the glossary file that its entries were compiled from."""
EXTRACTED = "extracted"
"""The index's fact that holds the stamp of the glossary file that the last extraction left."""

# How often both files are read again because one was replaced in between.
_TRIES = 20
_CHANGED = "was changed while this ran, so nothing was written; run the command again"


class Pair(NamedTuple):
    """The bytes of a glossary file and of its lock; None where there is no such file."""

    text: bytes | None
    lock: bytes | None


class GlossaryFile:
    """A glossary file by its path; the lock stands beside it: `glossary.yaml`, `.glossary.lock`.

    The lock is hidden because Hugo stops at a data file of a format that it does not know.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lock_path = path.with_name(f".{path.stem}.lock")

    def read(self) -> Pair:
        """Both files as they belong together, also while another run replaces them or after one was killed.

        Raises FileError when a file is there and cannot be read.
        """
        for _ in range(_TRIES):
            stamp = self.stamp()
            text = _read(self.path)
            pair = Pair(text, self._lock_of(text))
            if self.stamp() == stamp:
                break
        return pair

    def write(self, before: Pair, after: Pair) -> bool:
        """Replaces what differs; gives whether anything was written. A lock of None is not written.

        The caller holds the lock on runs. Raises FileError when the glossary file is no longer what `before` says:
        somebody saved it meanwhile.
        """
        self._put_in_order(before.text)
        if after.text is None or (after.text == before.text and same_to_git(before.lock, after.lock)):
            return False
        if _read(self.path) != before.text:
            raise FileError(self.path, _CHANGED)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError(self.path.parent, "cannot be made a folder: a file is in the way") from error
        offer_schema(self.path, after.text)
        if after.lock is None:
            replace_unchanged(self.path, before.text, after.text, _CHANGED, follows=True)
            return True
        pending = self._pending(after.text)
        write_atomically(pending, after.lock)
        try:
            replace_unchanged(self.path, before.text, after.text, _CHANGED, follows=True)
        except BaseException:
            pending.unlink(missing_ok=True)
            raise
        move_into_place(pending, self.lock_path)
        return True

    def stamp(self) -> str:
        """Tells whether either file has changed since the stamp was taken."""
        return f"{_stamp(self.path)} {_stamp(self.lock_path)}"

    def stamp_of(self, pair: Pair) -> str:
        """The stamp of these files, or nothing where somebody has saved others in their place."""
        stamp = self.stamp()
        is_it = _read(self.path) == pair.text and same_to_git(_read(self.lock_path), pair.lock)
        return stamp if is_it else ""

    def _lock_of(self, text: bytes | None) -> bytes | None:
        pending = None if text is None else _read(self._pending(text))
        return _read(self.lock_path) if pending is None else pending

    def _put_in_order(self, text: bytes | None) -> None:
        """Finishes what a killed run began, and takes away what it left."""
        own = None if text is None else self._pending(text)
        for pending in self._all_pending():
            if pending == own:
                move_into_place(pending, self.lock_path)
            else:
                pending.unlink(missing_ok=True)
        sweep_drafts(self.path.parent)

    def _all_pending(self) -> Iterator[Path]:
        if self.path.parent.is_dir():
            for path in self.path.parent.iterdir():
                if path.name.startswith(self.lock_path.name + ".") and path.suffix == ".pending":
                    yield path

    def _pending(self, text: bytes) -> Path:
        digest = blake2b(text, digest_size=8).hexdigest()
        return self.lock_path.with_name(f"{self.lock_path.name}.{digest}.pending")


def stamp_of(file: GlossaryFile, pair: Pair | None = None) -> str:
    """What the index remembers of a glossary file, to know it again: nothing, where it is not this pair."""
    stamp = file.stamp() if pair is None else file.stamp_of(pair)
    return stamp and f"{file.path} {stamp}"


def text_of(data: bytes | None, path: Path) -> str:
    """The decoded text, empty where there is no file. Raises FileError where it is not UTF-8."""
    return "" if data is None else decode(data, str(path))


def _read(path: Path) -> bytes | None:
    try:
        return read_post(str(path))
    except FileError as error:
        if isinstance(error.__cause__, (FileNotFoundError, NotADirectoryError)):
            return None
        raise


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "none"
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"

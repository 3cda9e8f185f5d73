"""The glossary file and its lock on disk: read together, and written so that after a kill they still fit.

The new lock is first written beside the old one, under a name that holds the hash of the glossary text it belongs to;
then the glossary file is replaced; then the lock. Whoever comes next finds out by that hash how far it went.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from glossary.errors import FileError
from glossary.posts.reading import decode, read_post
from glossary.posts.writing import write_atomically
from glossary.store.schema import offer_schema

FACT = "compiled"
"""The index's fact that holds the stamp of the glossary file that its entries were compiled from."""
EXTRACTED = "extracted"
"""The index's fact that holds the stamp of the glossary file that the last extraction left."""


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
        """Both files as they are, after finishing what an earlier run began and could not end.

        Raises FileError when a file is there and cannot be read.
        """
        text = _read(self.path)
        for pending in self.lock_path.parent.glob(f"{self.lock_path.name}.*.pending"):
            if text is not None and pending == self._pending(text):
                pending.replace(self.lock_path)
            else:
                pending.unlink(missing_ok=True)
        return Pair(text, _read(self.lock_path))

    def write(self, before: Pair, after: Pair) -> bool:
        """Replaces what differs; gives whether anything was written. A lock of None is not written.

        Raises FileError when the glossary file is no longer what `before` says: somebody saved it meanwhile.
        """
        if after == before or after.text is None:
            return False
        if _read(self.path) != before.text:
            raise FileError(self.path, "was changed while this ran, so nothing was written; run the command again")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError(self.path.parent, "cannot be made a folder: a file is in the way") from error
        offer_schema(self.path, after.text)
        if after.lock is None:
            write_atomically(self.path, after.text)
            return True
        pending = self._pending(after.text)
        write_atomically(pending, after.lock)
        write_atomically(self.path, after.text)
        pending.replace(self.lock_path)
        return True

    def stamp(self) -> str:
        """Tells whether either file has changed since the stamp was taken."""
        return f"{_stamp(self.path)} {_stamp(self.lock_path)}"

    def _pending(self, text: bytes) -> Path:
        from hashlib import blake2b

        digest = blake2b(text, digest_size=8).hexdigest()
        return self.lock_path.with_name(f"{self.lock_path.name}.{digest}.pending")


def stamp_of(file: GlossaryFile) -> str:
    """What the index remembers of a glossary file, to know it again."""
    return f"{file.path} {file.stamp()}"


def text_of(data: bytes | None, path: Path) -> str:
    """The decoded text, empty where there is no file. Raises FileError where it is not UTF-8."""
    return "" if data is None else decode(data, str(path))


def _read(path: Path) -> bytes | None:
    return read_post(str(path)) if path.exists() else None


def _stamp(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return "none"
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}"

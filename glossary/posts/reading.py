"""Reading posts: bytes, and the text that they say."""

from __future__ import annotations

import io
from pathlib import Path

from glossary.blake2 import blake2b
from glossary.errors import FileError
from glossary.posts.faults import file_fault
from glossary.posts.line_index import LineIndex


def read_post(path: Path | str) -> bytes:
    """Give the bytes of a file. Raises FileError where that fails."""
    try:
        with io.FileIO(path) as file:
            return file.readall()
    except (OSError, ValueError) as error:
        raise file_fault(path, error) from error


def digest_of(data: bytes) -> bytes:
    """What tells whether bytes are the same."""
    return blake2b(data, digest_size=16).digest()


def read_beginning(path: Path | str, size: int = 1 << 15) -> str:
    """Give the first `size` bytes of a post as text, as far as they can be read: nothing, for a post that is gone."""
    try:
        with io.FileIO(path) as file:
            return file.read(size).decode(errors="ignore")
    except (OSError, ValueError):
        return ""


def decode(data: bytes, path: Path | str) -> str:
    """Give a post's text with all of its code points: byte order mark and returns stay.

    Raises FileError, with line and byte offset, where it is not UTF-8.
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        at = error.start
        before = data[:at].decode()
        line, column = LineIndex(before).place(len(before))
        message = f"not UTF-8 at byte {at} (0x{data[at]:02x}); save the file as UTF-8"
        raise FileError(path, message, line, column) from error


def same_to_git(one: bytes | None, other: bytes | None) -> bool:
    """Whether two files are the same but for line ends, which git may turn into CRLF where it checks a text out."""
    if one is None or other is None or one == other:
        return one == other
    return b"\0" not in one and one.replace(b"\r\n", b"\n") == other.replace(b"\r\n", b"\n")

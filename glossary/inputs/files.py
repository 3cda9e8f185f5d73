"""The files of an input: what a path or a URL names, and how its bytes are had."""

from __future__ import annotations

import gzip
import importlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import IO, Any, cast

from glossary.errors import FileError, GlossaryError
from glossary.inputs.values import InputFile
from glossary.posts.faults import file_fault, plain_fault
from glossary.posts.naming import is_url

# What tells that a file has changed, by the names that the file systems of fsspec have for it.
_STAMPS = ("ETag", "etag", "checksum", "md5Hash", "mtime", "LastModified", "last_modified", "created")

# Read at a time; what comes out of it is some ten times as much.
_PACKED_BYTES = 128 << 10


def library(name: str, extra: str = "remote") -> ModuleType:
    """A library that only an extra installs. Raises GlossaryError where it is missing."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        advice = f"pip install 'bilingual-glossary[{extra}]'"
        raise GlossaryError(f"{name.partition('.')[0]} is missing: {advice}") from error


def files_of(path: str) -> list[InputFile]:
    """The files that a path, a URL, a pattern in a URL or a folder at a URL names, sorted.

    Raises FileError where there is none, or it cannot be reached.
    """
    if not is_url(path):
        try:
            status = Path(path).stat()
        except OSError as error:
            raise file_fault(path, error) from error
        return [InputFile(path, status.st_size, f"{status.st_size} {status.st_mtime_ns} {status.st_ino}")]
    try:
        found = _listed(path)
    except GlossaryError:
        raise
    except Exception as error:  # Each file system raises what its library does.
        raise FileError(path, first_line(error)) from error
    if not found:
        raise FileError(path, "no such file, or none that matches")
    return sorted(found)


def _listed(url: str) -> list[InputFile]:
    try:
        system, path = library("fsspec").core.url_to_fs(url)
    except ImportError as error:
        raise FileError(url, f"{first_line(error)} (or: pip install 'bilingual-glossary[remote]')") from error
    system.invalidate_cache()
    if any(sign in path for sign in "*?["):
        found = system.glob(path, detail=True)
    elif system.isdir(path):
        found = system.find(path, detail=True)
    else:
        found = {path: system.info(path)} if system.exists(path) else {}
    return [_input_file(system.unstrip_protocol(at), about) for at, about in found.items() if about["type"] == "file"]


def _input_file(url: str, about: dict[str, Any]) -> InputFile:
    size = int(about.get("size") or 0)
    return InputFile(url, size, f"{size} {next((about[key] for key in _STAMPS if about.get(key)), '')}")


def first_line(error: Exception) -> str:
    """What an error says, on one line."""
    return next(iter(plain_fault(error).splitlines()), "") or type(error).__name__


@contextmanager
def opened(url: str) -> Iterator[IO[bytes]]:
    """The bytes of a file as they lie there."""
    if not is_url(url):
        with Path(url).open("rb") as file:
            yield file
        return
    system, path = library("fsspec").core.url_to_fs(url)
    with system.open(path, "rb") as file:
        yield cast(IO[bytes], file)


@contextmanager
def decompressed(url: str) -> Iterator[IO[bytes]]:
    """The bytes of a file out of its `.gz` or `.zst`, as a stream."""
    with opened(url) as file:
        if url.endswith(".gz"):
            with gzip.open(file) as stream:
                yield cast(IO[bytes], stream)
        elif url.endswith(".zst"):
            with io.BufferedReader(_Zstandard(file)) as stream:
                yield cast(IO[bytes], stream)
        else:
            yield file


class _Zstandard(io.RawIOBase):
    """The bytes out of Zstandard frames. The library's own stream ends without a word where a frame is cut off."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._new = file, library("zstandard").ZstdDecompressor().decompressobj
        self._frame: Any = None
        self._ready = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._ready:
            packed = self._frame.unused_data if self._frame and self._frame.eof else b""
            packed = packed or self._file.read(_PACKED_BYTES)
            if not packed:
                if self._frame and not self._frame.eof:
                    raise EOFError("the compressed file ends too early")
                return 0
            if not self._frame or self._frame.eof:
                self._frame = self._new()
            self._ready = self._frame.decompress(packed)
        count = min(len(buffer), len(self._ready))
        buffer[:count], self._ready = self._ready[:count], self._ready[count:]
        return count


def is_packed(url: str) -> bool:
    """Whether a file must be read from its beginning."""
    return url.endswith((".gz", ".zst"))

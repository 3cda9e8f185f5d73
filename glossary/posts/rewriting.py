"""Posts read to be changed, and put back: only the change differs, and only if nobody else changed them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from glossary.errors import FileError
from glossary.language.terminal import write_data
from glossary.posts.exclusion import Exclusion
from glossary.posts.finding import find_posts
from glossary.posts.in_place import rewrite_in_place
from glossary.posts.links import is_elsewhere, leads_out
from glossary.posts.reading import decode, read_post
from glossary.report import Report

STDIN = "-"
ELSEWHERE = "lies outside of this folder, and was not named"
"""Why a post is left alone that a configuration brought which nobody named."""


def read_stdin(name: str = "") -> tuple[bytes, str]:
    """The bytes and the text that come from stdin. Raises FileError, with this name, where they are not UTF-8."""
    data = sys.stdin.buffer.read()
    return data, decode(data, name or "stdin")


def each_post(given: Sequence[str], exclude: Exclusion, report: Report) -> Iterator[tuple[str, bytes, str | None]]:
    """Path, bytes and text of every post; the text is None, and the reason said, where it cannot be read.

    `-` is what comes from stdin. Raises FileError where a given path does not exist.
    """
    for path in _paths(given, exclude, report):
        data = b""
        try:
            data = sys.stdin.buffer.read() if path == STDIN else read_post(path)
            text: str | None = decode(data, "stdin" if path == STDIN else path)
        except FileError as error:
            report.warn(f"{error}; the post is skipped")
            text = None
        yield path, data, text


def _paths(given: Sequence[str], exclude: Exclusion, report: Report) -> list[str]:
    paths = [Path(path) for path in given if path != STDIN]
    files = find_posts(paths, exclude, report=lambda error: report.warn(str(error))) if paths else []
    found = [file.path for file in files if file.path in given or not _stays(file.path, report)]
    return [*([STDIN] if STDIN in given else []), *found]


def _stays(path: str, report: Report) -> bool:
    """Whether a post is left alone because it lies elsewhere, and was found only through a link."""
    if leads_out(path):
        report.warn(f"{path}: a link leads out of this folder, so it is left as it is; name it to change it")
        return True
    return False


def is_left_alone(path: str, report: Report) -> bool:
    """Whether a post lies where a configuration that was only found, perhaps a stranger's, may not write."""
    if not is_elsewhere(path):
        return False
    report.warn(f"{path}: {ELSEWHERE}; the post is left as it is")
    return True


def rewrite(path: str, data: bytes, text: str) -> None:
    """Put a post's changed text in place of the bytes that it was read from: the one door to a person's posts.

    Raises FileError, and leaves the post alone, where it cannot be written or has been saved since it was read.
    """
    after = text.encode()
    if after != data:
        rewrite_in_place(path, data, after)


def put_back(path: str, data: bytes, text: str, report: Report, *, always: bool = True) -> bool:
    """Writes a post's text, if it has changed; False, and the reason said, where that cannot be.

    What came from stdin goes to stdout, changed or not, unless stdout is needed otherwise (not `always`).
    """
    if path == STDIN:
        if always:
            write_data(text.encode())
        return True
    try:
        rewrite(path, data, text)
    except FileError as error:
        report.warn(str(error))
        return False
    return True

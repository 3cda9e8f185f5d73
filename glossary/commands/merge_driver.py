"""`glossary merge-driver`: what git calls for the glossary file and what stands beside it when branches are merged."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path, PurePosixPath

from glossary.arguments.configuration import configure
from glossary.errors import FileError, GlossaryError
from glossary.posts.git_merging import install_merge_driver, merge_lines, partner_of
from glossary.posts.writing import write_output
from glossary.report import Report, number
from glossary.store.document import Document, parse_document
from glossary.store.lock import parse_lock, render_lock
from glossary.store.merging import Merged, merge_documents

_SUFFIXES = (".yaml", ".yml")
COUNTS = ".counts"
WRITTEN = ".written"


def run(arguments: Namespace, report: Report) -> int:
    """Merges; gives 1 where a person must settle something. With `--install`, sets git up to call this."""
    if arguments.install:
        config = configure(arguments)
        done = install_merge_driver(config.root, config.glossary)
        report.say("git merges the glossary entry by entry" if done else "nothing to do: set up already, or no git")
        return 0
    if len(arguments.files) != 4:
        raise GlossaryError("merge-driver needs four names, %O %A %B %P; `--install` sets it up")
    base, ours, theirs = map(Path, arguments.files[:3])
    path = PurePosixPath(arguments.files[3])
    if path.suffix == COUNTS:
        # The next extraction counts anew; until then the counts of this side stand.
        return 0
    if path.suffix == WRITTEN:
        # What one side has taken out of a post is no longer found there, and so does no harm.
        return 0 if merge_lines(base, ours, theirs, union=True) else 1
    is_lock = path.suffix not in _SUFFIXES
    merged = None
    try:
        merged = _merge([base, ours, theirs], path, is_lock=is_lock)
    except FileError as error:
        report.warn(f"{error}; merged line by line")
    if merged is None:
        return 0 if merge_lines(base, ours, theirs, union=is_lock) else 1
    # A driver that is killed leaves git what it gave: some versions take the file for the outcome all the same.
    write_output(ours, (render_lock(merged.lock) if is_lock else merged.text).encode())
    if merged.conflicts and not is_lock:
        report.warn(f"{path}: {number(merged.conflicts, 'entry', 'entries')} changed by hand on both sides")
        return 1
    return 0


def _merge(sides: list[Path], path: PurePosixPath, *, is_lock: bool) -> Merged | None:
    """Both sides as one; None for locks whose glossary file cannot be found."""
    documents = [_document(side.read_bytes(), path, is_lock=is_lock) for side in sides]
    if any(document is None for document in documents[1:]):
        return None
    base, ours, theirs = documents
    return merge_documents(base or _parse(b"", None, path), ours, theirs) if ours and theirs else None


def _document(data: bytes, path: PurePosixPath, *, is_lock: bool) -> Document | None:
    if not is_lock:
        return _parse(data, partner_of(data, str(path), str(path.with_name(f".{path.stem}.lock"))), path)
    stem = path.name.removeprefix(".").removesuffix(".lock")
    for suffix in _SUFFIXES:
        if text := partner_of(data, str(path), str(path.with_name(stem + suffix))):
            return _parse(text, data, path.with_name(stem + suffix))
    return None


def _parse(text: bytes, lock: bytes | None, path: PurePosixPath) -> Document:
    return parse_document(text.decode(), None if lock is None else parse_lock(lock.decode()), str(path))

"""Writing thousands of files, each whole or not at all, with as few words to the system as that takes.

All drafts are made in one folder, which is claimed once. Nothing waits until the disk has it: these are files that the
same command can make again.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from glossary.errors import FileError
from glossary.posts.claim import claim_folder
from glossary.posts.exchange import move_new
from glossary.posts.writing import (
    CHANGED,
    draft_beside,
    patiently,
    put_instead,
    put_new,
    sweep_drafts,
    take_away,
    what_failed,
)

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Change(NamedTuple):
    """What a file is to hold, and what it held when it was read; None stands for no file."""

    before: bytes | None
    after: bytes


def make_folder(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Make a folder with these files, whole or not at all; False, and nothing made, where something stands already.

    Files are named by their paths in the folder, with `/`. Raises FileError where it fails.
    """
    if os.path.lexists(folder):
        return False
    target = Path(os.path.realpath(folder))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep_drafts(target.parent)
        with _draft_folder(target) as draft:
            _fill(draft, files)
            patiently(lambda: draft.rename(target))
    except OSError as error:
        if os.path.lexists(folder):
            return False
        raise what_failed(folder, target, error) from error
    return True


def change_files(folder: Path, changes: Mapping[str, Change]) -> None:
    """Write files of a folder that is there, each whole and in place of what was read.

    Raises FileError where that fails, or where a file was changed since; those before it are written.
    """
    if not changes:
        return
    home = Path(os.path.realpath(folder))
    try:
        for parent in by_folder(changes):
            (home / parent).mkdir(parents=True, exist_ok=True)
        with _draft_folder(home / "_") as draft:
            _fill(draft, {path: change.after for path, change in changes.items()})
            for path, change in changes.items():
                _put(draft / path, home / path, change, folder / path)
    except OSError as error:
        raise what_failed(folder, home, error) from error


def by_folder(paths: Iterable[str]) -> dict[str, list[str]]:
    """Paths by the folder that they lie in, "" for the one that all lie below."""
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(path.rpartition("/")[0], []).append(path)
    return found


def _put(draft: Path, target: Path, change: Change, named: Path) -> None:
    if change.before is None:
        moved = move_new(draft, target)
        done = put_new(draft, target) if moved is None else moved
    else:
        if not os.access(target, os.W_OK):
            raise FileError(named, "cannot be written, it is read-only")
        draft.chmod(stat.S_IMODE(target.stat().st_mode))
        done = put_instead(draft, target, change.before, change.after)
    if not done:
        raise FileError(named, CHANGED)


@contextlib.contextmanager
def _draft_folder(target: Path) -> Iterator[Path]:
    draft = draft_beside(target)
    draft.mkdir()
    try:
        with claim_folder(draft):
            yield draft
    finally:
        take_away(draft)


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for parent in by_folder(files):
        (folder / parent).mkdir(parents=True, exist_ok=True)
    home = f"{folder}{os.sep}"
    for path, data in files.items():
        descriptor = os.open(home + path, _CREATE, 0o666)
        try:
            at = os.write(descriptor, data)
            while at < len(data):
                at += os.write(descriptor, data[at:])
        finally:
            os.close(descriptor)

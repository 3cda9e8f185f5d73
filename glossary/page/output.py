"""The page's files on disk: only what changed is written, and only what this command wrote earlier is removed.

What it wrote is listed in the folder itself, with a hash of each file, so that a folder kept in git is known again.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from glossary.blake2 import blake2b
from glossary.errors import FileError
from glossary.json_text import read_json
from glossary.posts.reading import read_post, same_to_git
from glossary.posts.writing import sweep_drafts, write_atomically

LIST = ".glossary-page.json"


class PageOutput(NamedTuple):
    """What became of the files."""

    written: int
    unchanged: int
    removed: int
    kept: tuple[str, ...]


def write_files(folder: Path, name: str, files: Mapping[str, bytes], drafts: Iterable[str] = ()) -> PageOutput:
    """Puts the files of the format `name` below a folder, in place of what this format wrote there earlier.

    `drafts` are files that a person is expected to change: once changed, they stay. So does a file to be removed that
    was changed since. Raises FileError, and has written nothing, where a file stands in the way that was not written
    by this command.
    """
    lists = _read_lists(folder)
    before = lists.get(name, {})
    known = {path: stored for own in lists.values() for path, stored in own.items()}
    kept = tuple(path for path in drafts if path in files and _is_changed(folder / path, before.get(path)))
    own = {path: data for path, data in files.items() if path not in kept}
    parents = {(folder / path).parent for path in own}
    _refuse_links(folder, parents, own)
    for path, data in own.items():
        _refuse_foreign(folder / path, path in known, data)
    for parent in parents:
        sweep_drafts(parent)
    written = sum(write_atomically(folder / path, data, durable=False) for path, data in own.items())
    elsewhere = {path for other, stored in lists.items() if other != name for path in stored}
    removed = sum(_remove(folder, path, before[path]) for path in before.keys() - files.keys() - elsewhere)
    now = {path: file_digest(data) for path, data in sorted(own.items())} | {
        path: before.get(path, "") for path in kept
    }
    _write_lists(folder, {**lists, name: now})
    return PageOutput(written, len(own) - written, removed, kept)


def file_digest(data: bytes) -> str:
    """A short hash, which tells whether a file is as it was written."""
    return blake2b(data, digest_size=8).hexdigest()


def _refuse_links(folder: Path, parents: Iterable[Path], files: Iterable[str]) -> None:
    # Each folder is looked at once: there may be a file for each of 64,000 entries.
    elsewhere = {parent for parent in parents if not _is_within(folder, parent)}
    for target in map(folder.joinpath, files):
        if target.parent in elsewhere or target.is_symlink():
            raise FileError(target, f"a link leads out of {folder}; take it away, or choose a folder with -o")


def _is_within(folder: Path, parent: Path) -> bool:
    """Whether files of a folder lie in another one, and not where a link in it or a `..` leads."""
    return Path(os.path.realpath(parent)).is_relative_to(os.path.realpath(folder))


def _is_changed(path: Path, stored: str | None) -> bool:
    if not path.is_file():
        return False
    data = read_post(path)
    # What was written has no CRLF, unless git checked it out so.
    return stored not in (file_digest(data), file_digest(data.replace(b"\r\n", b"\n")))


def _refuse_foreign(path: Path, is_known: bool, data: bytes) -> None:
    if not is_known and path.exists() and not (path.is_file() and same_to_git(read_post(path), data)):
        raise FileError(
            path, "stands in the way and was not written by this command; move it, or choose a folder with -o"
        )


def _remove(folder: Path, path: str, stored: str) -> bool:
    """Removes one file that was written earlier and is as it was, and the folders that it leaves empty."""
    target = folder / path
    if not _is_within(folder, target.parent) or target.is_symlink() or _is_changed(target, stored):
        return False
    try:
        target.unlink()
    except OSError:
        return False
    with contextlib.suppress(OSError):
        for parent in target.parents:
            if parent == folder:
                break
            parent.rmdir()
    return True


def _read_lists(folder: Path) -> dict[str, dict[str, str]]:
    """What earlier runs wrote, by format; nothing where there is no list or none that can be read."""
    try:
        lists = read_json((folder / LIST).read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(lists, dict) or not all(isinstance(files, dict) for files in lists.values()):
        return {}
    return {
        name: {path: stored for path, stored in files.items() if isinstance(stored, str)}
        for name, files in lists.items()
    }


def _write_lists(folder: Path, lists: Mapping[str, Mapping[str, str]]) -> None:
    text = json.dumps(lists, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_atomically(folder / LIST, text.encode())

"""The page's files on disk: only what changed is written, and only what this command wrote earlier is removed.

What it wrote is listed in the folder itself, with a hash of each file, so that a folder kept in git is known again.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from glossary.blake2 import blake2b
from glossary.errors import FileError
from glossary.json_text import read_json
from glossary.posts.faults import file_fault
from glossary.posts.links import is_link
from glossary.posts.many_files import Change, by_folder, change_files, make_folder
from glossary.posts.reading import read_post, same_to_git
from glossary.posts.writing import sweep_drafts, write_atomically

LIST = ".glossary-page.json"
_FOREIGN = "stands in the way and was not written by this command; move it, or choose a folder with -o"
_LINK = "a link leads out of {}; take it away, or choose a folder with -o"


class PageOutput(NamedTuple):
    """What became of the files."""

    written: int
    unchanged: int
    removed: int
    kept: tuple[str, ...]


def write_files(folder: Path, name: str, files: Mapping[str, bytes], drafts: Collection[str] = ()) -> PageOutput:
    """Puts the files of the format `name` below a folder, in place of what this format wrote there earlier.

    `drafts` are files that a person is expected to change: once changed, they stay. So does a file to be removed that
    was changed since. A folder that is not there yet comes whole or not at all. Raises FileError, and has written
    nothing, where a file stands in the way that was not written by this command.
    """
    now = {path: file_digest(data) for path, data in files.items()}
    if make_folder(folder, {**files, LIST: _list_text({name: now})}):
        return PageOutput(len(files), 0, 0, ())
    lists = _read_lists(folder)
    before = lists.get(name, {})
    changes = _changes(folder, files)
    kept = [path for path in changes if path in drafts and _is_kept(changes[path].before, before.get(path))]
    for path in kept:
        del changes[path]
        now[path] = before.get(path, "")
    known = {path for own in lists.values() for path in own}
    if foreign := [path for path in changes if changes[path].before is not None and path not in known]:
        raise FileError(folder / foreign[0], _FOREIGN)
    _write_all(folder, changes, {**lists, name: {**before, **_either(before, now, changes)}})
    elsewhere = {path for other, stored in lists.items() if other != name for path in stored}
    removed = sum(_remove(folder, path, before[path]) for path in before.keys() - files.keys() - elsewhere)
    _write_lists(folder, {**lists, name: now})
    return PageOutput(len(changes), len(files) - len(kept) - len(changes), removed, tuple(kept))


def _write_all(folder: Path, changes: Mapping[str, Change], lists: Mapping[str, Mapping[str, str]]) -> None:
    for parent in {folder, *map(folder.joinpath, by_folder(changes))}:
        sweep_drafts(parent)
    if changes:
        # First, so that what a killed run wrote is known to the next one.
        _write_lists(folder, lists)
        change_files(folder, changes)


def _either(before: Mapping[str, str], now: Mapping[str, str], changes: Iterable[str]) -> dict[str, str]:
    """What may be found where files are changing: what was there, or what is to come."""
    return {path: " ".join({before.get(path, now[path]): None, now[path]: None}) for path in changes}


def file_digest(data: bytes) -> str:
    """A short hash, which tells whether a file is as it was written."""
    return blake2b(data, digest_size=8).hexdigest()


def _changes(folder: Path, files: Mapping[str, bytes]) -> dict[str, Change]:
    """The files that are not as they should be. Raises FileError where a link, or what is no file, stands instead."""
    changes: dict[str, Change] = {}
    # Each folder is looked at once: there may be a file for each of 64,000 entries.
    for parent, own in by_folder(files).items():
        if not _is_within(folder, folder / parent):
            raise FileError(folder / own[0], _LINK.format(folder))
        there = _entries(folder / parent)
        for path in own:
            before = _before(f"{folder}/{path}", there.get(path.rpartition("/")[2]), folder)
            if not same_to_git(before, files[path]):
                changes[path] = Change(before, files[path])
    return changes


def _entries(folder: Path) -> dict[str, os.DirEntry[str]]:
    try:
        with os.scandir(folder) as scanned:
            return {entry.name: entry for entry in scanned}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise file_fault(folder, error) from error


def _before(path: str, listed: os.DirEntry[str] | None, folder: Path) -> bytes | None:
    """What stands in a place. It may be listed by another name, on a disk to which capitals are no difference."""
    if listed is None and not os.path.lexists(path):
        return None
    entry = listed or Path(path)
    if is_link(entry):
        raise FileError(path, _LINK.format(folder))
    if not entry.is_file():
        raise FileError(path, _FOREIGN)
    return read_post(path)


def _is_within(folder: Path, parent: Path) -> bool:
    """Whether files of a folder lie in another one, and not where a link in it or a `..` leads."""
    return Path(os.path.realpath(parent)).is_relative_to(os.path.realpath(folder))


def _is_kept(data: bytes | None, stored: str | None) -> bool:
    return data is not None and _is_a_persons(data, stored)


def _is_a_persons(data: bytes, stored: str | None) -> bool:
    """Whether bytes are other than what was written, with the line ends of git or without; None stands for nothing."""
    # What was written has no CRLF, unless git checked it out so.
    found = {file_digest(data), file_digest(data.replace(b"\r\n", b"\n"))}
    return found.isdisjoint((stored or "").split())


def _remove(folder: Path, path: str, stored: str) -> bool:
    """Removes one file that was written earlier and is as it was, and the folders that it leaves empty."""
    target = folder / path
    if not _is_within(folder, target.parent) or target.is_symlink() or not target.is_file():
        return False
    try:
        if _is_a_persons(target.read_bytes(), stored):
            return False
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
    write_atomically(folder / LIST, _list_text(lists))


def _list_text(lists: Mapping[str, Mapping[str, str]]) -> bytes:
    return (json.dumps(lists, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()

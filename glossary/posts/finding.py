"""Finding posts: given files, and what has a Markdown name below given folders."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from glossary.errors import FileError
from glossary.posts.faults import plain

_SUFFIXES = (".md", ".markdown")


class PostFile(NamedTuple):
    """A post on disk, as found: its path begins with the path that was given; `size` is in bytes."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0

    @property
    def stamp(self) -> str:
        """Differs when the file has changed. The change time cannot be set back, as the date can."""
        return f"{self.size} {self.mtime_ns} {self.ctime_ns} {self.inode}"


def _raise(error: FileError) -> NoReturn:
    raise error


def find_posts(
    paths: Sequence[Path], exclude: Sequence[str] = (), report: Callable[[FileError], None] = _raise
) -> list[PostFile]:
    """Give each post once, sorted by path: given files, and what has a Markdown name below given folders.

    Passed over are hidden files and folders, `node_modules`, and what matches one of the `exclude` patterns
    (as of `fnmatch`) with its path below the given folder. Links are followed, but a file that can be
    reached without one has that path. A folder below that cannot be read goes to `report`.

    Raises FileError for a given path that does not exist or is neither a file nor a folder.
    """
    walk = _Walk(_excluder(exclude), report)
    for path in paths:
        walk.add_given(os.fspath(path))
    while walk.links:
        links, walk.links = sorted(walk.links), []
        for link, below in links:
            walk.add_link(link, below)
    return sorted(walk.posts.values())


class _Walk:
    """What was found so far, by real path. `below` is a path below the given folder, with `/` at its end."""

    def __init__(self, is_excluded: Callable[[str], bool], report: Callable[[FileError], None]) -> None:
        self.is_excluded, self.report = is_excluded, report
        self.posts: dict[str, PostFile] = {}
        self.folders: set[str] = set()
        self.links: list[tuple[str, str]] = []

    def add_given(self, path: str) -> None:
        try:
            status = Path(path).stat()
        except (OSError, ValueError) as error:
            raise FileError(path, plain(error)) from error
        if stat.S_ISDIR(status.st_mode):
            self.add_folder(path, "")
        elif stat.S_ISREG(status.st_mode):
            self.add_post(path, os.path.realpath(path), status)
        else:
            raise FileError(path, "neither a file nor a folder")

    def add_link(self, path: str, below: str) -> None:
        try:
            status = Path(path).stat()
        except OSError:
            # A link that leads nowhere, or to itself.
            return
        if stat.S_ISDIR(status.st_mode):
            self.add_folder(path, below + "/")
        elif stat.S_ISREG(status.st_mode) and path.lower().endswith(_SUFFIXES):
            self.add_post(path, os.path.realpath(path), status)

    def add_post(self, path: str, real: str, status: os.stat_result) -> None:
        self.posts.setdefault(
            real, PostFile(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        )

    def add_folder(self, path: str, below: str) -> None:
        waiting = [(path, os.path.realpath(path).rstrip(os.sep), below)]
        while waiting:
            path, real, below = waiting.pop()
            if real not in self.folders:
                self.folders.add(real)
                entries = [entry for entry in self.read_folder(path) if self.is_wanted(entry.name, below)]
                waiting += [folder for entry in entries if (folder := self.add_entry(entry, real, below))]

    def is_wanted(self, name: str, below: str) -> bool:
        return name[0] != "." and name != "node_modules" and not self.is_excluded(below + name)

    def read_folder(self, path: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(path) as entries:
                return list(entries)
        except OSError as error:
            self.report(FileError(path, plain(error)))
            return []

    def add_entry(self, entry: os.DirEntry[str], real: str, below: str) -> tuple[str, str, str] | None:
        """Keep a post or a link; give a folder back."""
        # In the current folder, `scandir` puts `./` before names.
        path, real = entry.path.removeprefix(os.curdir + os.sep), real + os.sep + entry.name
        if entry.is_symlink():
            self.links.append((path, below + entry.name))
        elif entry.is_dir(follow_symlinks=False):
            return path, real, f"{below}{entry.name}/"
        elif path.lower().endswith(_SUFFIXES) and entry.is_file(follow_symlinks=False):
            self.add_post(path, real, entry.stat(follow_symlinks=False))
        return None


def _excluder(patterns: Sequence[str]) -> Callable[[str], bool]:
    if not patterns:
        return lambda below: False
    from fnmatch import translate

    matches = re.compile("|".join(translate(pattern.rstrip("/")) for pattern in patterns)).match
    return lambda below: matches(below) is not None

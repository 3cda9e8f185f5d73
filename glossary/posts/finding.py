"""Finding posts: given files, and what has the name of a post below given folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, NoReturn

from glossary.errors import FileError
from glossary.posts.exclusion import Exclusion
from glossary.posts.faults import file_fault
from glossary.posts.ignored import NAME, Ignored, ignored_above
from glossary.posts.in_place import JOURNAL, finish_rewriting, journal_of
from glossary.posts.links import is_link
from glossary.posts.writing import is_draft, sweep_drafts


class PostFile(NamedTuple):
    """A post on disk, as found: its path begins with the path that was given; `size` is in bytes."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int = 0
    inode: int = 0
    written: str = ""

    @property
    def stamp(self) -> str:
        """Differs when the file has changed, or what is recorded that the tool wrote into it (`written`).

        The change time cannot be set back, as the date can.
        """
        return f"{self.size} {self.mtime_ns} {self.ctime_ns} {self.inode} {self.written}".rstrip()


def _raise(error: FileError) -> NoReturn:
    raise error


def pass_over(_: FileError) -> None:
    """For `find_posts`, where what cannot be read is said by something else."""


def find_posts(
    paths: Sequence[Path], exclude: Exclusion | None = None, report: Callable[[FileError], None] = _raise
) -> list[PostFile]:
    """Give each post once, sorted by path: given files, and what has the name of a post below given folders.

    Passed over are hidden files and folders, `node_modules`, what is to be excluded, and what git ignores. Links are
    followed, but a file that can be reached without one has that path. A folder below that cannot be read goes to
    `report`.

    Raises FileError for a given path that does not exist or is neither a file nor a folder.
    """
    walk = _Walk(exclude or Exclusion(), report)
    for path in paths:
        walk.add_given(os.fspath(path))
    while walk.links:
        links, walk.links = sorted(walk.links, key=itemgetter(0)), []
        for link, below in links:
            walk.add_link(link, below)
    return sorted(walk.posts.values())


def _joined(path: str) -> str:
    """The path of an entry of a folder by its name: `scandir` puts `./` before it, and `\\` in it."""
    path = path.removeprefix(os.curdir + os.sep)
    return path.replace(os.sep, "/") if os.sep != "/" else path


class _Below(NamedTuple):
    """A folder's path below a given one, with `/` at its end, and what tells which such paths are to be passed over."""

    is_excluded: Callable[[str], bool]
    ignored: Ignored
    path: str = ""

    def enter(self, name: str) -> _Below:
        return self._replace(path=f"{self.path}{name}/", ignored=self.ignored.enter(name))

    def wants(self, entry: os.DirEntry[str]) -> bool:
        name = entry.name
        if name[0] == "." or name == "node_modules" or self.is_excluded(self.path + name):
            return False
        return not (self.ignored.levels and self.ignored.hides(name, entry.is_dir(follow_symlinks=False)))


class _Walk:
    """What was found so far, by real path."""

    def __init__(self, exclude: Exclusion, report: Callable[[FileError], None]) -> None:
        self.exclude, self.report = exclude, report
        self.posts: dict[str, PostFile] = {}
        self.folders: set[str] = set()
        self.links: list[tuple[str, _Below]] = []

    def add_given(self, path: str) -> None:
        try:
            status = Path(path).stat()
        except (OSError, ValueError) as error:
            raise file_fault(path, error) from error
        if stat.S_ISDIR(status.st_mode):
            above = ignored_above(path) if self.exclude.gitignore else Ignored()
            self.add_folder(path, _Below(self.exclude.within(path), above))
        elif stat.S_ISREG(status.st_mode):
            real = os.path.realpath(path)
            finish_rewriting(journal_of(Path(real)))
            self.add_post(path, real, Path(path).stat())
        else:
            raise FileError(path, "neither a file nor a folder")

    def add_link(self, path: str, below: _Below) -> None:
        try:
            status = Path(path).stat()
        except OSError:
            # A link that leads nowhere, or to itself.
            return
        if stat.S_ISDIR(status.st_mode):
            self.add_folder(path, below)
        elif stat.S_ISREG(status.st_mode) and self.exclude.is_post(path):
            self.add_post(path, os.path.realpath(path), status)

    def add_post(self, path: str, real: str, status: os.stat_result) -> None:
        self.posts.setdefault(
            real, PostFile(path, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        )

    def add_folder(self, path: str, below: _Below) -> None:
        waiting = [(path, os.path.realpath(path).rstrip(os.sep), below)]
        while waiting:
            path, real, below = waiting.pop()
            if real not in self.folders:
                self.folders.add(real)
                entries = self.read_folder(path)
                if self.exclude.gitignore and any(entry.name == NAME for entry in entries):
                    below = below._replace(ignored=below.ignored.read(path))
                wanted = [entry for entry in entries if below.wants(entry)]
                waiting += [folder for entry in wanted if (folder := self.add_entry(entry, real, below))]

    def read_folder(self, path: str) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(path) as scanned:
                entries = list(scanned)
        except OSError as error:
            self.report(file_fault(path, error))
            return []
        for entry in entries:
            if entry.name.startswith(JOURNAL):
                finish_rewriting(Path(entry.path))
            elif is_draft(entry.name):
                sweep_drafts(Path(path))
        return entries

    def add_entry(self, entry: os.DirEntry[str], real: str, below: _Below) -> tuple[str, str, _Below] | None:
        """Keep a post or a link; give a folder back."""
        # In the current folder, `scandir` puts `./` before names.
        path, real = _joined(entry.path), real + os.sep + entry.name
        if is_link(entry):
            self.links.append((path, below.enter(entry.name)))
        elif entry.is_dir(follow_symlinks=False):
            return path, real, below.enter(entry.name)
        elif self.exclude.is_post(path) and entry.is_file(follow_symlinks=False):
            self.add_post(path, real, entry.stat(follow_symlinks=False))
        return None

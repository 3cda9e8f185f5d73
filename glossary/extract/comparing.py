"""What differs between the posts on the disk and those that the index knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from glossary.index.database import Index
from glossary.posts.finding import PostFile

READING = "reading"
"""The index's fact that holds the settings by which its posts were read."""


class Changes(NamedTuple):
    """The files to read, the numbers of posts that are gone, and the numbers of the posts to keep.

    `unknown` are folders that cannot be read, and of which the index knows no post; `new` are the paths of posts that
    it does not know; `same_size` are those of `to_read` that are as large as when they were read before, with the same
    recorded of what the tool wrote into them.
    """

    to_read: list[PostFile]
    gone: list[int]
    kept: list[int]
    numbers: Mapping[str, int]
    unknown: list[str]
    new: frozenset[str]
    same_size: Sequence[PostFile] = ()


def compare_posts(files: Sequence[PostFile], unreadable: Sequence[str], index: Index, reading: str) -> Changes:
    """What differs between the disk and the index. What was known of posts in `unreadable` folders is kept.

    Posts that were read by other settings than `reading` count as changed.
    """
    known = index.stamps()
    if index.fact(READING) != reading:
        known = {path: ("", number) for path, (_, number) in known.items()}
    last = max((number for _, number in known.values()), default=0)
    to_read: list[PostFile] = []
    numbers: dict[str, int] = {}
    new: list[str] = []
    kept: list[int] = []
    same_size: list[PostFile] = []
    for file in files:
        stamp, number = known.pop(file.path, ("", 0))
        if not number:
            last = number = last + 1
            new.append(file.path)
        numbers[file.path] = number
        if stamp == file.stamp:
            kept.append(number)
        else:
            to_read.append(file)
            if stamp.startswith(f"{file.size} ") and stamp.split(" ")[4:] == file.stamp.split(" ")[4:]:
                same_size.append(file)
    unknown: list[str] = []
    for folder in unreadable:
        below = [path for path in known if path.startswith(folder + "/")]
        if not below:
            unknown.append(folder)
        for path in below:
            numbers[path] = known.pop(path)[1]
            kept.append(numbers[path])
    return Changes(to_read, [number for _, number in known.values()], kept, numbers, unknown, frozenset(new), same_size)

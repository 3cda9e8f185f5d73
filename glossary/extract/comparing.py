"""What differs between the posts on the disk and those that the index knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from glossary.index.database import Index
from glossary.posts.finding import PostFile


class Changes(NamedTuple):
    """The files to read, the numbers of posts that are gone, and the numbers of the posts to keep."""

    to_read: list[PostFile]
    gone: list[int]
    kept: list[int]
    numbers: Mapping[str, int]


def compare(files: Sequence[PostFile], index: Index) -> Changes:
    """What differs between the disk and the index."""
    known = index.stamps()
    last = max((number for _, number in known.values()), default=0)
    to_read: list[PostFile] = []
    numbers: dict[str, int] = {}
    kept: list[int] = []
    for file in files:
        stamp, number = known.pop(file.path, ("", 0))
        if not number:
            last = number = last + 1
        numbers[file.path] = number
        if stamp == file.stamp:
            kept.append(number)
        else:
            to_read.append(file)
    return Changes(to_read, [number for _, number in known.values()], kept, numbers)

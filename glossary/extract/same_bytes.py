"""Files that have another time and the same bytes, as after a clone, a copy or a change of branches: nothing to read.

Only where the size is the same is a file read for its digest, which takes a hundredth of the time of reading what it
says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from glossary.errors import FileError
from glossary.extract.comparing import Changes
from glossary.index.database import Index
from glossary.posts.finding import PostFile
from glossary.posts.processes import share_out
from glossary.posts.reading import digest_of, read_post

if TYPE_CHECKING:
    from glossary.posts.processes import Workers


def without_same_bytes(changes: Changes, index: Index, workers: Workers) -> Changes:
    """The changes without the posts that have another time and the same bytes; the index knows them again then."""
    if not changes.same_size:
        return changes
    known = index.digests(changes.numbers[file.path] for file in changes.same_size)
    found = share_out(_digests, changes.same_size, workers)
    same = {
        file.path: file.stamp
        for files, digests in found
        for file, digest in zip(files, digests, strict=True)
        if digest and digest == known.get(changes.numbers[file.path])
    }
    if not same:
        return changes
    with index.writing():
        index.renew_stamps((changes.numbers[path], stamp) for path, stamp in same.items())
    return changes._replace(
        to_read=[file for file in changes.to_read if file.path not in same],
        kept=[*changes.kept, *(changes.numbers[path] for path in same)],
        same_size=[],
    )


def _digests(files: Sequence[PostFile]) -> list[bytes]:
    return [_digest(file.path) for file in files]


def _digest(path: str) -> bytes:
    try:
        return digest_of(read_post(path))
    except FileError:
        return b""

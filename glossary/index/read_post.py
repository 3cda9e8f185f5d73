"""What the index keeps of a post: light to import, for those who only look things up."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast

from glossary.index.packing import unpack
from glossary.model import Parts, Use

Row = tuple[str, int, int, tuple[object, ...], str]
"""A use as it is stored: folded headword, offset, line, the values of what is said, and what stands in front."""


class ReadPost(NamedTuple):
    """What one post says: its uses, what its front matter lists, and a warning, if any.

    `uses` and `lists` are packed by `pack`, as they travel between processes and lie in the index; `lists` are the
    kinds of names, as pairs of a kind and a folded name, and the subjects, the widest first.
    `failed` means that the post could not be read at all. `digest` is that of its bytes, when it was just read.
    """

    path: str
    uses: bytes
    lists: bytes
    warning: str = ""
    failed: bool = False
    digest: bytes = b""


def unpack_rows(packed: bytes) -> list[Row]:
    """The uses of one post as they are stored."""
    return cast(list[Row], unpack(packed))


def unpack_uses(path: str, packed: bytes) -> list[Use]:
    """The uses of one post."""
    parts = cache(Parts._make)  # a post may say the same thousands of times, and then holds it once
    return [
        Use(key, path, start, line, parts(said), front=front) for key, start, line, said, front in unpack_rows(packed)
    ]

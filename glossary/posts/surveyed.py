"""A look at some of many posts, evenly spread, to say which marks they use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from glossary.errors import FileError
from glossary.posts.finding import PostFile
from glossary.posts.reading import decode, read_post


def spread_out(files: Sequence[PostFile], most: int) -> list[PostFile]:
    """At most so many of the posts, evenly spread over all."""
    step = max(1, -(-len(files) // most))
    return list(files[::step])


def readable_texts(paths: Sequence[str]) -> list[str]:
    """The texts of the posts that can be read."""
    texts: list[str] = []
    for path in paths:
        try:
            texts.append(decode(read_post(path), path))
        except FileError:
            continue
    return texts


def folders_of(paths: Sequence[str]) -> Counter[str]:
    """How many posts stand below each folder of the current one; those beside it count for `.`."""
    return Counter(
        path.replace("\\", "/").removeprefix("./").rpartition("/")[0].partition("/")[0] or "." for path in paths
    )

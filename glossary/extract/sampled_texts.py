"""The texts of the posts in which words are counted, as the index keeps them to be searched."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from glossary.errors import FileError
from glossary.index.database import Index
from glossary.mentions.sample import searchable
from glossary.posts.finding import PostFile
from glossary.posts.processes import share_out
from glossary.posts.reading import decode, read_post
from glossary.store.record import NOTHING, PostRecord, text_without

Sample = Mapping[str, tuple[str, int]]
"""Stamp and number of each post in which words are counted, by its path."""


def missing_texts(index: Index, sample: Sample) -> list[PostFile]:
    """The posts of the sample whose texts the index has not, in the order of their paths."""
    stamps = index.sampled.stamps()
    known = {path for path, (stamp, number) in sample.items() if number in stamps and stamps[number].text == stamp}
    return [PostFile(path, int(sample[path][0].split()[0]), 0) for path in sorted(sample.keys() - known)]


def bring_texts(
    index: Index,
    sample: Sample,
    written: Mapping[str, PostRecord],
    jobs: int,
    progress: Callable[[int], None] = lambda _: None,
) -> None:
    """Reads the texts that are missing, and stores them in an index that is being written.

    `written` says by path what the tool wrote into posts. `jobs`: how many processes may read, 0 for as many as
    processors.
    """
    for files, texts in share_out(partial(_texts, written), missing_texts(index, sample), jobs):
        index.sampled.put_texts(
            (sample[file.path][1], sample[file.path][0], text) for file, text in zip(files, texts, strict=True)
        )
        progress(len(files))


def _texts(written: Mapping[str, PostRecord], files: Sequence[PostFile]) -> list[bytes]:
    return [_text(file.path, written.get(file.path, NOTHING)) for file in files]


def _text(path: str, own: PostRecord) -> bytes:
    try:
        return searchable(text_without(own, decode(read_post(path), path))).encode()
    except FileError:
        return b""

"""Knowing again the files that the last extraction left, when they have another time and the same bytes."""

from __future__ import annotations

from glossary.config import Config
from glossary.errors import FileError
from glossary.index.counts_file import COUNTED, counts_file, counts_stamp
from glossary.index.database import Index
from glossary.posts.reading import digest_of, read_post
from glossary.store.file import EXTRACTED, FACT, GlossaryFile, stamp_of

_DIGEST = "digest of files"


def remember_files(config: Config, index: Index) -> None:
    """Remembers the bytes of glossary, lock and counts, at the end of an extraction that wrote them."""
    digest = _digest(config)
    if index.fact(EXTRACTED) == stamp_of(_file(config)):
        with index.writing():
            index.set_facts({_DIGEST: digest})


def recognize_files(config: Config, index: Index) -> None:
    """Lets the files pass for those of the last extraction where their bytes are the same, if nothing was compiled
    since from others."""
    stamp, extracted = stamp_of(_file(config)), index.fact(EXTRACTED)
    expected = f"{stamp} {counts_stamp(config)}"
    if not extracted or index.fact(FACT) != extracted or not index.fact(COUNTED).startswith(extracted):
        return
    if index.fact(COUNTED) == expected or index.fact(_DIGEST) != _digest(config):
        return
    with index.writing():
        if (index.fact(EXTRACTED), index.fact(FACT)) == (extracted, extracted) and stamp == stamp_of(_file(config)):
            index.set_facts({EXTRACTED: stamp, FACT: stamp, COUNTED: expected})


def _file(config: Config) -> GlossaryFile:
    return GlossaryFile(config.root / config.glossary)


def _digest(config: Config) -> str:
    """What tells whether the three files are the same; nothing where one of them cannot be read."""
    file = _file(config)
    try:
        digests = [digest_of(read_post(path)) for path in (file.path, file.lock_path, counts_file(config))]
    except FileError:
        return ""
    return b"".join(digests).hex()

"""The file of counts beside the glossary: where it is, and whether the last extraction wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from glossary.config import Config
from glossary.index.database import Index
from glossary.posts.reading import read_post

if TYPE_CHECKING:
    from glossary.index.counts import Counts

COUNTED = "counted"
"""The index's fact that holds what the last count was made from, and came to."""


def counts_file(config: Config) -> Path:
    """Where the counts stand: beside the glossary file, hidden as the lock is."""
    path = config.root / config.glossary
    return path.with_name(f".{path.stem}.counts")


def read_counts(config: Config) -> Counts:
    """What git holds of the counts; nothing where there is no such file. Raises FileError where it cannot be read.

    The next extraction writes it anew, so nobody has to mend what is no text in it.
    """
    # Only a changed file is worth loading what reads it.
    from glossary.index.counts import Counts, parse_counts

    path = counts_file(config)
    return parse_counts(read_post(str(path)).decode(errors="replace")) if path.exists() else Counts()


def counts_stamp(config: Config) -> str:
    """Tells whether the file of counts has changed."""
    path = counts_file(config)
    try:
        status = path.stat()
    except OSError:
        return f"{path} none"
    return f"{path} {status.st_size}:{status.st_mtime_ns}:{status.st_ino}"


def is_counted(config: Config, index: Index, extracted: str) -> bool:
    """Whether the file of counts is the one that was written after the extraction of this stamp."""
    return index.fact(COUNTED) == f"{extracted} {counts_stamp(config)}"

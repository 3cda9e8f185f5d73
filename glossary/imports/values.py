"""What a reader makes of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from glossary.model import Entry


class Row(NamedTuple):
    """An entry as a file gives it, and the line that it begins in, 1-based."""

    entry: Entry
    line: int


class BadRow(NamedTuple):
    """A line that cannot be an entry: what is wrong with it, and what is expected."""

    line: int
    message: str


class Read(NamedTuple):
    """What a file holds; `shape` says in words how it was read.

    `has_concepts` says that two rows with one term are two senses; else they contradict each other.
    """

    rows: Sequence[Row]
    bad: Sequence[BadRow]
    shape: str
    has_concepts: bool = False


Columns = Mapping[str, str]
"""Which column holds a field: the field, and the column's number from 1 on, or its heading."""


class ImportReader(NamedTuple):
    """One row of the table of readers. `fits` says whether a file looks so, by its name and its text."""

    name: str
    what: str
    fits: Callable[[str, str], bool]
    read: Callable[[str, Columns], Read]

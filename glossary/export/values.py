"""What goes into an export, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from glossary.model import Entry

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = (CHINESE, ENGLISH)


class Item(NamedTuple):
    """An entry to be exported; `posts` is in how many posts it is annotated, `by_hand` that a person touched it."""

    entry: Entry
    posts: int = 0
    by_hand: bool = False


class ExportMaterial(NamedTuple):
    """The entries to export, in order, and the direction to translate in. `script` is the configuration's."""

    items: Sequence[Item]
    source: str = CHINESE
    target: str = ENGLISH
    script: str = ""


class LeftOut(NamedTuple):
    """Something that the format could not take: a name, or a whole entry by its term; and why."""

    name: str
    why: str


class ExportOutput(NamedTuple):
    """The files of an export by their names, and what was left out. A format of one file has one."""

    files: Mapping[str, bytes]
    left_out: Sequence[LeftOut] = ()


class Format(NamedTuple):
    """One row of the table of formats.

    `file` is the name of its file, or of its folder if `is_folder`. `use` says which tool reads it, and how; `loses`
    what of an entry it does not hold.
    """

    name: str
    file: str
    use: str
    loses: str
    write: Callable[[ExportMaterial], ExportOutput]
    is_folder: bool = False


def one_file(name: str, text: str, left_out: Sequence[LeftOut] = ()) -> ExportOutput:
    """The output of a format whose one file holds this text."""
    return ExportOutput({name: text.encode()}, left_out)

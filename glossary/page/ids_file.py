"""The file with the ids: beside the glossary, in git, since nothing else knows what a person has renamed.

It is hidden because Hugo stops at a data file of a format that it does not know.

A line for each entry that the page was last made with: its id, its term where that is not the id, its English, and a
mark of its definition. A line for each id that was: the id, and the id it has become. Between them stand tabs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from glossary.blake2 import blake2s

SUFFIX = ".ids"
_HEAD = "# Addresses of entries, so that they last. Keep it in git. Written by `glossary page`.\n"

Known = tuple[str, str, str, str]
"""An entry as the page was made with it: id, term, English, and a mark of its definition."""


class Ids(NamedTuple):
    """The ids that were, each with the id it has become; and the entries of the last page."""

    former: Mapping[str, str]
    known: Sequence[Known]


def ids_path(glossary: Path) -> Path:
    """Where the file stands for a glossary file: `glossary.yaml`, `.glossary.ids`."""
    return glossary.with_name(f".{glossary.stem}{SUFFIX}")


def known(identifier: str, term: str, english: str, definition: str) -> Known:
    """What the file keeps of an entry; the definition itself would make it as large as the glossary."""
    mark = blake2s(definition.encode(), digest_size=4).hexdigest() if definition else ""
    return identifier, _line(term), _line(english), mark


def read_ids(text: str) -> Ids:
    """What a file's text says; lines of another form, such as a conflict's marks, are passed over."""
    rows = [line.rstrip("\r").split("\t") for line in text.split("\n") if not line.startswith("# ")]
    former = {row[0]: row[1] for row in rows if len(row) == 2 and all(row)}
    return Ids(former, [(row[0], row[1] or row[0], row[2], row[3]) for row in rows if len(row) == 4 and row[0]])


def render_ids(ids: Ids) -> str:
    """The file's text, sorted; empty where there is nothing to say."""
    lines = [f"{old}\t{new}\n" for old, new in ids.former.items()]
    for identifier, term, english, mark in ids.known:
        lines.append(f"{identifier}\t{'' if term == identifier else term}\t{english}\t{mark}\n")
    return _HEAD + "".join(sorted(lines)) if lines else ""


def _line(text: str) -> str:
    return " ".join(text.split())

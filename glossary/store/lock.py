"""The lock beside `data/glossary.yaml`: what the tool last wrote, to tell a person's changes from its own.

One line for each entry, in the order of the YAML file, then one for each entry that a person took out:

    大模型	1b4e28ba	9a3f0c11	-	0f00ba42    hashes of english, definition, aliases, superseded, kind, status
    注意力	added	77aa01fe    a person wrote the entry, the tool only its english
    幻觉	deleted    a person took the entry out; it stays out

Above them stand the paths of the posts, and `@evidence` where the tool wrote evidence into the YAML file: else such
lines there are a person's. Behind the term stands the hash of each field as written, `-` for one that the tool did not
write; at the end of a line `-` is left out. All here is pure: nothing is read from or written to a disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from zlib import crc32

from glossary.store.fields import OWNED
from glossary.store.yaml_text import flow_list, read_flow_list

ADDED = "added"
DELETED = "deleted"
_NOTHING = "-"
_SOURCES = "@sources\t"
_EVIDENCE = "@evidence"
_COLUMNS = ", ".join(OWNED[:-1]) + f" and {OWNED[-1]}"
_HEAD = f"""\
# What the glossary tool last wrote into the YAML file beside this, to tell a person's changes from its own.
# Do not edit; keep it in git. Behind each term: hashes of its {_COLUMNS}.
"""

_HASH = r"(?:[0-9a-f]{8}|-)"
_REST = rf"(?:\t{_HASH}){{0,{len(OWNED) - 1}}}"
# A term is written as in the YAML file, where one that begins with `#` or `@` is quoted.
_rows = re.compile(
    rf"^([^#@\s][^\t\n]*)\t({DELETED}|{ADDED}(?:\t{_HASH}{_REST})?|{_HASH}{_REST})$", re.MULTILINE
).findall
_sources = re.compile(rf"^{_SOURCES}(.*)$", re.MULTILINE).findall
_evidence = re.compile(rf"^{_EVIDENCE}$", re.MULTILINE).findall
_lines = re.compile(r"^[^#\n].*$", re.MULTILINE).findall

Row = tuple[str, str]
"""A term as it is written in the YAML file, and the rest of its line: its cells."""


class Lock(NamedTuple):
    """What the tool last wrote: a row for each entry, and the paths of the posts (relative, with `/`).

    `ignored` counts the lines that could not be read, such as the marks of a merge conflict. `evidence` says that the
    evidence lines in the YAML file are the tool's.
    """

    rows: tuple[Row, ...] = ()
    sources: tuple[str, ...] = ()
    ignored: int = 0
    evidence: bool = False


class Cells(NamedTuple):
    """A row's cells taken apart: who wrote the entry, and the hash of each field that the tool wrote."""

    added: bool
    hashes: Mapping[str, str]


def parse_lock(text: str) -> Lock:
    """The lock behind its text. Lines that mean nothing are counted and left out; nothing is an error."""
    text = text.replace("\r\n", "\n")
    rows = _rows(text)
    sources = [read_flow_list(written) for written in _sources(text)]
    known = [source for source in sources if source is not None]
    evidence = _evidence(text)
    return Lock(
        tuple(rows),
        tuple(dict.fromkeys(path for paths in known for path in paths)),
        len(_lines(text)) - len(rows) - len(known) - len(evidence),
        bool(evidence),
    )


def lock_sources(head: str) -> tuple[str, ...]:
    """The paths of the posts, out of the first lines of a lock: those above the first term."""
    return parse_lock(head).sources


def render_lock(lock: Lock) -> str:
    """The text of a lock."""
    evidence = f"{_EVIDENCE}\n" if lock.evidence else ""
    rows = "".join(f"{row[0]}\t{row[1]}\n" for row in lock.rows)
    return f"{_HEAD}{_SOURCES}{flow_list(lock.sources)}\n{evidence}{rows}"


def digest(written: str) -> str:
    """The hash of one field as written behind `name: `.

    CRC-32 and no cryptographic hash: nobody attacks this file, any change within four bytes is certain to be
    seen, any other with 1 - 2^-32, and it takes a quarter less time per line.
    """
    return f"{crc32(written.encode()):08x}"


def cells(values: Iterable[str]) -> str:
    """The cells for an entry that the tool wrote; `values` are the OWNED fields as written, in order."""
    return (
        "\t".join([f"{crc32(value.encode()):08x}" if value else _NOTHING for value in values]).rstrip("\t-") or _NOTHING
    )


def read_cells(text: str) -> Cells:
    """A row's cells taken apart."""
    added = text.startswith(ADDED)
    hashes = text.split("\t")[added:]
    return Cells(added, {name: found for name, found in zip(OWNED, hashes, strict=False) if found != _NOTHING})


def write_cells(parts: Cells) -> str:
    """The inverse of `read_cells`."""
    hashes = "\t".join(parts.hashes.get(name, _NOTHING) for name in OWNED).rstrip("\t-")
    return "\t".join(filter(None, (ADDED if parts.added else "", hashes))) or _NOTHING

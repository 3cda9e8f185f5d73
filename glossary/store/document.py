"""`data/glossary.yaml` taken apart: each entry with its own lines, and whose each field is.

The lock says what the tool last wrote. A field that stands as the lock says is the tool's and follows the
posts; any other is a person's, and stays byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from glossary.model import Entry
from glossary.store import frame as store_frame
from glossary.store.blocks import Block, read_blocks
from glossary.store.lock import DELETED, Lock
from glossary.store.source import Source
from glossary.store.yaml_text import read_scalar

__all__ = ["Block", "Document", "parse", "sense"]

_list_indent = re.compile(r"(?:[ \t]*(?:#.*)?\n)*+( *)-(?=[ \t\n])").match


class Document(NamedTuple):
    """A glossary file and its lock. `head`, the blocks' texts and `tail` together are the file with `\\n`.

    `indent` stands before the `- ` of each entry. `deleted` are the terms that a person took out.
    `adopting` says that there was no lock: lines that stand as the tool would write them then become its own.
    `has_evidence` says that evidence lines are the tool's.
    """

    head: str
    blocks: Sequence[Block]
    tail: str
    indent: str
    ends: store_frame.LineEnds
    deleted: frozenset[str]
    sources: tuple[str, ...]
    adopting: bool
    has_evidence: bool = False


def parse(text: str, known: Lock | None, path: str) -> Document:
    """The glossary behind its text and its lock.

    An empty text stands for a missing file, None for a missing lock; `path` is for messages.
    Raises FileError with line and column where the text is no glossary.
    """
    missing = not text.strip("\ufeff \t\r\n")
    text, ends = store_frame.unify(store_frame.NEW_HEAD if missing else text)
    source = Source(path, text)
    start = store_frame.head_end(source)
    indented = _list_indent(text, start)
    indent = indented[1] if indented else ""
    has_evidence = known is not None and known.evidence
    rows = known.rows if known else ()
    blocks, left, end = read_blocks(source, start, indent, rows, has_evidence=has_evidence)
    store_frame.check(path, text[:start], text.count("\n", start, end), text[end:])
    _check_twins(source, blocks)
    # Without the file nobody can tell a deleted entry from one not yet written.
    gone = [row for row in left if row[1] == DELETED] if missing else left
    deleted = frozenset(read_scalar(term) or term for term, _ in gone)
    sources = known.sources if known else ()
    return Document(text[:start], blocks, text[end:], indent, ends, deleted, sources, known is None, has_evidence)


def sense(entry: Entry) -> tuple[str, str]:
    """What no two entries may share: the term, and the English name in any case."""
    return entry.term, entry.english.casefold()


def _check_twins(source: Source, blocks: Sequence[Block]) -> None:
    if len({block.entry.term for block in blocks}) == len(blocks):
        return
    seen: dict[tuple[str, str], Block] = {}
    for block in blocks:
        twin = seen.setdefault(sense(block.entry), block)
        if twin is not block:
            line = twin.line + twin.text.count("\n", 0, twin.dash)
            message = f"{block.entry.term} with this english stands in line {line} too; keep one"
            raise Source(source.path, block.text, block.line).wrong(block.dash, message)

"""`data/glossary.yaml` taken apart: each entry with its own lines, and whose each field is.

The lock says what the tool last wrote. A field that stands as the lock says is the tool's and follows the
posts; any other is a person's, and stays byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from glossary.model import Entry
from glossary.store import frame as store_frame
from glossary.store.blocks import Block, read_blocks
from glossary.store.lock import DELETED, Lock, Row, digest, read_cells
from glossary.store.source import Source
from glossary.store.yaml_text import read_scalar, scalar

__all__ = ["Block", "Document", "parse_document", "sense"]

_list_indent = re.compile(r"(?:[ \t]*(?:#.*)?\n)*+( *)-(?=[ \t\n])").match


class Document(NamedTuple):
    """A glossary file and its lock. `head`, the blocks' texts and `tail` together are the file with `\\n`.

    `indent` stands before the `- ` of each entry. `deleted` are the terms that a person took out, `missing` those of
    them that the lock does not yet say so of: the last extraction wrote them, and they are gone. `back` are
    those that a person took out once and wrote again.
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
    missing: frozenset[str] = frozenset()
    back: frozenset[str] = frozenset()

    def with_missing_back(self) -> Document:
        """The document in which what is missing was not taken out by a person: the posts bring it back."""
        return self._replace(deleted=self.deleted - self.missing, missing=frozenset())


def parse_document(text: str, known: Lock | None, path: str) -> Document:
    """The glossary behind its text and its lock.

    An empty text stands for a missing file, None for a missing lock; `path` is for messages.
    Raises FileError with line and column where the text is no glossary.
    """
    is_empty = not text.strip("\ufeff \t\r\n")
    text, ends = store_frame.unify(store_frame.NEW_HEAD if is_empty else text)
    source = Source(path, text)
    start = store_frame.head_end(source)
    indented = _list_indent(text, start)
    indent = indented[1] if indented else ""
    has_evidence = known is not None and known.evidence
    rows = known.rows if known else ()
    blocks, left, end = read_blocks(source, start, indent, rows, has_evidence=has_evidence)
    store_frame.check(path, text[:start], text.count("\n", start, end), text[end:])
    _check_twins(source, blocks)
    # Without the file nobody can tell a deleted entry from one not yet written, nor by a lock with the marks of a merge
    # conflict, which knows the entries of two files.
    missing = frozenset() if is_empty or (known and known.ignored) else _terms(left, is_deleted=False)
    deleted = _terms(left, is_deleted=True) | missing
    return Document(
        head=text[:start],
        blocks=blocks,
        tail=text[end:],
        indent=indent,
        ends=ends,
        deleted=deleted,
        sources=known.sources if known else (),
        adopting=known is None,
        has_evidence=has_evidence,
        missing=missing,
        back=_terms(rows, is_deleted=True) & {block.entry.term for block in blocks if block.unknown},
    )


def _terms(rows: Iterable[Row], *, is_deleted: bool) -> frozenset[str]:
    return frozenset(read_scalar(term) or term for term, cells in rows if (cells == DELETED) is is_deleted)


def renamed_terms(document: Document, known: Lock | None) -> frozenset[str]:
    """Those of the missing terms whose English name stands in an entry that the lock does not know."""
    english = {
        digest(scalar(block.entry.english)) for block in document.blocks if block.unknown and block.entry.english
    }
    rows = known.rows if known and english else ()
    found = (row for row in rows if read_cells(row[1]).hashes.get("english") in english)
    return document.missing & _terms(found, is_deleted=False)


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

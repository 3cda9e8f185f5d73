"""Bringing one entry's lines up to date: what is the tool's follows the posts, what is a person's stays."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from glossary.errors import FileError
from glossary.model import Entry
from glossary.store import entry as store_entry
from glossary.store import lock
from glossary.store.blocks import Block
from glossary.store.fields import (
    EVIDENCE,
    FIELDS,
    LISTS,
    OWNED,
    PERSONAL,
    Evidence,
    block_text,
    evidence_lines,
    written,
    written_evidence,
)
from glossary.store.layout import Layout
from glossary.store.lock import Cells, Row
from glossary.store.source import Source
from glossary.store.yaml_text import scalar

_NOTHING_PERSONAL = {name: Entry._field_defaults[name] for name in PERSONAL}
_evidence_line = re.compile(rf"^ *(?:{'|'.join(EVIDENCE)}): .*\n", re.MULTILINE)


class Piece(NamedTuple):
    """One entry as it goes into the file: its lines, its row in the lock, and what it says."""

    text: str
    row: Row
    entry: Entry


def fresh(entry: Entry, evidence: str, indent: str) -> Piece:
    """An entry that is all the tool's; `evidence` are its evidence lines."""
    term, values = scalar(entry.term), written(entry)
    return Piece(block_text(term, values, indent) + evidence, (term, lock.cells(values)), entry)


class Manner(NamedTuple):
    """How blocks are brought up to date.

    `indent` stands before the `- ` of each entry. With `adopting`, lines of a person's entry that stand exactly as the
    tool would write them become the tool's. Without `tends_evidence`, evidence lines stay as they are.
    """

    indent: str = ""
    adopting: bool = False
    tends_evidence: bool = True


def renew(block: Block, entry: Entry, evidence: Evidence | None, manner: Manner) -> Block | Piece:
    """A block with the values that the posts now give its entry, where they are the tool's to write.

    With `adopting`, an entry that stands exactly as the tool would write it becomes the tool's, unless it is renamed.
    """
    indent = manner.indent
    lines = evidence_lines(evidence, indent) if manner.tends_evidence else ""
    if not block.touched and entry == block.entry and lines == block.evidence:
        return block
    is_renamed = entry.term != block.entry.term
    entry = entry._replace(term=block.entry.term, **_NOTHING_PERSONAL)
    if block.touched and manner.adopting and not is_renamed and _bare(block, manner) == fresh(entry, "", indent).text:
        return fresh(entry, lines, indent)
    if not block.touched:
        return fresh(entry, lines, indent)
    return _mended(block, entry, evidence, manner) or block


def _bare(block: Block, manner: Manner) -> str:
    """The lines of a block that are compared with what the tool would write."""
    return _evidence_line.sub("", block.text) if manner.tends_evidence else block.text


def as_own(block: Block, indent: str, *, evidence: bool) -> Block | None:
    """A block that stands as the tool writes its entry, as one that the tool wrote; None for any other.

    With `evidence`, the evidence lines are the tool's too.
    """
    lines = "".join(_evidence_line.findall(block.text)) if evidence else ""
    own = fresh(block.entry, lines, indent)
    if block.text != own.text:
        return None
    return block._replace(hand=frozenset(), touched=False, row=own.row, evidence=lines, unknown=False)


def has_evidence_lines(text: str) -> bool:
    """Whether an entry has evidence in the file."""
    return _evidence_line.search(text) is not None


def _mended(block: Block, entry: Entry, evidence: Evidence | None, manner: Manner) -> Piece | None:
    """A touched block with the tool's fields up to date; None where its lines do not allow that."""
    layout, _ = store_entry.read_entry(Source("", block.text))
    if layout.column is None:
        return None
    wanted = dict(zip(OWNED, written(entry), strict=True))
    if manner.tends_evidence:
        wanted |= written_evidence(evidence)
    values = {name: wanted[name] for name in _tools(block, layout, wanted, manner.adopting)}
    text = with_fields(block.text, layout, values)
    changed = {name: getattr(entry, name) for name in OWNED if values.get(name)}
    emptied = {name: Entry._field_defaults[name] for name in OWNED if values.get(name) == ""}
    expected = block.entry._replace(**changed, **emptied)
    if text != block.text and not _says(text, expected):
        return None
    cells = lock.read_cells(block.row[1])
    kept = {name: known for name, known in cells.hashes.items() if name not in values}
    now = {name: lock.digest(values[name]) for name in OWNED if values.get(name)}
    return Piece(text, (block.row[0], lock.write_cells(Cells(cells.added, kept | now))), expected)


def _tools(block: Block, layout: Layout, wanted: Mapping[str, str], adopting: bool) -> Iterator[str]:
    """The fields of a touched block that are the tool's to write, change or take out.

    Names are never adopted: they may be what a person decided.
    """
    first = next(iter(layout.fields))
    for name, value in wanted.items():
        field = layout.fields.get(name)
        if field is None:
            if name not in block.hand:
                yield name
        elif name != first and (
            name in EVIDENCE
            or name not in block.hand
            or (adopting and name not in LISTS and value and field.written == value)
        ):
            yield name


def with_fields(text: str, layout: Layout, values: Mapping[str, str]) -> str:
    """A block with each field's line replaced, taken out where the value is empty, or put in its place.

    `values` are as they are to stand behind `name: `. The fields must stand on lines of their own.
    """
    places = [[line] for line in text.split("\n")[:-1]]
    for name, value in values.items():
        line = f"{' ' * (layout.column or 0)}{name}: {value}"
        field = layout.fields.get(name)
        if field and (not value or field.written != value):
            places[field.first : field.last] = [
                [line] if value else [],
                *[[]] * (field.last - field.first - 1),
            ]
        elif value and not field:
            places[_end_of_field_before(name, layout) - 1].append(line)
    return "".join(line + "\n" for lines in places for line in lines)


def _end_of_field_before(name: str, layout: Layout) -> int:
    before = [known for known in FIELDS[: FIELDS.index(name)] if known in layout.fields]
    return layout.fields[before[-1]].last


def _says(text: str, entry: Entry) -> bool:
    """Whether a block that was put together reads back as it must; if not, the old lines stay."""
    try:
        return store_entry.read_entry(Source("", text))[1] == entry
    except FileError:
        return False

"""What imports left open because the glossary says something else: kept in git until a person decides.

Beside `glossary.yaml` stands `.glossary.conflicts`, a JSON object a line: the file and line that a value came from, the
field, the whole entry as it was imported. What a person has decided against stays there, with `"decision": "keep"`, so
that the next import of the same list does not ask again.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from glossary.config import Config
from glossary.errors import FileError
from glossary.imports.carrying_out import carried_out
from glossary.imports.entry import UnusableError
from glossary.imports.plan import SINGLE, Clash, ImportChange, changes_alone
from glossary.imports.readers.jsonl import entry_of_record
from glossary.imports.values import Row
from glossary.json_text import read_json
from glossary.language.folding import fold
from glossary.model import Entry
from glossary.posts.reading import decode, read_post
from glossary.posts.writing import replace_unchanged
from glossary.store.block_edits import claimed
from glossary.store.blocks import Block
from glossary.store.document import Document

TAKE, KEEP, LATER = "take", "keep", "later"
ANSWERS = (TAKE, KEEP, LATER)
"""What a person can say to a conflict: the imported value, the one that stands, or nothing yet."""
_EXPECTED = 'expected {"source": …, "field": …, "entry": {"term": …}, "decision": null}'

ConflictKey = tuple[str, str, str, str]
"""What makes two conflicts one: the folded term, the English name, the field and the imported value."""


class LeftOpen(NamedTuple):
    """One field of an imported entry that was not written; `source` is the file and line that it came from.

    `kept` says that a person has decided for what the glossary says.
    """

    source: str
    field: str
    entry: Entry
    kept: bool = False

    @property
    def key(self) -> ConflictKey:
        """What tells it from other conflicts."""
        value: str = getattr(self.entry, self.field)
        return fold(self.entry.term), self.entry.english, self.field, value

    @property
    def file(self) -> str:
        """The file that it came from."""
        return self.source.rpartition(":")[0]


class Contradiction(NamedTuple):
    """A conflict that is still one: what an import says, and the entry that says something else."""

    left_open: LeftOpen
    change: ImportChange
    clash: Clash
    ours: Entry


class ConflictFile:
    """The conflicts left open in a garden: none where there is no such file. Raises FileError where it holds others."""

    def __init__(self, config: Config) -> None:
        glossary = config.root / config.glossary
        self.path = glossary.with_name(f".{glossary.stem}.conflicts")
        self._bytes = read_post(str(self.path)) if self.path.exists() else None
        self.records: Sequence[LeftOpen] = tuple(_parsed(decode(self._bytes or b"", str(self.path)), self.path))

    def write(self, records: Iterable[LeftOpen]) -> None:
        """Puts these in place of what was read. Raises FileError where somebody has changed the file meanwhile."""
        records = tuple(records)
        if records == self.records:
            return
        data = "".join(f"{_line(record)}\n" for record in records).encode()
        replace_unchanged(self.path, self._bytes, data)
        self._bytes, self.records = data, records


def with_new(records: Iterable[LeftOpen], new: Iterable[LeftOpen], settled: Collection[ConflictKey]) -> list[LeftOpen]:
    """The records with those of another import; without those settled by it."""
    together = {record.key: record for record in records if record.key not in settled}
    return list((together | {record.key: record for record in new}).values())


def contradictions(records: Iterable[LeftOpen], blocks: Sequence[Block]) -> list[Contradiction]:
    """The conflicts that a person has not decided, as far as the glossary still says something else."""
    undecided = [record for record in records if not record.kept]
    rows = [Row(record.entry, 0) for record in undecided]
    return [
        Contradiction(record, change, clash, blocks[change.block].entry)
        for record, change in zip(undecided, changes_alone(rows, blocks), strict=True)
        if change.block is not None
        for clash in change.clashes
        if clash.field == record.field and not clash.is_locked
    ]


def with_theirs(document: Document, conflict: Contradiction, path: str) -> Document:
    """The document with the imported value. Raises FileError where the entry's lines do not allow it."""
    return carried_out(document, [conflict.change], lambda _, clash: clash.field == conflict.clash.field, path)


def with_ours(document: Document, conflict: Contradiction) -> Document:
    """The document in which the value that stands is the person's: it no longer follows the posts."""
    number = conflict.change.block
    if number is None or conflict.clash.by_hand:
        return document
    blocks = list(document.blocks)
    blocks[number] = claimed(blocks[number], conflict.clash.field)
    return document._replace(blocks=blocks)


def _parsed(text: str, path: Path) -> Iterator[LeftOpen]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = read_json(line)
            source, field, decision = record["source"], record["field"], record.get("decision")
            entry = entry_of_record(record["entry"])
        except (ValueError, KeyError, TypeError, AttributeError, UnusableError):
            raise FileError(path, _EXPECTED, number) from None
        if not isinstance(source, str) or field not in SINGLE or decision not in (None, KEEP):
            raise FileError(path, _EXPECTED, number)
        yield LeftOpen(source, field, entry, decision == KEEP)


def _line(record: LeftOpen) -> str:
    said = {name: value for name, value in record.entry._asdict().items() if value}
    decision = KEEP if record.kept else None
    written = {"source": record.source, "field": record.field, "entry": said, "decision": decision}
    return json.dumps(written, ensure_ascii=False)

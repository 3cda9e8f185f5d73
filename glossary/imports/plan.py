"""What an import would do: which entries are new, which fill a gap, which are there already, and which contradict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary.imports.values import Read, Row
from glossary.language.folding import fold
from glossary.model import NEVER, Entry
from glossary.store.blocks import Block
from glossary.store.fields import EVIDENCE, FIELDS, LISTS

NEW, FILLED, SAME, CONFLICT = "new", "filled", "same", "conflict"
LOCKED = "locked"
"""The entry says `changes: never`, and is left as it is, whatever the row says."""
REMOVED = "removed"
SINGLE = tuple(name for name in FIELDS if name not in (*EVIDENCE, *LISTS, "term"))
"""The fields with one value, which can contradict another."""


class Clash(NamedTuple):
    """A field with two values. `by_hand` says that a person wrote ours; `line` is where ours stands in the same file,
    0 where it stands in the glossary. `is_locked` says that only who imports may change ours."""

    field: str
    theirs: str
    ours: str
    by_hand: bool
    line: int = 0
    is_locked: bool = False


class ImportChange(NamedTuple):
    """What becomes of one row; `block` is the number of the entry it belongs to, None for a new one."""

    kind: str
    row: Row
    block: int | None
    clashes: tuple[Clash, ...] = ()


def plan_import(read: Read, blocks: Sequence[Block]) -> list[ImportChange]:
    """A change for each row, in order.

    A row belongs to the entry with its term, in any script form; of several senses, to the one with its English name.
    """
    by_term = _by_term(blocks)
    seen: dict[tuple[str, str], Row] = {}
    changes: list[ImportChange] = []
    for row in read.rows:
        key = fold(row.entry.term), row.entry.english.casefold() if read.has_concepts else ""
        first = seen.setdefault(key, row)
        if first is not row and (clashes := tuple(_clashes_within(row, first))):
            changes.append(ImportChange(CONFLICT, row, None, clashes))
        else:
            changes.append(_change(row, first, by_term.get(key[0], ()), blocks))
    return changes


def changes_alone(rows: Iterable[Row], blocks: Sequence[Block]) -> list[ImportChange]:
    """A change for each row, as if there were no others."""
    by_term = _by_term(blocks)
    return [_change(row, row, by_term.get(fold(row.entry.term), ()), blocks) for row in rows]


def _by_term(blocks: Sequence[Block]) -> Mapping[str, Sequence[int]]:
    by_term: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        by_term.setdefault(fold(block.entry.term), []).append(number)
    return by_term


def _change(row: Row, first: Row, numbers: Sequence[int], blocks: Sequence[Block]) -> ImportChange:
    number = _belongs_to(row.entry, numbers, blocks)
    if number is None:
        # A second row of one new entry says nothing else than the first.
        return ImportChange(NEW if first is row else SAME, row, None)
    block = blocks[number]
    if block.entry.changes == NEVER != row.entry.changes:
        return ImportChange(LOCKED, row, number)
    clashes = tuple(_clashes(row.entry, block))
    if clashes:
        return ImportChange(CONFLICT, row, number, clashes)
    return ImportChange(FILLED if _adds(row.entry, block.entry) else SAME, row, number)


def _belongs_to(entry: Entry, numbers: Sequence[int], blocks: Sequence[Block]) -> int | None:
    exact = [n for n in numbers if blocks[n].entry.english.casefold() == entry.english.casefold()]
    if exact or len(numbers) == 1:
        return (exact or numbers)[0]
    if numbers and not entry.english:
        return numbers[0]
    return None


def _clashes(entry: Entry, block: Block) -> Iterator[Clash]:
    if block.entry.status == REMOVED and entry.status != REMOVED:
        yield Clash("status", entry.status, REMOVED, True)
        return
    for name in SINGLE:
        theirs, ours = getattr(entry, name), getattr(block.entry, name)
        if theirs and ours and theirs != ours:
            yield Clash(name, theirs, ours, name in block.hand, is_locked=block.entry.changes == NEVER)


def _clashes_within(row: Row, first: Row) -> Iterator[Clash]:
    for name in SINGLE:
        theirs, ours = getattr(row.entry, name), getattr(first.entry, name)
        if theirs and theirs != ours:
            yield Clash(name, theirs, ours, True, first.line)


def _adds(entry: Entry, ours: Entry) -> bool:
    """Whether an entry says something about which ours says nothing."""
    return any(getattr(entry, name) and not getattr(ours, name) for name in SINGLE) or any(
        set(getattr(entry, name)) - set(names_of_list(ours, name)) for name in LISTS
    )


def names_of_list(entry: Entry, name: str) -> tuple[str, ...]:
    """The names that need not be added to a list of the entry: those in it, and for aliases its other names."""
    own: tuple[str, ...] = getattr(entry, name)
    return (*own, entry.term, entry.english, *entry.superseded) if name == "aliases" else own

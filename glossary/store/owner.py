"""Whose is what: which row of the lock belongs to which block, and which of its fields are a person's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, MutableMapping, Sequence

from glossary.store.fields import EVIDENCE, FIELDS, OWNED
from glossary.store.layout import Layout
from glossary.store.lock import DELETED, Cells, Row, digest, read_cells
from glossary.store.yaml_text import scalar


def claim_rows(blocks: Sequence[tuple[str, str]], left: MutableMapping[Row, None]) -> list[Row | None]:
    """The row of each block, taken out of `left`; a block is its term and its english, both as written.

    One term may stand for several senses. Their rows are told apart by the hash of the english; what remains
    goes by the order in the file. A block for which nothing is left has None, and takes back the mark that its term
    was deleted.
    """
    rows = _by_term({term for term, _ in blocks}, left)
    found = [_with_english(rows[term], english) for term, english in blocks]
    claimed = [row or (rows[term].pop(0) if rows[term] else None) for row, (term, _) in zip(found, blocks, strict=True)]
    for row in filter(None, claimed):
        del left[row]
    return [row if row and row[1] != DELETED else None for row in claimed]


def _by_term(terms: Collection[str], rows: Iterable[Row]) -> defaultdict[str, list[Row]]:
    """The rows of some terms, those marked as deleted behind the others."""
    found = defaultdict[str, list[Row]](list)
    for row in rows:
        if row[0] in terms:
            found[row[0]].append(row)
    for same in found.values():
        same.sort(key=lambda row: row[1] == DELETED)
    return found


def _with_english(rows: list[Row], english: str) -> Row | None:
    """The row for which the tool wrote this english, taken out of the list."""
    wanted = digest(english) if english else None
    for number, (_, cells) in enumerate(rows):
        if cells != DELETED and read_cells(cells).hashes.get("english") == wanted:
            return rows.pop(number)
    return None


def hand(layout: Layout, cells: Cells, *, has_evidence: bool) -> frozenset[str]:
    """The names of the fields that are a person's: changed, added, put before the term, or deleted.

    `has_evidence` says that evidence is the tool's here.
    """
    first = next(iter(layout.fields))
    nothing_can_be_added = layout.column is None
    mine = set(OWNED if nothing_can_be_added else cells.hashes) - set(layout.fields)
    for name, field in layout.fields.items():
        if name == "term":
            tools = field.written == scalar(str(field.value))
        else:
            tools = (has_evidence and name in EVIDENCE) or (
                name != first and cells.hashes.get(name) == digest(field.written)
            )
        if not tools:
            mine.add(name)
    return frozenset(mine)


def is_tidy(text: str, layout: Layout, indent: str) -> bool:
    """Whether a block has nothing but fields of one line each, laid out and ordered as the tool does."""
    names = sorted(layout.fields, key=lambda name: FIELDS.index(name) if name in FIELDS else len(FIELDS))
    lines = [f"{indent}  {name}: {layout.fields[name].written}\n" for name in names]
    return text == "".join(lines).replace(f"{indent}  ", f"{indent}- ", 1)

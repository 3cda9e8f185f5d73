"""OmegaT's glossaries: source, target and comment with tabs between them, in either direction."""

from __future__ import annotations

from glossary.imports.columns import layout_of, rows_of
from glossary.imports.values import BadRow, Columns, ImportReader, Read, Row
from glossary.model import Entry


def _read(text: str, columns: Columns) -> Read:
    lines = [
        (number, line.split("\t"))
        for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    layout = layout_of(lines, columns)
    found = list(rows_of(lines, layout))
    rows = _joined([row for row in found if isinstance(row, Row)])
    return Read(rows, [row for row in found if isinstance(row, BadRow)], f"OmegaT, {layout.shown()}")


def _joined(rows: list[Row]) -> list[Row]:
    """One entry for the lines in a row that have one English name and one comment: the later terms are its aliases."""
    joined: list[Row] = []
    for row in rows:
        if joined and _is_same_concept(joined[-1].entry, row.entry):
            entry = joined[-1].entry
            joined[-1] = Row(entry._replace(aliases=(*entry.aliases, row.entry.term)), joined[-1].line)
        else:
            joined.append(row)
    return joined


def _is_same_concept(one: Entry, other: Entry) -> bool:
    return bool(one.english) and (one.english, one.definition) == (other.english, other.definition) != ("", "")


READER = ImportReader("omegat", "OmegaT glossaries", lambda path, text: path.endswith(".utf8"), _read)

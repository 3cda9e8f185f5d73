"""CSV and TSV: whatever stands between the cells, columns in any order, with or without a heading."""

from __future__ import annotations

import csv
import io
from collections import Counter

from glossary.errors import GlossaryError
from glossary.imports.columns import layout_of, rows_of
from glossary.imports.values import BadRow, Columns, ImportReader, Read, Row

_CALLED = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "bars"}
# How many lines are looked at to find out what stands between the cells.
_SAMPLE = 100
_LONGEST = csv.field_size_limit()


def _read(text: str, columns: Columns) -> Read:
    text = text.removeprefix("\ufeff")
    between = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between)
    lines: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for cells in reader:
            lines.append((before + 1, cells))
            before = reader.line_num
    except csv.Error as error:
        raise GlossaryError(f"line {reader.line_num}: no CSV: {error}") from None
    layout = layout_of(lines, columns)
    found = list(rows_of(lines, layout))
    rows = [row for row in found if isinstance(row, Row)]
    bad = [row for row in found if isinstance(row, BadRow)]
    return Read(rows, bad, f"{_CALLED[between]} between the cells, {layout.shown()}", "aliases" in layout.fields)


def _delimiter(text: str) -> str:
    """What stands between the cells: what stands equally often, and at all, in most lines."""
    sample = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]

    def agreement(sign: str) -> tuple[int, int]:
        # A line that is too long for a cell is told where it is read.
        counts = Counter(len(next(csv.reader([line[:_LONGEST]], delimiter=sign))) for line in sample)
        counts.pop(1, None)
        return max(((lines, cells) for cells, lines in counts.items()), default=(0, 0))

    return max(_CALLED, key=agreement)


def _fits(path: str, text: str) -> bool:
    sample = [line for line in text.splitlines()[:_SAMPLE] if line.strip()]
    split = sum(any(sign in line for sign in _CALLED) for line in sample)
    return path.endswith((".csv", ".tsv", ".tab")) or 2 * split > len(sample)


READER = ImportReader("csv", "CSV, TSV", _fits, _read)

"""CSV and TSV: whatever stands between the cells, columns in any order, with or without a heading."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Literal

from glossary.errors import GlossaryError
from glossary.imports.columns import Line, layout_of, rows_of
from glossary.imports.values import BadRow, Columns, ImportReader, Read, Row

_CALLED = {",": "commas", "\t": "tabs", ";": "semicolons", "|": "bars"}
# How many lines are looked at to find out what stands between the cells.
_SAMPLE = 100
# What Excel takes for no row.
_separator = re.compile("sep=([,;|\t])\r?\n", re.IGNORECASE)
_LONGEST = csv.field_size_limit()


def _read(text: str, columns: Columns) -> Read:
    text = text.removeprefix("\ufeff")
    between = _delimiter(text)
    lines = _lines(text, between)
    if _separator.match(text):
        del lines[0]
    layout = layout_of(lines, columns)
    found = list(rows_of(lines, layout))
    rows = [row for row in found if isinstance(row, Row)]
    bad = [row for row in found if isinstance(row, BadRow)]
    return Read(rows, bad, f"{_CALLED[between]} between the cells, {layout.shown()}", "aliases" in layout.fields)


def _lines(text: str, between: str) -> list[Line]:
    """The lines of cells. Between tabs, quotes may be letters as any other: they are, where they are not in order."""
    if between == "\t":
        with suppress(GlossaryError):
            lines = list(_parted(text, between, strict=True))
            # A quote in front of one name would end at the next one, rows below.
            if not any("\t" in cell and "\n" in cell for _, cells in lines for cell in cells):
                return lines
        return list(_parted(text, between, quotes=False))
    return list(_parted(text, between))


def _parted(text: str, between: str, *, strict: bool = False, quotes: bool = True) -> Iterator[Line]:
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=strict, quoting=quoting)
    before = first = 0
    try:
        for cells in reader:
            first, before = before, reader.line_num
            yield first + 1, cells
    except csv.Error as error:
        raise GlossaryError(f"line {reader.line_num}: no CSV: {error}") from None
    if before > first + 1 and not _is_closed(text, first, between):
        raise GlossaryError(f"line {first + 1}: a quotation mark opens a cell and none closes it")


def _is_closed(text: str, first: int, between: str) -> bool:
    """Whether the last row, which begins behind so many lines and goes over several, ends before the text does."""
    lines = islice(io.StringIO(text, newline=""), first, None)
    try:
        list(csv.reader(lines, delimiter=between, strict=True))
    except csv.Error as error:
        return "unexpected end" not in str(error)
    return True


def _delimiter(text: str) -> str:
    """What stands between the cells: as Excel's first line says, or what stands equally often in most lines."""
    if said := _separator.match(text):
        return said[1]
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

"""Tables in Markdown; all tables of a file, each with its own heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from glossary.errors import GlossaryError
from glossary.imports.code import without_code
from glossary.imports.columns import Line, TableLayout, layout_of, rows_of
from glossary.imports.values import BadRow, Columns, ImportReader, Read, Row
from glossary.report import number

_bar = re.compile(r"(?<!\\)\|")
_rule = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_comment = re.compile(r"<!--.*?-->")
# What stands on several lines of one cell is several names, or several remarks.
_break = re.compile(r"(?<=[，。；、：])\s*<br\s*/?>\s*|(\s*)<br\s*/?>\s*", re.IGNORECASE)
# Marks around a whole cell: **bold**, `code`, [link](…).
_marks = re.compile(r"(\*\*|__|[*_`])(.+)\1|\[([^\]]+)\]\([^)]*\)")


def _read(text: str, columns: Columns) -> Read:
    tables = list(_tables(text.removeprefix("\ufeff")))
    if not tables:
        raise GlossaryError("no table; expected lines with | between the cells, and |---|---| below the heading")
    rows: list[Row] = []
    bad: list[BadRow] = []
    shapes: list[str] = []
    for lines, layout in _tables_of_names(tables, columns):
        # A table in Markdown always has a heading, whatever it says.
        for row in rows_of(lines, layout._replace(has_heading=True)):
            rows.append(row) if isinstance(row, Row) else bad.append(row)
        shapes.append(layout.shown())
    others = f"; {number(len(tables) - len(shapes), 'table')} of other things" if len(shapes) < len(tables) else ""
    return Read(rows, bad, f"Markdown tables, {'; '.join(dict.fromkeys(shapes))}{others}")


def _tables_of_names(tables: Sequence[list[Line]], columns: Columns) -> list[tuple[list[Line], TableLayout]]:
    """The tables whose heading tells names; all of them where none does, or where a person tells the columns."""
    found = [(lines, layout_of(lines, columns, is_headed=True)) for lines in tables]
    return [(lines, layout) for lines, layout in found if layout.has_heading or columns] or found


def _tables(text: str) -> Iterator[list[Line]]:
    lines = list(without_code(text.split("\n")))
    number = 1
    while number < len(lines):
        if "|" in lines[number] and _rule.fullmatch(lines[number].strip()) and "|" in lines[number - 1]:
            table: list[Line] = [(number, _cells(lines[number - 1]))]
            number += 1
            while number < len(lines) and "|" in lines[number]:
                table.append((number + 1, _cells(lines[number])))
                number += 1
            yield table
        number += 1


def _cells(line: str) -> list[str]:
    line = line.strip().removeprefix("|")
    cells = [cell.strip().replace("\\|", "|") for cell in _bar.split(line)]
    if line.endswith("|") and not line.endswith("\\|"):
        cells.pop()
    return [_bare(cell) for cell in cells]


def _bare(cell: str) -> str:
    cell = _comment.sub("", _break.sub(lambda match: "" if match[1] is None else "；", cell)).strip()
    match = _marks.fullmatch(cell)
    return (match[2] or match[3]) if match else cell


def _fits(path: str, text: str) -> bool:
    return any(_tables(text)) and not path.endswith((".csv", ".tsv"))


READER = ImportReader("markdown", "tables in Markdown", _fits, _read)

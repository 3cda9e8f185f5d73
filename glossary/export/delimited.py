"""Rows of cells as lines of text."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
"""Tells Excel that a CSV file is UTF-8, without which it shows Chinese as noise."""
# What makes a spreadsheet take a cell for a formula, the full-width forms included (OWASP, CSV injection).
_formula = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def tsv(rows: Iterable[Sequence[str]]) -> str:
    """Lines of cells with tabs between them; the cells hold neither tabs nor line ends."""
    return "".join("\t".join(row) + "\n" for row in rows)


def comma_separated(rows: Iterable[Sequence[str]]) -> str:
    """CSV after RFC 4180, but with `\\n` at the end of lines."""
    stream = io.StringIO()
    # A lone carriage return, at which readers part rows, is put between quotes only with all of its row.
    plain, guarded = (
        csv.writer(stream, lineterminator="\n", quoting=how) for how in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
    )
    for row in rows:
        (guarded if "\r" in "".join(row) else plain).writerow(row)
    return stream.getvalue()


def defused(cell: str) -> str:
    """The cell as text for every spreadsheet: what would be a formula gets `'` in front. `armed` takes it away."""
    return f"'{cell}" if _formula.match(cell) else cell


def armed(cell: str) -> str:
    """The cell before `defused`."""
    return cell[1:] if cell.startswith("'") and _formula.match(cell) else cell


def one_cell(names: Iterable[str]) -> str:
    """Several names in one cell, `; ` between them; `;` and `\\` in a name stand behind `\\`."""
    return "; ".join(name.replace("\\", "\\\\").replace(";", "\\;") for name in names)


def parted(cell: str) -> tuple[str, ...]:
    """The names that `one_cell` put into one cell."""
    names = re.findall(r"(?:[^;\\]|\\.)+", cell, re.DOTALL)
    return tuple(filter(None, (re.sub(r"\\(.)", r"\1", name, flags=re.DOTALL).strip() for name in names)))

"""CSV for people and their spreadsheets: all fields of an entry, which `import` reads back."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.export.delimited import BOM, comma_separated, defused, one_cell
from glossary.export.values import ExportMaterial, ExportOutput, Format, Item, one_file
from glossary.store.fields import EVIDENCE, FIELDS, LISTS

COLUMNS = (*(name for name in FIELDS if name not in EVIDENCE), "posts")
"""The columns, in order: an entry's fields as in the glossary file, and in how many posts it is annotated."""


def _write(material: ExportMaterial) -> ExportOutput:
    rows = [COLUMNS, *(tuple(_cells(item)) for item in material.items)]
    return one_file(FORMAT.file, BOM + comma_separated(rows))


def _cells(item: Item) -> Iterator[str]:
    for name in COLUMNS[:-1]:
        value = getattr(item.entry, name)
        yield defused(one_cell(value) if name in LISTS else value)
    yield str(item.posts)


FORMAT = Format(
    "csv",
    "glossary.csv",
    "spreadsheets; formulas are defused with a `'` in front",
    "nothing; `glossary import` reads it back",
    _write,
)

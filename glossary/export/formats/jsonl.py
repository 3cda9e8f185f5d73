"""One JSON object a line: all fields of an entry, which `import` reads back."""

from __future__ import annotations

import json

from glossary.export.formats.csv import COLUMNS
from glossary.export.values import ExportMaterial, ExportOutput, Format, Item, one_file
from glossary.store.fields import LISTS


def _write(material: ExportMaterial) -> ExportOutput:
    return one_file(FORMAT.file, "".join(_line(item) for item in material.items))


def _line(item: Item) -> str:
    entry = item.entry
    record = {
        name: list(getattr(entry, name)) if name in LISTS else getattr(entry, name) or None for name in COLUMNS[:-1]
    }
    return json.dumps({**record, "posts": item.posts}, ensure_ascii=False) + "\n"


FORMAT = Format(
    "jsonl",
    "glossary.jsonl",
    "programs: one object a line, a field that is not given is null",
    "nothing; `glossary import` reads it back",
    _write,
)

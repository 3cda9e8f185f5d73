"""memoQ: CSV, one row an entry; alternatives stand in one cell with `|` between them."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.export.delimited import comma_separated
from glossary.export.names import names_by_language, plain_name
from glossary.export.values import CHINESE, ENGLISH, ExportMaterial, ExportOutput, Format, Item, LeftOut, one_file

_CHINESE = {"traditional": "Chinese_Taiwan"}


def _write(material: ExportMaterial) -> ExportOutput:
    chinese = _CHINESE.get(material.script, "Chinese_PRC")
    rows = [["Entry_ID", "Entry_Subject", "Entry_Note", chinese, f"{chinese}_Def", "English", "English_Def"]]
    left_out: list[LeftOut] = []
    for number, item in enumerate(material.items, 1):
        rows.append([str(number), *_cells(item, left_out)])
    return one_file(FORMAT.file, comma_separated(rows), left_out)


def _cells(item: Item, left_out: list[LeftOut]) -> Iterator[str]:
    names = names_by_language(item.entry)
    yield item.entry.domain or item.entry.kind
    yield ", ".join(filter(None, (item.entry.status, *names[CHINESE].former, *names[ENGLISH].former)))
    for language in (CHINESE, ENGLISH):
        alternatives = [name for name in names[language].usable() if "|" not in name]
        left_out += (LeftOut(name, "holds a |") for name in names[language].usable() if "|" in name)
        yield "|".join(alternatives)
        yield plain_name(item.entry.definition) if language == CHINESE else ""


FORMAT = Format(
    "memoq",
    "glossary.csv",
    "memoQ: import terminology; first row has field names, split alternatives by |",
    "status and former names stand in the note of the entry",
    _write,
)

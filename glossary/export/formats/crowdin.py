"""Crowdin: CSV, one row an entry, a column for each property of each language."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.export.delimited import comma_separated
from glossary.export.names import GIVEN_UP, Names, code, names_by_language, plain_name
from glossary.export.values import ExportMaterial, ExportOutput, Format, Item, LeftOut, one_file


def _write(material: ExportMaterial) -> ExportOutput:
    languages = (material.source, material.target)
    header = ["definition", "note"]
    for language in languages:
        header += [f"{column}_{code(language, material.script)}" for column in ("term", "status", "note")]
    rows: list[list[str]] = [header]
    left_out: list[LeftOut] = []
    for item in material.items:
        names = names_by_language(item.entry)
        if all(names[language].preferred for language in languages):
            rows.append(list(_cells(item, [names[language] for language in languages])))
        else:
            left_out.append(LeftOut(item.entry.term, "no name in one of the two languages"))
    return one_file(FORMAT.file, comma_separated(rows), left_out)


def _cells(item: Item, names: list[Names]) -> Iterator[str]:
    yield plain_name(item.entry.definition)
    yield ", ".join(filter(None, (item.entry.kind, item.entry.domain)))
    for own in names:
        yield own.preferred
        yield "deprecated" if item.entry.status in GIVEN_UP else "preferred"
        yield ", ".join((*own.others, *own.former))


FORMAT = Format(
    "crowdin",
    "glossary.csv",
    "Crowdin: import the glossary, and choose the columns by their headings",
    "other names stand in the note of the term",
    _write,
)

"""Phrase Strings: CSV with `term`, its properties, and a column for each locale."""

from __future__ import annotations

from glossary.export.delimited import comma_separated
from glossary.export.names import code, plain_name
from glossary.export.pairs import unique_pairs
from glossary.export.values import ExportMaterial, ExportOutput, Format, one_file


def _write(material: ExportMaterial) -> ExportOutput:
    pairs, left_out = unique_pairs(material)
    locales = [code(language, material.script) for language in (material.source, material.target)]
    rows = [["term", "case sensitive", "translatable", "description", *locales]]
    for pair in pairs:
        definition = plain_name(pair.item.entry.definition)
        rows.append([pair.source, "false", "true", definition, pair.source, pair.target])
    return one_file(FORMAT.file, comma_separated(rows), left_out)


FORMAT = Format(
    "phrase",
    "glossary.csv",
    "Phrase Strings: upload as CSV; for Phrase TMS, use tbx-v2",
    "all but one entry of a source",
    _write,
)

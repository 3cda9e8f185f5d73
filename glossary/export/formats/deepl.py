"""DeepL: TSV without a header, source first. A source that stands twice makes DeepL refuse the whole file."""

from __future__ import annotations

from glossary.export.delimited import tsv
from glossary.export.pairs import Limits, unique_pairs
from glossary.export.values import ExportMaterial, ExportOutput, Format, one_file

_LIMITS = Limits(name_bytes=1024, file_bytes=10 * 1024 * 1024, characters="\t\r\n")


def _write(material: ExportMaterial) -> ExportOutput:
    pairs, left_out = unique_pairs(material, _LIMITS)
    return one_file(FORMAT.file, tsv((pair.source, pair.target) for pair in pairs), left_out)


FORMAT = Format(
    "deepl",
    "glossary.tsv",
    "DeepL: upload as a TSV glossary of this direction",
    "definitions; all but one entry of a source",
    _write,
)

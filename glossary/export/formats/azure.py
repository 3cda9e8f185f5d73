"""Azure Document Translation: TSV without a header, source first."""

from __future__ import annotations

from glossary.export.delimited import tsv
from glossary.export.pairs import Limits, unique_pairs
from glossary.export.values import ExportMaterial, ExportOutput, Format, one_file

_LIMITS = Limits()


def _write(material: ExportMaterial) -> ExportOutput:
    pairs, left_out = unique_pairs(material, _LIMITS)
    return one_file(FORMAT.file, tsv((pair.source, pair.target) for pair in pairs), left_out)


FORMAT = Format(
    "azure",
    "glossary.tsv",
    "Azure Document Translation: a glossary of format TSV",
    "definitions; all but one entry of a source",
    _write,
)

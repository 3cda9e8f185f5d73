"""Google Cloud Translation, one direction: TSV without a header."""

from __future__ import annotations

from glossary.export.delimited import tsv
from glossary.export.pairs import Limits, unique_pairs
from glossary.export.values import ExportMaterial, ExportOutput, Format, one_file

_LIMITS = Limits(name_bytes=1024, file_bytes=10_485_760)


def _write(material: ExportMaterial) -> ExportOutput:
    pairs, left_out = unique_pairs(material, _LIMITS)
    return one_file(FORMAT.file, tsv((pair.source, pair.target) for pair in pairs), left_out)


FORMAT = Format(
    "google",
    "glossary.tsv",
    "Google Cloud Translation: a unidirectional glossary",
    "definitions; all but one entry of a source",
    _write,
)

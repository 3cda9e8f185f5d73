"""Amazon Translate, custom terminology: CSV with a header of language codes, source first."""

from __future__ import annotations

from glossary.export.delimited import comma_separated
from glossary.export.pairs import Limits, unique_pairs
from glossary.export.values import CHINESE, ExportMaterial, ExportOutput, Format, one_file

# Amazon allows 10 MB; the header and quotes take a little of it.
_LIMITS = Limits(name_bytes=200, file_bytes=9_900_000)
_TRADITIONAL = "zh-TW"


def _write(material: ExportMaterial) -> ExportOutput:
    pairs, left_out = unique_pairs(material, _LIMITS)
    chinese = _TRADITIONAL if material.script == "traditional" else CHINESE
    header = [chinese if language == CHINESE else language for language in (material.source, material.target)]
    rows = [header, *([pair.source, pair.target] for pair in pairs)]
    return one_file(FORMAT.file, comma_separated(rows), left_out)


FORMAT = Format(
    "aws",
    "glossary.csv",
    "Amazon Translate: custom terminology, unidirectional",
    "definitions; all but one entry of a source",
    _write,
)

"""Google Cloud Translation, both directions: a header of language codes, a row for each set of equal terms."""

from __future__ import annotations

from glossary.export.delimited import comma_separated
from glossary.export.names import code
from glossary.export.pairs import Limits, unique_pairs
from glossary.export.values import ExportMaterial, ExportOutput, Format, one_file

_LIMITS = Limits(name_bytes=1024, file_bytes=10_485_760)


def _write(material: ExportMaterial) -> ExportOutput:
    pairs, left_out = unique_pairs(material, _LIMITS)
    header = (code(material.source, material.script), code(material.target, material.script))
    rows = [header, *((pair.source, pair.target) for pair in pairs)]
    return one_file(FORMAT.file, comma_separated(rows), left_out)


FORMAT = Format(
    "google-sets",
    "glossary.csv",
    "Google Cloud Translation: an equivalent term set",
    "definitions; all but one entry of a source",
    _write,
)

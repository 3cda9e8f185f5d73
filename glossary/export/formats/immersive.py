"""Immersive Translate: CSV that it splits at every comma, so no name holds one, nor a quote; each source once."""

from __future__ import annotations

from glossary.export.names import code
from glossary.export.pairs import Limits, unique_pairs
from glossary.export.values import ExportMaterial, ExportOutput, Format, one_file

_LIMITS = Limits(characters=',"')
_HEADER = "source,target,tgt_lng\n"


def _write(material: ExportMaterial) -> ExportOutput:
    pairs, left_out = unique_pairs(material, _LIMITS)
    language = code(material.target, material.script)
    lines = [f"{pair.source},{pair.target},{language}\n" for pair in pairs]
    return one_file(FORMAT.file, _HEADER + "".join(lines), left_out)


FORMAT = Format(
    "immersive",
    "glossary.csv",
    "Immersive Translate: a custom glossary; for English pages, --from en --to zh",
    "definitions; names with a comma or a quote; all but one entry of a source",
    _write,
)

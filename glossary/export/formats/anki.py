"""Anki, as text: a note for each entry, which a later import updates; the note type makes cards of both directions."""

from __future__ import annotations

from html import escape

from glossary.export.delimited import tsv
from glossary.export.identity import identify
from glossary.export.names import plain_name
from glossary.export.values import ExportMaterial, ExportOutput, Format, LeftOut, one_file
from glossary.model import Entry

_HEAD = """#separator:tab
#html:true
#notetype:Basic (and reversed card)
#deck:Glossary
#columns:guid\tFront\tBack\ttags
#guid column:1
#tags column:4
"""


def _write(material: ExportMaterial) -> ExportOutput:
    left_out: list[LeftOut] = []
    rows: list[tuple[str, ...]] = []
    for item, identifier in zip(material.items, identify(material.items), strict=True):
        entry = item.entry
        back = "<br>".join(escape(plain_name(text)) for text in (entry.english, entry.definition) if text)
        if back:
            rows.append((identifier, escape(plain_name(entry.term)), back, _tags(entry)))
        else:
            left_out.append(LeftOut(entry.term, "nothing to ask about it"))
    return one_file(FORMAT.file, _HEAD + tsv(rows), left_out)


def _tags(entry: Entry) -> str:
    """The tags in one cell, which is no HTML; Anki reads quotes around cells."""
    tags = " ".join(anki_tags(entry))
    return '"' + tags.replace('"', '""') + '"' if '"' in tags else tags


def anki_tags(entry: Entry) -> list[str]:
    """The kind and the subject field, without blanks: one would make two tags of a field."""
    return ["_".join(said.split()) for text in (entry.kind, entry.domain) if (said := plain_name(text))]


FORMAT = Format(
    "anki",
    "glossary.txt",
    "Anki: File, Import; cards of both directions; import again to update",
    "aliases and status",
    _write,
)

"""TBX-Basic, version 3 (ISO 30042:2019), in the style DCA: data categories as attributes."""

from __future__ import annotations

from glossary.export.formats.tbx import LOSES, version_3
from glossary.export.roles import Named
from glossary.export.values import ExportMaterial, ExportOutput, Format, one_file
from glossary.export.xml import STATUSES, escaped_xml

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="{language}" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>glossary</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""
_SUBJECT = '<descrip type="subjectField">{text}</descrip>\n'
_DEFINITION = '<descrip type="definition">{text}</descrip>\n'


def _write(material: ExportMaterial) -> ExportOutput:
    return one_file(FORMAT.file, version_3(material, _HEAD, _SUBJECT, _DEFINITION, _section))


def _section(one: Named, identifier: str) -> str:
    return (
        f'<termSec id="{identifier}"><term>{escaped_xml(one.name)}</term>'
        f'<termNote type="administrativeStatus">{STATUSES[one.status]}</termNote></termSec>'
    )


FORMAT = Format("tbx-dca", "glossary.tbx", "terminology tools that read TBX version 3 of style DCA", LOSES, _write)

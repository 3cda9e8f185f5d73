"""TBX-Basic, version 3 (ISO 30042:2019), in the style DCT: a tag for each data category."""

from __future__ import annotations

from collections.abc import Callable

from glossary.export.roles import Named
from glossary.export.values import ExportMaterial, ExportOutput, Format, Item, one_file
from glossary.export.xml import STATUSES, concepts, escaped_xml, languages, notes

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="{language}" xmlns="urn:iso:std:iso:30042:ed-2"\
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>glossary</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""
_TAIL = "</body></text>\n</tbx>\n"
_SUBJECT = "<min:subjectField>{text}</min:subjectField>\n"
_DEFINITION = "<basic:definition>{text}</basic:definition>\n"
LOSES = "`same`, `distinct`, `senses`, `annotate`, `changes`; `glossary import` reads back the rest"


def version_3(
    material: ExportMaterial, head: str, subject: str, definition: str, section: Callable[[Named, str], str]
) -> str:
    """A whole document of either style; `head` has a place for the language, `subject` and `definition` one for the
    text."""

    def concept(item: Item, identifier: str) -> str:
        text = f'<conceptEntry id="c{identifier}">\n'
        if item.entry.domain:
            text += subject.format(text=escaped_xml(item.entry.domain))
        if item.entry.definition:
            text += definition.format(text=escaped_xml(item.entry.definition))
        text += "".join(f"<note>{escaped_xml(note)}</note>\n" for note in notes(item))
        return text + languages(item, identifier, material, "langSec", section) + "</conceptEntry>\n"

    return head.format(language=material.source) + concepts(material, concept) + _TAIL


def _write(material: ExportMaterial) -> ExportOutput:
    return one_file(FORMAT.file, version_3(material, _HEAD, _SUBJECT, _DEFINITION, _section))


def _section(one: Named, identifier: str) -> str:
    return (
        f'<termSec id="{identifier}"><term>{escaped_xml(one.name)}</term>'
        f"<min:administrativeStatus>{STATUSES[one.status]}</min:administrativeStatus></termSec>"
    )


FORMAT = Format("tbx", "glossary.tbx", "terminology tools that read TBX version 3, such as Pontoon", LOSES, _write)

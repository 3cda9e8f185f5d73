"""TBX, version 2 (martif), as Weblate, OmegaT, Phrase TMS and the translate toolkit read it."""

from __future__ import annotations

from glossary.export.formats.tbx import LOSES
from glossary.export.roles import Named
from glossary.export.values import ExportMaterial, ExportOutput, Format, Item, one_file
from glossary.export.xml import STATUSES, concepts, escaped_xml, languages, notes

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX" xml:lang="{language}">
<martifHeader><fileDesc><sourceDesc><p>glossary</p></sourceDesc></fileDesc></martifHeader>
<text><body>
"""
_TAIL = "</body></text>\n</martif>\n"


def _write(material: ExportMaterial) -> ExportOutput:
    def concept(item: Item, identifier: str) -> str:
        text = f'<termEntry id="c{identifier}">\n'
        if item.entry.domain:
            text += f'<descrip type="subjectField">{escaped_xml(item.entry.domain)}</descrip>\n'
        if item.entry.definition:
            text += f'<descrip type="definition">{escaped_xml(item.entry.definition)}</descrip>\n'
        text += "".join(f"<note>{escaped_xml(note)}</note>\n" for note in notes(item))
        return text + languages(item, identifier, material, "langSet", _section) + "</termEntry>\n"

    head = _HEAD.format(language=material.source)
    return one_file(FORMAT.file, head + concepts(material, concept) + _TAIL)


def _section(one: Named, identifier: str) -> str:
    return (
        f'<tig id="{identifier}"><term>{escaped_xml(one.name)}</term>'
        f'<termNote type="administrativeStatus">{STATUSES[one.status]}</termNote></tig>'
    )


FORMAT = Format(
    "tbx-v2",
    "glossary.tbx",
    "Weblate, OmegaT, Phrase TMS; Weblate reads only the first name of a language",
    LOSES,
    _write,
)

"""TBX-Basic, version 3 (ISO 30042:2019), in the style DCA: data categories as attributes."""

from __future__ import annotations

from glossary.export.formats.tbx import LOSES, TAIL
from glossary.export.roles import Named
from glossary.export.values import Format, Item, Material, Output, one_file
from glossary.export.xml import STATUSES, concepts, escaped, languages, notes

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="{language}" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>glossary</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""


def _write(material: Material) -> Output:
    def concept(item: Item, identifier: str) -> str:
        text = f'<conceptEntry id="c{identifier}">\n'
        if item.entry.definition:
            text += f'<descrip type="definition">{escaped(item.entry.definition)}</descrip>\n'
        text += "".join(f"<note>{escaped(note)}</note>\n" for note in notes(item))
        return text + languages(item, identifier, material, "langSec", _section) + "</conceptEntry>\n"

    head = _HEAD.format(language=material.source)
    return one_file(FORMAT.file, head + concepts(material, concept) + TAIL)


def _section(one: Named, identifier: str) -> str:
    return (
        f'<termSec id="{identifier}"><term>{escaped(one.name)}</term>'
        f'<termNote type="administrativeStatus">{STATUSES[one.status]}</termNote></termSec>'
    )


FORMAT = Format("tbx-dca", "glossary.tbx", "terminology tools that read TBX version 3 of style DCA", LOSES, _write)

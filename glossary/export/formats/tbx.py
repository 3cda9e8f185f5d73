"""TBX-Basic, version 3 (ISO 30042:2019), in the style DCT: a tag for each data category."""

from __future__ import annotations

from glossary.export.roles import Named
from glossary.export.values import Format, Item, Material, Output, one_file
from glossary.export.xml import STATUSES, concepts, escaped, languages, notes

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="{language}" xmlns="urn:iso:std:iso:30042:ed-2"\
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>glossary</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""
TAIL = "</body></text>\n</tbx>\n"
LOSES = "`distinct`, `senses`, `annotate`; `glossary import` reads back the rest"


def _write(material: Material) -> Output:
    def concept(item: Item, identifier: str) -> str:
        text = f'<conceptEntry id="c{identifier}">\n'
        if item.entry.definition:
            text += f"<basic:definition>{escaped(item.entry.definition)}</basic:definition>\n"
        text += "".join(f"<note>{escaped(note)}</note>\n" for note in notes(item))
        return text + languages(item, identifier, material, "langSec", _section) + "</conceptEntry>\n"

    head = _HEAD.format(language=material.source)
    return one_file(FORMAT.file, head + concepts(material, concept) + TAIL)


def _section(one: Named, identifier: str) -> str:
    return (
        f'<termSec id="{identifier}"><term>{escaped(one.name)}</term>'
        f"<min:administrativeStatus>{STATUSES[one.status]}</min:administrativeStatus></termSec>"
    )


FORMAT = Format("tbx", "glossary.tbx", "terminology tools that read TBX version 3, such as Pontoon", LOSES, _write)

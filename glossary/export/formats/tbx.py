"""TBX-Basic, version 3 (ISO 30042:2019), in the style DCT: a tag for each data category."""

from __future__ import annotations

from collections.abc import Callable

from glossary.export.roles import Named
from glossary.export.values import Format, Item, Material, Output, one_file
from glossary.export.xml import STATUSES, concepts, escaped, languages, notes

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dct" xml:lang="{language}" xmlns="urn:iso:std:iso:30042:ed-2"\
 xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
<tbxHeader><fileDesc><sourceDesc><p>glossary</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""
_TAIL = "</body></text>\n</tbx>\n"
_SUBJECT = "<min:subjectField>{text}</min:subjectField>\n"
_DEFINITION = "<basic:definition>{text}</basic:definition>\n"
LOSES = "`distinct`, `senses`, `annotate`; `glossary import` reads back the rest"


def version_3(
    material: Material, head: str, subject: str, definition: str, section: Callable[[Named, str], str]
) -> str:
    """A whole document of either style; `head` has a place for the language, `subject` and `definition` one for the
    text."""

    def concept(item: Item, identifier: str) -> str:
        text = f'<conceptEntry id="c{identifier}">\n'
        if item.entry.domain:
            text += subject.format(text=escaped(item.entry.domain))
        if item.entry.definition:
            text += definition.format(text=escaped(item.entry.definition))
        text += "".join(f"<note>{escaped(note)}</note>\n" for note in notes(item))
        return text + languages(item, identifier, material, "langSec", section) + "</conceptEntry>\n"

    return head.format(language=material.source) + concepts(material, concept) + _TAIL


def _write(material: Material) -> Output:
    return one_file(FORMAT.file, version_3(material, _HEAD, _SUBJECT, _DEFINITION, _section))


def _section(one: Named, identifier: str) -> str:
    return (
        f'<termSec id="{identifier}"><term>{escaped(one.name)}</term>'
        f"<min:administrativeStatus>{STATUSES[one.status]}</min:administrativeStatus></termSec>"
    )


FORMAT = Format("tbx", "glossary.tbx", "terminology tools that read TBX version 3, such as Pontoon", LOSES, _write)

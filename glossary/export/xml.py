"""Text for XML, and TBX written with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from glossary.export.identity import identify
from glossary.export.roles import Named, roles_of
from glossary.export.values import CHINESE, ExportMaterial, Item

# What XML 1.0 cannot hold, not even as a reference.
_forbidden = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAGS = {"simplified": "zh-Hans", "traditional": "zh-Hant", "": "zh"}

STATUSES = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "superseded": "supersededTerm-admn-sts",
}
"""How TBX calls the statuses."""
KIND = "kind: "
"""What a note begins with that holds an entry's kind."""

Section = Callable[[Named, str], str]
"""Writes one name with its id."""


def escaped_xml(text: str) -> str:
    """The text as it is written between tags and in attributes; what XML cannot hold becomes U+FFFD."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    # As it is, XML's readers would take it for a line feed.
    text = text.replace("\r", "&#13;")
    return _forbidden.sub("\ufffd", text)


def tag_of(language: str, material: ExportMaterial) -> str:
    """The language tag of a language (BCP 47)."""
    return _TAGS[material.script] if language == CHINESE else language


def concepts(material: ExportMaterial, write: Callable[[Item, str], str]) -> str:
    """All entries, each written with its id."""
    return "".join(map(write, material.items, identify(material.items)))


def languages(item: Item, identifier: str, material: ExportMaterial, element: str, section: Section) -> str:
    """The names of an entry by language, the source language first."""
    named = roles_of(item.entry)
    parts: list[str] = []
    for language in (material.source, material.target):
        own = [one for one in named if one.language == language]
        if own:
            written = "".join(section(one, f"{one.role}-{one.place}-{identifier}") for one in own)
            parts.append(f'<{element} xml:lang="{tag_of(language, material)}">{written}</{element}>\n')
    return "".join(parts)


def notes(item: Item) -> Iterable[str]:
    """What TBX has no place for but notes: the kind, and a person's note."""
    if item.entry.kind:
        yield KIND + item.entry.kind
    if item.entry.note:
        yield item.entry.note

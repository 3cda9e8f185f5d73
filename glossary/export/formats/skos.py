"""SKOS in Turtle: a concept for each entry, one preferred label a language, former names as hidden labels."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.export.identity import identify
from glossary.export.names import names_by_language
from glossary.export.values import LANGUAGES, ExportMaterial, ExportOutput, Format, Item, one_file
from glossary.export.xml import tag_of

_HEAD = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .

<> a skos:ConceptScheme .
"""
_special = re.compile('[\\\\"\n\r\t\0-\x1f]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _write(material: ExportMaterial) -> ExportOutput:
    texts = (_concept(*pair, material) for pair in zip(material.items, identify(material.items), strict=True))
    return one_file(FORMAT.file, _HEAD + "".join(texts))


def _concept(item: Item, identifier: str, material: ExportMaterial) -> str:
    properties = " ;\n  ".join(_properties(item, material))
    return f"\n<#c{identifier}> a skos:Concept ;\n  skos:inScheme <> ;\n  {properties} .\n"


def _properties(item: Item, material: ExportMaterial) -> Iterator[str]:
    names = names_by_language(item.entry)
    for language in LANGUAGES:
        tag, own = tag_of(language, material), names[language]
        if own.preferred:
            yield f"skos:prefLabel {_literal(own.preferred)}@{tag}"
        yield from (f"skos:altLabel {_literal(name)}@{tag}" for name in own.others)
        yield from (f"skos:hiddenLabel {_literal(name)}@{tag}" for name in own.former)
    if item.entry.definition:
        yield f"skos:definition {_literal(item.entry.definition)}@{tag_of(LANGUAGES[0], material)}"
    if item.entry.domain:
        yield f"dct:subject {_literal(item.entry.domain)}"
    if item.entry.kind:
        yield f"dct:type {_literal(item.entry.kind)}"
    if item.entry.status:
        yield f"skos:editorialNote {_literal(item.entry.status)}"


def _literal(text: str) -> str:
    escaped = _special.sub(lambda match: _SHORT.get(match[0]) or f"\\u{ord(match[0]):04X}", text)
    return f'"{escaped}"'


FORMAT = Format(
    "skos",
    "glossary.ttl",
    "thesaurus and linked-data tools, as Turtle",
    "which of several names is the term; `same`, `distinct`, `senses`, `annotate`, `changes`, `note`",
    _write,
)

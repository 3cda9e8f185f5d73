"""prh (textlint-rule-prh): former names with the ones to use, and proper names in their own case."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.export.forbidden import forbidden_names
from glossary.export.patterns import escaped_pattern, pattern_of
from glossary.export.quoted import quoted
from glossary.export.values import ExportMaterial, ExportOutput, Format, Item, LeftOut, one_file
from glossary.language.script import is_latin

_PROPER = ("person", "organization", "product", "work")
# OpenAI, iPhone: in any other case they are no ordinary words, as `make` and `it` are for Make and IT.
_mixed_case = re.compile(r"\b\w*(?:[a-z]\w*[A-Z]|[A-Z]{2,}\w*[a-z])")


def _write(material: ExportMaterial) -> ExportOutput:
    forbidden, left_out = forbidden_names(material.items)
    rules = [(each.instead, f"/{pattern_of(each)}/") for each in forbidden]
    rules += _proper_names(material, left_out)
    text = "".join(_rule(expected, pattern) for expected, pattern in rules)
    return one_file(FORMAT.file, f"version: 1\nrules:\n{text}" if rules else "version: 1\nrules: []\n", left_out)


def _rule(expected: str, pattern: str) -> str:
    # `$1` would stand for a group of the pattern.
    return f"- expected: {quoted(expected.replace('$', '$$'))}\n  pattern: {quoted(pattern)}\n"


def _proper_names(material: ExportMaterial, left_out: list[LeftOut]) -> Iterator[tuple[str, str]]:
    """Names of mixed case of people, organizations and so on, in any other case; none where entries differ in case."""
    cases: dict[str, set[str]] = {}
    for item in material.items:
        for name in _latin_names(item):
            cases.setdefault(name.casefold(), set()).add(name)
    for names in cases.values():
        if len(names) > 1:
            left_out += (LeftOut(name, "several entries write it in different case") for name in sorted(names))
    proper = (name for item in material.items if item.entry.kind in _PROPER for name in _latin_names(item))
    for name in dict.fromkeys(proper):
        if len(cases[name.casefold()]) == 1 and _mixed_case.search(name):
            yield name, f"/\\b{escaped_pattern(name)}\\b/i"


def _latin_names(item: Item) -> Iterator[str]:
    return (name for name in (item.entry.term, item.entry.english) if is_latin(name))


FORMAT = Format(
    "prh",
    "prh.yml",
    "prh and textlint-rule-prh: former names, and proper names in their own case",
    "definitions; names without a former name",
    _write,
)

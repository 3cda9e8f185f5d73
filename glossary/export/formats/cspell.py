"""cspell: a word list of Latin names; former names are forbidden with `!`. cspell does not look at Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossary.export.forbidden import forbidden_names
from glossary.export.names import names_by_language
from glossary.export.values import ENGLISH, ExportMaterial, ExportOutput, Format, LeftOut, one_file
from glossary.language.script import has_east_asian

_word = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def _write(material: ExportMaterial) -> ExportOutput:
    used = _words(name for item in material.items for name in names_by_language(item.entry)[ENGLISH].usable())
    forbidden, left_out = forbidden_names(material.items)
    gone: set[str] = set()
    for name in (one.name for one in forbidden):
        words = _words([name])
        if len(words) == 1 and words.isdisjoint(used) and next(iter(words)) == name:
            gone |= words
        elif words:
            left_out = [*left_out, LeftOut(name, "cspell forbids single words only, and none that is used elsewhere")]
    lines = [*sorted(used), *(f"!{word}" for word in sorted(gone))]
    return one_file(FORMAT.file, "".join(f"{line}\n" for line in lines), left_out)


def _words(names: Iterable[str]) -> set[str]:
    return {word for name in names for word in _word.findall(name) if not has_east_asian(word)}


FORMAT = Format(
    "cspell",
    "glossary.txt",
    "cspell: name the file in dictionaryDefinitions",
    "Chinese; definitions; former names of several words",
    _write,
)

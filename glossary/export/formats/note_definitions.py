"""Obsidian Note Definitions, one consolidated file: blocks of a heading, aliases in italics, and the definition."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.export.names import plain_name
from glossary.export.values import ExportMaterial, ExportOutput, Format, LeftOut, one_file
from glossary.model import Entry

# The plugin splits aliases at commas and bars, and ends them at the first asterisk.
_parts_aliases = re.compile("[,|*]")


def by_term(material: ExportMaterial, left_out: list[LeftOut]) -> dict[str, list[Entry]]:
    """The entries of each term: the plugin knows one definition of a term, so several senses go into one."""
    found: dict[str, list[Entry]] = {}
    for item in material.items:
        if says(item.entry):
            found.setdefault(plain_name(item.entry.term), []).append(item.entry)
        else:
            left_out.append(LeftOut(item.entry.term, "nothing to say of it"))
    return found


def says(entry: Entry) -> str:
    """What is shown of an entry: its English name and its definition."""
    return "：".join(filter(None, (plain_name(entry.english), plain_name(entry.definition))))


def body(entries: Sequence[Entry]) -> str:
    """What is shown of a term; a paragraph for each sense, none of which begins as Markdown would read it."""
    return "\n\n".join(re.sub(r"^([#*_>|=+-]|\d+[.)])", r"\\\1", says(entry)) for entry in entries)


def other_names(term: str, entries: Sequence[Entry]) -> list[str]:
    """All other names of the entries of a term."""
    names = (name for entry in entries for name in (entry.english, *entry.aliases, *entry.superseded))
    return [name for name in dict.fromkeys(map(plain_name, names)) if name and name != term]


def _write(material: ExportMaterial) -> ExportOutput:
    left_out: list[LeftOut] = []
    blocks = [_block(term, entries, left_out) for term, entries in by_term(material, left_out).items()]
    return one_file(FORMAT.file, "---\ndef-type: consolidated\n---\n" + "\n---\n\n".join(blocks), left_out)


def _block(term: str, entries: Sequence[Entry], left_out: list[LeftOut]) -> str:
    names = other_names(term, entries)
    left_out += (LeftOut(name, "holds a comma, a bar or an asterisk") for name in names if _parts_aliases.search(name))
    aliases = [name for name in names if not _parts_aliases.search(name)]
    listed = f"*{', '.join(aliases)}*\n\n" if aliases else ""
    return f"# {term}\n\n{listed}{body(entries)}\n"


FORMAT = Format(
    "note-definitions",
    "glossary.md",
    "Obsidian Note Definitions, one file: put it into the definition folder",
    "kind and status; several senses of a term become one",
    _write,
)

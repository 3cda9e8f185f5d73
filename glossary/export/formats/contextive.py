"""Contextive: definitions on hover in VS Code, JetBrains, Neovim and Helix."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.export.names import plain_name
from glossary.export.quoted import quoted
from glossary.export.values import ExportMaterial, ExportOutput, Format, Item, LeftOut, one_file


def _write(material: ExportMaterial) -> ExportOutput:
    left_out: list[LeftOut] = []
    terms = [text for item in material.items for text in _term(item, left_out)]
    head = "contexts:\n- name: glossary\n  terms:"
    return one_file(FORMAT.file, head + ("\n" + "".join(terms) if terms else " []\n"), left_out)


def _term(item: Item, left_out: list[LeftOut]) -> Iterator[str]:
    entry = item.entry
    says = "：".join(filter(None, (plain_name(entry.english), plain_name(entry.definition))))
    if not says:
        left_out.append(LeftOut(entry.term, "nothing to say of it"))
        return
    names = dict.fromkeys(name for name in (entry.english, *entry.aliases, *entry.superseded) if name != entry.term)
    aliases = [quoted(name) for name in names if name]
    listed = f"    aliases: [{', '.join(aliases)}]\n" if aliases else ""
    yield f"  - name: {quoted(entry.term)}\n    definition: {quoted(says)}\n{listed}"


FORMAT = Format(
    "contextive",
    "glossary.glossary.yml",
    "Contextive in VS Code, JetBrains, Neovim, Helix: definitions on hover",
    "kind and status",
    _write,
)

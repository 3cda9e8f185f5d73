"""Obsidian Note Definitions, a file for each term."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from glossary.export.formats.note_definitions import body, by_term, other_names
from glossary.export.quoted import quoted
from glossary.export.values import ExportMaterial, ExportOutput, Format, LeftOut
from glossary.model import Entry

# What Obsidian or a file system takes in no file name, each with a character that looks alike.
_LOOKALIKES = str.maketrans('/\\:*?"<>|#^[]', "／＼：＊？＂＜＞｜＃＾［］")  # noqa: RUF001
_control = re.compile("[\x00-\x1f\x7f]")
# Windows takes these for devices, whatever ending stands behind them: con.js.
_reserved = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=\.|$)")
# Linux takes 255 bytes; `.md` needs three.
_MOST_BYTES = 240


def _write(material: ExportMaterial) -> ExportOutput:
    left_out: list[LeftOut] = []
    files: dict[str, bytes] = {}
    taken: set[str] = set()
    for term, entries in by_term(material, left_out).items():
        name = _file_name(term)
        same = _as_one_file(name)
        if same in taken:
            left_out.append(LeftOut(term, "another term has the same file name"))
        else:
            taken.add(same)
            files[f"{name}.md"] = _note(term, name, entries).encode()
    return ExportOutput(files, left_out)


def _file_name(term: str) -> str:
    name = _control.sub("", term).translate(_LOOKALIKES).lstrip(".").rstrip(". ") or "_"
    name = name.encode()[:_MOST_BYTES].decode(errors="ignore")
    return _reserved.sub(r"\1_", name, count=1) if _reserved.match(name) else name


def _as_one_file(name: str) -> str:
    """Alike for names of which Windows or macOS makes one file: in other capitals, or with accents put together."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def _note(term: str, name: str, entries: Sequence[Entry]) -> str:
    names = other_names(term, entries)
    aliases = "".join(f"- {quoted(each)}\n" for each in ([term] if name != term else []) + names)
    listed = f"aliases:\n{aliases}" if aliases else ""
    return f"---\ndef-type: atomic\n{listed}---\n{body(entries)}\n"


FORMAT = Format(
    "note-definitions-atomic",
    "definitions",
    "Obsidian Note Definitions, a file for each term: -o names the definition folder",
    "kind and status; several senses of a term become one",
    _write,
    is_folder=True,
)

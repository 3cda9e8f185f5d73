"""Anki, as a package with a note type of its own: cards of both directions, and the definition behind them."""

from __future__ import annotations

import tempfile
from html import escape
from pathlib import Path
from typing import Any

from glossary.errors import GlossaryError
from glossary.export.formats.anki import anki_tags
from glossary.export.identity import identify
from glossary.export.names import plain_name
from glossary.export.values import ExportMaterial, ExportOutput, Format, Item, LeftOut

# Chosen once at random: by them Anki knows the deck and the note type again.
_DECK, _MODEL = 1_728_394_051, 1_519_274_633
_ANSWER = '<hr id="answer">{{%s}}<br><br><small>{{Definition}}</small>'
_CSS = ".card { font-family: sans-serif; font-size: 1.4em; text-align: center; }"
_TEMPLATES = [
    {"name": "Term", "qfmt": "{{Term}}", "afmt": "{{Term}}" + _ANSWER % "English"},
    {"name": "English", "qfmt": "{{English}}", "afmt": "{{English}}" + _ANSWER % "Term"},
]


def _write(material: ExportMaterial) -> ExportOutput:
    genanki = _genanki()
    fields = [{"name": name} for name in ("Term", "English", "Definition")]
    model = genanki.Model(_MODEL, "Glossary", fields=fields, templates=_TEMPLATES, css=_CSS)
    deck = genanki.Deck(_DECK, "Glossary")
    left_out: list[LeftOut] = []
    for item, identifier in zip(material.items, identify(material.items), strict=True):
        if item.entry.english or item.entry.definition:
            deck.add_note(_note(genanki, model, item, identifier))
        else:
            left_out.append(LeftOut(item.entry.term, "nothing to ask about it"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, FORMAT.file)
        # The time counts for nothing: Anki compares notes by their fields when it imports a package again.
        genanki.Package(deck).write_to_file(str(path), timestamp=1.0)
        return ExportOutput({FORMAT.file: path.read_bytes()}, left_out)


def _note(genanki: Any, model: Any, item: Item, identifier: str) -> Any:
    fields = [escape(plain_name(text)) for text in (item.entry.term, item.entry.english, item.entry.definition)]
    return genanki.Note(model, fields, guid=identifier, tags=anki_tags(item.entry))


def _genanki() -> Any:
    try:
        import genanki
    except ImportError:
        raise GlossaryError("anki-package needs genanki: pip install 'bilingual-glossary[anki]'") from None
    return genanki


FORMAT = Format(
    "anki-package",
    "glossary.apkg",
    "Anki: open the package (extra `anki`)",
    "aliases and status",
    _write,
)

"""The table of formats. A new format is a module in `formats/` and its name here."""

from __future__ import annotations

from importlib import import_module

from glossary.export.values import Format

NAMES = (
    "csv",
    "jsonl",
    "deepl",
    "google",
    "google-sets",
    "aws",
    "azure",
    "immersive",
    "crowdin",
    "phrase",
    "memoq",
    "omegat",
    "tbx",
    "tbx-dca",
    "tbx-v2",
    "skos",
    "anki",
    "anki-package",
    "prh",
    "vale",
    "cspell",
    "contextive",
    "note-definitions",
    "note-definitions-atomic",
)


def format_named(name: str) -> Format:
    """The format of this name; only its own module is imported."""
    found: Format = import_module(f"glossary.export.formats.{name.replace('-', '_')}").FORMAT
    return found

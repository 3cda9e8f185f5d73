"""The table of readers. A new format is a module in `readers/` and its name here; the first that fits reads a file."""

from __future__ import annotations

from importlib import import_module

from glossary.imports.values import ImportReader

NAMES = ("tbx", "jsonl", "markdown", "list", "omegat", "csv")


def reader_named(name: str) -> ImportReader:
    """The reader of this name; only its own module is imported."""
    found: ImportReader = import_module(f"glossary.imports.readers.{name}").READER
    return found


def reader_for(path: str, text: str) -> ImportReader | None:
    """The reader that a file looks made for, by its name and its text."""
    return next((reader for reader in map(reader_named, NAMES) if reader.fits(path, text)), None)

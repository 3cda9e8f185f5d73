"""Where the posts say what an import contradicts."""

from __future__ import annotations

from glossary.index.database import Index
from glossary.index.lookup import entries_named, uses_of
from glossary.language.folding import fold
from glossary.model import Entry, Use


def place_said(index: Index, entry: Entry, field: str) -> str:
    """The post and line of the first annotation that gives a field of an entry its value; empty where none does."""
    value = getattr(entry, field)
    ours = (found for found in entries_named(index, fold(entry.term)).values() if found.entry.term == entry.term)
    same = [found for found in ours if getattr(found.entry, field) == value]
    said = [use for found in same for use in uses_of(index, found) if getattr(use, field, "") == value]
    first = min(said, key=_place, default=None)
    return f"{first.post}:{first.line}" if first else ""


def _place(use: Use) -> tuple[str, int]:
    return use.post, use.start

"""Longer names of the glossary around a span of a text: 大模型 around 模型."""

from __future__ import annotations

from glossary.index.entries import IndexedEntries
from glossary.index.lookup import REMOVED
from glossary.index.rows import HEAD
from glossary.language.folding import fold

# A longer name is looked for this many characters around.
_AROUND = 4


def longer_name(known: IndexedEntries, text: str, start: int, end: int) -> str:
    """The longest name that stands around a span of a text and says more; empty where none does."""
    letters = _letters(text[start:end])
    for first in range(max(0, start - _AROUND), start + 1):
        if not known.begins_a_name(fold(text[first : first + HEAD])[:HEAD]):
            continue
        for last in range(end + _AROUND, end - 1, -1):
            window = text[first:last]
            if _letters(window) > letters and "\n" not in window and _is_name(known, fold(window)):
                return window
    return ""


def _is_name(known: IndexedEntries, form: str) -> bool:
    return any(known.entry(number).entry.status != REMOVED for number in known.numbers(form))


def _letters(text: str) -> int:
    """How many characters say something: a name in quotes or with a space beside it is no longer one."""
    return sum(map(str.isalnum, text))

"""Reading a Latin list of names: which one is the English name, which ones are short forms or synonyms."""

from __future__ import annotations

import re
from typing import NamedTuple

from glossary.grammar.cues import is_figure
from glossary.grammar.nesting import HIDDEN_COLON
from glossary.language.abbreviation import is_short_form
from glossary.language.script import is_acronym


class Names(NamedTuple):
    """An English name and the other names given with it."""

    english: str
    aliases: tuple[str, ...] = ()


_trailing_parenthesis = re.compile(rf"(.+?)\s*[（(]([^（()）{HIDDEN_COLON}]+)[)）]")
_comma = re.compile(r"\s*(?:,(?!\d{3})|[，、])\s*")
_dash = re.compile(r"\s+[-–—]\s+|\s*——\s*")
_title_word = re.compile(r"[A-Z][\w'’-]{2,}")


def read_names(text: str, term: str = "") -> Names:
    """The English name and its short forms or synonyms in a Latin text.

    Canada Learning Bond, CLB · Large Language Model (LLM) · FCF - Free Cash Flow · Sharia/Islamic Law.
    What is not certainly a list stays whole: Financial Independence, Retire Early · Fort Dodge, Iowa.
    """
    if match := _trailing_parenthesis.fullmatch(text):
        full, short = match[1], match[2]
        if short[0].isalnum() and (_is_short(short, full) or _is_short(full, short)):
            return _full_first(full, short)
    for separator in (_dash, _comma):
        parts = [part for part in separator.split(text) if not is_figure.fullmatch(part)]
        if len(parts) == 1:
            text = parts[0]
        if len(parts) == 2 and all(parts) and (_is_short(parts[1], parts[0]) or _is_short(parts[0], parts[1])):
            return _full_first(*parts)
    return _split_synonyms(text, term)


def _full_first(one: str, other: str) -> Names:
    return Names(other, (one,)) if _is_short(one, other) else Names(one, (other,))


def _is_short(short: str, full: str) -> bool:
    if len(short) >= len(full) or "." in short:
        return False
    return is_acronym(short) or is_short_form(short, full)


def _split_synonyms(text: str, term: str) -> Names:
    """A slash between two names in title case, where the term itself has none."""
    parts = [part.strip() for part in text.split("/")]
    if len(parts) != 2 or "/" in term or not all(_is_title(part) for part in parts):
        return Names(text)
    if len(parts[0].split()) > len(parts[1].split()) or len(parts[1].split()) > len(parts[0].split()) + 1:
        return Names(text)
    return Names(parts[0], (parts[1],))


def _is_title(part: str) -> bool:
    return all(_title_word.fullmatch(word) for word in part.split()) and bool(part)

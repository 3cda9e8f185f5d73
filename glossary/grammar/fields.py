"""Which of the names in an annotation is the English, the Chinese, an alias."""

from __future__ import annotations

import re

from glossary.grammar.cues import is_placeholder
from glossary.language.abbreviation import is_short_form
from glossary.language.patterns import pattern
from glossary.language.script import has_han, has_latin, is_acronym, is_latin
from glossary.model import Parts

Named = tuple[str, str]
"""A name and what it is: `("english" | "chinese" | "alias" | "superseded", name)`."""


_NAME_EDGES = " \u3000，,、"
# What is left of a broken text is no name: what stands beside a comma without a letter or digit, or what holds
# a full-width colon or half a link.
_no_name = pattern(r"(?:.*，)?[\W_]*(?:，.*)?|.*(?:[；：]|\]\().*", re.DOTALL)


def assemble(term: str, names: list[Named], definition: str) -> Parts:
    """Fits the names into their fields; see the guide for acronyms, repeated terms and bare tickers."""
    latin_term = has_latin(term) and not has_han(term)
    english, chinese, definition = "", "", definition.strip()
    aliases: list[str] = []
    former = {name.strip(_NAME_EDGES) for kind, name in names if kind == "superseded"}
    for kind, name in ((kind, name.strip(_NAME_EDGES)) for kind, name in names):
        if _no_name.fullmatch(name) or (is_placeholder(name) and "英" not in term):
            continue
        if kind == "english" and not english and not (latin_term and _is_handle(name) and name != term):
            english = name
        elif kind == "chinese" and not chinese:
            chinese = name
        else:
            aliases.append(name)
    if english == term and aliases and is_short_form(term, aliases[0], beside=True):
        english = aliases.pop(0)
    if not english and not latin_term:
        english = next((name for name in aliases if is_latin(name) and name not in former), "")
    if definition == term and (english or chinese or aliases):
        definition = ""
    others = distinct(
        tuple(alias for alias in aliases if alias != chinese and alias.casefold() != english.casefold()), term
    )
    if latin_term and not (english or chinese or definition or others) and term in aliases:
        english = term
    return Parts(term, english, chinese, definition, others, tuple(name for name in others if name in former))


def named_in(parts: Parts) -> list[Named]:
    """The names of some parts, each with what it is."""
    one = [("english", parts.english)] * bool(parts.english) + [("chinese", parts.chinese)] * bool(parts.chinese)
    return one + [("superseded" if name in parts.superseded else "alias", name) for name in parts.aliases]


def _is_handle(name: str) -> bool:
    """A ticker, an acronym or a user name: another name of a Latin term, not its English."""
    return is_acronym(name) or name.startswith("@")


def distinct(names: tuple[str, ...], term: str) -> tuple[str, ...]:
    """The names without those that are empty or the term itself, each once."""
    return tuple(dict.fromkeys(name for name in names if name and name != term))

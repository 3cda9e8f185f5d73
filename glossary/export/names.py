"""The names of an entry by language: what translators and their tools work with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from glossary.export.values import CHINESE, ENGLISH, LANGUAGES
from glossary.language.script import has_han
from glossary.model import Entry

GIVEN_UP = ("deprecated", "superseded")
"""The statuses of entries whose names should no longer be used."""
CODES = {"simplified": "zh-CN", "traditional": "zh-TW", "": "zh-CN"}
"""The language code of Chinese by the configuration's script, for tools that want a region."""

_control = re.compile("[\0-\x1f\x7f-\x9f]")


class Names(NamedTuple):
    """The names of an entry in one language: the one to use, others that may be used, and former ones.

    `preferred` is empty where the entry has no name in this language that may be used.
    """

    preferred: str = ""
    others: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    def usable(self) -> tuple[str, ...]:
        """The names that may be used, the preferred one first."""
        return (self.preferred, *self.others) if self.preferred else self.others

    def all(self) -> tuple[str, ...]:
        """Every name, the preferred one first, former ones last."""
        return (*self.usable(), *self.former)


def names_by_language(entry: Entry) -> dict[str, Names]:
    """The names of an entry by language; a name is Chinese if a Chinese character stands in it.

    The English name stands before a Latin term, which is often its abbreviation; the term before aliases.
    """
    by_language: dict[str, tuple[list[str], list[str]]] = {language: ([], []) for language in LANGUAGES}
    for name in (entry.english, entry.term, *entry.aliases):
        by_language[language_of(name)][0].append(name)
    for name in entry.superseded:
        by_language[language_of(name)][1].append(name)
    return {language: _names(usable, former) for language, (usable, former) in by_language.items()}


def plain_name(text: str) -> str:
    """The text on one line, without blanks around it, and without control characters, which no format takes."""
    line = " ".join(text.split())
    return line if line.isprintable() else " ".join(_control.sub("", line).split())


def code(language: str, script: str) -> str:
    """The code of a language for tools that want a region with Chinese."""
    return CODES[script] if language == CHINESE else language


def language_of(name: str) -> str:
    """The language of a name: Chinese if a Chinese character stands in it."""
    return CHINESE if has_han(name) else ENGLISH


def _names(usable: Iterable[str], former: Iterable[str]) -> Names:
    names = list(dict.fromkeys(filter(None, map(plain_name, usable))))
    gone = dict.fromkeys(name for name in filter(None, map(plain_name, former)) if name not in names)
    return Names(names[0] if names else "", tuple(names[1:]), tuple(gone))

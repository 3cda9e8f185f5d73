"""The names of an entry one by one, each with the field it stands in, for formats that file names by language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from glossary.export.names import GIVEN_UP, language_of
from glossary.model import Entry

TERM, ENGLISH_NAME, BOTH, ALIAS, FORMER = "term", "english", "both", "alias", "former"
"""The field a name stands in; BOTH is a term that is its own English name."""
PREFERRED, ADMITTED, DEPRECATED, SUPERSEDED = "preferred", "admitted", "deprecated", "superseded"


class Named(NamedTuple):
    """One name: its role, its place among the names of that role, its language, and its status by TBX."""

    name: str
    role: str
    place: int
    language: str
    status: str


def roles_of(entry: Entry) -> list[Named]:
    """All names of an entry, the preferred one of each language before others, former ones last."""
    found = [Named(name, role, place, language_of(name), "") for name, role, place in _roles(entry)]
    seen: set[str] = set()
    named: list[Named] = []
    for one in found:
        status = _status(one, entry, seen)
        seen.add(one.language)
        named.append(one._replace(status=status))
    return named


def _roles(entry: Entry) -> Iterator[tuple[str, str, int]]:
    if entry.term == entry.english:
        yield entry.term, BOTH, 0
    else:
        if entry.english:
            yield entry.english, ENGLISH_NAME, 0
        yield entry.term, TERM, 0
    for place, name in enumerate(entry.aliases):
        yield name, ALIAS, place
    for place, name in enumerate(entry.superseded):
        yield name, FORMER, place


def _status(one: Named, entry: Entry, seen: set[str]) -> str:
    if one.role == FORMER:
        return SUPERSEDED
    if entry.status in GIVEN_UP or (one.language not in seen and entry.status):
        return entry.status
    return ADMITTED if one.language in seen else PREFERRED

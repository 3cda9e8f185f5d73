"""Names that should no longer be used, each with the one to use: what style checkers look for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.export.names import GIVEN_UP, names_by_language
from glossary.export.values import LANGUAGES, Item, LeftOut


class Forbidden(NamedTuple):
    """A former name and the name of the same language to use in its place."""

    name: str
    instead: str


def forbidden_names(items: Sequence[Item]) -> tuple[list[Forbidden], list[LeftOut]]:
    """The former names, each once, in order; and what cannot be forbidden, with the reason."""
    left_out: list[LeftOut] = []
    used = {name for item in items if item.entry.status not in GIVEN_UP for name in _usable(item)}
    found: dict[str, str] = {}
    for item in items:
        for name, instead in _former(item, left_out):
            if name in used:
                left_out.append(LeftOut(name, "a former name of one entry, but a name of another"))
            elif found.setdefault(name, instead) != instead:
                left_out.append(LeftOut(f"{name} → {instead}", f"another entry says {found[name]}"))
    return [Forbidden(*pair) for pair in sorted(found.items())], left_out


def _usable(item: Item) -> Iterator[str]:
    for names in names_by_language(item.entry).values():
        yield from names.usable()


def _former(item: Item, left_out: list[LeftOut]) -> Iterator[tuple[str, str]]:
    names = names_by_language(item.entry)
    for language in LANGUAGES:
        for name in names[language].former:
            if names[language].preferred and item.entry.status not in GIVEN_UP:
                yield name, names[language].preferred
            else:
                left_out.append(LeftOut(name, "no name to use in its place"))
    if item.entry.status in GIVEN_UP:
        left_out.append(LeftOut(item.entry.term, f"{item.entry.status}, and no name to use in its place"))

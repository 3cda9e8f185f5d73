"""The names that the glossary has given up, and what it prefers instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary.index.lookup import GIVEN_UP, REMOVED, Found
from glossary.language.english import normal
from glossary.language.folding import fold, to_simplified, to_traditional


class GivenUp(NamedTuple):
    """A name that should no longer be used, its status, and the preferred name; empty where there is none.

    `by_hand` says that a person gave it up; else it is only what posts call a former name.
    """

    name: str
    status: str
    preferred: str
    by_hand: bool = True


def given_up_names(some: Iterable[Found], named: Callable[[str], Sequence[Found]]) -> Iterator[GivenUp]:
    """The given-up names among some entries: terms by their status, and the former names of the others.

    `named` gives every entry that has a name in any of its fields.
    """
    for found in some:
        entry = found.entry
        if entry.status in GIVEN_UP:
            yield GivenUp(entry.term, entry.status, _preferred(found, named))
        elif entry.status != REMOVED:
            yield from (GivenUp(name, "superseded", entry.term, found.touched) for name in entry.superseded)


def in_both_scripts(names: Iterable[GivenUp]) -> Iterator[GivenUp]:
    """The names, and beside each that Traditional posts write otherwise, how they write it.

    To load the dictionary takes a fifth of the time in which one post is checked.
    """
    for one in names:
        yield one
        traditional = to_traditional(one.name)
        if traditional != one.name and to_simplified(one.name) == one.name:
            yield one._replace(name=traditional, preferred=to_traditional(one.preferred))


def _preferred(found: Found, named: Callable[[str], Sequence[Found]]) -> str:
    """The term of the entry that has the name for another of its own, or the same English name."""
    for name in filter(None, (found.entry.term, found.entry.english)):
        for other in named(name):
            if other.entry.status in (*GIVEN_UP, REMOVED) or other.entry.term == found.entry.term:
                continue
            called = fold(found.entry.term) in map(fold, (*other.entry.aliases, *other.entry.superseded))
            if called or (other.entry.english and normal(other.entry.english) == normal(found.entry.english)):
                return other.entry.term
    return ""

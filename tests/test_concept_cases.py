"""The gardens of `tests/cases/concepts.txt`: which entries they make, and what is shown of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from glossary.entries.ballot import Ballot
from glossary.entries.build import build_concepts
from glossary.entries.common_definitions import sharers_of_definitions
from glossary.entries.election import elect
from glossary.entries.questions import is_worth_asking
from glossary.entries.said import refined
from glossary.language.folding import fold
from glossary.model import Entry
from tests.annotated import by_headword, read

CASES = Path(__file__).parent / "cases" / "concepts.txt"


class Garden(NamedTuple):
    """The entries of some posts, with the headwords of each, and the pairs of headwords that a person is asked about."""

    entries: list[tuple[Entry, tuple[str, ...]]]
    asked: set[frozenset[str]]

    def called(self, name: str) -> list[Entry]:
        """The entries with this term or headword; where there is none, those with this English name or alias."""
        first = [entry for entry, keys in self.entries if entry.term == name or fold(name) in keys]
        return first or [entry for entry, _ in self.entries if name in (entry.english, *entry.aliases)]

    def shown(self, name: str, field: str) -> list[object]:
        """A field of each entry of this name."""
        return [getattr(entry, field) for entry in self.called(name)]


def _garden(posts: list[str]) -> Garden:
    uses = by_headword([refined(use) for use in read(*posts)])
    built = build_concepts(uses)
    ballot = Ballot(sharers=sharers_of_definitions(uses))
    asked = {frozenset((p.one, p.other)) for p in built.proposals if is_worth_asking(p)}
    return Garden([(elect(concept, ballot=ballot), concept.keys) for concept in built.concepts], asked)


def _holds(garden: Garden, said: str) -> bool:
    check, name, *rest = said.split(" ", 2)
    more = rest[0] if rest else ""
    field, _, text = more.partition(" ")
    shared = [entry for entry in garden.called(name) if entry in garden.called(more)]
    known: dict[str, Callable[[], bool]] = {
        "same": lambda: bool(shared),
        "apart": lambda: bool(garden.called(name) and garden.called(more)) and not shared,
        "absent": lambda: all(entry.term != name for entry, _ in garden.entries),
        "present": lambda: any(entry.term == said.partition(" ")[2] for entry, _ in garden.entries),
        "senses": lambda: len(garden.called(name)) == int(more),
        "englishes": lambda: sorted(map(str, garden.shown(name, "english"))) == sorted(more.split("|")),
        "field": lambda: ("" if text == "-" else text) in garden.shown(name, field),
        "not": lambda: (
            not any(text == of or (isinstance(of, tuple) and text in of) for of in garden.shown(name, field))
        ),
        "noreview": lambda: frozenset((name, more)) not in garden.asked,
    }
    return known[check]()


def _cases() -> list[tuple[str, list[str], list[str]]]:
    found = []
    for number, block in enumerate(CASES.read_text("utf-8").split("\n==== ")[1:], 1):
        title, *lines = block.strip().splitlines()
        posts = [line for line in lines if not line.startswith("=> ")]
        found.append((f"{number} {title}", posts, [line[3:] for line in lines if line.startswith("=> ")]))
    return found


@pytest.mark.parametrize(("title", "posts", "checks"), _cases())
def test_a_small_garden(title: str, posts: list[str], checks: list[str]) -> None:
    garden = _garden(posts)
    assert checks
    assert [said for said in checks if not _holds(garden, said)] == [], garden

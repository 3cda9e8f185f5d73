"""Extracting after a few posts have changed: only what they have to do with is built, and written, again.

Gives up, with None, wherever the full extraction might come to something else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from glossary.entries.borrowed_names import chinese_given, english_given
from glossary.entries.build import MOST_SHARERS, NO_DECISIONS, Decisions, build_concepts
from glossary.entries.common_definitions import short_definitions
from glossary.entries.neighbours import affected, bearers_among, givers
from glossary.entries.profiles import name_key
from glossary.extract.headwords import (
    Headwords,
    StoredUses,
    all_names_said,
    by_definition,
    headwords_of,
    sharers_in,
)
from glossary.extract.increment import ExcerptChange, FileLayout, excerpt, put_back_excerpt
from glossary.extract.reconcile import Plan, Rules, reconcile
from glossary.extract.standing_entries import changed_entries, found_entries
from glossary.index.database import Index
from glossary.index.headwords import NOWHERE
from glossary.index.lookup import Found, entries_named
from glossary.language.folding import fold
from glossary.model import Use
from glossary.store.lock import Lock
from glossary.store.yaml_text import scalar

Sharers = Callable[[str], Iterable[str]]


class Before(NamedTuple):
    """What is known from the last extraction: its index and the layout of its file."""

    known: Index
    layout: FileLayout
    path: str
    decisions: Decisions = NO_DECISIONS
    script: str = ""
    min_posts: int = 1


class PostChange(NamedTuple):
    """What changed in the posts: their uses by headword after and before, the posts concerned, post numbers.

    `numbers` has the number of every post by its path.
    """

    fresh: Mapping[str, list[Use]]
    earlier: Mapping[str, list[Use]]
    outdated: Iterable[int]
    numbers: Mapping[str, int]


class SmallChange(NamedTuple):
    """The file's new text and lock, and what the index must know: entries by number that go, entries that come, and
    what there is now of the headwords among `keys`."""

    text: str
    lock: Lock
    plan: Plan
    keys: Collection[str]
    headwords: Headwords
    old: dict[int, Found]
    found: list[Found]
    changed: int


def small_change(before: Before, change: PostChange) -> SmallChange | None:
    """What a change of a few posts does to the glossary, or None where that cannot be told from the parts."""
    if not before.known.count("headwords"):
        return None
    uses = StoredUses(before.known, change.fresh, frozenset(change.outdated))
    keys, old, sharers = _concerned(before, change, uses)
    positions = _positions(before.layout, [found for found in old.values() if not found.kept_out])
    if positions is None:
        return None
    part = excerpt(before.layout, positions, before.path)
    own = {key: uses[key] for key in sorted(keys) if uses[key]}
    shared = {
        text: tuple(sharers(by_definition(text))) for uses_of in own.values() for text in short_definitions(uses_of)
    }
    said = all_names_said(own)
    concepts = build_concepts(own, before.decisions, said, bearers_among(uses, sharers)).concepts
    plan = reconcile(part, concepts, complete=True, rules=Rules(before.script, before.min_posts, shared))
    if _meets_others(before.known, plan, old):
        return None
    whole = put_back_excerpt(before.layout, positions, part, ExcerptChange(plan.updates, plan.removed, plan.new))
    if whole is None:
        return None
    return SmallChange(
        *whole,
        plan,
        keys,
        headwords_of(own, said, change.numbers),
        old,
        found_entries(part, plan, change.numbers),
        changed_entries(part, plan),
    )


def _concerned(before: Before, change: PostChange, uses: StoredUses) -> tuple[set[str], dict[int, Found], Sharers]:
    """The headwords to build again, the entries that cover them, by number, and who shares a name."""
    keys = {*change.fresh, *change.earlier}
    own = {key: uses[key] for key in keys}
    rows = headwords_of(own, all_names_said(own), change.numbers)
    sharers = sharers_in(before.known.headwords, {key: rows.get(key, NOWHERE) for key in keys})
    keys |= _with_a_definition_come_or_gone(change, keys, uses, sharers) | _with_a_name_of_others(change, uses, sharers)
    while True:
        keys |= affected(keys, uses, sharers, before.decisions)
        old = _covering(before.known, keys)
        more = {key for found in old.values() for key in found.keys} - keys
        if not more:
            return keys, old, sharers
        keys |= more


def _with_a_definition_come_or_gone(
    change: PostChange, keys: Iterable[str], uses: Mapping[str, Sequence[Use]], sharers: Sharers
) -> set[str]:
    """The other headwords with a short definition that one of these has got or lost: it may now tell them apart."""
    found: set[str] = set()
    for key in keys:
        fresh = change.fresh.get(key, ())
        stayed = [use for use in uses[key] if use not in fresh]
        for text in short_definitions((*change.earlier.get(key, ()), *stayed)) ^ short_definitions(uses[key]):
            others = set(sharers(by_definition(text)))
            # Where so many have it, one more or less changes nothing for the rest.
            if len(others) <= MOST_SHARERS:
                found |= others
    return found


def _with_a_name_of_others(change: PostChange, uses: Mapping[str, Sequence[Use]], sharers: Sharers) -> set[str]:
    """The Latin headwords that are given a Chinese name which one of the changed ones bears or is given, or was, and
    those whose own name is the English one of these."""
    names: set[str] = set()
    for key in {*change.fresh, *change.earlier}:
        both = (*change.earlier.get(key, ()), *uses[key])
        names.update((name_key(key),), chinese_given(both), english_given(both))
    return givers(names - {""}, bearers_among(uses, sharers))


def _covering(index: Index, keys: Iterable[str]) -> dict[int, Found]:
    """The entries that cover some headwords, those that a person's aliases draw them to, and those of the same term."""
    old = {
        number: found
        for key in keys
        for number, found in entries_named(index, key).items()
        if key in found.keys or found.touched
    }
    for term in {found.entry.term for found in old.values()}:
        named = entries_named(index, fold(term)).items()
        old.update({number: found for number, found in named if found.entry.term == term})
    return old


def _positions(layout: FileLayout, entries: Iterable[Found]) -> list[int] | None:
    """Where these entries stand in the file; None where that is not plain."""
    counts: dict[str, int] = {}
    for found in entries:
        written = scalar(found.entry.term)
        counts[written] = counts.get(written, 0) + 1
    positions = [position for position, term in enumerate(layout.terms) if term in counts]
    return positions if len(positions) == sum(counts.values()) else None


def _meets_others(index: Index, plan: Plan, seen: Mapping[int, Found]) -> bool:
    """Whether an entry has a term by which one that was not looked at might claim it."""
    for entry in (*plan.new, *plan.updates.values()):
        for number, found in entries_named(index, fold(entry.term)).items():
            if number not in seen and (found.touched or found.entry.term == entry.term):
                return True
    return False

"""From the uses of headwords to concepts: which headwords are one entry, and which one headword is two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from operator import attrgetter
from types import MappingProxyType
from typing import NamedTuple

from glossary.entries import senses
from glossary.entries.additions import adds_meaning
from glossary.entries.borrowed_names import Bearers, bearers_in, with_own_names
from glossary.entries.clustering import Ties, cluster
from glossary.entries.linking import compare_profiles
from glossary.entries.profiles import NamesSaid, Profile, names_said, profile
from glossary.entries.questions import Proposal, questions
from glossary.entries.senses import Doubt
from glossary.entries.verdict import DECIDED, Verdict
from glossary.model import Use

Pair = tuple[str, str]

# A name that more headwords share than this is compared for the most used of them only.
MOST_SHARERS = 40


class Concept(NamedTuple):
    """One entry to be: the folded headwords it covers, sorted, and the uses that speak for it, by post and place."""

    keys: tuple[str, ...]
    uses: tuple[Use, ...]


class Decisions(NamedTuple):
    """What a person has said about pairs of folded headwords, each pair sorted.

    A headword paired with itself: together = never split, apart = split by English.
    """

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


class Built(NamedTuple):
    """The concepts, sorted by their first headword, and the proposals, those first whose answer changes most."""

    concepts: list[Concept]
    proposals: list[Proposal]


NO_DECISIONS = Decisions()
_NOT_KNOWN: Mapping[str, NamesSaid] = MappingProxyType({})

_Sense = tuple[str, tuple[Use, ...]]


def build_concepts(
    uses: Mapping[str, Sequence[Use]],
    decisions: Decisions = NO_DECISIONS,
    said: Mapping[str, NamesSaid] = _NOT_KNOWN,
    bearers: Bearers | None = None,
) -> Built:
    """The concepts that the uses of folded headwords make, whatever the order of keys and of uses.

    `said` has the names that the uses of a headword say, all of them in their order, where that is known; `bearers`
    who else bears a name, where these are not all uses.
    """
    bearers = bearers or bearers_in(uses)
    found, doubts = _senses({key: with_own_names(own, bearers) for key, own in uses.items()}, decisions)
    names = [said[key] if key in said and len(own) == len(uses[key]) else names_said(key, own) for key, own in found]
    pairs = sorted(_pairs_to_compare(found, names, decisions))
    profiles = {index: profile(*found[index]) for index in {index for pair in pairs for index in pair}}
    verdicts = {(a, b): judge(profiles[a], profiles[b], decisions) for a, b in pairs}
    sizes = {index: len(found[index][1]) for index in profiles}
    points = {pair: verdict.points for pair, verdict in verdicts.items()}
    groups = cluster(Ties(sizes, points, lambda a, b: adds_meaning(profiles[a], profiles[b])))
    merged = {index for group in groups for index in group}
    concepts = [Concept((key,), own) for index, (key, own) in enumerate(found) if index not in merged]
    concepts += [_join([found[index] for index in group]) for group in groups]
    concepts.sort(key=attrgetter("keys"))
    return Built(concepts, questions(profiles, verdicts, groups, doubts))


def _senses(uses: Mapping[str, Sequence[Use]], decisions: Decisions) -> tuple[list[_Sense], dict[str, Doubt]]:
    """Every headword with its uses, in order, one of two senses twice; and what may be a second one of a headword."""
    found: list[_Sense] = []
    doubts: dict[str, Doubt] = {}
    for key in sorted(uses):
        own = uses[key]
        if len(own) == 1:
            found.append((key, (own[0],)))
        elif own:
            several = senses.split(own, wish(key, decisions))
            found += [(key, sense) for sense in several.parts]
            if several.doubt:
                doubts[key] = several.doubt
    return found, doubts


def wish(key: str, decisions: Decisions) -> bool | None:
    """Whether a person wants the headword split; None when nobody has said."""
    if (key, key) in decisions.apart:
        return True
    return False if (key, key) in decisions.together else None


def _pairs_to_compare(
    found: Sequence[_Sense], names: Sequence[NamesSaid], decisions: Decisions
) -> set[tuple[int, int]]:
    """The pairs of senses of which one is called by a name that the other is called by, or mentions."""
    first: dict[str, int] = {}
    shared: dict[str, list[int]] = {}
    mentions: list[tuple[str, int]] = []
    for index, (called, mentioned) in enumerate(names):
        for name in called:
            if (other := first.setdefault(name, index)) != index:
                shared.setdefault(name, [other]).append(index)
        for name in mentioned:
            mentions.append((name, index))
    pairs: set[tuple[int, int]] = set()
    shared.pop("", None)
    for sharers in shared.values():
        pairs.update(combinations(_most_used(sharers, found), 2))
    for name, index in mentions:
        if name in first:
            for other in _most_used(shared.get(name, (first[name],)), found):
                pairs.add((min(index, other), max(index, other)))
    pairs.update((min(pair), max(pair)) for pair in _decided_pairs(found, decisions))
    return {(a, b) for a, b in pairs if found[a][0] != found[b][0]}


def _most_used(sharers: Sequence[int], found: Sequence[_Sense]) -> Sequence[int]:
    if len(sharers) <= MOST_SHARERS:
        return sharers
    return sorted(sorted(sharers, key=lambda index: (-len(found[index][1]), index))[:MOST_SHARERS])


def _decided_pairs(found: Sequence[_Sense], decisions: Decisions) -> Iterator[tuple[int, int]]:
    """The most used senses of headwords that a person wants in one entry; all senses of those to keep apart."""
    if decisions == NO_DECISIONS:
        return
    places: dict[str, list[int]] = {}
    for index, (key, _) in enumerate(found):
        places.setdefault(key, []).append(index)
    for one, other in decisions.together:
        yield from product(places.get(one, [])[:1], places.get(other, [])[:1])
    for one, other in decisions.apart:
        yield from product(places.get(one, []), places.get(other, []))


def judge(one: Profile, other: Profile, decisions: Decisions) -> Verdict:
    """The points for one entry of two senses, or what a person decided about their headwords."""
    if decisions == NO_DECISIONS:
        return compare_profiles(one, other)
    pair = (min(one.key, other.key), max(one.key, other.key))
    if pair in decisions.together:
        return Verdict(DECIDED, "a person said so")
    if pair in decisions.apart:
        return Verdict(-DECIDED, "a person said so")
    return compare_profiles(one, other)


def _join(members: list[_Sense]) -> Concept:
    keys = tuple(sorted({key for key, _ in members}))
    return Concept(keys, tuple(sorted((use for _, own in members for use in own), key=senses.place)))

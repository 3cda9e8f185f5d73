"""What the evidence does not settle, as questions to a person: only such as are worth an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from glossary.entries.additions import is_foreign_name
from glossary.entries.linking import name_two_things
from glossary.entries.profiles import Profile
from glossary.entries.senses import Doubt
from glossary.entries.verdict import ASK, DECIDED, MERGE, Verdict
from glossary.language.english import specificity

Pair = tuple[str, str]

# Fewer uses of the lesser side are a slip or a whim, unless all but a contradiction elsewhere speaks for one entry.
_LEAST_USES = 2
# One everyday word of English has several Chinese ones, which often have a character in common: position, 位置, 仓位.
_NAMED = "both are called …"
_WEAK = frozenset((_NAMED, "they share characters", "one headword is the English name of the other"))
_TWO_SENSES = "it is also called …, which may be another thing"


class Proposal(NamedTuple):
    """Two headwords that may be one concept; or one headword (`one == other`) that may be two.

    `kind` is the reason with `…` for each name: what questions of one sort have in common. `smaller` are the uses of
    the side that is used less.
    """

    one: str  # folded headword
    other: str
    points: float
    uses: int
    reason: str
    smaller: int = 0
    kind: str = ""

    @property
    def asks_for_senses(self) -> bool:
        """Whether it asks if one headword is two."""
        return self.one == self.other


def is_worth_asking(proposal: Proposal, min_uses: int | None = None) -> bool:
    """Whether an answer changes more than one annotation, or is as good as known; with `min_uses`, whether the side
    that is used less has so many."""
    if min_uses is not None:
        return proposal.smaller >= min_uses
    return proposal.smaller >= _LEAST_USES or (proposal.points >= MERGE and not proposal.asks_for_senses)


def questions(
    profiles: Mapping[int, Profile],
    verdicts: Mapping[tuple[int, int], Verdict],
    groups: Sequence[Sequence[int]],
    doubts: Mapping[str, Doubt],
) -> list[Proposal]:
    """The proposals: what an answer changes, the uses of the smaller side, times the chance that it is yes, comes
    first; then the more used."""
    return sorted([*_pairs(profiles, verdicts, groups), *_senses(doubts)], key=_worth)


def _pairs(
    profiles: Mapping[int, Profile], verdicts: Mapping[tuple[int, int], Verdict], groups: Sequence[Sequence[int]]
) -> list[Proposal]:
    """The pairs worth a person's look: not in one concept, nor set apart; of two concepts the best pair only."""
    home = {index: -index - 1 for index in profiles}
    home.update((index, number) for number, members in enumerate(groups) for index in members)
    together = {pair for members in groups for pair in combinations(sorted({profiles[m].key for m in members}), 2)}
    apart = {frozenset((home[a], home[b])) for (a, b), verdict in verdicts.items() if verdict.points == -DECIDED}
    best: dict[frozenset[int], Proposal] = {}
    for (a, b), verdict in verdicts.items():
        if not ASK <= verdict.points < DECIDED or (places := frozenset((home[a], home[b]))) in apart:
            continue
        if len(places) == 1 or tuple(sorted((profiles[a].key, profiles[b].key))) in together:
            continue
        if _is_weak(verdict, profiles[a], profiles[b]):
            continue
        proposal = _proposal(profiles[a], profiles[b], verdict)
        best[places] = min(best.get(places, proposal), proposal, key=_most_telling)
    members = {number: [profiles[index] for index in group] for number, group in enumerate(groups)}
    members.update((-index - 1, [profiles[index]]) for index in profiles)
    asked: dict[Pair, Proposal] = {}
    for places, proposal in best.items():
        if not _name_two_things(*(members[place] for place in places)):
            pair = proposal.one, proposal.other
            asked[pair] = min(asked.get(pair, proposal), proposal, key=_most_telling)
    return list(asked.values())


def _proposal(a: Profile, b: Profile, verdict: Verdict) -> Proposal:
    one, other = sorted((a.key, b.key))
    return Proposal(one, other, verdict.points, a.size + b.size, verdict.reason, min(a.size, b.size), verdict.kind)


def _is_weak(verdict: Verdict, one: Profile, other: Profile) -> bool:
    """Whether nothing but one everyday word of English, and what comes with it, speaks for one entry. What is spelled
    by its sound is no such word: 特朗普."""
    if is_foreign_name(one) or is_foreign_name(other):
        return False
    kinds = verdict.kind.split("; ")
    return kinds[0] == _NAMED and specificity(verdict.names[0]) == 1 and _WEAK.issuperset(kinds)


def _name_two_things(some: Sequence[Profile], others: Sequence[Profile]) -> bool:
    """Whether what stands between two concepts is said by their headwords: nobody need be asked."""
    return any(name_two_things(one, other) for one in some for other in others)


def _senses(doubts: Mapping[str, Doubt]) -> Iterator[Proposal]:
    for key, doubt in doubts.items():
        reason = _TWO_SENSES.replace("…", doubt.english)
        yield Proposal(key, key, ASK, doubt.all_uses, reason, doubt.uses, _TWO_SENSES)


def _worth(proposal: Proposal) -> tuple[float, int, float, int, str, str]:
    return -proposal.smaller * min(proposal.points, MERGE), -proposal.uses, *_most_telling(proposal)


def _most_telling(proposal: Proposal) -> tuple[float, int, str, str]:
    return -proposal.points, -proposal.uses, proposal.one, proposal.other

"""Whether one headword names two things: 推理 (Reasoning) and 推理 (Inference)."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from glossary.language.english import is_related, normal, share_word
from glossary.language.likeness import mean_likeness
from glossary.language.script import has_han
from glossary.model import Use

# On average the definitions of one thing share more than this, those of two things less. English names with a
# word in common (Decode Phase, Decode Stage) need stronger evidence.
UNLIKE = 0.15
_UNLIKE_KIN = 0.08
# Between this and UNLIKE, a person is asked.
_DOUBTFUL = 0.25
_MOST_DEFINITIONS = 12


# Where a use stands, what puts uses into one order whatever order they came in: post, start, term.
place = attrgetter("post", "start", "term")


class _Group:
    """The uses of one headword whose English names may be wordings of one."""

    def __init__(self, english: str) -> None:
        self.english = english
        self.uses: list[Use] = []

    def definitions(self) -> tuple[str, ...]:
        return tuple(sorted({use.definition for use in self.uses if has_han(use.definition)})[:_MOST_DEFINITIONS])


class Senses(NamedTuple):
    """The senses of one headword, each as its uses in the order of posts; the most used first.

    `doubt` is, for a headword of one sense, the second English name under which it may be another one.
    """

    parts: list[tuple[Use, ...]]
    doubt: str = ""


def split(uses: Sequence[Use], wish: bool | None = None) -> Senses:
    """The senses of one headword, or what a person wishes: never split, or split by English.

    Two senses need strong evidence: English names without a common stem or short form, *and* definitions on
    both sides that share next to nothing. A use without English goes where its definition fits best.
    """
    ordered = tuple(sorted(uses))  # Of one key, so by place.
    if wish is False or len({use.english for use in ordered}) < 2 or (wish is None and _is_full_name(ordered[0].term)):
        return Senses([ordered])
    groups = _group_by_english(ordered)
    if len(groups) < 2:
        return Senses([ordered])
    senses, rest = (groups, list[_Group]()) if wish else _settle(groups)
    if len(senses) == 1:
        return Senses([ordered], _doubt(senses[0], rest))
    for use in [use for group in rest for use in group.uses] + [use for use in ordered if not use.english]:
        _closest(senses, use).uses.append(use)
    found = [tuple(sorted(sense.uses)) for sense in senses]
    return Senses(sorted(found, key=lambda sense: (-len(sense), normal(sense[0].english), place(sense[0]))))


def _doubt(sense: _Group, rest: Sequence[_Group]) -> str:
    """The most used English name with no word of the sense's, whose definitions are unlike or cannot be compared."""
    for group in rest:
        likeness = mean_likeness(group.definitions(), sense.definitions())
        if likeness < _DOUBTFUL and not share_word(group.english, sense.english):
            return group.english
    return ""


def _is_full_name(term: str) -> bool:
    """A transliterated name in parts, as 鲍勃·雷: one person, however the English is spelled."""
    return "·" in term


def _group_by_english(uses: Sequence[Use]) -> list[_Group]:
    """Related English names in one group, for which its most used name stands; nothing where all bear one name."""
    counts: dict[str, int] = {}
    names: dict[str, str] = {}
    for use in uses:
        if key := normal(use.english):
            counts[key] = counts.get(key, 0) + 1
            names[key] = min(names.get(key, use.english), use.english)
    if len(counts) < 2:
        return []
    groups: list[_Group] = []
    home: dict[str, _Group] = {}
    for key in sorted(counts, key=lambda key: (-counts[key], key)):
        for group in groups:
            if is_related(group.english, names[key]):
                home[key] = group
                break
        else:
            home[key] = _Group(names[key])
            groups.append(home[key])
    for use in uses:
        if key := normal(use.english):
            home[key].uses.append(use)
    return groups


def _settle(groups: list[_Group]) -> tuple[list[_Group], list[_Group]]:
    """The groups that are senses of their own, and those that the evidence does not set apart."""
    groups = sorted(groups, key=lambda group: (-len(group.uses), normal(group.english)))
    first = next((group for group in groups if group.definitions()), groups[0])
    senses: list[_Group] = [first]
    rest: list[_Group] = []
    for group in groups:
        if group is first:
            continue
        apart = group.definitions() and all(_are_unlike(group, sense) for sense in senses)
        (senses if apart else rest).append(group)
    return senses, rest


def _are_unlike(one: _Group, other: _Group) -> bool:
    limit = _UNLIKE_KIN if share_word(one.english, other.english) else UNLIKE
    return mean_likeness(one.definitions(), other.definitions()) < limit


def _closest(senses: list[_Group], use: Use) -> _Group:
    """The sense whose English is related, whose definitions are alike, which is used most, which comes first."""

    def closeness(number: int) -> tuple[bool, float, int, int]:
        sense = senses[number]
        related = bool(use.english) and is_related(use.english, sense.english)
        return related, mean_likeness((use.definition,), sense.definitions()), len(sense.uses), -number

    return senses[max(range(len(senses)), key=closeness)]

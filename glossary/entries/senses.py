"""Whether one headword names two things: 推理 (Reasoning) and 推理 (Inference)."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from glossary.entries.acronym_senses import are_two_readings, unlike_chinese
from glossary.entries.sense_group import DOUBTFUL, UNLIKE, Group
from glossary.language.english import is_related, normal, share_word
from glossary.language.likeness import mean_likeness, share_within
from glossary.language.script import is_acronym
from glossary.model import Use

# English names with a word in common (Decode Phase, Decode Stage) need stronger evidence.
_UNLIKE_KIN = 0.08
# A name that so many times fewer uses bear than the usual one stands alone.
_RARE = 4


# Where a use stands, what puts uses into one order whatever order they came in: post, start, term.
place = attrgetter("post", "start", "term")


class Senses(NamedTuple):
    """The senses of one headword, each as its uses in the order of posts; the most used first.

    `doubt` is, for a headword of one sense, the second English name under which it may be another one.
    """

    parts: list[tuple[Use, ...]]
    doubt: str = ""


def split(uses: Sequence[Use], wish: bool | None = None) -> Senses:
    """The senses of one headword, or what a person wishes: never split, or split by English.

    Two senses need strong evidence: English names without a common stem or short form, *and* definitions on
    both sides that share next to nothing; a Chinese name of an acronym needs to be unlike all that is said elsewhere.
    A use without English goes where its definition or Chinese name fits best.
    """
    ordered = tuple(sorted(uses))  # Of one key, so by place.
    if wish is False or len({use.english for use in ordered}) < 2 or (wish is None and _is_full_name(ordered[0].term)):
        return Senses([ordered])
    foreign = [] if wish else unlike_chinese(ordered)
    groups = _group_by_english(ordered, 1 if foreign else 2)
    if not groups:
        return Senses([ordered])
    senses, rest = (groups, list[Group]()) if wish else _settle(ordered[0].term, groups)
    senses += foreign
    if len(senses) == 1:
        return Senses([ordered], _doubt(senses[0], rest))
    placed = {use for group in foreign for use in group.uses}
    for use in [use for group in rest for use in group.uses] + [use for use in ordered if not use.english]:
        if use not in placed:
            _closest(senses, use).uses.append(use)
    found = [tuple(sorted(sense.uses)) for sense in senses]
    return Senses(sorted(found, key=lambda sense: (-len(sense), normal(sense[0].english), place(sense[0]))))


def _doubt(sense: Group, rest: Sequence[Group]) -> str:
    """The most used English name with no word of the sense's, whose definitions are unlike or cannot be compared.

    A bare acronym without a definition, or a name that stands alone among many uses, is rather a slip than a sense.
    """
    for group in rest:
        is_slip = is_acronym(group.english) or len(group.uses) * _RARE < len(sense.uses)
        if is_slip and not group.definitions():
            continue
        likeness = mean_likeness(group.definitions(), sense.definitions())
        if likeness < DOUBTFUL and not share_word(group.english, sense.english):
            return group.english
    return ""


def _is_full_name(term: str) -> bool:
    """A transliterated name in parts, as 鲍勃·雷: one person, however the English is spelled."""
    return "·" in term


def _group_by_english(uses: Sequence[Use], least: int) -> list[Group]:
    """Related English names in one group, for which its most used name stands; nothing where fewer than `least` are."""
    keys = {name: normal(name) for name in {use.english for use in uses}}
    names: dict[str, str] = {}
    for name, key in keys.items():
        names[key] = min(names.get(key, name), name)
    names.pop("", None)
    if len(names) < least:
        return []
    counts = dict.fromkeys(names, 0)
    for use in uses:
        if key := keys[use.english]:
            counts[key] += 1
    groups: list[Group] = []
    home: dict[str, Group] = {}
    for key in sorted(counts, key=lambda key: (-counts[key], key)):
        for group in groups:
            if is_related(group.english, names[key]):
                home[key] = group
                break
        else:
            home[key] = Group(names[key])
            groups.append(home[key])
    for use in uses:
        if key := keys[use.english]:
            home[key].uses.append(use)
    return groups


def _settle(term: str, groups: list[Group]) -> tuple[list[Group], list[Group]]:
    """The groups that are senses of their own, and those that the evidence does not set apart."""
    groups = sorted(groups, key=lambda group: (-len(group.uses), normal(group.english)))
    first = next((group for group in groups if group.definitions()), groups[0])
    senses: list[Group] = [first]
    rest: list[Group] = []
    for group in groups:
        if group is first:
            continue
        apart = all(are_two_readings(term, group, sense) for sense in senses) or (
            group.definitions() and all(_are_unlike(group, sense) for sense in senses)
        )
        (senses if apart else rest).append(group)
    return senses, rest


def _are_unlike(one: Group, other: Group) -> bool:
    limit = _UNLIKE_KIN if share_word(one.english, other.english) else UNLIKE
    return mean_likeness(one.definitions(), other.definitions()) < limit


def _closest(senses: list[Group], use: Use) -> Group:
    """The sense whose English is related, whose definitions are alike, which is used most, which comes first."""

    def closeness(number: int) -> tuple[bool, float, float, int, int]:
        sense = senses[number]
        related = bool(use.english) and is_related(use.english, sense.english)
        definitions = sense.definitions()
        alike = mean_likeness((use.definition,), definitions)
        return related, alike, share_within(use.chinese, definitions), len(sense.uses), -number

    return senses[max(range(len(senses)), key=closeness)]

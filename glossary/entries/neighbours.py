"""Which headwords must be built again when the uses of some have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from glossary.entries import senses
from glossary.entries.borrowed_names import Bearers, chinese_given, with_own_names
from glossary.entries.build import MOST_SHARERS, NO_DECISIONS, Decisions, judge, wish
from glossary.entries.profiles import Profile, name_key, names_said, profile
from glossary.entries.verdict import MERGE
from glossary.model import Use


def affected(
    changed: Iterable[str],
    uses: Mapping[str, Sequence[Use]],
    sharers: Callable[[str], Iterable[str]],
    decisions: Decisions = NO_DECISIONS,
) -> set[str]:
    """The changed headwords, and all that stand in one entry with them or now might: what `build_concepts` must see.

    `changed` must also hold the headwords that stood in one concept with a changed one before the change;
    `uses` are those after it. `sharers` gives the headwords that `profiles.names` connects with a name, called by
    it or mentioning it. Building the headwords returned gives the concepts that building everything gives them.
    """
    profiles: dict[str, list[Profile]] = {}
    bearers = bearers_among(uses, sharers)

    def profiles_of(key: str) -> list[Profile]:
        if key not in profiles:
            own_uses = with_own_names(uses[key], bearers)
            profiles[key] = [profile(key, own) for own in senses.split(own_uses, wish(key, decisions)).parts]
        return profiles[key]

    found: set[str] = set()
    waiting = [key for key in changed if uses.get(key)]
    while waiting:
        key = waiting.pop()
        if key in found:
            continue
        found.add(key)
        for others, common in _meetings(key, uses[key], sharers, decisions):
            near = [other for other in others if other not in found and uses.get(other)]
            waiting += near if common else [o for o in near if _are_linked(profiles_of(key), profiles_of(o), decisions)]
    return found


def bearers_among(uses: Mapping[str, Sequence[Use]], sharers: Callable[[str], Iterable[str]]) -> Bearers:
    """The bearers of a name, by the headwords that meet by it."""
    return lambda name: [uses[key] for key in sorted(set(sharers(name)))]


def givers(names: Iterable[str], bearers: Bearers) -> set[str]:
    """The Latin headwords that are given one of these names in Chinese, or bear it and are given another: whether what
    they are given is their own may have changed."""
    found: set[str] = set()
    for name in names:
        for own in bearers(name):
            if (given := chinese_given(own)) and (name in given or name_key(own[0].term) == name):
                found.add(own[0].key)
    return found


def _meetings(
    key: str, own: Sequence[Use], sharers: Callable[[str], Iterable[str]], decisions: Decisions
) -> Iterator[tuple[set[str], bool]]:
    """The headwords met by each name, and whether it is so common that `build_concepts` must see them all."""
    called, mentioned = names_said(key, own)
    for name in (*called, *mentioned):
        others = set(sharers(name))
        yield others, len(others) > MOST_SHARERS
    yield {other for pair in decisions.together if key in pair for other in pair}, False


def _are_linked(some: list[Profile], others: list[Profile], decisions: Decisions) -> bool:
    return any(judge(one, other, decisions).points >= MERGE for one in some for other in others)

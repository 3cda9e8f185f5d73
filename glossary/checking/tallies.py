"""What the uses of a headword say of its name, counted by posts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from glossary.language.definitions import closeness
from glossary.language.english import is_related, normal
from glossary.language.folding import fold
from glossary.model import Annotation, Entry, Use

_place = attrgetter("post", "start")
_english = attrgetter("english")
_term = attrgetter("term")

LARGE_GARDEN = 500
"""From so many posts on, a word that matters stands in several of them."""


class Tally(NamedTuple):
    """In how many posts something is annotated with one wording, and the first place, as `path:line`."""

    wording: str = ""
    posts: int = 0
    first: str = ""


def tally(wording: str, uses: Sequence[Use]) -> Tally:
    """In how many posts these uses stand, and the first of them."""
    first = min(uses, key=_place)
    return Tally(wording, post_count(uses), f"{first.post}:{first.line}")


def spellings(uses: Iterable[Use]) -> dict[str, Tally]:
    """How many posts give which English name, by the name as it is written."""
    return {english: tally(english, own) for english, own in _grouped(uses, _english).items()}


def shared_names(uses: Iterable[Use]) -> list[Tally]:
    """How many posts give which English name, however it is written, the most first; no name is none of them.

    Each with the spelling that most posts have.
    """
    written = _grouped(filter(_english, uses), _english)
    if len(written) == 1:
        # As of most headwords: no name need be told from another.
        return [tally(english, own) for english, own in written.items()]
    names: dict[str, list[Use]] = {}
    for english, own in written.items():
        names.setdefault(normal(english), []).extend(own)
    tallies = [tally(usual_spelling(own), own) for own in names.values()]
    return sorted(tallies, key=lambda one: (-one.posts, one.wording))


def usual_spelling(uses: Iterable[Use]) -> str:
    """The English name as most posts write it; of equals the first in the alphabet."""
    return _most_used(uses, _english)


def usual_term(uses: Iterable[Use]) -> str:
    """The headword as most posts write it; of equals the first in the alphabet."""
    return _most_used(uses, _term)


def post_count(uses: Iterable[Use]) -> int:
    """In how many posts these uses stand."""
    return len({use.post for use in uses})


def folded_headwords(entry: Entry) -> Sequence[str]:
    """The folded names of an entry that may stand in bold: its term and its aliases."""
    return list(dict.fromkeys(map(fold, (entry.term, *entry.aliases))))


def distance(english: str, entry: Entry) -> int:
    """How far an English name is from an entry's: 0 the same name, 1 a wording of it, or none, 2 another."""
    if not english or not entry.english:
        return 1
    if normal(english) == normal(entry.english):
        return 0
    return 1 if is_related(english, entry.english) else 2


def remoteness(said: Use | Annotation, entry: Entry) -> tuple[int, float]:
    """How far what is said of a headword is from an entry of that name: by its English, then by its definition."""
    return distance(said.english, entry), -closeness(said.definition, [entry.definition])


def speaks_for(use: Use, entry: Entry, rivals: Sequence[Entry]) -> bool:
    """Whether a use of one of an entry's names speaks for it, where other entries may be called so too."""
    return len(rivals) < 2 or min(rivals, key=lambda rival: (remoteness(use, rival), rival)) == entry


def _most_used(uses: Iterable[Use], wording: Callable[[Use], str]) -> str:
    groups = _grouped(uses, wording)
    if len(groups) == 1:
        return next(iter(groups))
    return min(groups, key=lambda one: (-post_count(groups[one]), one))


def _grouped(uses: Iterable[Use], key: Callable[[Use], str]) -> dict[str, list[Use]]:
    groups: dict[str, list[Use]] = {}
    for use in uses:
        groups.setdefault(key(use), []).append(use)
    return groups

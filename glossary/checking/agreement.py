"""The English name on which the posts agree for a headword, and how far they do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from glossary.checking.tallies import Tally, shared_names
from glossary.checking.wording import WORDS, wording_difference
from glossary.model import Use

# A name is settled where so many posts have it, and so many times as many as have other words.
_LEAST = 3
_MARGIN = 3


class Agreement(NamedTuple):
    """The name that most posts have, how many of them have it or a wording of it, how many have other words."""

    name: Tally
    agreeing: int = 0
    disagreeing: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether enough posts have the name, and hardly any have another."""
        return self.agreeing >= _LEAST and self.agreeing >= _MARGIN * self.disagreeing


NO_AGREEMENT = Agreement(Tally())


def agreement(uses: Iterable[Use]) -> Agreement:
    """What these uses agree on; nothing where none of them gives an English name."""
    tallies = shared_names(uses)
    if len(tallies) == 1:
        return Agreement(tallies[0], tallies[0].posts)
    most = [one for one in tallies if one.posts == tallies[0].posts]
    return max((_around(one, tallies) for one in most), key=lambda one: one.agreeing, default=NO_AGREEMENT)


def _around(name: Tally, tallies: Sequence[Tally]) -> Agreement:
    against = sum(other.posts for other in tallies if wording_difference(name.wording, other.wording) == WORDS)
    return Agreement(name, sum(other.posts for other in tallies) - against, against)

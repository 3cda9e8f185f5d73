"""The garden at a glance: how much there is, how well it agrees, what matters most."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from glossary.checking.disputes import Concepts, Dispute, chinese_disputes, consistency, english_disputes, ranked
from glossary.checking.tallies import folded_headwords, post_count
from glossary.checking.uses import Uses
from glossary.index.lookup import Found


class Overview(NamedTuple):
    """Counts of posts, annotations and entries; `one_offs` are entries that one post annotates and no person touched.

    `agreeing` of `compared` uses have the usual wording of their concept; `disputes` come weightiest first.
    """

    posts: int
    annotations: int
    entries: int
    one_offs: int
    by_hand: int
    agreeing: int
    compared: int
    disputes: Sequence[Dispute]

    @property
    def consistency(self) -> float:
        """The share of the uses that have the usual wording: Σ majority uses / Σ uses; 1 where nothing is compared."""
        return self.agreeing / self.compared if self.compared else 1.0


def overview(found: Sequence[Found], uses: Uses) -> Overview:
    """What the posts' uses and the glossary's entries come to."""
    entries = [one.entry for one in found]
    every = list(uses.all())
    concepts = Concepts(entries)
    agreeing, compared = consistency(every, concepts)
    disputes = ranked([*english_disputes(every, concepts), *chinese_disputes(entries, uses)])
    return Overview(
        uses.posts,
        sum(len(own) for _, own in every),
        len(entries),
        sum(_is_one_off(one, uses) for one in found),
        sum(one.touched for one in found),
        agreeing,
        compared,
        disputes,
    )


def _is_one_off(found: Found, uses: Uses) -> bool:
    own = (use for headword in folded_headwords(found.entry) for use in uses.of(headword))
    return not found.touched and post_count(own) < 2

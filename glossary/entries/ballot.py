"""What an election goes by besides the uses, and when what stands in the file is beaten."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from glossary.model import Entry


class Ballot(NamedTuple):
    """What an election goes by besides the uses.

    Of an entry into which a person merged others, the key of its own term (`own`) and of the names given up. The entry
    as it stands in the file, if it does: it is not turned over by a tie. The headwords that share a short definition.
    """

    own: str = ""
    given_up: frozenset[str] = frozenset()
    standing: Entry = Entry("")
    sharers: Mapping[str, Collection[str]] = {}


USES_ALONE = Ballot()


def is_beaten(votes: int, by: int) -> bool:
    """Whether what stands with these votes goes: another has two more, or nothing speaks for it any longer.

    One more is no reason: of two wordings that posts use now and then, each next post would turn the entry over.
    """
    return by - votes > 1 or votes == 0 < by

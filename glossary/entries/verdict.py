"""What the evidence about two headwords comes to, in points, and what points mean."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

MERGE = 2.0
ASK = 1.0
# Below this, two headwords contradict each other.
CONFLICT = 0.0
# The points of a pair that a person has decided; negative when it is to stay apart.
DECIDED = 1000.0


_NAME = "…"


class Verdict(NamedTuple):
    """How much speaks for one entry, and why: `kind` in plain words with `…` for each name, `names` the names."""

    points: float
    kind: str
    names: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Why, with the names in their places."""
        parts = self.kind.split(_NAME)
        return "".join(part + name for part, name in zip(parts, (*self.names, ""), strict=True))


NOTHING = Verdict(0.0, "")


def joined_verdict(points: float, parts: Iterable[Verdict]) -> Verdict:
    """One verdict of so many points, for the reasons of its parts."""
    telling = [part for part in parts if part.kind]
    names = tuple(name for part in telling for name in part.names)
    return Verdict(points, "; ".join(part.kind for part in telling), names)

"""What the evidence about two headwords comes to, in points, and what points mean."""

from __future__ import annotations

from typing import NamedTuple

MERGE = 2.0
ASK = 1.0
# Below this, two headwords contradict each other.
CONFLICT = 0.0
# The points of a pair that a person has decided; negative when it is to stay apart.
DECIDED = 1000.0


class Verdict(NamedTuple):
    """How much speaks for one entry, and why, in plain words."""

    points: float
    reason: str


NOTHING = Verdict(0.0, "")

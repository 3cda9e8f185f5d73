"""Groups of headwords around the most used ones: no chain of half-alike headwords grows into one entry."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from glossary.entries.verdict import ASK, CONFLICT, DECIDED, MERGE

Pair = tuple[int, int]

# Members contradict a newcomer in vain where those that tie it to the group have more than so many times their uses:
# many times, where they contradict it outright; fewer, where two translations of one word merely look unlike.
_VETO, _WEAK_VETO = 10, 4
_OUTRIGHT = -2.0
# One tie this strong speaks for a third of a group as others do for half of it.
_SURE = 3.0
# So strong a tie to a member makes up for what the tie to the sense in front lacks.
_TELLING, _NEARLY = 2.5, 1.5
# Groups are one where half of what was compared between them ties them; most of it, where little ties those in front.
_HALF, _MOST = 0.5, 0.75

_Fits = Callable[[list[int], list[float | None], Mapping[int, int]], bool]


class Ties(NamedTuple):
    """The uses of each sense, and the points of the compared pairs, each pair with its smaller number first.

    Of two senses that were not compared, since they share no name, `are_unlike` tells whether they contradict all
    the same.
    """

    sizes: Mapping[int, int]
    points: Mapping[Pair, float]
    are_unlike: Callable[[int, int], bool] = lambda one, other: False

    def between(self, one: int, other: int) -> float | None:
        """The points of a pair; None when it was not compared and nothing speaks against it."""
        pair = (one, other) if one < other else (other, one)
        if pair in self.points:
            return self.points[pair]
        return -1.0 if self.are_unlike(*pair) else None


def cluster(evidence: Ties) -> list[list[int]]:
    """The groups of two or more senses, each with the sense it is built around in front.

    Senses come in the order of their uses. One joins a group when MERGE points tie it to the sense in front, or to
    members with half of the group's uses (a third, where a tie is sure), and when it contradicts no member that counts
    beside these; of several such groups, the one with the best tie. What is not tied to a sense, directly or through
    others, has no influence on its group. One that was left alone joins a group that contradicts it nowhere, where less
    ties it: the sense in front nearly, or half of the uses that it was compared with. At the end, groups that a person
    wants together are made one, unless a person keeps members apart.
    """
    ties: dict[int, list[int]] = {}
    for (a, b), points in evidence.points.items():
        if MERGE <= points < DECIDED:
            ties.setdefault(a, []).append(b)
            ties.setdefault(b, []).append(a)
    home: dict[int, list[int]] = {}
    groups: list[list[int]] = []
    for index in sorted(ties, key=lambda index: (-evidence.sizes[index], index)):
        near = {home[partner][0]: home[partner] for partner in ties[index] if partner in home}
        group = _best_group(index, list(near.values()), evidence, _fits)
        if group is None:
            groups.append(group := [])
        group.append(index)
        home[index] = group
    _join_those_alone(groups, home, ties, evidence)
    _join_groups(groups, home, ties, evidence)
    return [group for group in _with_decided(groups, home, evidence) if len(group) > 1]


def _join_those_alone(
    groups: list[list[int]], home: dict[int, list[int]], ties: Mapping[int, list[int]], evidence: Ties
) -> None:
    for own in [group for group in groups if len(group) == 1]:
        index = own[0]
        near = {home[partner][0]: home[partner] for partner in ties[index] if len(home[partner]) > 1}
        if len(own) == 1 and (group := _best_group(index, list(near.values()), evidence, _fits_nearly)):
            groups.remove(own)
            group.append(index)
            home[index] = group


def _join_groups(
    groups: list[list[int]], home: dict[int, list[int]], ties: Mapping[int, list[int]], evidence: Ties
) -> None:
    """Makes one of groups that are tied by most of what was compared between them, the best tied first."""
    while True:
        near = {(home[a][0], home[b][0]) for a in ties for b in ties[a] if home[a][0] < home[b][0]}
        bonds = [(_bond(home[a], home[b], evidence), a, b) for a, b in near]
        best = max(((bond, -a, -b) for bond, a, b in bonds if bond > 0), default=None)
        if best is None:
            return
        one, other = sorted((home[-best[1]], home[-best[2]]), key=lambda group: (-evidence.sizes[group[0]], group[0]))
        groups.remove(other)
        one += other
        home.update((index, one) for index in other)


def _bond(one: list[int], other: list[int], evidence: Ties) -> float:
    """How much of what was compared between two groups ties them.

    Nothing, where the senses in front share no name, where it is less than half, or than most where little ties these,
    nor where a member contradicts one of the others.
    """
    fronts = evidence.between(one[0], other[0])
    if fronts is None:
        return 0.0
    known = [(a, b, evidence.between(a, b)) for a in one for b in other]
    compared = [(evidence.sizes[a] * evidence.sizes[b], points) for a, b, points in known if points is not None]
    if any(points < CONFLICT for _, points in compared):
        return 0.0
    share = sum(size for size, points in compared if points >= MERGE) / sum(size for size, _ in compared)
    return share if share >= (_HALF if fronts >= ASK else _MOST) else 0.0


def _with_decided(groups: list[list[int]], home: dict[int, list[int]], evidence: Ties) -> list[list[int]]:
    """The groups, those made one that a person wants together; the one with the most used sense comes in front."""
    for a, b in sorted(pair for pair, points in evidence.points.items() if points == DECIDED):
        for index in (a, b):
            if index not in home:
                home[index] = [index]
                groups.append(home[index])
        one, other = sorted((home[a], home[b]), key=lambda group: (-evidence.sizes[group[0]], group[0]))
        if one is not other and all(evidence.between(x, y) != -DECIDED for x in one for y in other):
            groups.remove(other)
            one += other
            home.update((index, one) for index in other)
    return groups


def _best_group(index: int, groups: list[list[int]], evidence: Ties, fits: _Fits) -> list[int] | None:
    best: list[int] | None = None
    best_rank = (0.0, 0, 0)
    for group in groups:
        known = [evidence.between(index, member) for member in group]
        if fits(group, known, evidence.sizes):
            rank = (max(points for points in known if points is not None), evidence.sizes[group[0]], -group[0])
            if best is None or rank > best_rank:
                best, best_rank = group, rank
    return best


def _fits(group: list[int], known: list[float | None], sizes: Mapping[int, int]) -> bool:
    """Whether a newcomer fits a group, by the points between it and each member."""
    if -DECIDED in known:
        return False
    compared = [(sizes[member], points) for member, points in zip(group, known, strict=True) if points is not None]
    tied = sum(size for size, points in compared if points >= MERGE)
    against = sum(size * _veto(points) for size, points in compared if points < CONFLICT)
    if against >= tied or (known[0] is not None and known[0] < CONFLICT):
        return False
    if known[0] is not None and known[0] >= MERGE:
        return True
    is_sure = max(points for _, points in compared) >= _SURE
    return (3 if is_sure else 2) * tied >= sum(map(sizes.__getitem__, group))


def _fits_nearly(group: list[int], known: list[float | None], sizes: Mapping[int, int]) -> bool:
    """Whether a newcomer that is tied to a member and contradicts none is nearly tied to the front, or is tied to half
    of what it was compared with."""
    compared = [(sizes[member], points) for member, points in zip(group, known, strict=True) if points]
    best = max(points for _, points in compared)
    if best < MERGE or any(points < CONFLICT for _, points in compared):
        return False
    if best >= _TELLING and known[0] is not None and known[0] >= _NEARLY:
        return True
    return 2 * sum(size for size, points in compared if points >= MERGE) >= sum(size for size, _ in compared)


def _veto(points: float) -> int:
    return _VETO if points <= _OUTRIGHT else _WEAK_VETO

"""Fixes carried out on one post's text, each kept only where it does what it should and nothing else.

Law 8 of docs/architecture.md: afterwards the mended findings are gone and no new ones came. What breaks that law is
left as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from glossary.checking.finding import Finding
from glossary.checking.harm import keeps_structure
from glossary.edits import Origins, apply, without_overlaps

# One fix may make room for the next; more rounds than this would be a circle.
_MOST_ATTEMPTS = 1000
Back = Callable[[int], int]
Recheck = Callable[[str, Back], list[Finding]]
"""Checks a changed text; the function leads from its offsets back to those of the text as it was at first."""


class Mended(NamedTuple):
    """A post's text after its fixes, what is still found in it, and how many findings are gone by them."""

    text: str
    findings: list[Finding]
    mended: int


def mend(text: str, findings: Sequence[Finding], recheck: Recheck, *, unsafe: bool) -> Mended:
    """Carries out the fixes, the unsafe ones too if wanted, until none is left that can be."""
    left, refused, count = list(findings), set[tuple[str, int]](), 0
    most, since_refusal = len(left), False
    steps: list[Origins] = []

    def name(finding: Finding) -> tuple[str, int]:
        """What stays the same of a finding while other places are mended: its first place."""
        return finding.rule, _back(steps)(finding.start)

    for _ in range(_MOST_ATTEMPTS):
        wanted = (one for one in left if one.edits and (one.safe or unsafe) and name(one) not in refused)
        chosen = choose_fixes(wanted, most)
        if not chosen and since_refusal:
            # What was refused may do no harm now that other places are mended; a second run must find nothing to do.
            refused.clear()
            since_refusal = False
            continue
        if not chosen:
            break
        edits = without_overlaps(edit for finding in chosen for edit in finding.edits)
        after, origins = apply(text, edits), Origins(edits)
        found = recheck(after, _back((*steps, origins)))
        new = unlawful(left, chosen, origins, found)
        if not new and keeps_structure(text, after, edits):
            text, left, count = after, found, count + len(chosen)
            steps.append(origins)
            most, since_refusal = len(left), bool(refused)
        elif culprits := _culprits(text, chosen, new):
            refused.update(map(name, culprits))
        elif len(chosen) == 1:
            refused.add(name(chosen[0]))
            most = len(left)
        else:
            # One of them does harm: with half of them it is either found or left for later.
            most = len(chosen) // 2
    return Mended(text, left, count)


def choose_fixes(wanted: Iterable[Finding], most: int) -> list[Finding]:
    """The first findings whose edits do not touch one another; a finding's edits go together or not at all.

    Fixes that put in blank lines change what is a paragraph, so they wait until all others are done.
    """
    findings = sorted(wanted, key=lambda finding: (_is_structural(finding), min(finding.edits)))
    chosen: list[Finding] = []
    end = -1
    for finding in findings:
        if chosen and (len(chosen) >= most or _is_structural(finding) != _is_structural(chosen[0])):
            break
        if min(edit.span.start for edit in finding.edits) > end:
            chosen.append(finding)
            end = max(edit.span.end for edit in finding.edits)
    return chosen


def unlawful(
    before: Sequence[Finding], mended: Sequence[Finding], origins: Origins, after: Iterable[Finding]
) -> list[int]:
    """Where findings stand afterwards that did not stand there before, or were to be mended; offsets of before.

    Each finding from before excuses one of its rule at its own place.
    """
    gone = set(mended)
    stays: dict[str, list[Finding]] = {}
    for finding in before:
        if finding not in gone:
            stays.setdefault(finding.rule, []).append(finding)
    places: list[int] = []
    for finding in after:
        place = origins.before(finding.start)
        old = next((one for one in stays.get(finding.rule, ()) if one.start <= place < one.end), None)
        if old is None:
            places.append(place)
        else:
            stays[finding.rule].remove(old)
    return places


def _culprits(text: str, chosen: Sequence[Finding], places: Iterable[int]) -> list[Finding]:
    """For each place where something new is found, the nearest fix in its line."""
    culprits: dict[Finding, None] = {}
    for place in places:
        start, end = text.rfind("\n", 0, place) + 1, text.find("\n", place)
        in_line = [one for one in chosen if start <= one.start and (one.start <= end or end < 0)]
        if in_line:
            culprits[min(in_line, key=lambda one: abs(one.start - place))] = None
    return list(culprits)


def _back(steps: Sequence[Origins]) -> Back:
    def back(offset: int) -> int:
        for step in reversed(steps):
            offset = step.before(offset)
        return offset

    return back


def _is_structural(finding: Finding) -> bool:
    return any(edit.replacement and not edit.replacement.strip() for edit in finding.edits)

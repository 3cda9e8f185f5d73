"""What an import would do, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from glossary.imports.plan import CONFLICT, FILLED, NEW, SAME, Clash, ImportChange
from glossary.report import number

# How many entries of one kind are named, unless all are asked for.
_NAMED = 5


def import_summary(changes: Sequence[ImportChange], most: int = _NAMED) -> Iterator[str]:
    """A line for each kind of change, with some of the terms."""
    for kind, said in ((NEW, "new"), (FILLED, "filled in"), (SAME, "as they were"), (CONFLICT, "in conflict")):
        terms = [change.row.entry.term for change in changes if change.kind == kind]
        if terms:
            named = ", ".join(terms[:most]) + (", …" if len(terms) > most else "")
            yield f"{number(len(terms), 'entry', 'entries')} {said}: {named}"


def conflicts(changes: Iterable[ImportChange], path: str) -> Iterator[tuple[ImportChange, Clash, str]]:
    """Every conflict with a line that shows it."""
    for change in changes:
        for clash in change.clashes:
            yield change, clash, f"{path}:{change.row.line}: {change.row.entry.term}: {clash_text(clash)}"


def clash_text(clash: Clash) -> str:
    """Both values of a field, and where the other stands."""
    theirs, ours = clash.theirs or "(nothing)", clash.ours or "(nothing)"
    if clash.line:
        return f"{clash.field} is {theirs} here, but {ours} in line {clash.line}"
    whose = "a person wrote" if clash.by_hand else "the posts say"
    return f"{clash.field} is {theirs} here, but {whose} {ours}"

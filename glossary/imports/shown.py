"""What an import would do, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.imports.plan import CONFLICT, FILLED, LOCKED, NEW, SAME, Clash, ImportChange
from glossary.report import number

# How many entries of one kind are named, unless all are asked for.
_NAMED = 5
_SAID = {NEW: "new", FILLED: "filled in", SAME: "as they were", CONFLICT: "in conflict", LOCKED: "locked"}


def import_summary(changes: Sequence[ImportChange], most: int = _NAMED) -> Iterator[str]:
    """A line for each kind of change, with some of the terms."""
    for kind, said in _SAID.items():
        terms = [change.row.entry.term for change in changes if change.kind == kind]
        if terms:
            named = ", ".join(terms[:most]) + (", …" if len(terms) > most else "")
            yield f"{number(len(terms), 'entry', 'entries')} {said}: {named}"


def clash_text(clash: Clash, said_at: str = "") -> str:
    """Both values of a field, and where the other stands: in the same file, or in the posts at `said_at`."""
    theirs, ours = shown_value(clash.field, clash.theirs), shown_value(clash.field, clash.ours)
    if clash.line:
        return f"{clash.field} is {theirs} here, but {ours} in line {clash.line}"
    whose = "a person wrote" if clash.by_hand else "the posts say"
    return f"{clash.field} is {theirs} here, but {whose} {ours}" + (f" ({said_at})" if said_at else "")


def shown_value(field: str, value: str) -> str:
    """A value of a field, in words where nothing stands."""
    return value or ("preferred" if field == "status" else "(nothing)")

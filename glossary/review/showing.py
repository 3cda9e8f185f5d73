"""What is shown of a question: lines for a person, a record for a program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.imports.conflicts import Contradiction
from glossary.imports.shown import clash_text, shown_value
from glossary.index.lookup import Found
from glossary.language.width import shorten
from glossary.report import number
from glossary.review.asking import Suggestion
from glossary.review.claims import Claim
from glossary.review.proposing import Case
from glossary.show import below_the_names


def case_record(case: Case, suggestion: Suggestion | None = None) -> dict[str, object]:
    """The stable form for programs; who answers fills in `decision`. What a program suggested stands beside it."""
    proposal = case.proposal
    senses_record = {"senses": list(case.english)} if case.english else {}
    suggested = {"suggested": suggestion.choice, "by": suggestion.by, "why": suggestion.why} if suggestion else {}
    return {
        "one": proposal.one,
        "other": proposal.other,
        "uses": proposal.uses,
        "smaller": proposal.smaller,
        "points": proposal.points,
        "reason": proposal.reason,
        "entries": [_entry_record(found) for found in case.entries()],
        **senses_record,
        **suggested,
        "decision": None,
    }


def _entry_record(found: Found) -> dict[str, object]:
    entry = found.entry
    return {
        "term": entry.term,
        "english": entry.english or None,
        "definition": entry.definition or None,
        "aliases": list(entry.aliases),
        "superseded": list(entry.superseded),
        "annotations": len(found.places),
        "posts": len({number for number, _ in found.places}),
    }


def case_text(case: Case, claims: Sequence[Claim], width: int, suggestion: Suggestion | None = None) -> Iterator[str]:
    """The lines a person reads, each as wide as the terminal at most."""
    yield f"  {shorten(case.proposal.reason, width - 2)}"
    if suggestion:
        yield shorten(f"  {_suggestion_text(suggestion)}", width)
    for found in case.entries():
        yield ""
        yield from (shorten(line, width) for line in _entry_lines(found))
    if case.english:
        yield ""
        yield shorten(f"  senses: {' | '.join(case.english)}", width)
    for claim in claims:
        yield ""
        said = f"  {claim.use.post}:{claim.use.line}"
        yield shorten(said if claim.sentence else f"{said}  (the post no longer says it there)", width)
        if claim.sentence:
            yield f"      {claim.in_width(width - 6)}"


def _suggestion_text(suggestion: Suggestion) -> str:
    said = f"{suggestion.by} suggests: {suggestion.choice}"
    return f"{said} ({suggestion.why})" if suggestion.why else said


def case_line(case: Case, suggestion: Suggestion | None, width: int) -> str:
    """A question in one line, among others that are answered together."""
    names = [" · ".join(filter(None, (found.entry.term, found.entry.english))) for found in case.entries()]
    if case.english:
        names.append(" | ".join(case.english))
    why = suggestion.why if suggestion and suggestion.why else case.proposal.reason
    return shorten(f"{'  /  '.join(names)}   ({why})", width)


def conflict_record(conflict: Contradiction) -> dict[str, object]:
    """The stable form for programs of what an import left open; who answers fills in `decision`."""
    return {
        "term": conflict.ours.term,
        "field": conflict.clash.field,
        "ours": conflict.clash.ours or None,
        "theirs": conflict.clash.theirs or None,
        "source": conflict.left_open.source,
        "decision": None,
    }


def conflict_text(conflict: Contradiction, said_at: str, width: int) -> Iterator[str]:
    """The lines a person reads of it, each as wide as the terminal at most; `said_at` is where the posts say it."""
    ours = conflict.ours
    yield shorten(f"  {' · '.join(filter(None, (ours.term, ours.english)))}", width)
    yield from (shorten(f"      {line}", width) for line in below_the_names(ours))
    yield ""
    yield shorten(f"  {conflict.left_open.source}", width)
    yield shorten(f"      {clash_text(conflict.clash, said_at)}", width)


def conflict_keys(conflict: Contradiction) -> str:
    """The keys that decide it, with both values."""
    field, clash = conflict.clash.field, conflict.clash
    return f"t take {shown_value(field, clash.theirs)}   k keep {shown_value(field, clash.ours)}"


def _entry_lines(found: Found) -> Iterator[str]:
    entry = found.entry
    posts = len({number for number, _ in found.places})
    counts = f"{len(found.places):,} × in {number(posts, 'post')}"
    yield f"  {' · '.join(filter(None, (entry.term, entry.english)))}   [{counts}]"
    yield from (f"      {line}" for line in below_the_names(entry))

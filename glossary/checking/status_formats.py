"""An overview as text for a person, as JSON for programs, and as a badge for a README."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from glossary.checking.disputes import Dispute
from glossary.checking.overview import Overview
from glossary.report import number

_SHOWN = 10
# A wording more or less changes nothing in a line for a person.
_WORDINGS = 5
_GOOD, _FAIR = 0.95, 0.8


class Status(NamedTuple):
    """An overview with what else is to be known: the consistency at the last run, open proposals, changed posts.

    None where it is not known.
    """

    overview: Overview
    before: float | None = None
    proposals: int | None = None
    changed: int = 0


def _as_text(status: Status) -> Iterator[str]:
    """A few lines, and the concepts that matter most with the command that settles each."""
    one = status.overview
    yield f"{number(one.posts, 'post')}, {number(one.annotations, 'annotation')}"
    entries = number(one.entries, "entry", "entries")
    yield f"{entries}: {number(one.one_offs, 'one-off')}, {one.by_hand:,} edited by hand"
    yield _consistency(status)
    yield f"{number(len(one.disputes), 'concept')} contested"
    if status.proposals:
        yield f"{number(status.proposals, 'open proposal')}: glossary review"
    if status.changed:
        posts = number(status.changed, "post has", "posts have")
        yield f"{posts} changed since the last extraction: glossary extract"
    if one.disputes:
        yield ""
        yield from what_matters(one.disputes)


def what_matters(disputes: Sequence[Dispute]) -> Iterator[str]:
    """The weightiest concepts, each with its wordings and the command that settles it."""
    yield "What matters most, and what settles it:"
    for dispute in disputes[:_SHOWN]:
        wordings = ", ".join(f"{one.wording} {one.posts:,}" for one in dispute.wordings[:_WORDINGS])
        more = len(dispute.wordings) - _WORDINGS
        yield f"  {dispute.about}: {wordings}" + (f", {more} more" if more > 0 else "")
        yield f"    {dispute.command}"


def _as_json(status: Status) -> Iterator[str]:
    """One object."""
    one = status.overview
    record = {
        "posts": one.posts,
        "annotations": one.annotations,
        "entries": one.entries,
        "one_offs": one.one_offs,
        "by_hand": one.by_hand,
        "consistency": round(one.consistency, 4),
        "consistency_before": status.before,
        "contested": len(one.disputes),
        "proposals": status.proposals,
        "changed_posts": status.changed,
        "disputes": [_record(dispute) for dispute in one.disputes],
    }
    yield json.dumps(record, ensure_ascii=False, indent=1)


def as_badge(status: Status) -> Iterator[str]:
    """A line of Markdown with an image that tells the consistency."""
    share = status.overview.consistency
    colour = "brightgreen" if share >= _GOOD else "yellow" if share >= _FAIR else "orange"
    said = f"{share:.0%} consistent"
    yield f"![glossary: {said}](https://img.shields.io/badge/glossary-{quote(said)}-{colour})"


def _consistency(status: Status) -> str:
    one = status.overview
    if not one.compared:
        return "no term annotated in two posts, so that nothing can disagree"
    return f"{one.consistency:.1%} consistent{_trend(status)}: {one.agreeing:,} of {one.compared:,} annotations"


def _trend(status: Status) -> str:
    if status.before is None:
        return ""
    points = 100 * (status.overview.consistency - status.before)
    return f" ({points:+.1f} since the last run)" if abs(points) >= 0.05 else ""


def _record(dispute: Dispute) -> dict[str, object]:
    wordings = [{"wording": one.wording, "posts": one.posts, "first": one.first} for one in dispute.wordings]
    return {
        "about": dispute.about,
        "kind": dispute.kind,
        "weight": dispute.weight,
        "wordings": wordings,
        "command": dispute.command,
    }


FORMATS: Mapping[str, Callable[[Status], Iterator[str]]] = {"text": _as_text, "json": _as_json, "badge": as_badge}

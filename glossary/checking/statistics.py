"""Findings counted by rule, by post or by entry, for a person or for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary.checking.finding import Finding
from glossary.language.width import display_width

KEYS: Mapping[str, Callable[[Finding], str]] = {
    "rule": lambda finding: finding.rule,
    "post": lambda finding: finding.path,
    "entry": lambda finding: finding.about,
}


class Count(NamedTuple):
    """How many findings have something in common, and how many of them can be fixed, safely or after a look."""

    name: str
    findings: int
    safe: int
    unsafe: int


def count_findings(findings: Sequence[Finding], key: str) -> list[Count]:
    """The counts by one of the KEYS, the most first."""
    name_of = KEYS[key]
    total = Counter(map(name_of, findings))
    safe = Counter(name_of(finding) for finding in findings if finding.fixable == "safe")
    unsafe = Counter(name_of(finding) for finding in findings if finding.fixable == "unsafe")
    names = sorted(total, key=lambda name: (-total[name], name))
    return [Count(name, total[name], safe[name], unsafe[name]) for name in names]


def statistics_as_text(counts: Sequence[Count]) -> Iterator[str]:
    """A line for each count."""
    width = max((display_width(one.name) for one in counts), default=0)
    for one in counts:
        notes = [f"{one.safe:,} fixable"] if one.safe else []
        notes += [f"{one.unsafe:,} with --unsafe-fixes"] if one.unsafe else []
        gap = " " * (max(20, width) - display_width(one.name))
        yield f"{one.findings:>7,}  {one.name}{gap}  {', '.join(notes)}".rstrip()


def statistics_as_json(counts: Sequence[Count], key: str) -> Iterator[str]:
    """One array."""
    records = [{key: one.name, "findings": one.findings, "safe": one.safe, "unsafe": one.unsafe} for one in counts]
    yield json.dumps(records, ensure_ascii=False, indent=1)

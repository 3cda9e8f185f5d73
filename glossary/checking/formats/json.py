"""Findings for programs: one JSON array of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from glossary.checking.baseline import fingerprint
from glossary.checking.finding import Finding


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """The array, one finding a line."""
    yield "["
    for position, finding in enumerate(findings):
        comma = "," if position + 1 < len(findings) else ""
        yield json.dumps(record(finding), ensure_ascii=False) + comma
    yield "]"


def record(finding: Finding) -> dict[str, object]:
    """The stable form of a finding; offsets are code points in the file."""
    return {
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "start": finding.start,
        "end": finding.end,
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "entry": finding.about or None,
        "fix": finding.fixable or None,
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "replacement": edit.replacement} for edit in finding.edits
        ],
        "fingerprint": fingerprint(finding),
    }

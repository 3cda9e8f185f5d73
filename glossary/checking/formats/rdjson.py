"""Findings as reviewdog reads them, without their fixes: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf

Its columns count bytes, which a finding does not know: places are lines, and a fix would need columns.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from glossary.checking.finding import Finding

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """One object with all diagnostics."""
    result = {"source": {"name": "glossary"}, "diagnostics": [_diagnostic(finding) for finding in findings]}
    yield json.dumps(result, ensure_ascii=False, indent=1)


def _diagnostic(finding: Finding) -> dict[str, object]:
    lines = {"start": {"line": finding.line}, "end": {"line": finding.end_line}}
    return {
        "message": finding.message,
        "location": {"path": PurePath(finding.path).as_posix(), "range": lines},
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }

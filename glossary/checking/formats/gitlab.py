"""Findings as a Code Quality report of GitLab: https://docs.gitlab.com/ci/testing/code_quality/"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from glossary.checking.baseline import finding_digest, fingerprint
from glossary.checking.finding import Finding

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """One array. Of equal findings in a post, each has a fingerprint of its own, as GitLab demands."""
    seen: dict[str, int] = {}
    records = []
    for finding in findings:
        key = finding_digest(finding.path, fingerprint(finding))
        seen[key] = seen.get(key, 0) + 1
        records.append(_record(finding, f"{key}-{seen[key]}"))
    yield json.dumps(records, ensure_ascii=False, indent=1)


def _record(finding: Finding, key: str) -> dict[str, object]:
    return {
        "description": finding.message,
        "check_name": finding.rule,
        "fingerprint": key,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": PurePath(finding.path).as_posix(),
            "lines": {"begin": finding.line, "end": finding.end_line},
        },
    }

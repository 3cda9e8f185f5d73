"""Findings as Checkstyle's XML, which many build servers read: https://checkstyle.org/"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from glossary.checking.finding import Finding
from glossary.checking.formats.xml import attributes


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """One `error` for each finding, by file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<checkstyle version="4.3">'
    for path, own in groupby(sorted(findings), key=lambda finding: finding.path):
        yield f"<file{attributes(name=path)}>"
        yield from (f"<error{_error(finding)}/>" for finding in own)
        yield "</file>"
    yield "</checkstyle>"


def _error(finding: Finding) -> str:
    return attributes(
        line=finding.line,
        column=finding.column,
        severity=finding.severity,
        message=finding.message,
        source=f"glossary.{finding.rule}",
    )

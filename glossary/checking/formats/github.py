"""Findings as GitHub Actions shows them beside the lines of a pull request.

The form of the lines: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossary.checking.finding import Finding

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """One workflow command for each finding."""
    for finding in findings:
        places = [f"file={_property(finding.path)}", f"line={finding.line}", f"endLine={finding.end_line}"]
        # GitHub refuses columns of a place that goes over several lines.
        if finding.line == finding.end_line:
            places += [f"col={finding.column}", f"endColumn={finding.end_column}"]
        places.append(f"title={_property(finding.rule)}")
        yield f"::{_LEVELS[finding.severity]} {','.join(places)}::{_data(finding.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

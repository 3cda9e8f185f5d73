"""Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read.

GitHub shows 5,000 results of a run: of more, the worst stand here, and a notification tells how many were left out.
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from glossary import __version__
from glossary.checking.baseline import fingerprint
from glossary.checking.finding import Finding, worst
from glossary.checking.registry import Rule, all_rules
from glossary.report import number

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RESULTS = 5_000
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """The whole log."""
    yield json.dumps(log(findings), ensure_ascii=False, indent=1)


def log(findings: Sequence[Finding]) -> dict[str, Any]:
    """One run of the tool with its rules and results."""
    rules = list(all_rules().values())
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    driver = {"name": "glossary", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    shown = worst(findings, _MOST_RESULTS)
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "invocations": [_invocation(len(findings) - len(shown))],
                "results": [_result(key, finding, numbers) for key, finding in _keyed(shown)],
            }
        ],
    }


def _invocation(left_out: int) -> dict[str, Any]:
    notes = [{"level": "note", "message": {"text": f"{number(left_out, 'more finding')} left out"}}]
    return {"executionSuccessful": True, "toolExecutionNotifications": notes if left_out else []}


def _keyed(findings: Sequence[Finding]) -> Iterator[tuple[str, Finding]]:
    """Each finding with its fingerprint; equal ones are numbered."""
    counts: Counter[str] = Counter()
    for finding in findings:
        key = fingerprint(finding)
        counts[key] += 1
        yield f"{key}:{counts[key]}", finding


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.manual},
        "defaultConfiguration": {"enabled": rule.on, "level": _LEVELS[rule.severity]},
    }


def _result(key: str, finding: Finding, numbers: dict[str, int]) -> dict[str, Any]:
    return {
        "ruleId": finding.rule,
        "ruleIndex": numbers[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding)],
        # The one that GitHub compares; it would else be made from the line, which other words change.
        "partialFingerprints": {"primaryLocationLineHash": key},
    }


def _location(finding: Finding) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    uri = quote(PurePath(finding.path).as_posix())
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}

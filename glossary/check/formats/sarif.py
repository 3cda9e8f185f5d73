"""Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read.

GitHub takes 25,000 results of a run and shows 5,000; beyond that, one result stands for each rule and entry,
with the other places as related ones.
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from glossary import __version__
from glossary.check.baseline import fingerprint
from glossary.check.finding import Finding
from glossary.check.registry import Rule, all_rules

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RESULTS = 5_000
_MOST_PLACES = 100


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """The whole log."""
    yield json.dumps(log(findings), ensure_ascii=False, indent=1)


def log(findings: Sequence[Finding]) -> dict[str, Any]:
    """One run of the tool with its rules and results."""
    rules = list(all_rules().values())
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    groups = [[finding] for finding in findings]
    if len(groups) > _MOST_RESULTS:
        groups = _by_entry(findings)
    driver = {"name": "glossary", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(group, numbers) for group in groups],
            }
        ],
    }


def _by_entry(findings: Sequence[Finding]) -> list[list[Finding]]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.rule, finding.about), []).append(finding)
    return list(groups.values())[:_MOST_RESULTS]


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.manual},
        "defaultConfiguration": {"enabled": rule.on, "level": "warning"},
    }


def _result(group: Sequence[Finding], numbers: dict[str, int]) -> dict[str, Any]:
    first, *others = group
    result: dict[str, Any] = {
        "ruleId": first.rule,
        "ruleIndex": numbers[first.rule],
        "level": "warning",
        "message": {"text": first.message + (f" (and {len(others)} more like it)" if others else "")},
        "locations": [_location(first)],
        "partialFingerprints": {"glossaryFinding/v1": fingerprint(first)},
    }
    if others:
        result["relatedLocations"] = [_location(other) for other in others[:_MOST_PLACES]]
    return result


def _location(finding: Finding) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
    }
    uri = quote(PurePath(finding.path).as_posix())
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}

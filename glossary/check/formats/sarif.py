"""Findings as SARIF 2.1.0, which GitHub's code scanning and many editors read.

GitHub takes 25,000 results of a run and shows 5,000; beyond that, one result stands for each rule and entry, or post,
with the other places as related ones.
https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from glossary import __version__
from glossary.check.baseline import digest, fingerprint
from glossary.check.finding import Finding
from glossary.check.registry import Rule, all_rules

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_MOST_RESULTS = 5_000
_MOST_PLACES = 100

Group = list[Finding]


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """The whole log."""
    yield json.dumps(log(findings), ensure_ascii=False, indent=1)


def log(findings: Sequence[Finding]) -> dict[str, Any]:
    """One run of the tool with its rules and results."""
    rules = list(all_rules().values())
    numbers = {rule.name: number for number, rule in enumerate(rules)}
    driver = {"name": "glossary", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    results = [_result(key, group, numbers) for key, group in _groups(findings)]
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _groups(findings: Sequence[Finding]) -> list[tuple[str, Group]]:
    """The findings of each result with its fingerprint: each alone, or as many together as the limit asks for."""
    if len(findings) <= _MOST_RESULTS:
        counts: Counter[str] = Counter()
        alone: list[tuple[str, Group]] = []
        for finding in findings:
            key = fingerprint(finding)
            counts[key] += 1
            alone.append((f"{key}:{counts[key]}", [finding]))
        return alone
    by_entry = _grouped(findings, lambda finding: (finding.rule, finding.about))
    by_post = _grouped(findings, lambda finding: (finding.rule, finding.path))
    by_rule = _grouped(findings, lambda finding: (finding.rule,))
    return next(groups for groups in (by_entry, by_post, by_rule) if len(groups) <= _MOST_RESULTS)


def _grouped(findings: Sequence[Finding], key: Callable[[Finding], tuple[str, ...]]) -> list[tuple[str, Group]]:
    groups: dict[tuple[str, ...], Group] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return [(f"{digest(*key)}:1", group) for key, group in groups.items()]


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.manual},
        "defaultConfiguration": {"enabled": rule.on, "level": "warning"},
    }


def _result(key: str, group: Sequence[Finding], numbers: dict[str, int]) -> dict[str, Any]:
    first, *others = group
    result: dict[str, Any] = {
        "ruleId": first.rule,
        "ruleIndex": numbers[first.rule],
        "level": "warning",
        "message": {"text": first.message + (f" (and {len(others)} more like it)" if others else "")},
        "locations": [_location(first)],
        # The one that GitHub compares; it would else be made from the line, which other words change.
        "partialFingerprints": {"primaryLocationLineHash": key},
    }
    places = [place for other in others[: _MOST_PLACES - 1] if (place := _location(other)) != _location(first)]
    if places:
        result["relatedLocations"] = [place for number, place in enumerate(places) if place not in places[:number]]
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

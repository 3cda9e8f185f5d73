"""Findings as JUnit's XML, which build servers show as tests that failed: each post is a suite, each finding a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from glossary.checking.finding import Finding
from glossary.checking.formats.xml import attributes


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """One failed case for each finding; without any, one case that passed."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<testsuites{attributes(name='glossary', tests=max(1, len(findings)), failures=len(findings))}>"
    for path, group in groupby(sorted(findings), key=lambda finding: finding.path):
        own = list(group)
        yield f"<testsuite{attributes(name=path, tests=len(own), failures=len(own), errors=0)}>"
        for finding in own:
            yield f"<testcase{attributes(classname=path, name=f'{finding.rule} {finding.line}:{finding.column}')}>"
            yield f"<failure{attributes(type=finding.severity, message=finding.message)}/>"
            yield "</testcase>"
        yield "</testsuite>"
    if not findings:
        yield f"<testsuite{attributes(name='glossary', tests=1, failures=0, errors=0)}>"
        yield f"<testcase{attributes(classname='glossary', name='check')}/>"
        yield "</testsuite>"
    yield "</testsuites>"

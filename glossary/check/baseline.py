"""Findings that are accepted as they are, so that only new ones are reported.

A finding is known by its rule, its post and the words it marks, not by its line: posts may grow around it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

from glossary.check.finding import Finding
from glossary.errors import FileError
from glossary.posts.reading import decode, read_post
from glossary.posts.writing import write_atomically

Accepted = Counter[str]
_VERSION = 1


def fingerprint(finding: Finding) -> str:
    """The same for a finding that has only moved within its post."""
    words = finding.excerpt.marked or finding.about
    return digest(finding.rule, finding.path, words)


def digest(*words: str) -> str:
    """A short name for some words; in `surrogateescape` a path may hold what is no text."""
    return blake2b("\0".join(words).encode(errors="surrogateescape"), digest_size=8).hexdigest()


def read_baseline(path: Path) -> Accepted:
    """How often each finding is accepted. Raises FileError where the file is missing or none of ours."""
    text = decode(read_post(path), path)
    try:
        table = json.loads(text)
        accepted = {str(key): int(count) for key, count in table["accepted"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileError(path, "not a baseline; write one with --write-baseline") from error
    if table.get("version") != _VERSION:
        raise FileError(path, "a baseline of another version; write it anew with --write-baseline")
    return Counter(accepted)


def write_baseline(path: Path, findings: Iterable[Finding]) -> None:
    """Accepts these findings; one line each, sorted, so that git shows what changed."""
    accepted = Counter(map(fingerprint, findings))
    table = {"version": _VERSION, "accepted": dict(sorted(accepted.items()))}
    write_atomically(path, (json.dumps(table, indent=1) + "\n").encode())


def without_accepted(findings: Sequence[Finding], accepted: Accepted) -> list[Finding]:
    """The findings that are not accepted; of equal ones the first are, as many as there were."""
    left = Counter(accepted)
    new: list[Finding] = []
    for finding in findings:
        key = fingerprint(finding)
        if left[key] > 0:
            left[key] -= 1
        else:
            new.append(finding)
    return new

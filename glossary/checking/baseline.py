"""Findings that are accepted as they are, so that only new ones are reported.

A finding is known by its rule and the words it marks, and counted by post: posts may grow around it, and be renamed.
Paths are relative to the folder of the configuration, with `/`, so that every clone on every system means the same.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from glossary.blake2 import blake2b
from glossary.checking.finding import Finding
from glossary.errors import FileError
from glossary.json_text import read_json
from glossary.posts import naming
from glossary.posts.reading import decode, read_post
from glossary.posts.writing import write_output

Accepted = Mapping[str, Mapping[str, int]]
"""By fingerprint: how often it is accepted in which post."""
NOTHING_ACCEPTED: Accepted = {}
_VERSION = 2


def fingerprint(finding: Finding) -> str:
    """The same for a finding that has only moved, within its post or with it."""
    return finding_digest(finding.rule, finding.excerpt.marked or finding.about)


def finding_digest(*words: str) -> str:
    """A short name for some words; in `surrogateescape` a path may hold what is no text."""
    return blake2b("\0".join(words).encode(errors="surrogateescape"), digest_size=8).hexdigest()


def baseline_name(path: str, root: Path) -> str:
    """A post's path as the baseline has it: from the folder of the configuration on, with `/`."""
    return naming.name_of(path, str(root))


def read_baseline(path: Path) -> Accepted:
    """What is accepted. Raises FileError where the file is missing or none of ours."""
    text = decode(read_post(path), path)
    try:
        table = read_json(text)
        version = table.get("version")
        accepted = {
            str(key): {str(post): int(count) for post, count in posts.items()}
            for key, posts in (table["accepted"].items() if version == _VERSION else ())
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileError(path, "not a baseline; write one with --write-baseline") from error
    if version != _VERSION:
        raise FileError(path, "a baseline of another version; write a new one with --write-baseline")
    return accepted


def write_baseline(path: Path, findings: Iterable[Finding], root: Path, kept: Accepted = NOTHING_ACCEPTED) -> None:
    """Accepts these findings beside those that are kept; one line each, sorted, so that git shows what changed."""
    accepted = {key: Counter(posts) for key, posts in kept.items()}
    for finding in findings:
        accepted.setdefault(fingerprint(finding), Counter())[baseline_name(finding.path, root)] += 1
    table = {"version": _VERSION, "accepted": {key: dict(sorted(accepted[key].items())) for key in sorted(accepted)}}
    lines = json.dumps(table, ensure_ascii=False, indent=1)
    write_output(path, (lines + "\n").encode(errors="surrogateescape"))


def of_other_posts(accepted: Accepted, checked: Collection[str]) -> Accepted:
    """What is accepted in posts that are not among those checked, by their names."""
    others = (
        (key, {post: count for post, count in posts.items() if post not in checked}) for key, posts in accepted.items()
    )
    return {key: posts for key, posts in others if posts}


class Allowance:
    """How much of a baseline is left, while findings are held against it in order."""

    def __init__(self, accepted: Accepted, root: Path) -> None:
        self._left = {key: Counter(posts) for key, posts in accepted.items()}
        self._root = root

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is accepted, in its own post or in one that is no longer there; uses up one of it."""
        left = self._left.get(fingerprint(finding))
        if left is None:
            return False
        own = baseline_name(finding.path, self._root)
        post = own if left[own] > 0 else next(self._gone(left), "")
        if post:
            left[post] -= 1
        return bool(post)

    def _gone(self, left: Counter[str]) -> Iterator[str]:
        return (post for post, count in left.items() if count > 0 and not (self._root / post).exists())


def without_accepted(findings: Sequence[Finding], accepted: Accepted, root: Path) -> list[Finding]:
    """The findings that are not accepted; of equal ones the first are, as many as there were."""
    allowance = Allowance(accepted, root)
    return [finding for finding in findings if not allowance.covers(finding)]

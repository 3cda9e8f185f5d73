"""What a post asks not to be told: `<!-- glossary: ignore RULE -->`.

The comment speaks for its own paragraph, or, alone on its lines, for the next one;
`<!-- glossary: ignore-rest RULE -->` speaks for all that follows. Without a rule all rules are meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from glossary.check.finding import Finding

_comment = re.compile(r"<!--\s*glossary:\s*(ignore(?:-rest)?)\b([^<>]*?)-->")
_blank_line = re.compile(r"\n[ \t>]*\r?(?=\n)")
_name = re.compile(r"[^\s,，、]+")


class Ignore(NamedTuple):
    """One comment: where it stands, the rules it names (none: all), and the stretch of text it speaks for."""

    start: int
    end: int
    rules: tuple[str, ...]
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Whether the comment asks for silence about this finding."""
        return self.first <= finding.start < self.last and (not self.rules or finding.rule in self.rules)


def read_ignores(text: str) -> list[Ignore]:
    """The comments of a post, in order."""
    if "glossary:" not in text:
        return []
    return [_ignore(text, match) for match in _comment.finditer(text)]


def _ignore(text: str, match: re.Match[str]) -> Ignore:
    rules = tuple(_name.findall(match[2]))
    if match[1] == "ignore-rest":
        return Ignore(match.start(), match.end(), rules, match.end(), len(text) + 1)
    first, last = _paragraph(text, match.start())
    if not _comment.sub("", text[first:last]).strip():
        following = re.compile(r"\s*").match(text, last)
        _, last = _paragraph(text, following.end() if following else last)
    return Ignore(match.start(), match.end(), rules, first, last)


def _paragraph(text: str, at: int) -> tuple[int, int]:
    start = max((blank.end() for blank in _blank_line.finditer(text, 0, at)), default=0)
    end = _blank_line.search(text, at)
    return start, end.start() + 1 if end else len(text) + 1


def unused(ignores: Sequence[Ignore], findings: Sequence[Finding]) -> list[Ignore]:
    """The comments that cover none of the findings."""
    return [ignore for ignore in ignores if not any(ignore.covers(finding) for finding in findings)]

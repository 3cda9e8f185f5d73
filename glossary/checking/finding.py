"""What a rule has found, as a value: where, which rule, what it says, and perhaps what would mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from glossary.edits import Edit

SEVERITIES = ("error", "warning", "info")
"""How bad findings are, the worst first."""


class Excerpt(NamedTuple):
    """The line of a finding, cut to what stands around it, and where in that the place begins and ends.

    One text and not three: a post may have hundreds of thousands of findings.
    """

    text: str = ""
    start: int = 0
    end: int = 0

    @property
    def before(self) -> str:
        """What stands in front of the place."""
        return self.text[: self.start]

    @property
    def marked(self) -> str:
        """What stands there."""
        return self.text[self.start : self.end]

    @property
    def behind(self) -> str:
        """What stands behind it."""
        return self.text[self.end :]


class Finding(NamedTuple):
    """One finding; its order is that of places. Lines and columns count from 1, columns in code points.

    `start` and `end` are code-point offsets in the file. `edits` together mend it; `safe` says that they
    change nothing but what is found, so that nobody needs to look. `about` is the term that it speaks of. `severity` is
    that of its rule: error, warning or info.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    start: int
    end: int
    end_line: int
    end_column: int
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    about: str = ""
    excerpt: Excerpt = Excerpt()
    severity: str = "warning"

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.rule}: {self.message}"

    @property
    def fixable(self) -> str:
        """`safe`, `unsafe`, or nothing where only a person can mend it."""
        return ("safe" if self.safe else "unsafe") if self.edits else ""


def worst(findings: Sequence[Finding], most: int) -> list[Finding]:
    """At most so many findings, the most severe, as they came."""
    if len(findings) <= most:
        return list(findings)
    chosen = sorted(enumerate(findings), key=lambda pair: SEVERITIES.index(pair[1].severity))[:most]
    return [finding for _, finding in sorted(chosen, key=lambda pair: pair[0])]

"""Comments that ask for silence about what is found, put at the end of each line."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.checking.finding import Finding
from glossary.checking.ignores import read_ignores
from glossary.edits import apply, insertion
from glossary.markdown.parser import read_events

# Behind the last cell of a row, a comment would be one more cell.
_TABLE = "|"
_COMMENTS = frozenset(("InlineHtml", "Html"))
# What a comment at the end of a line may take from the words in front of it: the space between.
_WORDS = frozenset(("Text", "SoftBreak"))


def with_ignores(text: str, findings: Sequence[Finding]) -> tuple[str, int]:
    """The post with comments for its findings, and how many findings they silence; no comment where it would show.

    Nor where the post has changed since, or another run has put one: it may have been written while others were read.
    """
    ignores = [ignore for ignore in read_ignores(text) if ignore.rules]
    unsilenced = [finding for finding in findings if not any(ignore.covers(finding) for ignore in ignores)]
    silenced = len(findings) - len(unsilenced)
    lines: dict[int, list[Finding]] = {}
    for finding in unsilenced:
        if text.startswith(finding.excerpt.marked, finding.start):
            lines.setdefault(text.rfind("\n", 0, finding.start) + 1, []).append(finding)
    # From the end, so that the places in front stay where they are.
    for start in sorted(lines, reverse=True):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        end -= text[end - 1 : end] == "\r"
        rules = " ".join(sorted({finding.rule for finding in lines[start]}))
        comment = f"<!-- glossary: ignore-line {rules} -->"
        after = apply(text, [insertion(end, f" {comment}")])
        if not text[start:end].lstrip().startswith(_TABLE) and _is_hidden(text, after, comment):
            text, silenced = after, silenced + len(lines[start])
    return text, silenced


def _is_hidden(before: str, after: str, comment: str) -> bool:
    """Whether one more comment is read as such, and all else as it was."""
    return _skeleton(before) == _skeleton(after) and _count(after, comment) == _count(before, comment) + 1


def _skeleton(text: str) -> list[tuple[str, str]]:
    return [(event.step, event.kind) for event in read_events(text) if event.kind not in _COMMENTS | _WORDS]


def _count(text: str, comment: str) -> int:
    return sum(event.content.count(comment) for event in read_events(text) if event.kind in _COMMENTS)

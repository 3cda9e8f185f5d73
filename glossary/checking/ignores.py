"""What a post asks not to be told: `<!-- glossary: ignore RULE -->`.

The comment speaks for its own paragraph, list item or table row, or, alone on its lines, for the next paragraph;
`<!-- glossary: ignore-line RULE -->` for its line, `ignore-next-line` for the next one, and `ignore-rest` for all that
follows. Without a rule all rules are meant. MDX, which takes no HTML comments, has `{/* glossary: ignore RULE */}`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from glossary.checking.finding import Finding
from glossary.language.patterns import pattern
from glossary.markdown.fences import body_start
from glossary.markdown.parser import needs_parser, parse_post

DIRECTIVES = ("ignore", "ignore-line", "ignore-next-line", "ignore-rest")
_comment = pattern(r"(?:<!--|\{/\*)\s*glossary:\s*([a-z-]+)(?![\w-])([^<>{}*]*?)(?:-->|\*/\})")
_item = pattern(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]|\|)", re.MULTILINE)
_blank_line = pattern(r"\n[ \t>]*\r?(?=\n)")
_name = pattern(r"[^\s,，、]+")


class Ignore(NamedTuple):
    """One comment: where it stands, the rules it names (none: all), and the stretch of text it speaks for.

    One with a `directive` that does not exist speaks for nothing.
    """

    start: int
    end: int
    rules: tuple[str, ...]
    first: int
    last: int
    directive: str = "ignore"

    def covers(self, finding: Finding) -> bool:
        """Whether the comment asks for silence about this finding."""
        return self.first <= finding.start < self.last and (not self.rules or finding.rule in self.rules)


def read_ignores(text: str) -> list[Ignore]:
    """The comments of a post, in order; what stands in code is shown to readers and asks for nothing."""
    found = list(_comment.finditer(text)) if "glossary:" in text else []
    if not found:
        return []
    body = body_start(text)
    codes = parse_post(text, body)[0] if needs_parser(text[body:]) else []
    shown = (match for match in found if not any(code.start <= match.start() < code.end for code in codes))
    return [_ignore(text, match) for match in shown]


def _ignore(text: str, match: re.Match[str]) -> Ignore:
    rules = tuple(_name.findall(match[2]))
    first, last = _stretch(text, match) if match[1] in DIRECTIVES else (0, 0)
    return Ignore(match.start(), match.end(), rules, first, last, match[1])


def _stretch(text: str, match: re.Match[str]) -> tuple[int, int]:
    """The part of the text that a comment speaks for."""
    if match[1] == "ignore-rest":
        return match.end(), len(text) + 1
    if match[1] == "ignore-line":
        return _line(text, match.start())
    if match[1] == "ignore-next-line":
        return _line(text, min(len(text), _line(text, match.end())[1]))
    first, last = _block(text, match.start())
    if _comment.sub("", text[first:last]).strip():
        return first, last
    following = re.compile(r"\s*").match(text, last)
    return first, _paragraph(text, following.end() if following else last)[1]


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end + 1 if end >= 0 else len(text) + 1


def _block(text: str, at: int) -> tuple[int, int]:
    """The list item or table row around an offset, or the paragraph where there is none."""
    first, last = _paragraph(text, at)
    starts = [item.start() for item in _item.finditer(text, first, min(last, len(text)))]
    before = [start for start in starts if start <= at]
    behind = [start for start in starts if start > at]
    return (before[-1] if before else first), (behind[0] if behind else last)


def _paragraph(text: str, at: int) -> tuple[int, int]:
    body = body_start(text)
    start = max((blank.end() for blank in _blank_line.finditer(text, body, at)), default=body)
    end = _blank_line.search(text, at)
    return start, end.start() + 1 if end else len(text) + 1


def unused(ignores: Sequence[Ignore], findings: Sequence[Finding]) -> list[Ignore]:
    """The comments that cover none of the findings."""
    return [ignore for ignore in ignores if not any(ignore.covers(finding) for finding in findings)]

"""A text without its Markdown marks."""

from __future__ import annotations

import re

from glossary.script import has_east_asian


_marks = re.compile(
    r"\*+|`+|(?<![A-Za-z0-9])_{1,2}(?=\S)|(?<=\S)_{1,2}(?![A-Za-z0-9])|!?\[([^\]]*)\]\([^()\s]*(?:\s[^()]*)?\)|</?[A-Za-z][^<>]*>"
)
_folded_line = re.compile(r"[ \t]*\r?\n[ \t>]*")
_has_mark = re.compile(r"[*_`\[<\n]")


def plain(text: str) -> str:
    """The text without emphasis, code marks, link targets and tags; a soft line break becomes a space."""
    if _has_mark.search(text):
        text = _folded_line.sub(_join_lines, text)
        text = _marks.sub(lambda match: match[1] or "", text)
    return text.strip()


def _join_lines(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    return "" if has_east_asian(before) and has_east_asian(after) else " "

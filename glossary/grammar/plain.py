"""A text without its Markdown marks."""

from __future__ import annotations

import re

from glossary.language.script import HAN, KANA

_marks = re.compile(
    r"(?<!\s)\*+|\*+(?!\s)|`+|(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9])|!?\[([^\]]*)\]\([^()\s]*(?:\s[^()]*)?\)|</?[A-Za-z][^<>]*>"
)
_folded_line = re.compile(r"[ \t]*\r?\n[ \t>]*")
# Chinese lines are joined as they are; a space stays where a Latin word stands on either side of the line break.
_WIDE_SIGNS = "\u3001-\u303f\uff01-\uff60“”‘’…—"
_wide_sign = re.compile(f"[{_WIDE_SIGNS}]")
_wide = re.compile(f"[{HAN}{KANA}{_WIDE_SIGNS}]")
_has_mark = re.compile(r"[*_`\[<\n]")


def plain(text: str) -> str:
    """The text without emphasis, code marks, link targets and tags; a soft line break becomes a space."""
    if _has_mark.search(text):
        text = _folded_line.sub(_join_lines, text)
        before = ""
        while text != before:  # what is left of nested marks may be a mark again: [[a](b)](c)
            before, text = text, _marks.sub(_shown, text)
    return text.strip()


def _shown(mark: re.Match[str]) -> str:
    """What a reader sees of a mark; a star that stands alone is no emphasis, but a pointer or a wildcard."""
    return "*" if mark[0] == "*" and mark.string.count("*") == 1 else mark[1] or ""


def _join_lines(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    wide = _wide.match(before), _wide.match(after)
    return "" if all(wide) or _wide_sign.match(before) or _wide_sign.match(after) else " "

"""A name as a regular expression that finds it in a text, and not within longer words."""

from __future__ import annotations

import re

from glossary.export.forbidden import Forbidden

_special = re.compile(r"[\\^$.|?*+()\[\]{}/]")
_edge = re.compile(r"[A-Za-z0-9]")


def pattern_of(forbidden: Forbidden) -> str:
    """The expression, for JavaScript and for Go's regexp2.

    Latin words are bounded. A former name that stands within the new one does not find it there: 证监会 in 中国证监会.
    """
    name, instead = forbidden.name, forbidden.instead
    before = r"\b" if _edge.match(name[0]) else ""
    after = r"\b" if _edge.match(name[-1]) else ""
    at = instead.find(name)
    if at >= 0:
        head, tail = instead[:at], instead[at + len(name) :]
        before = f"(?<!{escaped_pattern(head)})" + before if head else before
        after += f"(?!{escaped_pattern(tail)})" if tail else ""
    return before + escaped_pattern(name) + after


def escaped_pattern(text: str) -> str:
    """The text as an expression that finds just it."""
    return _special.sub(lambda match: "\\" + match[0], text)

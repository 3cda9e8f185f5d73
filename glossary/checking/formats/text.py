"""Findings for a person: the place, the rule, what it says, and the line with the place marked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from glossary.checking.finding import Finding
from glossary.language.colour import takes_colour
from glossary.language.terminal import columns
from glossary.language.width import display_width, harmless, shorten, shorten_start
from glossary.report import number

_PLACE, _RULE, _MARK, _PLAIN = "\x1b[1m", "\x1b[36m", "\x1b[33m", "\x1b[0m"
_INDENT = 4
# No less than this is shown of a line, however narrow the terminal is.
_NARROWEST = 40


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Three lines for each finding, with a blank line between; as wide as the terminal, in colour on one."""
    width = max(_NARROWEST, columns(100) - _INDENT - 1)
    in_colour = takes_colour(sys.stdout)
    for position, finding in enumerate(findings):
        if position:
            yield ""
        mark = {"safe": " [fix]", "unsafe": " [unsafe fix]"}.get(finding.fixable, "")
        line, carets = _excerpt(finding, width)
        said = harmless(str(finding))
        if in_colour:
            place, rule, message = said.split(": ", 2)
            yield f"{_PLACE}{place}{_PLAIN}: {_RULE}{rule}{_PLAIN}: {message}{_MARK}{mark}{_PLAIN}"
            yield from (line, f"{_MARK}{carets}{_PLAIN}")
        else:
            yield from (f"{said}{mark}", line, carets)


def _excerpt(finding: Finding, width: int) -> tuple[str, str]:
    """The line within a width, and carets under the place; a Chinese character takes two columns."""
    excerpt = finding.excerpt
    marked = shorten(_visible(excerpt.marked), width * 2 // 3)
    room = width - display_width(marked)
    before = shorten_start(_visible(excerpt.before), room * 2 // 3)
    behind = shorten(_visible(excerpt.behind), room - display_width(before))
    indent = " " * _INDENT
    carets = "^" * max(1, display_width(marked))
    return f"{indent}{before}{marked}{behind}".rstrip(), indent + " " * display_width(before) + carets


def _visible(text: str) -> str:
    """The first line, with spaces for signs that would move the cursor."""
    text = text.partition("\n")[0].rstrip("\r")
    return text if text.isprintable() else "".join(char if char.isprintable() else " " for char in text)


def summary(findings: Sequence[Finding], posts: int, accepted: int = 0) -> str:
    """The last line: how much was found in how many posts, how much of it can be mended, how much is accepted."""
    known = [f"{accepted:,} accepted by the baseline"] * bool(accepted)
    if not findings:
        return "; ".join([f"{number(posts, 'post')}: nothing {'new ' * bool(accepted)}found", *known])
    places = len({finding.path for finding in findings})
    safe = sum(finding.fixable == "safe" for finding in findings)
    unsafe = sum(finding.fixable == "unsafe" for finding in findings)
    offers = [f"{safe:,} can be mended with --fix"] * bool(safe)
    offers += [f"{unsafe:,} {'more ' * bool(safe)}with --fix --unsafe-fixes"] * bool(unsafe)
    text = f"{number(len(findings), 'finding')} in {number(places, 'file')}, {number(posts, 'post')} checked"
    return "; ".join([text, *offers, *known])

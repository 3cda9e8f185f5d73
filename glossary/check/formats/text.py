"""Findings for a person: the place, the rule, what it says, and the line with the place marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from glossary.check.finding import Finding
from glossary.language.width import display_width, shorten
from glossary.report import number

_WIDEST = 60


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Three lines for each finding, with a blank line between."""
    for position, finding in enumerate(findings):
        if position:
            yield ""
        mark = {"safe": " [fix]", "unsafe": " [unsafe fix]"}.get(finding.fixable, "")
        yield f"{finding}{mark}"
        yield from _shown(finding)


def _shown(finding: Finding) -> Iterator[str]:
    """The line, and carets under the place; a Chinese character takes two columns."""
    before, marked, behind = finding.excerpt
    marked = marked.partition("\n")[0].rstrip("\r")
    room = max(8, _WIDEST - display_width(marked))
    yield f"    {before}{shorten(marked, _WIDEST)}{shorten(behind, room)}".rstrip()
    yield f"    {' ' * display_width(before)}{'^' * max(1, min(_WIDEST, display_width(marked)))}"


def statistics(findings: Sequence[Finding]) -> Iterator[str]:
    """How many findings each rule has, and how many of them can be mended, the most first."""
    counts = Counter(finding.rule for finding in findings)
    safe = Counter(finding.rule for finding in findings if finding.fixable == "safe")
    unsafe = Counter(finding.rule for finding in findings if finding.fixable == "unsafe")
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        notes = [f"{safe[rule]:,} fixable"] * bool(safe[rule]) + [f"{unsafe[rule]:,} with --unsafe-fixes"] * bool(
            unsafe[rule]
        )
        yield f"{count:>7,}  {rule:<20}  {', '.join(notes)}".rstrip()


def summary(findings: Sequence[Finding], posts: int) -> str:
    """The last line: how much was found in how many posts, and how much of it can be mended."""
    if not findings:
        return f"{number(posts, 'post')}: nothing found"
    places = len({finding.path for finding in findings})
    safe = sum(finding.fixable == "safe" for finding in findings)
    unsafe = sum(finding.fixable == "unsafe" for finding in findings)
    offers = [f"{safe:,} can be mended with --fix"] * bool(safe)
    offers += [f"{unsafe:,} {'more ' * bool(safe)}with --fix --unsafe-fixes"] * bool(unsafe)
    text = f"{number(len(findings), 'finding')} in {number(places, 'file')}, {number(posts, 'post')} checked"
    return "; ".join([text, *offers])

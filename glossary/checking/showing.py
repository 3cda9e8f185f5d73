"""What of the findings is shown, in which order and form: all to programs, a screen of the worst to a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from glossary.checking import statistics
from glossary.checking.disputes import Dispute, shell_word
from glossary.checking.finding import Finding, worst
from glossary.checking.registry import all_rules
from glossary.checking.status_formats import what_matters
from glossary.report import number

TEXT = "text"
FORMATS = (TEXT, "json", "github", "sarif", "junit", "gitlab", "checkstyle", "rdjson")
# More findings than this do not fit on a screen.
SCREEN = 30
_POSTS = 10
_RULES = 3


class Wishes(NamedTuple):
    """How the findings are to be shown."""

    format: str = TEXT
    group: str = "post"
    statistics: bool = False
    all: bool = False

    def caps(self, findings: Sequence[Finding]) -> bool:
        """Whether only some of these are shown."""
        return self.format == TEXT and not self.all and not self.statistics and len(findings) > SCREEN


def shown(findings: Sequence[Finding], wishes: Wishes, disputes: Sequence[Dispute] = ()) -> Iterator[str]:
    """The lines of output; after a screen of findings, what of all of them matters most."""
    if wishes.statistics:
        key = wishes.group if wishes.group in statistics.KEYS else "rule"
        counts = statistics.count_findings(findings, key)
        yield from (
            statistics.statistics_as_text(counts)
            if wishes.format == TEXT
            else statistics.statistics_as_json(counts, key)
        )
        return
    ordered = by_weight(findings) if wishes.group == "entry" else findings
    some = worst(ordered, SCREEN) if wishes.caps(findings) else ordered
    yield from import_module(f"glossary.checking.formats.{wishes.format}").lines(some)
    if len(some) < len(findings):
        yield from (
            "",
            f"… and {number(len(findings) - len(some), 'more finding')}: --all shows all, --statistics counts",
        )
        yield from _posts(findings)
        if disputes:
            yield from ("", *what_matters(disputes))


def by_weight(findings: Sequence[Finding]) -> list[Finding]:
    """By entry, those of which most is found first."""
    counts = {one.name: one.findings for one in statistics.count_findings(findings, "entry")}
    return sorted(findings, key=lambda finding: (-counts[finding.about], finding.about, finding.rule, finding))


def _posts(findings: Sequence[Finding]) -> Iterator[str]:
    """The posts with most findings, each with the command that fixes most of them; what is uncertain is only shown."""
    of_posts = [finding for finding in findings if all_rules()[finding.rule].check_glossary is None]
    if of_posts:
        yield from ("", "Posts with most findings:")
    for one in statistics.count_findings(of_posts, "post")[:_POSTS]:
        rules = statistics.count_findings([finding for finding in of_posts if finding.path == one.name], "rule")
        usual = ", ".join(f"{rule.name} {rule.findings:,}" for rule in rules[:_RULES])
        yield f"  {one.findings:,} in {one.name} ({usual})"
        if one.safe or one.unsafe:
            options = "--fix" if one.safe >= one.unsafe else "--fix --unsafe-fixes --diff"
            yield f"    glossary check {options} {shell_word(one.name)}"

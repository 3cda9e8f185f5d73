"""The findings of `check` in a text that is being written."""

from __future__ import annotations

import re
from pathlib import Path

from lsprotocol.types import (
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Position,
    Range,
)

from glossary.checking.context import KnownPost
from glossary.checking.finding import Finding
from glossary.checking.run import check_text
from glossary.server.documents import OpenDocument
from glossary.server.vault import Vault

SOURCE = "glossary"
_SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}
_place = re.compile(r"(?P<before>.*?\.(?:md|markdown|mdx|qmd)):(?P<line>\d+)")
_beginning = re.compile(r"(?<!\w)(?=\w|\.)")


def findings_in(document: OpenDocument, path: Path, vault: Vault) -> list[Finding]:
    """What the rules that are on find in a post."""
    known = KnownPost(kinds=dict(vault.config.kinds))
    return check_text(vault.name_of(path), document.text, vault.facts, vault.settings, vault.config.marks, known)


def as_diagnostic(finding: Finding, document: OpenDocument, vault: Vault) -> Diagnostic:
    """A finding as the protocol has it: the same rule and words as `glossary check`."""
    return Diagnostic(
        document.positions.range(finding.start, max(finding.start, finding.end)),
        finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        related_information=_related(finding, vault) or None,
    )


def _related(finding: Finding, vault: Vault) -> list[DiagnosticRelatedInformation]:
    """The posts that a message names by path and line."""
    related: list[DiagnosticRelatedInformation] = []
    for match in _place.finditer(finding.message):
        before = match["before"]
        # The name of a post may have spaces and commas.
        names = (before[found.start() :] for found in _beginning.finditer(before))
        if name := next((name for name in names if (vault.root / name).is_file()), None):
            start = Position(int(match["line"]) - 1, 0)
            where = Location((vault.root / name).as_uri(), Range(start, start))
            related.append(DiagnosticRelatedInformation(where, name))
    return related

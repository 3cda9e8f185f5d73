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
_place = re.compile(r"(?P<path>[^\s,;]+\.(?:md|markdown|mdx|qmd)):(?P<line>\d+)")


def findings_in(document: OpenDocument, path: Path, vault: Vault) -> list[Finding]:
    """What the rules that are on find in a post."""
    known = KnownPost(kinds=dict(vault.config.kinds))
    return check_text(vault.name_of(path), document.text, vault.facts, vault.settings, vault.config.marks, known)


def as_diagnostic(finding: Finding, document: OpenDocument, vault: Vault) -> Diagnostic:
    """A finding as the protocol has it: the same rule and words as `glossary check`."""
    return Diagnostic(
        document.positions.range(finding.start, max(finding.start, finding.end)),
        finding.message,
        severity=_severity(finding),
        code=finding.rule,
        source=SOURCE,
        related_information=_related(finding, vault) or None,
    )


def _severity(finding: Finding) -> DiagnosticSeverity:
    return DiagnosticSeverity.Information if finding.safe else DiagnosticSeverity.Warning


def _related(finding: Finding, vault: Vault) -> list[DiagnosticRelatedInformation]:
    """The posts that a message names by path and line."""
    related: list[DiagnosticRelatedInformation] = []
    for match in _place.finditer(finding.message):
        path = vault.root / match["path"]
        if path.is_file():
            start = Position(int(match["line"]) - 1, 0)
            related.append(DiagnosticRelatedInformation(Location(path.as_uri(), Range(start, start)), match["path"]))
    return related

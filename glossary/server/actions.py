"""What can be done at a place: the fixes of findings, annotations, and asking for silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    WorkspaceEdit,
)

from glossary.annotating.text import annotate_text
from glossary.checking.finding import Finding
from glossary.edits import Edit
from glossary.model import Span
from glossary.server.decisions import decisions, later
from glossary.server.diagnostics import as_diagnostic
from glossary.server.documents import OpenDocument
from glossary.server.hover import word_at
from glossary.server.sources import CurrentFile, text_edits
from glossary.server.vault import Vault

ANNOTATE = "annotate"


def actions_at(
    document: OpenDocument, span: Span, findings: Sequence[Finding], vault: Vault, path: Path
) -> Iterator[CodeAction]:
    """The actions for a stretch of a post, those that mend something first."""
    here = [one for one in findings if one.start <= span.end and span.start <= one.end]
    yield from (action for finding in here for action in _fixes(document, finding, vault))
    yield from _annotations(document, span, vault)
    yield from decisions(document, span, vault, path)
    yield from (_silence(document, finding) for finding in here)


def _fixes(document: OpenDocument, finding: Finding, vault: Vault) -> Iterator[CodeAction]:
    if finding.edits:
        yield CodeAction(
            f"Fix: {finding.message}",
            CodeActionKind.QuickFix,
            [as_diagnostic(finding, document, vault)],
            is_preferred=finding.safe,
            edit=edit_of(document, finding.edits),
        )


def _annotations(document: OpenDocument, span: Span, vault: Vault) -> Iterator[CodeAction]:
    """At the word here, whatever it is worth; and in the whole post, what is worth it."""
    word = word_at(document, span.start, vault)
    if word:
        only = frozenset(form for found in word.found for form in found.keys)
        here = annotate_text(document.text, vault.known, vault.options._replace(every=True, only=only))
        if here.written:
            edits = (edit for one in here.written for edit in one.edits)
            title = f"Annotate {document.text[word.span.start : word.span.end]}"
            yield CodeAction(title, CodeActionKind.RefactorRewrite, edit=edit_of(document, edits))
    yield later(document, ANNOTATE, "Annotate this post", "source.annotate")


def annotate_all(document: OpenDocument, vault: Vault) -> WorkspaceEdit:
    """The annotations that a post is due."""
    written = annotate_text(document.text, vault.known, vault.options).written
    return edit_of(document, (edit for one in written for edit in one.edits))


def _silence(document: OpenDocument, finding: Finding) -> CodeAction:
    """A comment in front of the paragraph; in a list or a quotation at the end of the line, where it is no block."""
    line = document.positions.line_at(finding.start)
    comment = f" <!-- glossary: ignore {finding.rule} -->"
    edits = (Edit(Span(line.end, line.end), comment),)
    return CodeAction(f"Ignore {finding.rule} here", CodeActionKind.QuickFix, edit=edit_of(document, edits))


def edit_of(document: OpenDocument, edits: Iterable[Edit]) -> WorkspaceEdit:
    """Edits of an open text, for the version that they were made for."""
    source = CurrentFile(document.uri, document.version, document.positions)
    return WorkspaceEdit(document_changes=[text_edits(source, edits)])

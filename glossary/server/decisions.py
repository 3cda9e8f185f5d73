"""What a person decides about an entry where it stands in a post: its English, here or everywhere, or that it is one.

Offered are actions without their edits, which are worked out when one is chosen: they may reach through many posts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypedDict

from lsprotocol.types import CodeAction, CodeActionKind, TextDocumentEdit

from glossary.checking.context import Context
from glossary.checking.decided import with_english
from glossary.errors import GlossaryError
from glossary.index.lookup import Found
from glossary.language.folding import fold
from glossary.model import NEVER, Entry, Span
from glossary.server.documents import Documents, OpenDocument, path_of
from glossary.server.glossary_edits import entry_edit, glossary_changes, value_edit
from glossary.server.sources import annotating, read_source, text_edits
from glossary.server.vault import Vault
from glossary.sites import Placed

EVERYWHERE, NAME, ADD = "everywhere", "name", "add"
# Longer than any term: what is longer was selected for another purpose.
_LONGEST_TERM = 60


class Later(TypedDict, total=False):
    """What an action is about: what it does, in which text, and there at an annotation, or with a new entry."""

    do: str
    uri: str
    start: int
    entry: list[str]


class _Said(NamedTuple):
    """An annotation that somebody points at, and the entry it speaks for, if the glossary has one."""

    placed: Placed
    found: Found | None


def later(document: OpenDocument, do: str, title: str, kind: str = CodeActionKind.RefactorRewrite) -> CodeAction:
    """An action whose edits are worked out when it is chosen."""
    return CodeAction(title, kind, data=Later(do=do, uri=document.uri))


def decisions(document: OpenDocument, span: Span, vault: Vault, path: Path) -> Iterator[CodeAction]:
    """What the annotation here says, for its entry and for all posts; a word that has no entry, for the glossary."""
    said = _said_at(document, span, vault, path)
    if said is None or said.found is None:
        yield from _additions(document, span, said, vault)
    elif said.placed.annotation.english:
        yield from _names(document, said.placed, said.found.entry, vault)


def _said_at(document: OpenDocument, span: Span, vault: Vault, path: Path) -> _Said | None:
    post = Context(vault.name_of(path), document.text, vault.facts, vault.config.marks)
    here = (placed for placed in post.annotations if placed.site.start <= span.start <= placed.end)
    placed = next(here, None)
    if placed is None:
        return None
    return _Said(placed, next((found for other, found in post.entries if other is placed), None))


def _names(document: OpenDocument, placed: Placed, entry: Entry, vault: Vault) -> Iterator[CodeAction]:
    english, start = placed.annotation.english, placed.site.start
    if entry.changes == NEVER:
        return
    if fold(english) == fold(placed.annotation.term):
        return
    if english != entry.english:
        title = f"Make “{english}” the English of {entry.term} in the glossary"
        yield _about(later(document, NAME, title), start=start)
    if english != entry.english or any(use.english not in ("", english) for use in vault.facts.uses_of(entry)):
        yield _about(later(document, EVERYWHERE, f"Take “{english}” everywhere for {entry.term}"), start=start)


def _additions(document: OpenDocument, span: Span, said: _Said | None, vault: Vault) -> Iterator[CodeAction]:
    selected = document.text[span.start : span.end].strip()
    entry = [selected, "", ""]
    if said:
        annotation = said.placed.annotation
        entry = [annotation.term, annotation.english, annotation.definition]
    elif not selected or "\n" in selected or len(selected) > _LONGEST_TERM or vault.facts.find(selected):
        return
    yield _about(later(document, ADD, f"Add {entry[0]} to the glossary"), entry=entry)


def _about(action: CodeAction, **about: object) -> CodeAction:
    action.data = {**action.data, **about}  # type: ignore[dict-item]
    return action


class FileChanges(NamedTuple):
    """The changes of some files that a decision makes, and how many annotations it leaves as they are."""

    changes: list[TextDocumentEdit]
    left: int = 0


def decided_changes(
    about: Later, document: OpenDocument, documents: Documents, vault: Vault, group: str
) -> Iterator[list[FileChanges]]:
    """What an action changes, file by file, the glossary first; `group` is the name of the changes, if it needs one.

    Raises GlossaryError where it cannot be done any more.
    """
    if about["do"] == ADD:
        term, english, definition = about["entry"]
        entry = Entry(term, english, definition)
        yield [FileChanges(glossary_changes(documents, vault, lambda text: entry_edit(text, entry), group))]
        return
    start = about["start"]
    said = _said_at(document, Span(start, start), vault, path_of(document.uri))
    if said is None or said.found is None:
        raise GlossaryError("the annotation has changed meanwhile; ask again")
    entry, english = said.found.entry, said.placed.annotation.english
    if english != entry.english:
        changes = glossary_changes(documents, vault, lambda text: value_edit(text, entry, "english", english), group)
        yield [FileChanges(changes)]
    if about["do"] == EVERYWHERE:
        yield from _in_posts(entry, english, documents, vault, group)


def _in_posts(
    entry: Entry, english: str, documents: Documents, vault: Vault, group: str
) -> Iterator[list[FileChanges]]:
    for path in sorted(annotating(entry, documents, vault)):
        source = read_source(path, documents)
        if source:
            post = Context(vault.name_of(path), source.text, vault.facts, vault.config.marks)
            carried = with_english(post, entry, english)
            yield [FileChanges([text_edits(source, carried.edits, group)] if carried.edits else [], carried.left)]

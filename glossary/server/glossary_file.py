"""The glossary file in the editor: where entries stand, what is wrong, what may be written, and what posts say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, TypedDict

from lsprotocol.types import (
    CodeLens,
    Command,
    CompletionItem,
    CompletionItemKind,
    Diagnostic,
    DiagnosticSeverity,
    Hover,
    MarkupContent,
    MarkupKind,
    Position,
    TextEdit,
)

from glossary.errors import FileError
from glossary.language.folding import fold
from glossary.model import Entry, Span
from glossary.server.diagnostics import SOURCE
from glossary.server.documents import OpenDocument
from glossary.server.vault import Vault
from glossary.store.document import parse_document
from glossary.store.fields import ALLOWED, FIELDS
from glossary.store.schema import fields_described
from glossary.store.yaml_text import read_scalar, scalar

# A lens above each of very many entries would cost more than it tells.
_MOST_LENSES = 5000
_term = re.compile(r"^(?P<indent>[ \t]*)- term:[ \t]+(?P<value>.*?)[ \t]*\r?$", re.MULTILINE)
_english = re.compile(r"^[ \t]+english:[ \t]+(?P<value>.*?)[ \t]*\r?$", re.MULTILINE)
_name = re.compile(r"^[ \t]*(?:- )?(?P<name>[a-z_]+):")
_field = re.compile(r"^[ \t]+(?P<name>[\w-]*)(?P<colon>:[ \t]*(?P<value>.*))?$")


class EntryPlace(NamedTuple):
    """Where an entry begins in the file (code points): its term, the end of its block, and its English there."""

    term: str
    span: Span
    end: int
    english: str = ""


class LensData(TypedDict):
    """Which entry a lens stands above, and in which text."""

    term: str
    english: str
    uri: str


def entry_places(text: str) -> Iterator[EntryPlace]:
    """All entries of the file, also of one that is being written."""
    found = list(_term.finditer(text))
    for number, match in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(text)
        term = read_scalar(match["value"])
        if term is not None:
            english = _english.search(text, match.end(), end)
            span = Span(match.start("value"), match.end("value"))
            yield EntryPlace(term, span, end, (read_scalar(english["value"]) or "") if english else "")


def place_of(text: str, entry: Entry) -> EntryPlace | None:
    """Where an entry stands: of several with its term the one with its English."""
    written = f"- term: {scalar(entry.term)}"
    at = text.find(written)
    places: list[EntryPlace] = []
    while at >= 0:
        end = at + len(written)
        following = _term.search(text, end)
        places.append(
            EntryPlace(entry.term, Span(at + len("- term: "), end), following.start() if following else len(text))
        )
        at = text.find(written, end)
    english = f"english: {scalar(entry.english)}" if entry.english else ""
    exact = [place for place in places if text[place.span.end : place.span.end + 1] in ("", "\n", "\r", " ")]
    return next((one for one in exact if english in text[one.span.end : one.end]), exact[0] if exact else None)


def diagnostics(document: OpenDocument, vault: Vault) -> list[Diagnostic]:
    """Why the file could not be read, if it cannot: the place, and what is expected there."""
    try:
        parse_document(document.text, None, vault.config.glossary)
    except FileError as error:
        start = Position(max(0, (error.line or 1) - 1), max(0, (error.column or 1) - 1))
        at = document.positions.offset(start)
        where = document.positions.range(at, document.positions.line_at(at).end)
        return [Diagnostic(where, error.message, severity=DiagnosticSeverity.Error, source=SOURCE)]
    return []


def field_at(document: OpenDocument, offset: int) -> Hover | None:
    """What the field is for whose name stands at an offset."""
    line = document.positions.line_at(offset)
    match = _name.match(document.text[line.start : line.end])
    if not match or not match.start("name") <= offset - line.start <= match.end("name"):
        return None
    said = [fields_described().get(match["name"], ""), "、".join(f"`{one}`" for one in ALLOWED.get(match["name"], ()))]
    where = document.positions.range(line.start + match.start("name"), line.start + match.end("name"))
    text = "\n\n".join(filter(None, said))
    return Hover(MarkupContent(MarkupKind.Markdown, text), where) if text else None


def field_completions(document: OpenDocument, offset: int) -> list[CompletionItem]:
    """The fields of an entry, or the values that a field may have."""
    line = document.positions.line_at(offset)
    match = _field.match(document.text[line.start : offset])
    if not match:
        return []
    if match["colon"] is None:
        words, start = [f"{name}: " for name in FIELDS[1:]], offset - len(match["name"])
    else:
        words, start = list(ALLOWED.get(match["name"], ())), offset - len(match["value"] or "")
    where = document.positions.range(start, offset)
    return [
        CompletionItem(
            name := word.strip(" :"),
            kind=CompletionItemKind.Field,
            documentation=None if match["colon"] else fields_described().get(name),
            text_edit=TextEdit(where, word),
        )
        for word in words
    ]


def lenses(document: OpenDocument, vault: Vault) -> list[CodeLens]:
    """Above each entry: in how many posts it is annotated, and how many other English names it has there."""
    places = list(entry_places(document.text))
    if len(places) > _MOST_LENSES:
        return []
    return [
        CodeLens(
            document.positions.range(*place.span),
            data=LensData(term=place.term, english=place.english, uri=document.uri),
        )
        for place in places
    ]


def resolved(lens: CodeLens, data: LensData, vault: Vault) -> CodeLens:
    """A lens with its words, which are looked up for those on the screen only."""
    found = vault.facts.find(data["term"])
    exact = [one for one in found if one.entry.english == data["english"]] or found
    uses = [use for one in exact for use in vault.facts.uses_of(one.entry)]
    posts = len({use.post for use in uses})
    names = {fold(use.english) for use in uses} - {"", fold(data["english"])}
    title = f"in {posts} post{'s' * (posts != 1)}" if posts else "in no post"
    if names:
        title += f" · {len(names)} other wording{'s' * (len(names) != 1)}"
    return CodeLens(lens.range, Command(title, ""), lens.data)

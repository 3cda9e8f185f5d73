"""From a word to its entry, from an entry to the posts, and a new name for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lsprotocol.types import (
    Location,
    OptionalVersionedTextDocumentIdentifier,
    SymbolKind,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
    WorkspaceSymbol,
)

from glossary.errors import FileError, GlossaryError
from glossary.index.lookup import Found
from glossary.index.read_post import unpack_uses
from glossary.language.folding import fold
from glossary.mentions.matching import Matcher
from glossary.mentions.meant import every_mention, meant_in
from glossary.model import Entry, Span
from glossary.posts.reading import decode, read_post
from glossary.server.documents import Documents, OpenDocument
from glossary.server.glossary_file import EntryPlace, place_of
from glossary.server.positions import Positions
from glossary.server.vault import Vault
from glossary.sites import find_sites
from glossary.store.yaml_text import scalar

_MOST_SYMBOLS = 50


class _Source(NamedTuple):
    """A file as it is now: in the editor if it is open there, else on the disk (version None)."""

    uri: str
    version: int | None
    positions: Positions


def read_source(path: Path, documents: Documents) -> _Source | None:
    """A file's text; None where it cannot be read."""
    uri = path.as_uri()
    if opened := documents.get(uri):
        return _Source(uri, opened.version, opened.positions)
    try:
        text = decode(read_post(str(path)), str(path))
    except FileError:
        return None
    return _Source(uri, None, Positions(text, documents.encoding))


def definitions(found: Iterable[Found], documents: Documents, vault: Vault) -> Iterator[Location]:
    """Where entries stand in the glossary file."""
    source = read_source(vault.glossary_path, documents)
    for one in found if source else ():
        if source and (place := place_of(source.positions.text, one.entry)):
            yield Location(source.uri, source.positions.range(*place.span))


def references(found: Sequence[Found], here: OpenDocument, documents: Documents, vault: Vault) -> Iterator[Location]:
    """Every annotation of the entries, and every mention of them in the open text."""
    for one in found:
        for path, spans in _annotated(one, vault).items():
            source = read_source(vault.root / path, documents)
            for start in spans if source else ():
                if source:
                    yield Location(source.uri, source.positions.range(start, _site_end(source, start, vault)))
    for start, end in _mentions(here.text, found, vault):
        yield Location(here.uri, here.positions.range(start, end))


def _annotated(found: Found, vault: Vault) -> Mapping[str, list[int]]:
    """By post, where the entry's annotations begin."""
    places = set(found.places)
    numbers = sorted({number for number, _ in places})
    return {
        post.path: [use.start for use in unpack_uses(post.path, post.uses) if (number, use.start) in places]
        for number, post in vault.index.posts(numbers)
    }


def _site_end(source: _Source, start: int, vault: Vault) -> int:
    """Where an annotation's bold term ends; the index may know an older text, so the line is the bound."""
    return min(source.positions.line_at(start).end, start + 200)


def _mentions(text: str, found: Sequence[Found], vault: Vault) -> Iterator[Span]:
    numbers = {one.entry for one in found}
    mentions = every_mention(text, vault.known, Matcher(vault.known.forms))
    for meant in meant_in(text, mentions, vault.known):
        if any(vault.known.found(number).entry in numbers for number in meant.numbers):
            yield Span(meant.start, meant.end)


def rename(found: Found, old: str, new: str, documents: Documents, vault: Vault) -> WorkspaceEdit:
    """A new term or a new English for an entry: in the glossary file, and in all posts that annotate it.

    Raises GlossaryError where the word is neither the entry's term nor its English, or the new one is empty.
    """
    entry = found.entry
    field = "term" if fold(old) == fold(entry.term) else "english" if fold(old) == fold(entry.english) else ""
    if not field or not new.strip():
        raise GlossaryError(f"{old}: only the term or the English of an entry can be renamed, and not to nothing")
    changes = [*_in_glossary(entry, field, new, documents, vault), *_in_posts(found, field, new, documents, vault)]
    return WorkspaceEdit(document_changes=changes)


def _in_glossary(entry: Entry, field: str, new: str, documents: Documents, vault: Vault) -> Iterator[TextDocumentEdit]:
    source = read_source(vault.glossary_path, documents)
    place = place_of(source.positions.text, entry) if source else None
    if source and place:
        span = place.span if field == "term" else _english_of(source.positions.text, place, entry)
        if span:
            yield _changes(source, [TextEdit(source.positions.range(*span), scalar(new))])


def _english_of(text: str, place: EntryPlace, entry: Entry) -> Span | None:
    written = f"english: {scalar(entry.english)}"
    at = text.find(written, place.span.end, place.end)
    return Span(at + len("english: "), at + len(written)) if at >= 0 else None


def _in_posts(found: Found, field: str, new: str, documents: Documents, vault: Vault) -> Iterator[TextDocumentEdit]:
    old = getattr(found.entry, field)
    for path in _annotated(found, vault):
        source = read_source(vault.root / path, documents)
        edits = list(_in_post(source, field, old, new, vault)) if source else []
        if source and edits:
            yield _changes(source, edits)


def _in_post(source: _Source, field: str, old: str, new: str, vault: Vault) -> Iterator[TextEdit]:
    """In the annotations of a text, where the name stands as it is: bold, or first within the parenthesis."""
    text = source.positions.text
    for site in find_sites(text, vault.config.marks):
        bold = text[site.bold_start : site.bold_end]
        if field == "term" and bold == old:
            yield TextEdit(source.positions.range(site.bold_start, site.bold_end), new)
        if field == "english" and site.inside_end and text.startswith(old, site.inside_start):
            end = site.inside_start + len(old)
            if text[end : end + 1] in ("", ":", "：", ",", "，", "）", ")"):
                yield TextEdit(source.positions.range(site.inside_start, end), new)


def _changes(source: _Source, edits: list[TextEdit]) -> TextDocumentEdit:
    return TextDocumentEdit(OptionalVersionedTextDocumentIdentifier(source.uri, source.version), list(edits))


def symbols(query: str, documents: Documents, vault: Vault) -> Iterator[WorkspaceSymbol]:
    """The entries that begin with a query, in characters, pinyin or English."""
    found = vault.words.beginning(query, _MOST_SYMBOLS)
    source = read_source(vault.glossary_path, documents) if found else None
    for one in found if source else ():
        place = place_of(source.positions.text, one.entry) if source else None
        if source and place:
            where = Location(source.uri, source.positions.range(*place.span))
            yield WorkspaceSymbol(where, one.entry.term, SymbolKind.String, container_name=one.entry.english or None)

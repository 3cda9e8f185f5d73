"""From a word to its entry, from an entry to the posts, and a new name for both."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from lsprotocol.types import DocumentSymbol, Location, SymbolKind, TextDocumentEdit, WorkspaceSymbol

from glossary.edits import Edit
from glossary.errors import GlossaryError
from glossary.index.lookup import Found, all_forms
from glossary.language.folding import fold, to_simplified
from glossary.markdown.prose import read_prose
from glossary.mentions.matching import Matcher
from glossary.mentions.meant import every_mention, meant_in
from glossary.model import Entry, Span
from glossary.server.documents import Documents, OpenDocument
from glossary.server.glossary_edits import glossary_changes, value_edit
from glossary.server.glossary_file import place_of
from glossary.server.sources import annotating, posts_open, read_source, text_edits
from glossary.server.vault import Vault
from glossary.sites import Site, find_sites, scan

_MOST_SYMBOLS = 50


def definitions(found: Iterable[Found], documents: Documents, vault: Vault) -> Iterator[Location]:
    """Where entries stand in the glossary file."""
    source = read_source(vault.glossary_path, documents)
    for one in found if source else ():
        if source and (place := place_of(source.text, one.entry)):
            yield Location(source.uri, source.positions.range(*place.span))


def references(found: Sequence[Found], documents: Documents, vault: Vault) -> Iterator[list[Location]]:
    """Post by post: every annotation of the entries and every mention of them in prose, as the posts are now."""
    wanted = Wanted.of(found)
    matcher = Matcher(vault.known.forms)
    for path in sorted(vault.posts | posts_open(documents, vault)):
        source = read_source(path, documents)
        spans = _standing(source.text, wanted, matcher, vault) if source else ()
        yield [Location(source.uri, source.positions.range(*span)) for span in spans] if source else []


class Wanted(NamedTuple):
    """Entries that are looked for, the folded forms that find them, and what such a form looks like in a text."""

    entries: Collection[Entry]
    keys: Collection[str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, found: Sequence[Found]) -> Wanted:
        """What is looked for on behalf of some entries."""
        keys = {key for one in found for key in all_forms(one)}
        # A folded form has neither the spaces nor the hyphens that its name may be written with.
        spelled = (r"[\W_]*".join(map(re.escape, key)) for key in sorted(keys, key=len, reverse=True))
        return cls({one.entry for one in found}, keys, re.compile("|".join(spelled), re.IGNORECASE))

    def may_stand_in(self, text: str) -> bool:
        """Whether a text has to be looked at closely."""
        return self.pattern.search(to_simplified(text)) is not None

    def is_called(self, name: str) -> bool:
        """Whether a headword is one of the forms."""
        return fold(name) in self.keys


def _standing(text: str, wanted: Wanted, matcher: Matcher, vault: Vault) -> list[Span]:
    """Where entries stand in a text: bold in an annotation, or mentioned in prose."""
    if not wanted.may_stand_in(text):
        return []
    own = [site for site in find_sites(text, vault.config.marks) if wanted.is_called(bold_of(text, site))]
    annotated = [Span(site.start, site.end or site.inside_start) for site in own]
    prose = read_prose(text)
    mentioned = (span for span in _mentions(text, wanted, matcher, vault) if prose.holds(*span))
    free = (span for span in mentioned if not any(start <= span.start < end for start, end in annotated))
    return sorted({*free, *(Span(site.bold_start, site.bold_end) for site in own)})


def _mentions(text: str, wanted: Wanted, matcher: Matcher, vault: Vault) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        mentions = every_mention(line, vault.known, matcher) if wanted.may_stand_in(line) else ()
        for meant in meant_in(line, mentions, vault.known):
            if any(vault.known.found(number).entry in wanted.entries for number in meant.numbers):
                yield Span(at + meant.start, at + meant.end)
        at += len(line)


def rename(found: Found, old: str, new: str, documents: Documents, vault: Vault) -> Iterator[list[TextDocumentEdit]]:
    """A new term or a new English for an entry, file by file: the glossary, and all posts that annotate it.

    Raises GlossaryError where the word is neither the entry's term nor its English, or the new one is empty.
    """
    entry = found.entry
    field = "term" if fold(old) == fold(entry.term) else "english" if fold(old) == fold(entry.english) else ""
    if not field or not new.strip():
        raise GlossaryError(f"{old}: only the term or the English of an entry can be renamed, and not to nothing")
    return _renamed(Wanted.of([found]), found, field, new, documents, vault)


def _renamed(
    wanted: Wanted, found: Found, field: str, new: str, documents: Documents, vault: Vault
) -> Iterator[list[TextDocumentEdit]]:
    yield glossary_changes(documents, vault, lambda text: value_edit(text, found.entry, field, new))
    for path in sorted(annotating(found.entry, documents, vault)):
        source = read_source(path, documents)
        edits = list(_in_post(source.text, wanted, field, getattr(found.entry, field), new, vault)) if source else []
        yield [text_edits(source, edits)] if source and edits else []


def _in_post(text: str, wanted: Wanted, field: str, old: str, new: str, vault: Vault) -> Iterator[Edit]:
    """In the annotations of a text, where the name stands as it is: bold, or first within the parenthesis."""
    for site in find_sites(text, vault.config.marks):
        bold = bold_of(text, site)
        if field == "term" and bold == old:
            yield Edit(Span(site.bold_start, site.bold_end), new)
        is_own = field == "english" and wanted.is_called(bold)
        if is_own and site.inside_end and text.startswith(old, site.inside_start):
            end = site.inside_start + len(old)
            if text[end : end + 1] in ("", ":", "：", ",", "，", "）", ")"):
                yield Edit(Span(site.inside_start, end), new)


def bold_of(text: str, site: Site) -> str:
    """What stands between the marks of a site."""
    return text[site.bold_start : site.bold_end]


def symbols(query: str, documents: Documents, vault: Vault) -> Iterator[WorkspaceSymbol]:
    """The entries that begin with a query, in characters, pinyin or English."""
    found = vault.words.beginning(query, _MOST_SYMBOLS)
    source = read_source(vault.glossary_path, documents) if found else None
    for one in found if source else ():
        place = place_of(source.text, one.entry) if source else None
        if source and place:
            where = Location(source.uri, source.positions.range(*place.span))
            yield WorkspaceSymbol(where, one.entry.term, SymbolKind.String, container_name=one.entry.english or None)


def symbols_in(document: OpenDocument, vault: Vault) -> Iterator[DocumentSymbol]:
    """The annotations of a post, in order."""
    for one in scan(document.text, vault.config.marks):
        where = document.positions.range(one.start, one.end)
        yield DocumentSymbol(one.term, SymbolKind.String, where, where, detail=one.english or one.definition or None)

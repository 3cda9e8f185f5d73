"""What a decision changes in the glossary file: the lines of one entry, of however many the file has.

The lines around are taken for a document of their own, since to read all of a large file would take seconds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from lsprotocol.types import TextDocumentEdit

from glossary.edits import Edit
from glossary.errors import GlossaryError
from glossary.model import Entry, Span
from glossary.server.documents import Documents
from glossary.server.glossary_file import entry_places, place_of
from glossary.server.sources import read_source, text_edits
from glossary.server.vault import Vault
from glossary.store import block_edits
from glossary.store.document import Document, parse_document
from glossary.store.splice import sort_key, splice
from glossary.store.yaml_text import scalar

_HEAD = "version: 1\nterms:\n"
_PATH = "data/glossary.yaml"


def glossary_changes(
    documents: Documents, vault: Vault, change: Callable[[str], Edit], group: str = ""
) -> list[TextDocumentEdit]:
    """A change of the glossary file's text, as it is in the editor or on the disk."""
    source = read_source(vault.glossary_path, documents)
    return [text_edits(source, [change(source.text)], group)] if source else []


def value_edit(text: str, entry: Entry, field: str, value: str) -> Edit:
    """Another term or English for an entry. Raises GlossaryError where it does not stand in the file."""
    place = place_of(text, entry)
    if place is None:
        raise GlossaryError(f"{entry.term}: not in the glossary file; add it first")

    def change(document: Document) -> str:
        block = document.blocks[0]
        if field == "term":
            block = block_edits.with_term(block, value, _PATH)
        else:
            block = block_edits.with_value(block, field, scalar(value), _PATH)
        return splice(document._replace(blocks=[block]), {}, (), ())[0]

    return _changed(text, Span(_line_start(text, place.span.start), place.end), change)


def entry_edit(text: str, entry: Entry) -> Edit:
    """A new entry in its place. Raises GlossaryError where one with its term and English stands there."""
    there = place_of(text, entry)
    if there and (not entry.english or f"english: {entry.english}" in text[there.span.end : there.end]):
        raise GlossaryError(f"{entry.term}: already in the glossary file")
    places = list(entry_places(text))
    if not places:
        return _smallest(text, splice(parse_document(text, None, _PATH), {}, (), [entry])[0])
    following = bisect_left(places, sort_key(entry), key=lambda place: sort_key(Entry(place.term)))
    around = places[max(0, following - 1) : following + 1]
    part = Span(_line_start(text, around[0].span.start), around[-1].end)
    return _changed(text, part, lambda document: splice(document, {}, (), [entry])[0])


def _changed(text: str, part: Span, change: Callable[[Document], str]) -> Edit:
    """The edit of a part, whole entries, that makes of it what `change` makes of its document."""
    own = text[part.start : part.end]
    head = _HEAD.replace("\n", "\r\n") if "\r\n" in own else _HEAD
    after = change(parse_document(head + own, None, _PATH)).removeprefix(head)
    return _smallest(own, after).moved(part.start)


def _smallest(before: str, after: str) -> Edit:
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return Edit(Span(start, len(before) - end), after[start : len(after) - end])


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (first, second) in pairs if first != second), min(len(one), len(other)))


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1

"""A small change to the posts, carried into a large glossary: only the entries concerned are built and written again.

Gives what a full extraction gives, byte for byte, or gives up, and the full one is done. It works on a document made of
the blocks concerned alone, so that all rules of keeping and changing are those of the full one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from glossary.model import Entry
from glossary.store.blocks import Block, block_end, lead_in
from glossary.store.document import Document, parse_document
from glossary.store.entry import read_entry
from glossary.store.frame import LineEnds, head_end, unify
from glossary.store.lock import DELETED, Lock, Row
from glossary.store.source import Source
from glossary.store.splice import pieces, sort_key
from glossary.store.update import Piece
from glossary.store.yaml_text import read_scalar

_starts = re.compile(r"^- term: (.+)$", re.MULTILINE)

SortKey = tuple[str, str, str]


class FileLayout(NamedTuple):
    """Where each entry's `-` stands in the file's unified text, in code points, and its row in the lock.

    `first` is where the entries begin, `end` where the tail does; the deleted rows stand apart.
    """

    text: str
    ends: LineEnds
    first: int
    end: int
    starts: list[int]
    terms: list[str]
    rows: list[Row]
    deleted: list[Row]
    sources: tuple[str, ...]

    def begin(self, position: int) -> int:
        """Where an entry's lines begin, comments and blank lines above them included; one behind the last: the tail."""
        return lead_in(self.text, self.first, self.starts[position]) if position < len(self.starts) else self.end

    def block(self, position: int) -> tuple[int, int]:
        """The span of an entry's lines, as `store.blocks` has it."""
        return self.begin(position), self.begin(position + 1)


def lay_out(text: str, lock: Lock) -> FileLayout | None:
    """The layout of a glossary file whose every entry stands at the margin with its term first; None for any other.

    The text must be one that a full extraction has read. What the small change does not know of, the evidence in the
    file, leads the full way.
    """
    text, ends = unify(text)
    if "\r" in text or lock.ignored or lock.evidence:
        return None
    first = head_end(Source("", text))
    found = list(_starts.finditer(text, first))
    starts, terms = [match.start() for match in found], [match[1] for match in found]
    rows = [row for row in lock.rows if row[1] != DELETED]
    if not found or terms != [term for term, _ in rows]:
        return None
    end = block_end(text, starts[-1])
    # Else an entry begins otherwise, or what looks like one belongs to a field of the person's own.
    if text.count("\n-", first - 1, end) != len(found):
        return None
    deleted = [row for row in lock.rows if row[1] == DELETED]
    return FileLayout(text, ends, first, end, starts, terms, rows, deleted, lock.sources)


def excerpt(layout: FileLayout, positions: Sequence[int], path: str) -> Document:
    """A document of these entries alone."""
    texts = [slice(*layout.block(position)) for position in positions]
    rows = tuple(layout.rows[position] for position in positions)
    known = Lock((*rows, *layout.deleted), layout.sources)
    return parse_document(layout.text[: layout.first] + "".join(layout.text[part] for part in texts), known, path)


def put_back_excerpt(
    layout: FileLayout, positions: Sequence[int], document: Document, change: ExcerptChange
) -> tuple[str, Lock] | None:
    """The whole file and lock with the change made to the entries of an excerpt; None where the order is unclear."""
    there, added = pieces(document, change.updates, change.removed, change.new)
    changed = dict(zip(positions, there, strict=True))
    places = _places([sort_key(piece.entry) for piece in added], layout, changed)
    if places is None or len(layout.starts) + len(added) == sum(piece is None for piece in there):
        return None
    text: list[str] = []
    rows: list[Row] = []
    inserted: dict[int, list[int]] = {}
    for number, place in enumerate(places):
        inserted.setdefault(place, []).append(number)
    at = 0
    done = 0
    for position in sorted({*positions, *inserted}):
        start, end = layout.block(position) if position < len(layout.starts) else (layout.end, layout.end)
        text.append(layout.text[at:start])
        rows += layout.rows[done:position]
        for number in inserted.get(position, ()):
            text.append(added[number].text)
            rows.append(added[number].row)
        at, done = start, position
        if position in changed:
            piece = changed[position]
            if piece is not None:
                text.append(piece.text)
                rows.append(piece.row)
            at, done = end, position + 1
    text.append(layout.text[at:])
    rows += layout.rows[done:]
    return layout.ends.restore("".join(text)), Lock((*rows, *layout.deleted), document.sources)


class ExcerptChange(NamedTuple):
    """What becomes of the entries of an excerpt; see `store.splice`."""

    updates: Mapping[int, Entry]
    removed: Sequence[int]
    new: Sequence[Entry]


def _places(
    keys: Sequence[SortKey], layout: FileLayout, changed: Mapping[int, Block | Piece | None]
) -> list[int] | None:
    """Before which entry each new one goes: the first with a greater key. None where a term cannot be read."""
    places: list[int] = []
    waiting = list(reversed(keys))
    for position, written in enumerate(layout.terms):
        if not waiting:
            break
        if _is_before(written, waiting[-1]) or (position in changed and changed[position] is None):
            continue
        term = read_scalar(written)
        if term is None:
            return None
        folded, *_ = sort_key(Entry(term))
        while waiting and folded >= waiting[-1][0]:
            if folded == waiting[-1][0] and _key(position, term, layout, changed) <= waiting[-1]:
                break
            waiting.pop()
            places.append(position)
    return places + [len(layout.starts)] * len(waiting)


def _is_before(written: str, key: SortKey) -> bool:
    """Whether a term, as it is written, plainly comes before a key: most do by the first character, and are not read.

    In a key a Chinese character stays as it is, and an ASCII one with another behind it but for its case.
    """
    first = written[0].lower()
    is_kept = "\u4e00" <= first <= "\u9fff" or (first.isalnum() and written[:2].isascii())
    return is_kept and first < key[0][:1]


def _key(position: int, term: str, layout: FileLayout, changed: Mapping[int, Block | Piece | None]) -> SortKey:
    piece = changed.get(position)
    if piece:
        return sort_key(piece.entry)
    start, end = layout.block(position)
    return sort_key(read_entry(Source("", layout.text[start:end]))[1])

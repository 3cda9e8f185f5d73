"""Putting what the posts now say into `data/glossary.yaml`, so that everything else stays byte for byte."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence

from glossary.model import Entry
from glossary.store.blocks import Block
from glossary.store.document import Document, sense
from glossary.store.fields import Evidence, evidence_lines
from glossary.store.frame import with_terms
from glossary.store.lock import DELETED, Lock
from glossary.store.update import Manner, Piece, fresh, has_evidence_lines, renew
from glossary.store.yaml_text import scalar

EvidenceBySense = Mapping[tuple[str, str], Evidence]


def sort_key(entry: Entry) -> tuple[str, str, str]:
    """The order of the entries in the file: term (NFKC, case-folded), English, then the term as it is.

    Code points decide, so that the order is the same on every machine.
    """
    return unicodedata.normalize("NFKC", entry.term).casefold(), entry.english, entry.term


def splice(
    document: Document,
    updates: Mapping[int, Entry],
    removed: Collection[int],
    new: Iterable[Entry],
    evidence: EvidenceBySense | None = None,
) -> tuple[str, Lock]:
    """The file's new text, and the lock to write beside it.

    `updates` say what the posts now give the blocks of these numbers: the tool's fields follow, a person's
    stay. Blocks of the numbers in `removed` go, unless a person touched them. `new` entries go in where
    `sort_key` puts them. That no two entries become the same is settled before: see `extract.clashes`.
    Blocks that are not named stay byte for byte. `evidence` is keyed by `sense` of the entry given here; without
    it, named blocks lose the evidence that the tool wrote, and keep what a person wrote there.
    """
    there, added = pieces(document, updates, removed, new, evidence)
    merged = in_order([piece for piece in there if piece is not None], added)
    text = _text(document, merged)
    has_evidence = evidence is not None or (document.has_evidence and has_evidence_lines(text))
    return text, _lock(document, merged, has_evidence=has_evidence)


def pieces(
    document: Document,
    updates: Mapping[int, Entry],
    removed: Collection[int],
    new: Iterable[Entry],
    evidence: EvidenceBySense | None = None,
) -> tuple[list[Block | Piece | None], list[Piece]]:
    """What becomes of each block (None: it goes), and what is added, in the order of `sort_key`; see `splice`."""
    known = evidence or {}
    manner = Manner(document.indent, document.adopting, evidence is not None or document.has_evidence)
    there: list[Block | Piece | None] = []
    for number, block in enumerate(document.blocks):
        if number in updates:
            found = known.get(sense(updates[number])) if known else None
            there.append(renew(block, updates[number], found, manner))
        else:
            there.append(block if block.touched or number not in removed else None)
    ordered = sorted(new, key=sort_key)
    lines = [evidence_lines(known.get(sense(entry)), document.indent) for entry in ordered]
    return there, [fresh(entry, own, document.indent) for entry, own in zip(ordered, lines, strict=True)]


def _text(document: Document, pieces: Collection[Block | Piece]) -> str:
    head = document.head
    if bool(document.blocks) != bool(pieces):
        head = with_terms(head, bool(pieces))
    return document.ends.restore(head + "".join([piece.text for piece in pieces]) + document.tail)


def _lock(document: Document, pieces: Iterable[Block | Piece], *, has_evidence: bool) -> Lock:
    deleted = [(scalar(term), DELETED) for term in sorted(document.deleted)]
    return Lock((*[piece.row for piece in pieces], *deleted), document.sources, evidence=has_evidence)


def in_order(pieces: Sequence[Block | Piece], added: Sequence[Block | Piece]) -> Sequence[Block | Piece]:
    """Each added piece before the first with a greater key; pieces already there keep their order."""
    if not added or not pieces:
        return pieces or added
    merged: list[Block | Piece] = []
    waiting = [(sort_key(piece.entry), piece) for piece in reversed(added)]
    for piece in pieces:
        key = sort_key(piece.entry) if waiting else None
        while key and waiting and waiting[-1][0] < key:
            merged.append(waiting.pop()[1])
        merged.append(piece)
    return [*merged, *(piece for _, piece in reversed(waiting))]

"""Two branches' glossary files made one, entry by entry, with the decisions of both sides.

What the tool wrote on either side follows the posts at the next extraction; so only what people wrote on both sides, of
one field, each otherwise, is left for a person to settle.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from glossary.errors import FileError
from glossary.store import entry as store_entry
from glossary.store import lock as lock_format
from glossary.store.blocks import Block
from glossary.store.document import Document, sense
from glossary.store.fields import FIELDS
from glossary.store.layout import Layout
from glossary.store.lock import DELETED, Cells, Lock
from glossary.store.source import Source
from glossary.store.splice import in_order, sort_key
from glossary.store.update import with_fields
from glossary.store.yaml_text import scalar

Key = tuple[str, str]


class Merged(NamedTuple):
    """The text of both sides as one, its lock, and how many places a person must settle."""

    text: str
    lock: Lock
    conflicts: int


def merge_documents(base: Document, ours: Document, theirs: Document) -> Merged:
    """What both sides make of their common base. Where a conflict is left, git's marks stand in the text."""
    of_base, of_ours, of_theirs = _by_key(base, ours, theirs)
    kept = _decided(of_ours, of_base, of_ours, of_theirs)
    new = _decided([key for key in of_theirs if key not in of_ours], of_base, of_ours, of_theirs)
    blocks = in_order(kept, sorted(new, key=lambda block: sort_key(block.entry)))
    head, tail = _three_way(base.head, ours.head, theirs.head), _three_way(base.tail, ours.tail, theirs.tail)
    text = head + "".join(block.text for block in blocks) + tail
    standing = {block.entry.term for block in blocks}
    rows = (*(block.row for block in blocks), *_deleted(base, ours, theirs, standing))
    sources = tuple(sorted({*ours.sources, *theirs.sources}))
    evidence = ours.has_evidence or theirs.has_evidence
    return Merged(ours.ends.restore(text), Lock(rows, sources, evidence=evidence), text.count(_OURS))


_OURS, _BETWEEN, _THEIRS = "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"


def _by_key(*documents: Document) -> list[dict[Key, Block]]:
    """The blocks by what tells that two are the same entry: the term, where no side has two entries of it."""
    split = {term for document in documents for term in _twice(block.entry.term for block in document.blocks)}
    return [
        {sense(block.entry) if block.entry.term in split else (block.entry.term, ""): block for block in one.blocks}
        for one in documents
    ]


def _twice(terms: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    return {term for term in terms if term in seen or seen.add(term)}  # type: ignore[func-returns-value]


def _decided(
    keys: Iterable[Key], base: Mapping[Key, Block], ours: Mapping[Key, Block], theirs: Mapping[Key, Block]
) -> list[Block]:
    found = (_one_of(base.get(key), ours.get(key), theirs.get(key)) for key in keys)
    return [block for block in found if block is not None]


def _one_of(base: Block | None, ours: Block | None, theirs: Block | None) -> Block | None:
    if ours is None or theirs is None:
        one = ours or theirs
        # The other side took it out, unless it is new on this one.
        is_kept = base is None or one is None or (one.touched and not _are_same(one, base))
        return one if is_kept else None
    if _are_same(ours, theirs) or (base and _are_same(theirs, base)):
        return ours
    if base and _are_same(ours, base):
        return theirs
    if not (ours.touched and theirs.touched):
        return theirs if theirs.touched else ours
    return _by_fields(base, ours, theirs) or _conflict(ours, theirs)


def _are_same(one: Block, other: Block) -> bool:
    return one.text == other.text and one.row == other.row


def _by_fields(base: Block | None, ours: Block, theirs: Block) -> Block | None:
    """Our block with what people wrote in theirs; None where they wrote of one thing on both sides."""
    layouts = [_layout(block) for block in (base, ours, theirs)]
    lead = _merged_text(*(block.text[: block.dash] if block else "" for block in (base, ours, theirs)))
    if lead is None or layouts[1].column is None:
        return None
    values: dict[str, str] = {}
    for name in FIELDS[1:]:
        before, own, other = (_written(layout, name) for layout in layouts)
        if other in (own, before) or name not in theirs.hand:
            continue
        if own != before and name in ours.hand:
            return None
        values[name] = other
    text = lead + with_fields(ours.text, layouts[1], values)[ours.dash :]
    added, hashes = lock_format.read_cells(ours.row[1])
    left = {name: known for name, known in hashes.items() if name not in values}
    try:
        _, entry = store_entry.read_entry(Source("", text))
    except FileError:
        return None
    row = (ours.row[0], lock_format.write_cells(Cells(added or not left, left)))
    return ours._replace(text=text, entry=entry, row=row, hand=ours.hand | values.keys())


def _layout(block: Block | None) -> Layout:
    return store_entry.read_entry(Source("", block.text))[0] if block else Layout({}, None)


def _written(layout: Layout, name: str) -> str:
    """A field's value as it stands on its line; for one over several lines, what no other can be equal to."""
    field = layout.fields.get(name)
    return "" if field is None else field.written or f"\n{field.value}"


def _merged_text(base: str, ours: str, theirs: str) -> str | None:
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


def _three_way(base: str, ours: str, theirs: str) -> str:
    merged = _merged_text(base, ours, theirs)
    return f"{_OURS}{ours}{_BETWEEN}{theirs}{_THEIRS}" if merged is None else merged


def _conflict(ours: Block, theirs: Block) -> Block:
    return ours._replace(text=f"{_OURS}{ours.text}{_BETWEEN}{theirs.text}{_THEIRS}")


def _deleted(base: Document, ours: Document, theirs: Document, standing: set[str]) -> list[tuple[str, str]]:
    """The marks of what people took out on either side, less what came back on one."""
    out = {
        term
        for term in ours.deleted | theirs.deleted
        if (term in ours.deleted and term in theirs.deleted) or term not in base.deleted
    }
    return [(scalar(term), DELETED) for term in sorted(out - standing)]

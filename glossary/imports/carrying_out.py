"""The glossary document as it is after an import; what was imported is the person's from then on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from glossary.imports.plan import LOCKED, NEW, REMOVED, SAME, SINGLE, Clash, ImportChange, names_of_list
from glossary.model import Entry
from glossary.store import lock
from glossary.store.block_edits import claimed, with_names, with_value
from glossary.store.blocks import Block
from glossary.store.document import Document
from glossary.store.fields import LISTS, PERSONAL, Value, block_text, written
from glossary.store.frame import with_terms
from glossary.store.splice import sort_key
from glossary.store.yaml_text import flow_list, scalar

Takes = Callable[[ImportChange, Clash], bool]
"""Whether a value that contradicts the glossary takes the place of the one there."""


def carried_out(document: Document, changes: Iterable[ImportChange], takes: Takes, path: str) -> Document:
    """The document with these changes; of a conflict, only what `takes` says.

    Raises FileError where an entry's lines do not allow a change.
    """
    blocks = list(document.blocks)
    new: list[Entry] = []
    for change in changes:
        if change.kind == LOCKED:
            continue
        if change.block is not None:
            blocks[change.block] = _changed(blocks[change.block], change, takes, path)
        elif change.kind == NEW:
            new.append(change.row.entry)
    deleted = document.deleted - {entry.term for entry in new}
    head = with_terms(document.head, True) if new and not blocks else document.head
    return document._replace(head=head, blocks=_with_new(blocks, new, document.indent), deleted=deleted)


def _changed(block: Block, change: ImportChange, takes: Takes, path: str) -> Block:
    if change.kind == SAME and block.row[1] == lock.ADDED:
        # A person's entry that says all this already.
        return block
    entry = change.row.entry
    if any(clash.ours == REMOVED and not takes(change, clash) for clash in change.clashes):
        return block
    kept = {clash.field for clash in change.clashes if not takes(change, clash)}
    values: dict[str, Value] = {}
    for name in SINGLE:
        value = getattr(entry, name)
        # What is still in dispute cannot be locked.
        if value and name not in kept and not (name == "changes" and kept):
            values[name] = value
    if block.entry.status == REMOVED and "status" not in kept:
        values["status"] = entry.status
    for name in LISTS:
        # An English name that gives way may be one of the aliases that come with the new one.
        known = names_of_list(block.entry._replace(english=str(values.get("english", block.entry.english))), name)
        if added := tuple(each for each in getattr(entry, name) if each not in known):
            values[name] = added
    given = [*values, *(name for name in LISTS if getattr(entry, name))]
    block = _with_values(block, values, path)
    for name in given:
        block = claimed(block, name)
    return block


def _with_values(block: Block, values: Mapping[str, Value], path: str) -> Block:
    differing = {name: value for name, value in values.items() if getattr(block.entry, name) != value}
    if not differing:
        return block
    if not block.touched and not block.evidence:
        return _rewritten(block, differing)
    for name, value in differing.items():
        if isinstance(value, str):
            block = with_value(block, name, scalar(value) if value else "", path)
        else:
            block = with_names(block, name, value, path)
    return block


def _rewritten(block: Block, values: Mapping[str, Value]) -> Block:
    """An entry that stands as the tool wrote it, with other values: no need to look at its lines one by one."""
    joined = {
        name: value if isinstance(value, str) else (*getattr(block.entry, name), *value)
        for name, value in values.items()
    }
    entry = block.entry._replace(**joined)  # type: ignore[arg-type]
    indent = block.text[: block.dash]
    hand = block.hand | values.keys()
    return block._replace(text=_text_of(entry, indent), entry=entry, touched=True, hand=hand)


def _with_new(blocks: list[Block], new: Sequence[Entry], indent: str) -> list[Block]:
    """The blocks with one for each new entry, before the first that comes later by `sort_key`."""
    waiting = sorted(((sort_key(entry), entry) for entry in new), reverse=True)
    merged: list[Block] = []
    for block in blocks:
        key = sort_key(block.entry) if waiting else None
        while key and waiting and waiting[-1][0] < key:
            merged.append(_block(waiting.pop()[1], indent))
        merged.append(block)
    return [*merged, *(_block(entry, indent) for _, entry in reversed(waiting))]


def _block(entry: Entry, indent: str) -> Block:
    row = scalar(entry.term), lock.ADDED
    return Block(_text_of(entry, indent), entry, frozenset(("term", *SINGLE, *LISTS)), True, 0, row)


def _text_of(entry: Entry, indent: str) -> str:
    """The lines of an entry with all that it says, what only a person writes included."""
    text = block_text(scalar(entry.term), written(entry), indent)
    for name in PERSONAL:
        if value := getattr(entry, name):
            text += f"{indent}  {name}: {scalar(value) if isinstance(value, str) else flow_list(value)}\n"
    return text

"""Single changes to one block of the glossary file, so that its other lines stay as they are.

Every function raises FileError where the block's lines do not allow the change.
"""

from __future__ import annotations

from collections.abc import Iterable

from glossary.store import entry as store_entry
from glossary.store import lock
from glossary.store.blocks import Block
from glossary.store.fields import OWNED, PERSONAL
from glossary.store.lists import with_name, without_name
from glossary.store.source import Source
from glossary.store.update import with_fields
from glossary.store.yaml_text import scalar


def with_names(block: Block, field: str, names: Iterable[str], path: str) -> Block:
    """The block with these names at the end of one of its lists, which is then the person's."""
    text = block.text
    for name in names:
        text = with_name(Source(path, text, block.line), field, name)
    return claimed(_reread(block, text, path), field)


def not_called(block: Block, names: Iterable[str], path: str) -> Block:
    """The block without these names in the lists that a person wrote; the tool looks after its own."""
    for field in ("aliases", "superseded", "same"):
        if field in block.hand or field in PERSONAL:
            block = without_names(block, field, names, path)
    return block


def without_names(block: Block, field: str, names: Iterable[str], path: str) -> Block:
    """The block without these names in one of its lists; if any was there, the list is then the person's."""
    text = block.text
    for name in names:
        text = without_name(Source(path, text, block.line), field, name)
    return block if text == block.text else claimed(_reread(block, text, path), field)


def with_value(block: Block, field: str, value: str, path: str) -> Block:
    """The block with a field on a line of its own; without it, where the value is empty."""
    source = Source(path, block.text, block.line)
    layout, _ = store_entry.read_entry(source)
    if layout.column is None:
        raise source.wrong(block.dash, f"{field} cannot be written here; write the fields on lines of their own")
    return _reread(block, with_fields(block.text, layout, {field: value}), path)


def with_term(block: Block, term: str, path: str) -> Block:
    """The block under another term, which is then a person's entry."""
    start, end = block.text.rfind("\n", 0, block.dash) + 1, block.text.find("\n", block.dash)
    line = block.text[start:end]
    head, name, _ = line.partition("term:")
    if not name:
        raise Source(path, block.text, block.line).wrong(block.dash, "term must stand on the line of the dash")
    text = f"{block.text[:start]}{head}term: {scalar(term)}{block.text[end:]}"
    renamed = _reread(block, text, path)
    return renamed._replace(hand=frozenset(OWNED), row=(scalar(term), lock.ADDED))


def _reread(block: Block, text: str, path: str) -> Block:
    _, entry = store_entry.read_entry(Source(path, text, block.line))
    return block._replace(text=text, entry=entry, touched=True)


def claimed(block: Block, field: str) -> Block:
    """The block with a field that is the person's from now on, even where it stands as the tool wrote it."""
    if field not in OWNED:
        return block
    cells = lock.read_cells(block.row[1])
    left = {name: known for name, known in cells.hashes.items() if name != field}
    # A row of nothing would belong to an entry without fields.
    row = lock.write_cells(lock.Cells(cells.added or not left, left))
    return block._replace(hand=block.hand | {field}, touched=True, row=(block.row[0], row))


def with_comment(block: Block, text: str) -> Block:
    """The block with other lines above it, as comments."""
    lines = [line for line in text.split("\n") if line.strip()]
    indent = " " * (block.dash - block.text.rfind("\n", 0, block.dash) - 1)
    above = "".join(
        f"{indent}{line.strip()}\n" if line.lstrip().startswith("#") else f"{indent}# {line}\n" for line in lines
    )
    start = block.text.rfind("\n", 0, block.dash) + 1
    return block._replace(text=block.text[:start] + above + block.text[start:])

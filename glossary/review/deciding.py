"""A person's decision written into the glossary file: only the lines concerned change, comments stay.

Every function gives the document as it is to be, for `store.splice` to put into text. What is written is
the person's from then on: the lock no longer claims it for the tool.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from glossary.language.folding import fold
from glossary.model import Entry
from glossary.store import entry as store_entry
from glossary.store import lock
from glossary.store.blocks import Block
from glossary.store.document import Document, sense
from glossary.store.errors import Source
from glossary.store.fields import OWNED, block_text, written
from glossary.store.lists import with_name, without_name
from glossary.store.mend import with_fields
from glossary.store.splice import sort_key
from glossary.store.yaml_text import scalar


def position_of(document: Document, entry: Entry) -> int | None:
    """Where an entry stands: the block with its term and English, else the only one with its term."""
    same = [number for number, block in enumerate(document.blocks) if block.entry.term == entry.term]
    exact = [number for number in same if sense(document.blocks[number].entry) == sense(entry)]
    return exact[0] if exact else same[0] if len(same) == 1 else None


def merge(document: Document, other: int, into: int, keys: Collection[str], path: str) -> Document:
    """One entry for two: the names of the other become aliases of this one, its uses follow.

    `keys` are the folded headwords that the other covers. Of an entry that a person touched, the lines stay as a
    comment. Raises FileError where the lines of the one that stays do not allow it.
    """
    blocks = list(document.blocks)
    gone, kept = blocks[other], blocks[into]
    names = _names_for(gone.entry, kept.entry, keys)
    blocks[into] = _with_names(_without_names(kept, "distinct", names, path), "aliases", names, path)
    if gone.entry.term == kept.entry.term and fold(kept.entry.term) in keys:
        blocks[into] = _with_value(blocks[into], "senses", "one", path)
    if gone.entry.term != kept.entry.term:
        for number in _of_term(document, gone.entry.term):
            # What is left of a term of two senses keeps its uses by its English name.
            blocks[number] = _claimed(blocks[number], "english")
    if gone.touched:
        blocks[into] = _with_comment(blocks[into], gone.text)
    del blocks[other]
    return document._replace(blocks=blocks)


def keep_apart(document: Document, one: int, other: int, names: Sequence[str], path: str) -> Document:
    """Two entries for two: names of the other are listed as `distinct` in this one, and neither is the other's alias.

    Raises FileError where the lines do not allow it.
    """
    blocks = list(document.blocks)
    own = fold(blocks[one].entry.term)
    listed = [name for name in dict.fromkeys((blocks[other].entry.term, *names)) if fold(name) != own]
    blocks[one] = _with_names(_not_called(blocks[one], listed, path), "distinct", listed, path)
    blocks[other] = _not_called(blocks[other], (blocks[one].entry.term,), path)
    return document._replace(blocks=blocks)


def take_out(document: Document, one: int, name: str, path: str) -> Document:
    """A name of this entry for another one: it is listed as `distinct`. The next extraction writes its entry.

    Raises FileError where the lines do not allow it.
    """
    blocks = list(document.blocks)
    blocks[one] = _with_names(_not_called(blocks[one], (name,), path), "distinct", (name,), path)
    return document._replace(blocks=blocks, deleted=document.deleted - {name})


def keep_whole(document: Document, one: int, path: str) -> Document:
    """One entry for all English names of its term. Raises FileError where the lines do not allow it."""
    blocks = list(document.blocks)
    blocks[one] = _with_value(blocks[one], "senses", "one", path)
    return document._replace(blocks=blocks)


def split_by_english(document: Document, one: int, english: Sequence[str], path: str) -> Document:
    """An entry of its own for each English name that an entry does not have already; its uses follow.

    Raises FileError where the lines do not allow it.
    """
    blocks = list(document.blocks)
    block = blocks[one]
    if block.entry.senses:
        block = blocks[one] = _with_value(block, "senses", "", path)
    taken = {sense(blocks[number].entry) for number in _of_term(document, block.entry.term)}
    for name in sorted(english):
        entry = Entry(block.entry.term, name)
        if sense(entry) not in taken:
            _put_beside(blocks, one, _added(entry, document.indent))
    return document._replace(blocks=blocks)


def _names_for(gone: Entry, kept: Entry, keys: Collection[str]) -> list[str]:
    """The names of an entry that goes, for the one that stays: its term and aliases, its English if a headword."""
    own = fold(kept.term)
    english = (gone.english,) if gone.english and fold(gone.english) in keys else ()
    called = (gone.term, *gone.aliases, *gone.superseded, *english)
    names = [name for name in dict.fromkeys(called) if fold(name) != own]
    spelled = set(map(fold, names))
    return names + [key for key in sorted(keys) if key not in spelled and key != own]


def _of_term(document: Document, term: str) -> list[int]:
    return [number for number, block in enumerate(document.blocks) if block.entry.term == term]


def _put_beside(blocks: list[Block], one: int, new: Block) -> None:
    """Puts a block in its order among those with the same term."""
    while one and blocks[one - 1].entry.term == new.entry.term:
        one -= 1
    while one < len(blocks) and blocks[one].entry.term == new.entry.term:
        if sort_key(new.entry) < sort_key(blocks[one].entry):
            break
        one += 1
    blocks.insert(one, new)


def _added(entry: Entry, indent: str) -> Block:
    term = scalar(entry.term)
    text = block_text(term, written(entry), indent)
    return Block(text, entry, frozenset(("english",)), True, 0, (term, lock.ADDED))


def _with_names(block: Block, field: str, names: Iterable[str], path: str) -> Block:
    text = block.text
    for name in names:
        text = with_name(Source(path, text, block.line), field, name)
    return _claimed(_reread(block, text, path), field)


def _not_called(block: Block, names: Iterable[str], path: str) -> Block:
    """The block without these names in the lists that a person wrote; the tool looks after its own."""
    for field in ("aliases", "superseded"):
        if field in block.hand:
            block = _without_names(block, field, names, path)
    return block


def _without_names(block: Block, field: str, names: Iterable[str], path: str) -> Block:
    text = block.text
    for name in names:
        text = without_name(Source(path, text, block.line), field, name)
    return block if text == block.text else _claimed(_reread(block, text, path), field)


def _with_value(block: Block, field: str, value: str, path: str) -> Block:
    source = Source(path, block.text, block.line)
    layout, _ = store_entry.read(source)
    if layout.column is None:
        raise source.wrong(block.dash, f"{field} cannot be written here; write the fields on lines of their own")
    return _reread(block, with_fields(block.text, layout, {field: value}), path)


def _reread(block: Block, text: str, path: str) -> Block:
    _, entry = store_entry.read(Source(path, text, block.line))
    return block._replace(text=text, entry=entry, touched=True)


def _claimed(block: Block, field: str) -> Block:
    """The block with a field that is the person's from now on, even where it stands as the tool wrote it."""
    if field not in OWNED:
        return block
    added, hashes = lock.read_cells(block.row[1])
    left = {name: known for name, known in hashes.items() if name != field}
    # A row of nothing would belong to an entry without fields.
    row = lock.write_cells(lock.Cells(added or not left, left))
    return block._replace(hand=block.hand | {field}, touched=True, row=(block.row[0], row))


def _with_comment(block: Block, text: str) -> Block:
    """The block with other lines above it, as comments."""
    lines = [line for line in text.split("\n") if line.strip()]
    indent = " " * (block.dash - block.text.rfind("\n", 0, block.dash) - 1)
    above = "".join(
        f"{indent}{line.strip()}\n" if line.lstrip().startswith("#") else f"{indent}# {line}\n" for line in lines
    )
    start = block.text.rfind("\n", 0, block.dash) + 1
    return block._replace(text=block.text[:start] + above + block.text[start:])

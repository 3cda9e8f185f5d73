"""A person's decision written into the glossary file: only the lines concerned change, comments stay.

Every function gives the document as it is to be, for `store.splice` to put into text. What is written is
the person's from then on: the lock no longer claims it for the tool.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from glossary.errors import GlossaryError
from glossary.extract.decisions import names_given
from glossary.language.folding import fold
from glossary.model import Entry
from glossary.store import lock
from glossary.store.block_edits import (
    claimed,
    not_called,
    with_comment,
    with_names,
    with_term,
    with_value,
    without_names,
)
from glossary.store.blocks import Block
from glossary.store.document import Document, sense
from glossary.store.fields import block_text, written
from glossary.store.splice import sort_key
from glossary.store.yaml_text import scalar


def position_of(document: Document, entry: Entry) -> int | None:
    """Where an entry stands: the block with its term and English, else the only one with its term."""
    same = [number for number, block in enumerate(document.blocks) if block.entry.term == entry.term]
    exact = [number for number in same if sense(document.blocks[number].entry) == sense(entry)]
    return exact[0] if exact else same[0] if len(same) == 1 else None


def is_one_sense(document: Document, number: int) -> bool:
    """Whether other entries have the term of this one."""
    return len(_of_term(document, document.blocks[number].entry.term)) > 1


def merge_entries(document: Document, other: int, into: int, keys: Collection[str], path: str) -> Document:
    """One entry for two: the headwords of the other are listed as `same` in this one, its uses follow.

    `keys` are the folded headwords that the other covers. Of an entry that a person touched, the lines stay as a
    comment. Raises FileError where the lines of the one that stays do not allow it, GlossaryError where the other is
    one of several senses: its name would draw the annotations of all of them.
    """
    blocks = list(document.blocks)
    gone, kept = blocks[other], blocks[into]
    if gone.entry.term != kept.entry.term and is_one_sense(document, other):
        term, english = gone.entry.term, gone.entry.english or "(no English)"
        raise GlossaryError(
            f"{term} ({english}) is one sense of several, and a name stands for all of them; "
            f"merge the senses of {term} first, or merge {kept.entry.term} into this one"
        )
    names = _names_for(gone, kept.entry, keys)
    blocks[into] = with_names(without_names(kept, "distinct", names, path), "same", names, path)
    if gone.entry.term == kept.entry.term and fold(kept.entry.term) in keys:
        blocks[into] = with_value(blocks[into], "senses", "one", path)
    if gone.touched:
        blocks[into] = with_comment(blocks[into], gone.text)
    del blocks[other]
    return document._replace(blocks=blocks)


def keep_apart(document: Document, one: int, other: int, names: Sequence[str], path: str) -> Document:
    """Two entries for two: names of the other are listed as `distinct` in this one, and neither is the other's alias.

    Raises FileError where the lines do not allow it.
    """
    blocks = list(document.blocks)
    own = fold(blocks[one].entry.term)
    listed = [name for name in dict.fromkeys((blocks[other].entry.term, *names)) if fold(name) != own]
    blocks[one] = with_names(not_called(blocks[one], listed, path), "distinct", listed, path)
    blocks[other] = not_called(blocks[other], (blocks[one].entry.term,), path)
    return document._replace(blocks=blocks)


def take_out(document: Document, one: int, name: str, path: str) -> Document:
    """A name of this entry for another one: it is listed as `distinct`. The next extraction writes its entry.

    Raises FileError where the lines do not allow it.
    """
    blocks = list(document.blocks)
    blocks[one] = with_names(not_called(blocks[one], (name,), path), "distinct", (name,), path)
    return document._replace(blocks=blocks, deleted=document.deleted - {name})


def keep_field(document: Document, entry: Entry) -> Document:
    """An entry that too few posts annotate, written into the file by a person's word; its fields follow the posts."""
    term, values = scalar(entry.term), written(entry)
    cells = lock.read_cells(lock.cells(values))
    row = (term, lock.write_cells(cells._replace(added=True)))
    block = Block(block_text(term, values, document.indent), entry, frozenset(), True, 0, row)
    blocks = list(document.blocks)
    place = next((at for at, one in enumerate(blocks) if sort_key(one.entry) > sort_key(entry)), len(blocks))
    return document._replace(blocks=[*blocks[:place], block, *blocks[place:]], deleted=document.deleted - {entry.term})


def keep_whole(document: Document, one: int, path: str) -> Document:
    """One entry for all English names of its term. Raises FileError where the lines do not allow it."""
    blocks = list(document.blocks)
    blocks[one] = with_value(blocks[one], "senses", "one", path)
    return document._replace(blocks=blocks)


def never_annotate(document: Document, entry: Entry, path: str) -> Document:
    """`annotate: never` in an entry, which stays in the file for it. Raises FileError where the lines do not allow it,
    GlossaryError where it cannot be told which entry it is.
    """
    if position_of(document, entry) is None:
        document = keep_field(document, entry)
    blocks = list(document.blocks)
    one = position_of(document, entry)
    if one is None:
        raise GlossaryError(f"{entry.term}: several entries are called so; write `annotate: never` into the right one")
    blocks[one] = with_value(blocks[one], "annotate", "never", path)
    return document._replace(blocks=blocks)


def name_in_english(document: Document, one: int, english: str, path: str) -> Document:
    """The English name of an entry, by a person's word. Raises FileError where the lines do not allow it."""
    blocks = list(document.blocks)
    blocks[one] = claimed(with_value(blocks[one], "english", scalar(english), path), "english")
    return document._replace(blocks=blocks)


def call(document: Document, entries: Sequence[int], term: str, path: str) -> Document:
    """One term for these entries: the one that is called so, or the first called so now, stays; it knows all names.

    Raises FileError where the lines do not allow it.
    """
    blocks = list(document.blocks)
    key = fold(term)
    named = [at for at in entries if fold(blocks[at].entry.term) == key]
    knowing = [at for at in entries if key in map(fold, blocks[at].entry.aliases)]
    one = (named or knowing or list(entries))[0]
    # What a person wrote stays: its names are not this entry's.
    gone = {at for at in entries if at != one and not blocks[at].touched and not is_one_sense(document, at)}
    joined = (blocks[at].entry for at in entries if at == one or at in gone)
    names = [name for entry in joined for name in (entry.term, *entry.aliases) if fold(name) != key]
    block = without_names(blocks[one], "aliases", (term,), path)
    if not named:
        block = with_term(block, term, path)
    blocks[one] = with_names(block, "aliases", dict.fromkeys(names), path)
    return document._replace(blocks=[block for at, block in enumerate(blocks) if at not in gone])


def also_call(document: Document, one: int, name: str, path: str) -> Document:
    """One more name for an entry, which keeps its term. Raises FileError where the lines do not allow it."""
    blocks = list(document.blocks)
    blocks[one] = with_names(without_names(blocks[one], "aliases", (name,), path), "aliases", (name,), path)
    return document._replace(blocks=blocks)


def split_by_english(document: Document, one: int, english: Sequence[str], path: str) -> Document:
    """An entry of its own for each English name that an entry does not have already; its uses follow.

    Raises FileError where the lines do not allow it.
    """
    blocks = list(document.blocks)
    block = blocks[one]
    if block.entry.senses:
        block = blocks[one] = with_value(block, "senses", "", path)
    taken = {sense(blocks[number].entry) for number in _of_term(document, block.entry.term)}
    for name in sorted(english):
        entry = Entry(block.entry.term, name)
        if sense(entry) not in taken:
            _put_beside(blocks, one, _added(entry, document.indent))
    return document._replace(blocks=blocks)


def _names_for(gone: Block, kept: Entry, keys: Collection[str]) -> list[str]:
    """The names that draw the uses of an entry that goes to the one that stays: its headwords, as it spells them, its
    term, and what a person gave it. Its other names follow with the uses."""
    own, entry = fold(kept.term), gone.entry
    called = (entry.term, entry.english, *entry.aliases, *entry.superseded)
    spelled = {fold(name): name for name in called if name and fold(name) in keys}
    names = (entry.term, *names_given(gone), *spelled.values(), *(key for key in sorted(keys) if key not in spelled))
    return list({fold(name): name for name in reversed(names) if fold(name) != own}.values())[::-1]


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

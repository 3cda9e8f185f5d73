"""What a person has decided about which headwords are one concept, as it stands in the glossary file.

- A name in `same`, or in `aliases` or `superseded` where a person wrote them: the two are one entry.
- A name in `distinct`: the two are never one entry.
- `senses: one`: the term is never split by its English names.
- Two entries with one term, of which a person wrote the English name of at least one: the term is split.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from glossary.entries.build import Decisions, Pair
from glossary.language.folding import fold
from glossary.store.blocks import Block


def decisions_in(blocks: Collection[Block]) -> Decisions:
    """The decisions in these entries, about folded headwords. What is both together and apart is apart."""
    touched = [block for block in blocks if block.touched]
    if not touched:
        return Decisions()
    apart = {pair for block in touched for pair in _apart(block)}
    apart.update((key, key) for key in _split_terms(blocks, touched))
    together = {pair for block in touched for pair in _together(block)}
    return Decisions(frozenset(together - apart), frozenset(apart))


def names_given(block: Block) -> list[str]:
    """The names that a person gave an entry beside its term, less those that the person also keeps apart."""
    aliases = block.entry.aliases if "aliases" in block.hand else ()
    superseded = block.entry.superseded if "superseded" in block.hand else ()
    return [name for name in (*block.entry.same, *aliases, *superseded) if name not in block.entry.distinct]


def _pair_of(one: str, other: str) -> Pair:
    """Two names as a pair of folded headwords."""
    a, b = sorted((fold(one), fold(other)))
    return a, b


def _together(block: Block) -> Iterator[Pair]:
    for name in names_given(block):
        if fold(name) != fold(block.entry.term):
            yield _pair_of(block.entry.term, name)
    if block.entry.senses == "one":
        yield _pair_of(block.entry.term, block.entry.term)


def _apart(block: Block) -> Iterator[Pair]:
    for own in (block.entry.term, *names_given(block)):
        for name in block.entry.distinct:
            if fold(name) != fold(own):
                yield _pair_of(own, name)


def _split_terms(blocks: Iterable[Block], touched: Iterable[Block]) -> Iterator[str]:
    """The folded terms of two or more entries, of which a person gave one its English name."""
    named = {block.entry.term for block in touched if "english" in block.hand and block.entry.senses != "one"}
    seen: set[str] = set()
    for block in blocks:
        if block.entry.term in named:
            if block.entry.term in seen:
                yield fold(block.entry.term)
            seen.add(block.entry.term)

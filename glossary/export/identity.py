"""A lasting id for each exported entry, by which a tool knows it again at the next import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from glossary.blake2 import blake2b
from glossary.export.values import Item


def identify(items: Sequence[Item]) -> list[str]:
    """An id for each item: hexadecimal, of its term, and of its English name too where several have the term.

    So a new definition, alias or English name changes no id. Of entries that have both names in common, the second and
    later ones are counted.
    """
    shared = Counter(item.entry.term for item in items)
    keys = (
        item.entry.term if shared[item.entry.term] == 1 else f"{item.entry.term}\0{item.entry.english.casefold()}"
        for item in items
    )
    return [blake2b(key.encode(), digest_size=8).hexdigest() for key in _counted(keys)]


def _counted(keys: Iterable[str]) -> Iterator[str]:
    """The keys, with a number behind each that came before."""
    met: Counter[str] = Counter()
    for key in keys:
        yield f"{key}\0{met[key]}" if met[key] else key
        met[key] += 1

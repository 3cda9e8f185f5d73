"""A lasting id for each exported entry, by which a tool knows it again at the next import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from glossary.export.values import Item


def identify(items: Sequence[Item]) -> list[str]:
    """An id for each item: hexadecimal, of its term, and of its English name too where several have the term.

    So a new definition, alias or English name changes no id.
    """
    shared = Counter(item.entry.term for item in items)
    keys = (
        item.entry.term if shared[item.entry.term] == 1 else f"{item.entry.term}\0{item.entry.english.casefold()}"
        for item in items
    )
    return [blake2b(key.encode(), digest_size=8).hexdigest() for key in keys]

"""Whether two Chinese definitions say the same thing, by the characters that say something."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from glossary.language.folding import fold
from glossary.language.script import has_han

_EMPTY_WORDS = frozenset("的是一种在和与或指用于为以及其中对由通过可能够个这该等有上下了不从到被将而也所")
LEAST = 5
"""Below so many characters that say something, two definitions may differ by chance."""
UNLIKE = 0.12
"""Below this likeness two definitions speak of different things."""


@lru_cache(maxsize=1 << 12)
def telling(definition: str) -> frozenset[str]:
    """The characters of a definition that say something."""
    return frozenset(char for char in fold(definition) if char.isalnum()) - _EMPTY_WORDS


def definition_likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The cosine of two sets of characters: 0 is nothing in common, 1 the same."""
    return float(len(one & other) / (len(one) * len(other)) ** 0.5) if one and other else 0.0


def closeness(definition: str, others: Iterable[str]) -> float:
    """How like a definition is to the nearest of others; 1 where it or they are missing, too short or not Chinese."""
    ours = telling(definition) if has_han(definition) else frozenset()
    theirs = [signs for other in others if has_han(other) and len(signs := telling(other)) >= LEAST]
    if len(ours) < LEAST or not theirs:
        return 1.0
    return max(definition_likeness(ours, signs) for signs in theirs)

"""Which words stand in front of terms, and which within them: 支持 is what is said of one, 向量 a part of its name.

`leanings.txt` has, for each word, the logarithm of how much more often it stands in front of a term than within one;
`benchmarks/fit_beginnings.py` counts that in posts whose writers mark their terms.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from glossary.language.folding import to_simplified


@lru_cache(maxsize=1 << 14)
def leaning(word: str) -> float | None:
    """Above zero for a word that stands in front of terms more often than within them; None where nothing is known."""
    return _counted().get(to_simplified(word))


@cache
def _counted() -> Mapping[str, float]:
    lines = Path(__file__).with_name("leanings.txt").read_text(encoding="utf-8").splitlines()
    return {word: float(number) for word, number in map(str.split, lines)}

"""Uses written as they stand in posts, for tests of what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable

from glossary.language.folding import fold
from glossary.model import Use
from glossary.scan import scan


def read(*posts: str) -> list[Use]:
    """The uses in the annotations of some posts, each given by its text."""
    return [
        Use(fold(found.term), f"{number}.md", found.start, 1, found.term, *found[3:])
        for number, text in enumerate(posts, 1)
        for found in scan(text)
    ]


def by_headword(uses: Iterable[Use]) -> dict[str, list[Use]]:
    """The uses of each folded headword."""
    headwords: dict[str, list[Use]] = {}
    for use in uses:
        headwords.setdefault(use.key, []).append(use)
    return headwords

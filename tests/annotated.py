"""Uses written as they stand in posts, for tests of what becomes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from glossary.language.folding import fold
from glossary.model import Use
from glossary.sites import scan


def read(*posts: str) -> list[Use]:
    """The uses in the annotations of some posts, each given by its text; `[finance]` or `[finance, funds]` in front says
    what it is about, the widest first."""
    return [
        Use(fold(found.term), f"{number}.md", found.start, 1, found.parts, subjects=_subjects(text))
        for number, text in enumerate(posts, 1)
        for found in scan(text)
    ]


def _subjects(text: str) -> tuple[str, ...]:
    match = re.match(r"\[([\w, ]+)\]", text)
    return tuple(match[1].split(", ")) if match else ()


def by_headword(uses: Iterable[Use]) -> dict[str, list[Use]]:
    """The uses of each folded headword."""
    headwords: dict[str, list[Use]] = {}
    for use in uses:
        headwords.setdefault(use.key, []).append(use)
    return headwords

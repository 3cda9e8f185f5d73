"""Terms in a shortcode, as its pattern says: `{{Glossary("ENGLISH", "TERM")}}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from glossary.language.patterns import pattern
from glossary.markdown.prose import Prose
from glossary.model import Span
from glossary.sites.site import Site

_part = pattern(r"TERM|ENGLISH|DEFINITION|\s+|[\"']")


@lru_cache(maxsize=16)
def shortcode_sites(pattern: str) -> Callable[[str, Prose], Iterator[Site]]:
    """What finds the sites of a pattern in which TERM, ENGLISH and perhaps DEFINITION stand for what varies."""
    shape = re.compile(_regular_expression(pattern))
    first = pattern[: _part.search(pattern).start()]  # type: ignore[union-attr]

    def find(text: str, prose: Prose) -> Iterator[Site]:
        for found in shape.finditer(text, prose.body) if first in text else ():
            said = Span(*found.span("DEFINITION")) if "DEFINITION" in found.groupdict() else None
            inside = found.span("ENGLISH") if "ENGLISH" in found.groupdict() else found.span("TERM")
            yield Site(found.start(), *found.span("TERM"), *inside, found.end(), pattern, said)

    return find


def _regular_expression(pattern: str) -> str:
    pieces, at = [], 0
    for part in _part.finditer(pattern):
        pieces.append(re.escape(pattern[at : part.start()]))
        pieces.append(
            r"\s*" if part[0].isspace() else "[\"']" if part[0] in "\"'" else rf"(?P<{part[0]}>[^\n\"'{{}}|]+?)"
        )
        at = part.end()
    return r"\s*".join(filter(None, [*pieces, re.escape(pattern[at:])]))

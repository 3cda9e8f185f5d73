"""Terms as headings: `## 词 (E)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.grammar import parse
from glossary.language.patterns import pattern
from glossary.markdown.prose import Prose
from glossary.sites.plain_terms import behind_verb
from glossary.sites.site import Site

_heading = pattern(
    r"^\ufeff? {0,3}#{1,6}[ \t]+(?:[\dA-Z]{1,2}(?:\.\d+)*[.、)]?[ \t]+"
    r"|第[一二三四五六七八九十百\d]+[章节節][ \t]*|[一二三四五六七八九十]{1,3}、)?(?:[-–—] )?"
    r"(?P<term>[^\n（()）#]{1,40}?)[ \t]*[（(](?P<inside>[^\n（()）]+)[）)][ \t]*(?:\{[^{}\n]*\}|#+)?[ \t]*\r?$",
    re.MULTILINE,
)


def heading_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The headings that are a term with its name in the other language."""
    for found in _heading.finditer(text) if "#" in text else ():
        start, end = found.span("term")
        parts = parse(found["term"], found["inside"]) if prose.holds(start, end) else None
        if parts and (parts.english or parts.chinese):
            start = behind_verb(text, start, end, parts.english)
            yield Site(start, start, end, *found.span("inside"), found.end("inside") + 1, "heading")

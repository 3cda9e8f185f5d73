"""The term in the front matter of a post that explains nothing else: `title: 容器（Container）`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.grammar import parse
from glossary.language.patterns import pattern
from glossary.markdown.fences import body_start
from glossary.markdown.prose import Prose
from glossary.model import Span
from glossary.sites.site import Site

_title = pattern(
    r"^title[ \t]*[:=][ \t]*[\"']?(?P<term>[^\n（()）\"']{1,40}?)[ \t]*"
    r"[（(](?P<inside>[^\n（()）]+)[）)][\"']?[ \t]*\r?$",
    re.MULTILINE,
)
_description = pattern(
    r"^(?:short_description|description)[ \t]*[:=][ \t]*[>|]?-?[ \t]*(?:\r?\n[ \t]+)?(?P<text>[^\n>|].*?)[ \t]*\r?$",
    re.MULTILINE,
)


def title_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The title, where it is a term with its name in the other language, and the description as its definition."""
    front = text[: body_start(text)]
    found = _title.search(front) if front else None
    parts = parse(found["term"], found["inside"]) if found else None
    if found and parts and (parts.english or parts.chinese):
        said = _description.search(front)
        definition = Span(*said.span("text")) if said else None
        yield Site(
            found.start("term"),
            *found.span("term"),
            *found.span("inside"),
            found.end("inside") + 1,
            "title",
            definition,
        )

"""A site whose parenthesis stands behind what a pattern finds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.markdown.prose import Prose
from glossary.sites.paragraphs import Paragraph, paragraph_around
from glossary.sites.site import Site


def sites_behind(text: str, prose: Prose, pattern: re.Pattern[str], mark: str) -> Iterator[Site]:
    """The sites of a pattern that ends with the opening parenthesis, and calls its term `term`."""
    paragraph = Paragraph(text, 0, 0)
    for found in pattern.finditer(text):
        if not prose.holds(found.end() - 1, found.end()):
            continue
        if found.end() > paragraph.end:
            paragraph = Paragraph(text, *paragraph_around(text, found.end() - 1))
        close = paragraph.close_of(found.end() - 1)
        if close is not None and prose.holds(close, close + 1):
            yield Site(found.start(), *found.span("term"), found.end(), close, close + 1, mark)

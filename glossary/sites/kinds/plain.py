"""Terms without marks: `大模型（Large Model）`."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.markdown.prose import Prose
from glossary.sites.contested_cuts import without_contested_cuts
from glossary.sites.paragraphs import Paragraph, paragraph_around
from glossary.sites.plain_terms import CLOSING_QUOTES, find_plain_terms, names_in_english
from glossary.sites.site import Site


def plain_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The words in front of a parenthesis that gives them an English name."""
    yield from without_contested_cuts(text, [*_each_site(text, prose)])


def _each_site(text: str, prose: Prose) -> Iterator[Site]:
    paragraph = Paragraph(text, 0, 0)
    for term, opening in find_plain_terms(text):
        if opening >= paragraph.end:
            paragraph = Paragraph(text, *paragraph_around(text, opening))
        close = paragraph.close_of(opening)
        if close is None or not (prose.holds(term.start, opening + 1) and prose.holds(close, close + 1)):
            continue
        if names_in_english(text[slice(*term)], text[opening + 1 : close]):
            start = term.start - (text[term.end] in CLOSING_QUOTES)
            yield Site(start, term.start, term.end, opening + 1, close, close + 1, "plain")

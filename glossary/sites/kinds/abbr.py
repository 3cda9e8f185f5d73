"""Terms whose names an element of HTML holds: `<abbr title="E">词</abbr>`, `<ruby>词<rt>E</rt></ruby>`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.language.patterns import pattern
from glossary.language.script import has_han, is_latin
from glossary.markdown.prose import Prose
from glossary.sites.site import Site

_abbr = pattern(r"<abbr\b[^<>]*?\stitle=([\"'])(?P<inside>[^<>\"']+)\1[^<>]*>(?P<term>[^<>]+)</abbr>", re.IGNORECASE)
_ruby = pattern(
    r"<ruby\b[^<>]*>(?:<rb>)?(?P<term>[^<>]+)(?:</rb>)?(?:<rp>[^<>]*</rp>)?<rt>(?P<inside>[^<>]+)</rt>(?:<rp>[^<>]*</rp>)?</ruby>",
    re.IGNORECASE,
)
# The syllables of a reading carry tones: cháo xī.
_reading = pattern(r"[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*", re.IGNORECASE)


def abbr_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The abbreviations that say what they stand for."""
    return _elements(text, prose, _abbr, "abbr") if "</" in text else iter(())


def ruby_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The words with a name above them; a reading is none."""
    for site in _elements(text, prose, _ruby, "ruby") if "</" in text else ():
        above, term = text[site.inside_start : site.inside_end], text[site.bold_start : site.bold_end]
        if (is_latin(above) and has_han(term) and not _reading.search(above)) or (is_latin(term) and has_han(above)):
            yield site


def _elements(text: str, prose: Prose, element: re.Pattern[str], mark: str) -> Iterator[Site]:
    for found in element.finditer(text):
        if prose.holds(*found.span("term")):
            yield Site(found.start(), *found.span("term"), *found.span("inside"), found.end(), mark)

"""English first, without marks: `Large Model（大模型）`."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.grammar import parse
from glossary.language.patterns import pattern
from glossary.language.script import HAN, LATIN
from glossary.markdown.prose import Prose
from glossary.sites.kinds.behind import sites_behind
from glossary.sites.site import Site

_WORD = rf"[{LATIN}][{LATIN}0-9.+#'’/&-]*"
_english = pattern(
    rf"(?<![{LATIN}0-9_.@$/\\`*\]>-])(?<![{LATIN}0-9,.;:] )"
    rf"(?P<term>(?!(?:[Tt]he|[Aa]n?) ){_WORD}(?: {_WORD}){{0,4}}) ?[（(](?=[{HAN}])"
)


def english_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The Latin words with their Chinese name behind them."""
    for site in sites_behind(text, prose, _english, "english"):
        parts = parse(text[site.bold_start : site.bold_end], text[site.inside_start : site.inside_end])
        if parts and parts.chinese and prose.holds(site.bold_start, site.bold_end):
            yield site

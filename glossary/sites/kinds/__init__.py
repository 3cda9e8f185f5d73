"""The marks that are no pair around a term, one file each: a function from a post and its prose to sites.

Each is named in the configuration as it is here; a mark with TERM in it is a shortcode.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from glossary.markdown.prose import Prose
from glossary.sites.kinds.abbr import abbr_sites, ruby_sites
from glossary.sites.kinds.code import code_sites
from glossary.sites.kinds.english import english_sites
from glossary.sites.kinds.footnote import footnote_sites
from glossary.sites.kinds.heading import heading_sites
from glossary.sites.kinds.link import link_sites, wikilink_sites
from glossary.sites.kinds.plain import plain_sites
from glossary.sites.kinds.shortcode import shortcode_sites
from glossary.sites.kinds.table import table_sites
from glossary.sites.kinds.title import title_sites
from glossary.sites.site import Site

Find = Callable[[str, Prose], Iterator[Site]]

KINDS: Mapping[str, Find] = {
    "abbr": abbr_sites,
    "code": code_sites,
    "english": english_sites,
    "footnote": footnote_sites,
    "heading": heading_sites,
    "link": link_sites,
    "plain": plain_sites,
    "ruby": ruby_sites,
    "table": table_sites,
    "title": title_sites,
    "wikilink": wikilink_sites,
}
"""Where the terms of each kind stand."""

__all__ = ["KINDS", "Find", "shortcode_sites"]

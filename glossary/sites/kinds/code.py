"""Terms in code: `` `Cache`（缓存） ``."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.language.patterns import pattern
from glossary.markdown.prose import Prose
from glossary.sites.gaps import GAP
from glossary.sites.kinds.behind import sites_behind
from glossary.sites.site import Site

_code = pattern(rf"(?<!`)`(?P<term>[^`\n]{{1,60}})`{GAP}[（(]")


def code_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The code spans with a parenthesis behind them."""
    return sites_behind(text, prose, _code, "code") if "`" in text else iter(())

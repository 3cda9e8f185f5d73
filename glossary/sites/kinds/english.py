"""English first, without marks: `Large Model（大模型）`."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.grammar import parse
from glossary.language.patterns import pattern
from glossary.language.script import HAN, HANGUL, KANA, LATIN, has_east_asian
from glossary.markdown.prose import Prose
from glossary.model import Parts
from glossary.sites.chinese_beside import is_name_beside
from glossary.sites.contested_cuts import are_several
from glossary.sites.kinds.behind import sites_behind
from glossary.sites.plain_terms import names_in_chinese
from glossary.sites.site import Site

# Bounded, so that an image written out in letters (base64) is not looked through again from each of its signs.
_WORD = rf"[{LATIN}][{LATIN}0-9.+#'’/&-]{{0,60}}"
_NO_FIRST = "(?:[Tt]he|[Aa]n?|in|on|at|of|for|with|by|from|to|and|or)"
_english = pattern(
    rf"(?<![{LATIN}0-9_.@$/\\`*\]>-])(?<![{LATIN}0-9,.;:] )"
    rf"(?P<term>(?!{_NO_FIRST} ){_WORD}(?: {_WORD}){{0,4}}) ?[（(](?=[{HAN}{KANA}{HANGUL}])"
)
_MANY_NAMES = 3


def english_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The Latin words with their Chinese name behind them.

    What several are said to be, or what is said to be many things, is no name.
    """
    named: dict[str, set[str]] = {}
    meant: dict[str, set[str]] = {}
    sites: list[tuple[str, str, Site]] = []
    for site in sites_behind(text, prose, _english, "english"):
        inside = text[site.inside_start : site.inside_end]
        parts = parse(text[site.bold_start : site.bold_end], inside)
        name = _name(parts) if parts else ""
        if parts and _names(parts, inside, name) and prose.holds(site.bold_start, site.bold_end):
            named.setdefault(name, set()).add(parts.term)
            meant.setdefault(parts.term, set()).add(name)
            sites.append((name, parts.term, site))
    kinds = {name for name, terms in named.items() if len(terms) > 1 and are_several(terms)}
    kinds.update(term for term, names in meant.items() if len(names) >= _MANY_NAMES)
    return iter(site for name, term, site in sites if kinds.isdisjoint((name, term)))


def _names(parts: Parts, inside: str, name: str) -> bool:
    return names_in_chinese(parts.term, name) and is_name_beside(parts.term, inside, name)


def _name(parts: Parts) -> str:
    """The Chinese name, or the Japanese or Korean one."""
    return parts.chinese or next((name for name in parts.aliases if has_east_asian(name)), "")

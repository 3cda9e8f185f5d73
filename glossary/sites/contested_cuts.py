"""Terms without marks that were cut too short, by what the same post says elsewhere.

文本节点（text） and 元素节点（element） in one post are not two names of 节点, and 可塑性, which stands behind 神经
wherever it stands, is no term alone. Nor is what several Latin words are said to be a name of any of them, nor what
stands behind many terms of one post: （试刊）, （推荐）, (Beta).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from glossary.language.abbreviation import is_short_form
from glossary.language.english import normal
from glossary.language.patterns import pattern
from glossary.language.script import has_han
from glossary.sites.plain_terms import english_of, longer_start, with_its_companion
from glossary.sites.site import Site

# A name may be said of two terms, which are two words for one thing.
_MANY_TERMS = 3
_OFTEN = 2
_SURELY = 100
_no_clause = pattern(r"[^（()）、，。.：；！？\n]{1,12}")
_BARE = frozenset(("plain", "english", "code", "heading", "link", "wikilink"))


def without_contested_cuts(text: str, sites: Sequence[Site]) -> list[Site]:
    """The sites, those whose term has several English names here with one word more in front where there is one.

    The names of longer terms that end with it are such, too.
    """
    by_term: dict[str, list[Site]] = {}
    for site in sites:
        by_term.setdefault(_term(text, site), []).append(site)
    sharing = _sharing_ends(by_term)
    contested = {term for term, those in sharing.items() if len(those) > 1 and are_several(_names(text, those))}
    return [_longer(text, site, is_contested=_term(text, site) in contested) for site in sites]


def _sharing_ends(by_term: Mapping[str, Sequence[Site]]) -> dict[str, list[Site]]:
    """For each term, its own sites and those of the terms that end with it: 函数 (getter), 存值函数 (setter)."""
    sharing: dict[str, list[Site]] = {term: [] for term in by_term}
    for term, own in by_term.items():
        for start in range(len(term)):
            sharing.get(term[start:], []).extend(own)
    return sharing


def without_remarks(text: str, sites: Sequence[Site]) -> list[Site]:
    """The sites of terms without marks of their own, less those whose parenthesis stands behind many other terms."""
    terms: dict[str, set[str]] = {}
    for site in sites:
        if site.mark in _BARE and site.inside_end is not None:
            terms.setdefault(_inside(text, site), set()).add(_term(text, site).casefold())
    shared = {inside for inside, those in terms.items() if len(those) >= _MANY_TERMS and _are_apart(those)}
    return [site for site in sites if site.mark not in _BARE or _inside(text, site) not in shared]


def with_confirmed_cuts(text: str, sites: Sequence[Site], marked: Sequence[Site]) -> list[Site]:
    """The sites, a plain term cut as the post has it elsewhere with the same name.

    Where a mark sets the term off it is told most surely: 分栏布局 (Column) in bold makes 布局 (Column) that too. Else
    the reading that stands there twice and most often wins: 语言模型 (LM) over 衡量语言模型 (LM).
    """
    if all(site.mark != "plain" for site in sites):
        return list(sites)
    known: dict[str, Counter[str]] = {}
    for site in (*sites, *marked):
        if site.inside_end is not None:
            weight = _SURELY if _is_set_off(text, site) else 1
            known.setdefault(_inside(text, site), Counter())[_term(text, site)] += weight
    return [_confirmed(text, site, known) if site.mark == "plain" else site for site in sites]


def _is_set_off(text: str, site: Site) -> bool:
    """Whether a mark shows where the term begins; a long one may be a clause, and a heading may have a number."""
    return site.mark not in _BARE and _no_clause.fullmatch(_term(text, site)) is not None


def _confirmed(text: str, site: Site, known: Mapping[str, Mapping[str, int]]) -> Site:
    counts, own = known[_inside(text, site)], _term(text, site)
    if site.start < site.bold_start or counts[own] >= _OFTEN:
        return site
    fit = [
        (count, len(term), term)
        for term, count in counts.items()
        if count >= _OFTEN and text.endswith(term, 0, site.bold_end)
    ]
    if not fit:
        return site
    start = site.bold_end - max(fit)[1]
    return site._replace(start=start, bold_start=start)


def _inside(text: str, site: Site) -> str:
    return text[site.inside_start : site.inside_end].strip()


def _are_apart(terms: Iterable[str]) -> bool:
    """Whether the terms are so many things: 分析语言模型, 衡量语言模型 and 语言模型 are one, cut differently."""
    return len({term[-2:] if has_han(term) else term for term in terms}) >= _MANY_TERMS


def _longer(text: str, site: Site, *, is_contested: bool) -> Site:
    if site.start < site.bold_start:
        return site  # set off by quotes
    start = (longer_start if is_contested else with_its_companion)(text, site.bold_start, site.bold_end)
    return site._replace(start=start, bold_start=start)


def _term(text: str, site: Site) -> str:
    return text[site.bold_start : site.bold_end]


def _names(text: str, sites: Iterable[Site]) -> set[str]:
    return {english_of(text[site.inside_start : site.inside_end]) for site in sites}


def are_several(names: Iterable[str]) -> bool:
    """Whether any two are other names, and neither a short form nor a part of the other: GPU, GPU Server."""
    return any(
        normal(one) not in normal(other)
        and normal(other) not in normal(one)
        and not is_short_form(one, other)
        and not is_short_form(other, one)
        for one, other in combinations(sorted(set(names)), 2)
    )

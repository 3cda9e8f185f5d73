"""Terms without marks that were cut too short, by what the same post says elsewhere.

文本节点（text） and 元素节点（element） in one post are not two names of 节点, and 可塑性, which stands behind 神经
wherever it stands, is no term alone. Nor is what several Latin words are said to be a name of any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from glossary.language.abbreviation import is_short_form
from glossary.language.english import normal
from glossary.sites.plain_terms import english_of, longer_start, with_its_companion
from glossary.sites.site import Site


def without_contested_cuts(text: str, sites: Sequence[Site]) -> list[Site]:
    """The sites, those whose term has several English names here with one word more in front where there is one."""
    by_term: dict[str, list[Site]] = {}
    for site in sites:
        by_term.setdefault(_term(text, site), []).append(site)
    contested = {term for term, own in by_term.items() if len(own) > 1 and are_several(_names(text, own))}
    return [_longer(text, site, is_contested=_term(text, site) in contested) for site in sites]


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

"""Institutions of two countries that have one Chinese name: 国务院, the State Council and the Department of State."""

from __future__ import annotations

from glossary.entries.sense_group import SenseGroup
from glossary.language.patterns import pattern

# What the names of institutions end in that every country has.
_ENDS = tuple("院部署局厅府会党军")
_COUNTRIES = {
    "US": r"美国|美國|\bU\.?S\.?\b|United States|American",
    "CN": r"中国|中國|中共|Chin(?:a|ese)\b|\bPRC\b",
    "UK": r"英国|英國|\bU\.?K\.?\b|British|Britain",
    "CA": r"加拿大|Canad",
    "JP": r"日本|Japan",
    "KR": r"韩国|韓國|Korea",
    "RU": r"俄罗斯|俄羅斯|苏联|蘇聯|Russia|Soviet",
    "IN": r"印度|\bIndian?\b",
    "IL": r"以色列|Israel",
    "FR": r"法国|法國|France|French",
    "DE": r"德国|德國|German",
    "TW": r"台湾|台灣|Taiwan",
    "HK": r"香港|Hong Kong",
}
_countries = {country: pattern(words) for country, words in _COUNTRIES.items()}


def are_of_two_countries(term: str, one: SenseGroup, other: SenseGroup) -> bool:
    """Whether what is said on either side of the name of an institution names one country each, and not the same."""
    if not term.endswith(_ENDS):
        return False
    mine, theirs = _countries_of(one), _countries_of(other)
    return len(mine) == len(theirs) == 1 and mine != theirs


def _countries_of(side: SenseGroup) -> set[str]:
    said = " ".join(f"{use.english} {use.definition}" for use in side.uses)
    return {country for country, words in _countries.items() if words.search(said)}

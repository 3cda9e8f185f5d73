"""Choosing the definition of an entry: what explains it, then what most posts say, then what says most in least."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set

from glossary.entries.ballot import is_beaten
from glossary.language.likeness import LIGHT_CHARACTERS
from glossary.language.script import is_acronym

# A definition this short says what it says; only what is longer must earn its length.
_SHORT = 12
_MOST = 100
_LEAST_EXPLANATION = 8
_LONGEST_NAME = 16
# What says how something is called instead of what it is: Twitter的更名.
_calling = re.compile(r"的(?:更名|改名|简称|缩写|昵称|绰号|别称|俗称|旧称|曾用名|全称)$")
# Who or what else stands to the bearer of a name in a relation.
_RELATED = re.compile(r"的?(?:母公司|子公司|旗下|(?:联合)?创始人|创办人|董事长|首席执行官|CEO|总部)")
_opening = re.compile(r"([^，,：:]{1,40})[，,：:]\s*").match


def without_own_name(definition: str, names: Collection[str]) -> str:
    """A definition without the name that opens it: 一种…的模型 for 大模型，一种…的模型. Less than eight characters stay
    with their name."""
    match = _opening(definition)
    if match and match[1] in names and len(definition) - match.end() >= _LEAST_EXPLANATION:
        return definition[match.end() :]
    return definition


def without_calling(definition: str) -> str:
    """A definition without what it says at its end of how something is called: 留存率 of 留存率的简称."""
    return _calling.sub("", definition)


def explanations(given: Sequence[str], names: Collection[str], term: str) -> list[str]:
    """The definitions to choose among, without the entry's own names in front.

    Beside a Chinese term those in Chinese; those that are more than another order of the characters of its names. What
    spells an acronym out in Chinese is a name too: 高带宽内存, as in 高带宽内存，一种…. All of them where none is left.
    """
    openings = _spelled_out(given) if any(map(is_acronym, names)) else set()
    names = {*names, *openings}
    first = {name[0] for name in names}
    found = [without_own_name(text, names) if text[0] in first else text for text in given]
    if len(found) < 2:
        return found
    if not term.isascii():
        found = [text for text in found if not text.isascii()] or found
    told = [text for text in found if not _calling.search(text)]
    found = [text for text in told if text[0] not in first or not _is_of_another(text, names)] or found
    if min(map(len, found)) > _LONGEST_NAME:
        return found
    characters = set("".join(names)).union(LIGHT_CHARACTERS)
    return [text for text in found if len(text) > _LONGEST_NAME or not _is_name(text, characters, openings)] or found


def _is_of_another(text: str, names: Collection[str]) -> bool:
    """Whether a definition says what something else is to the bearer of a name: Google的母公司 is Alphabet."""
    return any(text.startswith(name) and _RELATED.match(text, len(name)) for name in names)


def _spelled_out(given: Sequence[str]) -> set[str]:
    """The definitions that open another one as its name: without 的, with which a description would come."""
    short = {text for text in given if len(text) <= _LONGEST_NAME and "的" not in text and not text.startswith("一")}
    return short & {match[1] for match in map(_opening, given) if match} if short else short


def _is_name(text: str, characters: Set[str], openings: Set[str]) -> bool:
    """Whether a short definition says no more than names do: at most one character that stands in none of them."""
    return text in openings or len(set(text) - characters) <= (1 if len(text) >= _LEAST_EXPLANATION else 0)


def elect_definition(given: Sequence[str], first: Collection[str] = (), standing: str = "") -> str:
    """The most used definition; of several, those among `first`, then the one that says most in the fewest characters.

    One of eight characters or more beats a shorter one, which is rather a quip than an explanation. Then comes the
    one with the most in common with all definitions, character by character, for its length (twelve characters are
    free); then the shorter one, then the one that sorts first. The one that stands in the file stays unless beaten.
    """
    if len(given) < 2:
        return given[0] if given else ""
    counts: dict[str, int] = {}
    for text in given:
        counts[text] = counts.get(text, 0) + 1
    top = max(counts.values())
    if standing in counts and not is_beaten(counts[standing], top):
        return standing
    best = sorted(text for text in counts if counts[text] == top)
    best = ([text for text in best if text in first] or best)[:_MOST]
    best = [text for text in best if len(text) >= _LEAST_EXPLANATION] or best
    if len(best) == 1:
        return best[0]
    if len(best) == 2:  # What both have in common is the same for both, so that only the length decides.
        return min(best, key=lambda text: (len(text), text))
    common = Counter("".join(map("".join, map(set, best))))
    return min(best, key=lambda text: (-_says(text, common), len(text), text))


def _says(text: str, common: Mapping[str, int]) -> float:
    characters = set(text)
    shared = sum(map(common.__getitem__, characters)) - len(characters)
    return shared / max(_SHORT, len(text))

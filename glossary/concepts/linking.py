"""The evidence for and against one entry for two headwords, weighed in points.

Likeness alone never merges: two headwords are compared only when they share a name. `MERGE` points file them
under one entry, `ASK` points make a proposal for a person. The points were set on hand-labelled pairs.
"""

from __future__ import annotations

from typing import NamedTuple

from glossary.concepts import senses
from glossary.concepts.profiles import Profile
from glossary.language import english, likeness
from glossary.language.script import has_han, is_acronym

MERGE = 2.0
ASK = 1.0
# Below this, two headwords that share a name contradict each other.
CONFLICT = 0.25
# The points of a pair that a person has decided; negative when it is to stay apart.
DECIDED = 1000.0

# For a shared English name of no word (a bare acronym), one, two, three and more.
_ENGLISH = (0.5, 1.0, 2.0, 3.0)


class Verdict(NamedTuple):
    """How much speaks for one entry, and why, in plain words."""

    points: float
    reason: str


_NOTHING = Verdict(0.0, "")


def compare(one: Profile, other: Profile) -> Verdict:
    """The points for one entry of two headwords: MERGE or more, ASK or more, or too few to speak of."""
    shared = one.english.keys() & other.english.keys()
    best = _most_specific(one, other, shared) if len(shared) > 1 else next(iter(shared), "")
    parts = [
        _english_points(one, other, shared, best),
        _given_points(one, other),
        _headword_points(one, other, best),
    ]
    points = parts[0].points + parts[1].points + parts[2].points
    if ASK - 1.5 <= points < MERGE + 1.0 and parts[0].points + parts[1].points > 0:
        parts.append(_definition_points(one, other))
        points += parts[3].points
    return Verdict(points, "; ".join([part.reason for part in parts if part.reason]))


def _english_points(one: Profile, other: Profile, shared: set[str], best: str) -> Verdict:
    """A shared English name: the more words, the more it proves; nothing when a side bears it now and then."""
    if not shared:
        return _NOTHING
    share = min(_share(one, shared), _share(other, shared))
    if share < 0.25:
        return _NOTHING
    points = _ENGLISH[min(_words(one, other, best), 3)] + (0.5 if len(shared) > 1 else 0.0)
    return Verdict(points - (1.0 if share < 0.5 else 0.0), f"both are called {_shown(one, other, best)}")


def _most_specific(one: Profile, other: Profile, shared: set[str]) -> str:
    return max(shared, key=lambda name: (_words(one, other, name), name))


def _words(one: Profile, other: Profile, name: str) -> int:
    """How specific a shared name is. A headword that always comes with a full form is an acronym: Leaps."""
    if one.english[name] == 0 or other.english[name] == 0:
        return 0
    return english.specificity(_shown(one, other, name))


def _shown(one: Profile, other: Profile, name: str) -> str:
    return min(one.shown[name], other.shown[name])


def _share(side: Profile, shared: set[str]) -> float:
    """The part of the uses that bear a shared English name, or a short or full form of one."""
    total = sum(side.english.values())
    direct = sum(side.english[name] for name in shared)
    if total == 0 or direct * 2 >= total:
        return 1.0
    near = [name for name in side.english if name in shared or _is_form_of_any(side, name, shared)]
    return sum(side.english[name] for name in near) / total


def _is_form_of_any(side: Profile, name: str, shared: set[str]) -> bool:
    shown = side.shown[name]
    full = [side.shown[other] for other in shared]
    return any(english.is_short(shown, other) or english.is_short(other, shown) for other in full)


def _given_points(one: Profile, other: Profile) -> Verdict:
    """One side gives the other's headword as its Chinese name or as an alias."""
    for side, named in ((one, other), (other, one)):
        if named.name in side.chinese or named.name in side.described:
            return Verdict(_chinese_name_points(side, named), f"{side.term} is given the Chinese name {named.term}")
    for side, named in ((one, other), (other, one)):
        if named.name in side.aliases:
            return Verdict(_alias_points(side, named), f"{named.term} is given as another name of {side.term}")
    if one.latin != other.latin:
        return _translation_points(*((one, other) if one.latin else (other, one)))
    return _NOTHING


def _chinese_name_points(latin: Profile, named: Profile) -> float:
    """A given name is proof where the English names of both may be one. Otherwise it is a hint, and the
    opening of a definition is nothing: Optimus is a 人形机器人, it is not called so.
    """
    if not named.english or _may_be_one(latin, named):
        return 2.0
    if named.name not in latin.chinese:
        return 0.0
    unlike = likeness.mean_likeness(latin.definitions, named.definitions) < senses.UNLIKE
    return 1.0 if latin.definitions and named.definitions and unlike else 2.0


def _alias_points(side: Profile, named: Profile) -> float:
    """An alias is proof, whatever it looks like, unless it is a bare acronym or the English names tell otherwise."""
    if (named.latin and is_acronym(named.term)) or (side.english and named.english and not _may_be_one(side, named)):
        return 1.0
    return 2.0 if side.latin or named.latin else 3.5


def _may_be_one(one: Profile, other: Profile) -> bool:
    mine, theirs = _usual_english(one), _usual_english(other)
    return any(english.is_related(a, b) for a in mine for b in theirs)


def _usual_english(side: Profile) -> list[str]:
    """The English names that a quarter of the uses bear, and a Latin headword itself."""
    least = sum(side.english.values()) / 4
    return [side.shown[name] for name, uses in side.english.items() if uses >= least or name == side.name]


def _translation_points(latin: Profile, other: Profile) -> Verdict:
    """A Latin headword is the English name of a Chinese one, unless it is given an unlike Chinese name."""
    if latin.name not in other.english:
        return _NOTHING
    chinese = [name for name in latin.chinese if has_han(name)]
    if chinese and all(likeness.shared_characters(name, other.name) < 0.25 for name in chinese):
        return Verdict(-0.5, "the Chinese names are unlike")
    return Verdict(1.0, "one headword is the English name of the other")


def _headword_points(one: Profile, other: Profile, best: str) -> Verdict:
    """How the two headwords look: wordings of one name, a narrower name, characters in common or none."""
    numbers = likeness.extra_numbers(one.name, other.name)
    if any(number not in best for number in numbers):
        return Verdict(-3.0, "a number stands in one of them only")
    if likeness.is_narrower(one.key, other.key):
        return Verdict(-3.5, "one is narrower")
    if one.latin or other.latin:
        return Verdict(1.5, "they are spellings of one name") if one.name == other.name else _NOTHING
    if likeness.is_same_stem(one.name, other.name):
        sure = likeness.is_title(one.term) == likeness.is_title(other.term)
        return Verdict(1.5 if sure else 0.5, "they differ in an ending or in marks")
    if likeness.is_abbreviation(one.name, other.name):
        sure = not best or _words(one, other, best) != 1
        return Verdict(1.5 if sure else 0.75, "one abbreviates the other")
    return _shared_points(likeness.shared_characters(one.name, other.name))


def _shared_points(shared: float) -> Verdict:
    if shared >= 0.75:
        return Verdict(1.0, "they share most characters")
    if shared >= 0.5:
        return Verdict(0.75, "they share characters")
    if shared >= 0.25:
        return Verdict(0.25, "")
    return Verdict(-1.5, "they share no character")


def _definition_points(one: Profile, other: Profile) -> Verdict:
    if not one.definitions or not other.definitions:
        return _NOTHING
    alike = likeness.best_likeness(one.definitions, other.definitions)
    if alike >= 0.35:
        return Verdict(1.5, "their definitions are alike")
    if alike >= 0.2:
        return Verdict(0.5, "their definitions have something in common")
    if alike < 0.05 and has_han(one.definitions[0]) and has_han(other.definitions[0]):
        return Verdict(-1.0, "their definitions have nothing in common")
    return _NOTHING

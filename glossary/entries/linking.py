"""The evidence for and against one entry for two headwords, weighed in points.

Likeness alone never merges: two headwords are compared only when they share a name. `MERGE` points file them
under one entry, `ASK` points make a proposal for a person. The points were set on hand-labelled pairs.
"""

from __future__ import annotations

from glossary.entries.additions import adds_meaning, share_only_an_acronym
from glossary.entries.given_names import given_points, is_acronym_headword
from glossary.entries.profiles import Profile
from glossary.entries.shared_english import english_points, most_specific, shown_name, word_count
from glossary.entries.verdict import ASK, CONFLICT, MERGE, NOTHING, Verdict
from glossary.language import likeness
from glossary.language.script import has_han

# What headwords say that name two things, whatever else they share; alike definitions change nothing.
_NARROWER = -3.5


def compare(one: Profile, other: Profile) -> Verdict:
    """The points for one entry of two headwords: MERGE or more, ASK or more, or too few to speak of."""
    shared = one.english.keys() & other.english.keys()
    best = most_specific(one, other, shared)
    shown = shown_name(one, other, best)
    parts = [
        english_points(one, other, shared, best),
        given_points(one, other),
        _headword_points(one, other, best, shown),
    ]
    points = parts[0].points + parts[1].points + parts[2].points
    if ASK - 1.5 <= points < MERGE + 1.0 and parts[0].points + parts[1].points > 0 and parts[2].points > _NARROWER:
        parts.append(_definition_points(one, other))
        points += parts[3].points
    if points >= ASK and share_only_an_acronym(one, other, shown):
        return Verdict(CONFLICT, "")
    return Verdict(points, "; ".join([part.reason for part in parts if part.reason]))


def name_two_things(one: Profile, other: Profile, shared: str = "") -> bool:
    """Whether one headword is the other made narrower, denied, or made another thing by what is added.

    `shared` is their common English name as it is written, if they have one.
    """
    if likeness.is_narrower(one.key, other.key) or likeness.is_denial(one.name, other.name):
        return True
    return adds_meaning(one, other, shared)


def _headword_points(one: Profile, other: Profile, best: str, shown: str) -> Verdict:
    """How the two headwords look: wordings of one name, a narrower name, characters in common or none."""
    numbers = likeness.extra_numbers(one.name, other.name)
    if any(number not in best for number in numbers):
        return Verdict(_NARROWER, "a number stands in one of them only")
    if name_two_things(one, other, shown):
        return Verdict(_NARROWER, "one is narrower")
    if one.latin or other.latin:
        same = one.name == other.name and is_acronym_headword(one) == is_acronym_headword(other)
        return Verdict(1.5, "they are spellings of one name") if same else NOTHING
    if likeness.is_same_stem(one.name, other.name):
        sure = likeness.is_title(one.term) == likeness.is_title(other.term)
        return Verdict(1.5 if sure else -0.5, "they differ in an ending or in marks")
    if likeness.is_abbreviation(one.name, other.name):
        sure = not best or word_count(one, other, best) != 1
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
        return NOTHING
    alike = likeness.best_likeness(one.definitions, other.definitions)
    if alike >= 0.35:
        return Verdict(1.5, "their definitions are alike")
    if alike >= 0.2:
        return Verdict(0.5, "their definitions have something in common")
    if alike < 0.05 and has_han(one.definitions[0]) and has_han(other.definitions[0]):
        return Verdict(-1.0, "their definitions have nothing in common")
    return NOTHING

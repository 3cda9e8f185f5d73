"""Whether one headword names two things: 推理 (Reasoning) and 推理 (Inference)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from glossary.entries.acronym_senses import are_two_readings, guessed_readings, is_misnamed, plain_word, unlike_chinese
from glossary.entries.institutions import are_of_two_countries
from glossary.entries.kinds import kind_by_head
from glossary.entries.people import are_names, are_two_people, is_name_of_person
from glossary.entries.sense_group import DOUBTFUL, UNLIKE, UNLIKE_KIN, SenseGroup
from glossary.entries.subjects import (
    are_about_other_subjects,
    are_rather_about_others,
    count_posts,
    share_of_subjects,
    share_subject,
)
from glossary.language.english import is_related, normal, share_word
from glossary.language.folding import fold
from glossary.language.likeness import likeness_within, mean_likeness, share_within, text_likeness
from glossary.language.romanized import is_pinyin
from glossary.language.script import has_han, has_latin, is_acronym
from glossary.model import Use

# So many characters make a compound or a saying, which has one meaning: 劣币驱逐良币.
_UNAMBIGUOUS = 5
# So much more alike are definitions of one sense than those of two, where each is explained in its own way.
_OWN_WAY = 0.15
_PERSON_AND_FIRM = {frozenset(("person",)), frozenset(("organization",))}


# Where a use stands, what puts uses into one order whatever order they came in: post, start, term.
place = attrgetter("post", "start", "term")


class Doubt(NamedTuple):
    """A second English name under which a headword may be another thing, how many uses bear it, and how many of the
    headword there are."""

    english: str
    uses: int
    all_uses: int


class Senses(NamedTuple):
    """The senses of one headword, each as its uses in the order of posts; the most used first.

    `doubt` is what may be a second sense of a headword of one.
    """

    parts: list[tuple[Use, ...]]
    doubt: Doubt | None = None


def split(uses: Sequence[Use], wish: bool | None = None) -> Senses:
    """The senses of one headword, or what a person wishes: never split, or split by English.

    Two senses need evidence of two sorts, English names without a common stem or short form being the first. Of an
    acronym, each of them spells it out, or the definitions share next to nothing in posts about other things. Of a
    name, it is two people's surname. Of any other word, what is said of it comes from posts about other subjects
    besides: definitions that share nothing are often two ways to explain one thing.
    A use without English, or with the bare acronym for it, goes where its definition, Chinese name or post fits best.
    """
    ordered = tuple(sorted(uses))  # Of one key, so by place.
    if wish is False or len({use.english for use in ordered}) < 2:
        return Senses([ordered])
    foreign = [] if wish else unlike_chinese(ordered) or plain_word(ordered)
    groups = _group_by_english(ordered, 1 if foreign else 2)
    if not groups:
        return Senses([ordered])
    senses, rest = (groups, list[SenseGroup]()) if wish else _settle(ordered[0].term, groups)
    senses += foreign
    if len(senses) == 1:
        return Senses([ordered], _doubt(senses[0], rest, len(ordered)))
    placed = {use for group in senses for use in group.uses}
    evidence = [SenseGroup(sense.english, sense.uses) for sense in senses]
    for use in ordered:
        if use not in placed:
            senses[_closest(evidence, use)].uses.append(use)
    found = [tuple(sorted(sense.uses)) for sense in senses]
    return Senses(sorted(found, key=lambda sense: (-len(sense), normal(sense[0].english), place(sense[0]))))


def _doubt(sense: SenseGroup, rest: Sequence[SenseGroup], uses: int) -> Doubt | None:
    """The uses under the most used English name with no word of the sense's, and with definitions that are unlike.

    What is not explained on both sides is rather another word for one thing: 断食, Fasting and Abstinence.
    """
    for group in rest:
        explained = group.definitions() and sense.definitions()
        likeness = mean_likeness(group.definitions(), sense.definitions())
        if explained and likeness < DOUBTFUL and not share_word(group.english, sense.english):
            return Doubt(group.english, len(group.uses), uses)
    return None


def _group_by_english(uses: Sequence[Use], least: int) -> list[SenseGroup]:
    """Related English names in one group, for which its most used name stands; nothing where fewer than `least` are.

    An acronym that is short for names of several groups tells nothing, nor does pinyin.
    """
    names = _names_of_senses(uses)
    if len(names) < least:
        return []
    counts = dict.fromkeys(names, 0)
    for use in uses:
        if (key := normal(use.english)) in counts:
            counts[key] += 1
    groups: list[SenseGroup] = []
    home: dict[str, SenseGroup] = {}
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    full = [key for key in ranked if not is_acronym(names[key])]
    kinds = _kinds_said(uses)
    for key in full + [key for key in ranked if is_acronym(names[key])]:
        related = _related_groups(names[key], groups, kinds)
        if len(related) > 1 and is_acronym(names[key]):
            continue
        if not related:
            related = [SenseGroup(names[key])]
            groups += related
        home[key] = related[0]
    for use in uses:
        if group := home.get(normal(use.english)):
            group.uses.append(use)
    return groups if len(groups) >= least else []


def _related_groups(name: str, groups: Sequence[SenseGroup], kinds: Mapping[str, frozenset[str]]) -> list[SenseGroup]:
    """The groups of which an English name may be a wording, unless one of both is a person and the other a firm."""
    said = kinds.get(normal(name), frozenset())
    related = [group for group in groups if is_related(group.english, name)]
    return [one for one in related if {said, kinds.get(normal(one.english), said)} != _PERSON_AND_FIRM]


def _kind_told(definition: str) -> str:
    """The kind that a definition says by its head. Who does something may be a firm as well: 新闻的提供者."""
    kind = kind_by_head(definition)
    return "" if kind == "person" and "的" in definition else kind


def _kinds_said(uses: Sequence[Use]) -> dict[str, frozenset[str]]:
    """The kinds of thing that the definitions under each English name, by its key, say that it is."""
    kinds: dict[str, frozenset[str]] = {}
    for use in uses:
        if use.english and (kind := _kind_told(use.definition)):
            key = normal(use.english)
            kinds[key] = kinds.get(key, frozenset()) | {kind}
    return kinds


def _names_of_senses(uses: Sequence[Use]) -> dict[str, str]:
    """The English names that may tell senses apart, by their keys."""
    names: dict[str, str] = {}
    for name in {use.english for use in uses}:
        if key := normal(name):
            names[key] = min(names.get(key, name), name)
    term = uses[0].term
    if len(names) > 1 and not has_han(term):
        return {key: name for key, name in names.items() if key != normal(term)}
    if len(names) > 1:
        return {key: name for key, name in names.items() if not is_pinyin(name, term)}
    return names


def _settle(term: str, groups: list[SenseGroup]) -> tuple[list[SenseGroup], list[SenseGroup]]:
    """The groups that are senses of their own, and those that the evidence does not set apart."""
    groups = sorted(groups, key=lambda group: (-len(group.uses), normal(group.english)))
    first = next((group for group in groups if group.definitions()), groups[0])
    senses: list[SenseGroup] = [first]
    rest: list[SenseGroup] = []
    guessed = guessed_readings(term, groups)
    for group in groups:
        if group is not first:
            (
                senses if group not in guessed and all(are_apart(term, group, sense) for sense in senses) else rest
            ).append(group)
    return senses, rest


def are_apart(term: str, one: SenseGroup, other: SenseGroup) -> bool:
    """Whether the uses of a headword under one English name mean another thing than those under another one."""
    if is_acronym(term):
        is_other = _are_unlike(one, other) and not share_subject(one.uses, other.uses)
        return (is_other and not is_misnamed(term, one, other)) or are_two_readings(term, one, other)
    if "·" in term:  # A full name is one person, however the English is spelled.
        return False
    if are_names(one.english, other.english) and (is_name_of_person(term) or _are_people(one, other)):
        return are_two_people(one.english, other.english)
    if _are_person_and_firm(one, other) or _are_told_apart(one, other) or are_of_two_countries(term, one, other):
        return True
    if not has_latin(term) and (len(term) >= _UNAMBIGUOUS or _explains_itself(term, one, other)):
        return False
    are_kin = share_word(one.english, other.english)
    if not are_kin and _are_explained_apart(one, other):
        return True
    if one.explains() and other.explains():
        is_other = mean_likeness(one.definitions(), other.definitions()) < UNLIKE_KIN
        return is_other and are_rather_about_others(one.uses, other.uses)
    is_known = min(count_posts(one.uses), count_posts(other.uses)) > 1
    return is_known and not are_kin and are_about_other_subjects(one.uses, other.uses)


def _are_person_and_firm(one: SenseGroup, other: SenseGroup) -> bool:
    """Whether the definitions of one side say that it is somebody, and those of the other one that it is a firm: Ford,
    and Doug Ford."""
    mine, theirs = (frozenset(map(_kind_told, side.definitions())) - {""} for side in (one, other))
    return {mine, theirs} == _PERSON_AND_FIRM


def _are_people(one: SenseGroup, other: SenseGroup) -> bool:
    """Whether the definitions say of people only what they are: of 铃木, a 棒球选手 and a 禅师."""
    return {kind_by_head(text) for text in (*one.definitions(), *other.definitions())} - {""} == {"person"}


def _are_told_apart(one: SenseGroup, other: SenseGroup) -> bool:
    """Whether one post explains the headword twice, under either name, and in words that have nothing in common: it
    would not repeat itself. 执行, an execution and an enforcement."""
    pairs = ((a, b) for a in one.uses for b in other.uses if a.post == b.post)
    explained = ((a, b) for a, b in pairs if has_han(a.definition) and has_han(b.definition))
    return any(text_likeness(fold(a.definition), fold(b.definition)) < UNLIKE for a, b in explained)


def _are_explained_apart(one: SenseGroup, other: SenseGroup) -> bool:
    """Whether several posts explain each side alike, and none as the other side is: 推理, to reason and to infer."""
    mine, theirs = one.definitions(), other.definitions()
    across = mean_likeness(mine, theirs)
    if len(mine) < 2 or len(theirs) < 2 or across >= UNLIKE:
        return False
    return min(likeness_within(mine), likeness_within(theirs)) > across + _OWN_WAY


def _explains_itself(term: str, one: SenseGroup, other: SenseGroup) -> bool:
    """Whether a definition holds a word of four characters that it explains: it is about one thing with the others."""
    key = fold(term)
    return len(key) >= _UNAMBIGUOUS - 1 and any(key in text for text in (*one.definitions(), *other.definitions()))


def _are_unlike(one: SenseGroup, other: SenseGroup) -> bool:
    if not (one.definitions() and other.definitions()):
        return False
    limit = UNLIKE_KIN if share_word(one.english, other.english) else UNLIKE
    return mean_likeness(one.definitions(), other.definitions()) < limit


def _closest(senses: Sequence[SenseGroup], use: Use) -> int:
    """The sense whose English is related, whose definitions are alike, whose posts are about the same, which is used
    most, which comes first."""

    def closeness(number: int) -> tuple[bool, float, float, float, int, int]:
        sense = senses[number]
        related = bool(use.english) and not is_acronym(use.english) and is_related(use.english, sense.english)
        definitions = sense.definitions()
        alike = mean_likeness((fold(use.definition),), definitions) if use.definition else 0.0
        named = share_within(use.chinese, definitions)
        return related, alike, named, share_of_subjects(use, sense.uses), len(sense.uses), -number

    return max(range(len(senses)), key=closeness)

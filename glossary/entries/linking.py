"""The evidence for and against one entry for two headwords, weighed in points.

Likeness alone never merges: two headwords are compared only when they share a name. `MERGE` points file them
under one entry, `ASK` points make a proposal for a person. The points were set on hand-labelled pairs.
"""

from __future__ import annotations

from collections.abc import Sequence

from glossary.entries.additions import (
    ALIKE,
    adds_meaning,
    are_titles,
    has_office,
    hold_other_offices,
    is_foreign_name,
    is_one_name,
    makes_another_thing,
    says_obvious,
    says_what_it_is,
    share_only_an_acronym,
    without_acronym,
)
from glossary.entries.definition import without_calling
from glossary.entries.given_names import given_points, is_acronym_headword
from glossary.entries.kinds import kind_by_head
from glossary.entries.people import has_surname, is_called
from glossary.entries.profiles import OFFICES, Profile
from glossary.entries.shared_english import english_points, most_specific, shown_name
from glossary.entries.verdict import ASK, CONFLICT, MERGE, NOTHING, Verdict, joined_verdict
from glossary.language import likeness
from glossary.language.english import is_one_rare_word, is_short, words
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import has_han, is_acronym
from glossary.language.sound import SAME, sound_likeness

# What headwords say that name two things, whatever else they share; alike definitions change nothing.
_NARROWER = -3.5
# So little it says against one entry, where the definitions know nothing of what is added.
_LOOSELY = -0.5
# What is published is written with title marks or without: 《金融时报》.
_PRESS = ("报", "周刊", "月刊", "杂志")
# An English name of several words is translated in more than one way, which counts little against one entry, and so is
# a rare word that is explained alike; nothing, where no post calls either side anything else and one is explained, nor
# where it is a title or a full name.
_NONE_SHARED, _FEW_SHARED = -1.5, -0.5
_ALIKE = 1.5
# Names that share half of their characters, and what it adds that their posts are about one subject: one English word
# is translated in several ways in one trade (沙盒, 沙箱), and means several things in several ones.
_SOME_SHARED, _ONE_SUBJECT = 0.75, 0.5
# So many characters, of which the first and the last are those of a longer name, are that name cut short.
_FRAME = 3
_SHORTEST_WORD = 2
_ordinal = pattern("第[0-9一二三四五六七八九十]+|[一二三四五六七八九十]+(?=[类類阶階级級型代期层層])")
# What is shorter is rather another name, which says nothing against the first one: 假冒伟人综合症.
_LEAST_EXPLANATION = 8


def compare_profiles(one: Profile, other: Profile) -> Verdict:
    """The points for one entry of two headwords: MERGE or more, ASK or more, or too few to speak of."""
    shared = one.english.keys() & other.english.keys()
    best = most_specific(one, other, shared)
    shown = shown_name(one, other, best)
    one, other = without_acronym(one, other, shown), without_acronym(other, one, shown)
    parts = [
        english_points(one, other, shared, best),
        given_points(one, other),
        _headword_points(one, other, best, shown),
    ]
    if parts[2] == NOTHING and parts[0].points > 0 and one.latin != other.latin and _is_acronym_of(one, other, shown):
        parts[2] = Verdict(1.0 if is_one_name(shown) else 0.75, "one is its acronym")
    if parts[0].points > 0 and parts[2].points == _SOME_SHARED and _are_about_one_subject(one, other):
        parts.append(Verdict(_ONE_SUBJECT, "their posts are about one subject"))
    points = sum(part.points for part in parts)
    if ASK - 1.5 <= points < MERGE + 1.0 and parts[0].points + parts[1].points > 0 and parts[2].points > _NARROWER:
        parts.append(_definition_points(one, other))
        points += parts[-1].points
        if parts[-1].points >= _ALIKE and parts[2].points == _NONE_SHARED and is_one_rare_word(shown):
            points += _FEW_SHARED - _NONE_SHARED
    if points >= ASK and share_only_an_acronym(one, other, shown):
        return Verdict(CONFLICT, "")
    return joined_verdict(points, parts)


def name_two_things(one: Profile, other: Profile, shared: str = "") -> bool:
    """Whether one headword is the other made narrower, denied, or made another thing by what is added.

    `shared` is their common English name as it is written, if they have one.
    """
    if _is_owned(one, other, shared) or has_office(one, other, shared) or says_obvious(one, other):
        return False
    if (
        _is_narrower(one, other)
        or likeness.is_denial(one.core, other.core)
        or likeness.is_opposite(one.core, other.core)
    ):
        return True
    return hold_other_offices(one, other) or adds_meaning(one, other, shared)


def _explain_one_thing(one: Profile, other: Profile, shown: str) -> bool:
    """Whether two Chinese headwords with one English name, of which one adds something, are explained alike in Chinese:
    the sentence added it, and the annotation knows nothing of it. 三重护城河, 护城河."""
    if one.latin or other.latin or not shown or _is_narrower(one, other) or likeness.is_denial(one.core, other.core):
        return False
    short, long = (one, other) if len(one.core) < len(other.core) else (other, one)
    if short.core not in long.core or makes_another_thing(short, long):
        return False
    mine, theirs = (tuple(fold(text) for text in side.definitions if _explains((text,))) for side in (one, other))
    return bool(mine and theirs) and likeness.best_likeness(mine, theirs) >= ALIKE


def _is_narrower(one: Profile, other: Profile) -> bool:
    """Whether one headword is the other made narrower. A list in one script is narrower than a name in the other only
    where that is called as a part of it: Analytics (分析), 分析、订阅业务; but DEI, 多元、公平和包容."""
    if one.latin == other.latin or one.core in other.core or other.core in one.core:
        return likeness.is_narrower(one.core, other.core)
    latin, chinese = (one, other) if one.latin else (other, one)
    return "、" in chinese.core and any(name in chinese.core for name in latin.chinese - {chinese.core})


def _is_owned(one: Profile, other: Profile, shared: str) -> bool:
    """Whether the sentence put an owner in front of one headword, of whom their English name of several words says
    nothing: 投资的路径依赖, 路径依赖 (Path Dependence)."""
    short, long = (one, other) if len(one.core) < len(other.core) else (other, one)
    return len(words(shared)) > 1 and long.core.endswith("的" + short.core)


def _headword_points(one: Profile, other: Profile, best: str, shown: str) -> Verdict:
    """How the two headwords look: wordings of one name, a narrower name, characters in common or none."""
    if apart := _narrower_points(one, other, best, shown):
        return apart
    if one.latin or other.latin:
        return _latin_points(one, other)
    if says_what_it_is(one, other, shown):
        return Verdict(1.5, "one says what kind of thing it is")
    if one.core != other.core and one.core.removesuffix("的") == other.core.removesuffix("的"):
        return Verdict(MERGE, "one is the other with 的")
    if _is_with_office(one, other):
        return Verdict(MERGE, "one is the other with an office")
    if likeness.is_same_stem(one.core, other.core):
        sure = likeness.is_title(one.term) == likeness.is_title(other.term) or one.core.endswith(_PRESS)
        return Verdict(1.5 if sure else -0.2, "they differ in an ending or in marks")
    if likeness.is_abbreviation(one.core, other.core):
        sure = not best or len(words(shown)) != 1 or is_acronym(shown) or _is_within(one, other) or _frames(one, other)
        return Verdict(1.5 if sure else _SOME_SHARED, "one abbreviates the other")
    alike = (likeness.differ_in_a_word, _is_in_two_characters, _sound_alike)
    if any(is_alike(one.core, other.core) for is_alike in alike):
        return Verdict(1.5, "they differ in a word")
    shared = likeness.shared_characters(one.core, other.core)
    if shared >= 0.25 and _spell_one_name(one, other, shown):
        return Verdict(1.0, "they spell one foreign name")
    return _shared_points(shared, _unlike_points(one, other, shown))


def _is_with_office(one: Profile, other: Profile) -> bool:
    """Whether one headword is somebody's name, and the other the same with an office behind it: 特朗普总统."""
    short, long = (one, other) if len(one.core) < len(other.core) else (other, one)
    behind = long.core.removeprefix(short.core)
    is_office = behind != long.core and behind in map(fold, OFFICES)
    return is_office and (is_foreign_name(short) or _is_person(short))


def _sound_alike(one: str, other: str) -> bool:
    """Whether two words differ in one character that sounds the same: 节点, 结点."""
    if len(one) != len(other) or len(one) < _SHORTEST_WORD:
        return False
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(unlike) == 1 and sound_likeness(*unlike[0]) == SAME


def _narrower_points(one: Profile, other: Profile, best: str, shown: str) -> Verdict | None:
    """What it says against one entry that one headword has a number or something else more; None for nothing."""
    numbers = likeness.extra_numbers(one.core, other.core)
    if any(number not in best for number in numbers):
        return Verdict(_NARROWER, "a number stands in one of them only")
    if _ordinals(one.core) and _ordinals(other.core) and _ordinals(one.core) != _ordinals(other.core):
        return Verdict(_NARROWER, "they are different ones of several")
    if not name_two_things(one, other, shown):
        return None
    if _explain_one_thing(one, other, shown):
        return Verdict(_LOOSELY, "one says more than explains it")
    return Verdict(_NARROWER, "one is narrower")


def _ordinals(core: str) -> list[str]:
    """Which one of several a name says that it is: 第二类斯特林数, 一阶逻辑."""
    return _ordinal.findall(core)


def _unlike_points(one: Profile, other: Profile, shown: str) -> float:
    """What it says against one entry that the names share few characters."""
    if are_titles(one, other) or is_called(one.term, shown) or is_called(other.term, shown):
        return 0.0
    if len(words(shown)) < 2 or is_acronym(shown):
        return _NONE_SHARED
    is_only = one.english.keys() == other.english.keys() and bool(one.definitions or other.definitions)
    # What spells a name by its sound is no translation, nor is anything else beside it; people are not translated.
    is_name = any(is_foreign_name(side) or _is_person(side) for side in (one, other))
    return 0.0 if is_only and not is_name else _FEW_SHARED


def _is_person(side: Profile) -> bool:
    """Whether a headword has a common surname in front, and a definition says that it is somebody."""
    return has_surname(side.term) and any(kind_by_head(text) == "person" for text in side.definitions)


def _is_in_two_characters(one: str, other: str) -> bool:
    """Whether one name is a single character and the other the word of two that begins with it: 氢, 氢气."""
    short, long = sorted((one, other), key=len)
    return (len(short), len(long)) == (1, 2) and long.startswith(short)


def _latin_points(one: Profile, other: Profile) -> Verdict:
    if one.core == other.core and is_acronym_headword(one) == is_acronym_headword(other):
        return Verdict(1.5, "they are spellings of one name")
    return NOTHING


def _are_about_one_subject(one: Profile, other: Profile) -> bool:
    """Whether of the uses on both sides a third and more stand in posts about one subject, in area and within it, and
    neither side is called anything else, as what means several things is."""
    common = one.subjects.keys() & other.subjects.keys() if one.english.keys() == other.english.keys() else set()
    shares = [3 * sum(side.subjects[subject] for subject in common) >= side.size for side in (one, other)]
    return bool(common) and all(shares)


def _is_acronym_of(one: Profile, other: Profile, shown: str) -> bool:
    latin = one if one.latin else other
    # One letter is a sign for something, and short for any word.
    return len(latin.name) > 1 and bool(shown) and is_short(latin.term, shown)


def _is_within(one: Profile, other: Profile) -> bool:
    """Whether a headword stands in the other as it is, or both are a foreign name: 突触, 神经突触; 西西弗, 西西弗斯."""
    return one.core in other.core or other.core in one.core or (is_foreign_name(one) and is_foreign_name(other))


def _frames(one: Profile, other: Profile) -> bool:
    """Whether both headwords begin and end alike, in three characters or more: 新皮层, 新皮质层."""
    is_alike = one.core[0] == other.core[0] and one.core[-1] == other.core[-1]
    return is_alike and min(len(one.core), len(other.core)) >= _FRAME


def _spell_one_name(one: Profile, other: Profile, shown: str) -> bool:
    """Whether two headwords are in the characters for foreign names, and begin alike: 奥司匹林, 奥赛匹克 (Ozempic)."""
    both = is_foreign_name(one) and is_foreign_name(other) and one.core[0] == other.core[0]
    return both and len(words(shown)) == 1 and not is_acronym(shown)


def _shared_points(shared: float, unlike: float) -> Verdict:
    """What the characters in common say, and `unlike` where they are few."""
    if shared >= 0.75:
        return Verdict(1.0, "they share most characters")
    if shared >= 0.5:
        return Verdict(_SOME_SHARED, "they share characters")
    if shared >= 0.25:
        return Verdict(0.25, "")
    return Verdict(unlike, "they share no character") if unlike else NOTHING


def _definition_points(one: Profile, other: Profile) -> Verdict:
    mine, theirs = _said_but_name(one, other), _said_but_name(other, one)
    if not mine or not theirs:
        return NOTHING
    alike = likeness.best_likeness(mine, theirs)
    if alike >= 0.5:
        return Verdict(2.5, "their definitions say the same")
    if alike >= 0.35:
        return Verdict(_ALIKE, "their definitions are alike")
    if alike >= 0.2:
        return Verdict(0.5, "their definitions have something in common")
    if alike < 0.05 and _explains(one.definitions) and _explains(other.definitions):
        return Verdict(-1.0, "their definitions have nothing in common")
    return NOTHING


def _explains(definitions: Sequence[str]) -> bool:
    """Whether the longest definition, which comes first, explains in Chinese: a short one has 的, a name has none."""
    return has_han(definitions[0]) and (len(definitions[0]) >= _LEAST_EXPLANATION or "的" in definitions[0])


def _said_but_name(side: Profile, other: Profile) -> tuple[str, ...]:
    """The definitions of a side, folded, without what is nothing but the other's name, or says that it is short."""
    return tuple(text for text in map(fold, side.definitions) if without_calling(text) != other.name)

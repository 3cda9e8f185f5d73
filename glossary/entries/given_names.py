"""What it proves that one headword is given as a name of another: in Chinese, as an alias, as its English name."""

from __future__ import annotations

from glossary.entries.additions import adds_words_to_name, is_foreign_name
from glossary.entries.kinds import kind_by_head
from glossary.entries.people import bears_surname
from glossary.entries.profiles import Profile
from glossary.entries.verdict import NOTHING, Verdict
from glossary.language import english, likeness
from glossary.language.abbreviation import is_short_form
from glossary.language.folding import fold
from glossary.language.script import has_han, is_acronym
from glossary.language.sound import is_one_letter_off
from glossary.language.transliteration import may_spell

# Definitions with less in common than this tell of two things where little speaks for one.
_UNLIKE = 0.1
# What makes up for two names of one English acronym without a character in common.
_EXPLAINED = 3.0
_LONGEST_NAME = 16
# So many Chinese characters make a compound, which names one thing; so many letters a word that a slip leaves the same.
_UNAMBIGUOUS = 5
# What is shorter is rather another remark than an explanation.
_EXPLANATION = 6
_SHORTEST_SIGN = 3
# What it says against one entry that one headword is a particular thing and the other one is not.
_OTHER_THING = -2.0
_MARKS = "-+'\"‘’“”"


def given_points(one: Profile, other: Profile) -> Verdict:
    """One side gives the other's headword as its Chinese name or as an alias, or explains itself by it."""
    if not (one.latin or other.latin):
        if _explains_by_name(one, other) or _explains_by_name(other, one):
            return Verdict(_EXPLAINED, "one is explained by the name of the other")
        if not (one.aliases or other.aliases):
            return NOTHING
    for side, named in ((one, other), (other, one)):
        if side.latin and (named.name in side.chinese or named.name in side.described):
            return Verdict(_chinese_name_points(side, named), "… is given the Chinese name …", (side.term, named.term))
    for side, named in ((one, other), (other, one)):
        if named.name in side.aliases:
            return Verdict(_alias_points(side, named), "… is given as another name of …", (named.term, side.term))
    if one.latin and other.latin and (_is_sign_of(one, other) or _is_sign_of(other, one)):
        return Verdict(1.5, "one is the sign of the other's shares")
    if one.latin != other.latin:
        return _translation_points(*((one, other) if one.latin else (other, one)))
    return NOTHING


def _is_sign_of(side: Profile, named: Profile) -> bool:
    """Whether an acronym that is called by one other name alone has its letters in their order: SPOT, Spotify."""
    sign, name = side.term, named.name
    if not is_acronym(sign) or len(sign) < _SHORTEST_SIGN or name == side.name:
        return False
    if side.english.keys() != {side.name, name}:
        return False
    letters = iter(name)
    return name[:1] == sign[:1].casefold() and all(letter in letters for letter in sign.casefold())


def _explains_by_name(side: Profile, named: Profile) -> bool:
    """Whether what explains a headword opens with another one that bears its English name, and neither is a part of the
    other: 欧佩克（OPEC: 石油输出国组织）."""
    if named.name in side.name or side.name in named.name:
        return False
    return named.name in side.described and not side.english.keys().isdisjoint(named.english)


def _chinese_name_points(latin: Profile, named: Profile) -> float:
    """A given name is proof where the English names of both may be one, or the name tells one thing from all others.
    Otherwise it is a hint: it may be the kind of thing or what that belongs to, as in MongoDB（分片集群）. The opening
    of a definition is nothing: Optimus is a 人形机器人, it is not called so.
    """
    if named.key in latin.doubtful and not (named.english and _may_be_one(latin, named)):
        return 0.0
    if named.key in latin.doubtful and _is_particular_alone(latin, named):
        return _OTHER_THING
    is_given = named.name in latin.chinese
    is_sure = not named.english or _may_be_one(latin, named) or (is_given and _names_one_thing(latin, named))
    if is_sure and not adds_words_to_name(latin, named) and not _is_one_meaning_of_several(latin, named):
        return 2.0
    return 1.0 if is_given else 0.0


def _names_one_thing(latin: Profile, named: Profile) -> bool:
    """Whether a Chinese name that a Latin headword is given is no kind of thing, though its English names are others.

    It is long, beside an explanation, and not both sides are mere acronyms; it is somebody's; it spells the headword by
    its sound; or that is a slip of the English name, or the sign of a firm's shares.
    """
    if bears_surname(named.term, latin.term) or (is_foreign_name(named) and may_spell((named.core,), latin.term)):
        return True
    if is_acronym(latin.term) and any(kind_by_head(text) == "organization" for text in named.definitions):
        return True
    if any(_are_misspelt(latin.term, name) for name in _usual_english(named)):
        return True
    is_explained = any(len(text) >= _EXPLANATION for text in latin.definitions)
    are_acronyms = is_acronym(latin.term) and all(map(is_acronym, named.shown.values()))
    return len(named.name) >= _UNAMBIGUOUS and is_explained and not are_acronyms


def _are_misspelt(one: str, other: str) -> bool:
    """Whether two names are one but for a letter: Duolingo, Duoingo."""
    return len(one) >= _UNAMBIGUOUS and is_one_letter_off(one.casefold(), other.casefold())


def _is_one_meaning_of_several(latin: Profile, named: Profile) -> bool:
    """Whether an English word has other Chinese names, all unlike this one: process, 处理 and 流程."""
    others = [name for name in latin.chinese if has_han(name) and name != named.name]
    if not others or " " in latin.term or not latin.term.islower() or named.name not in latin.chinese:
        return False
    return all(likeness.shared_characters(name, named.name) == 0 for name in others)


def _alias_points(side: Profile, named: Profile) -> float:
    """An alias is proof, whatever it looks like, unless it is a bare acronym or the English names tell otherwise.

    Where both spell the acronym out, and differently, it is no hint either; nor where one of several posts gives it.
    """
    is_other = bool(side.english and named.english) and not _may_be_one(side, named)
    if _is_short_for_another(named, side) or _spell_out_differently(named, side):
        return 0.0
    if is_other and (_spell_out(named.term, side, named) or (side.aliases[named.name] == 1 and side.size > 2)):
        return 0.0
    if (named.latin and is_acronym_headword(named)) or is_other or _is_called_otherwise(named, side):
        return 1.0
    return 2.0 if side.latin or named.latin else 3.5


def _is_called_otherwise(named: Profile, side: Profile) -> bool:
    """Whether a Latin alias is a headword with Chinese names of its own, none of which is like that of the other side:
    Repo, a 代码仓库 and a 回购."""
    chinese = [name for name in named.chinese if has_han(name)]
    return (
        not side.latin and bool(chinese) and all(likeness.shared_characters(name, side.name) < 0.25 for name in chinese)
    )


def _spell_out_differently(named: Profile, side: Profile) -> bool:
    """Whether an acronym is short for other words on either side: CPI, a Consumer Price Index and a Corruption
    Perceptions Index."""
    if not is_acronym(named.term):
        return False
    mine, theirs = (
        [name for name in _usual_english(one) if not is_acronym(name) and english.is_short(named.term, name)]
        for one in (named, side)
    )
    return bool(mine and theirs) and not any(english.is_related(a, b) for a in mine for b in theirs)


def _is_short_for_another(named: Profile, side: Profile) -> bool:
    """Whether an acronym spells out an English name of its own, and none that the other side is usually called by:
    ROIC, given as an alias where somebody says Return on Invested Capital of a 投资回报率."""
    if not is_acronym(named.term):
        return False
    mine, theirs = (_usual_english(one) for one in (named, side))
    spelled = [name for name in theirs if not is_acronym(name)]
    return (
        bool(spelled)
        and any(is_short_form(named.term, name, beside=True) for name in mine)
        and not any(is_short_form(named.term, name, beside=True) for name in spelled)
    )


def _spell_out(acronym: str, *sides: Profile) -> bool:
    """Whether each side has an English name that an acronym is short for."""
    return is_acronym(acronym) and all(
        any(english.is_short(acronym, name) for name in _usual_english(side)) for side in sides
    )


def _may_be_one(one: Profile, other: Profile) -> bool:
    mine, theirs = _usual_english(one), _usual_english(other)
    return any(english.is_related(a, b) for a in mine for b in theirs)


def _usual_english(side: Profile) -> list[str]:
    """The English names that a quarter of the uses bear, and not one of several, and a Latin headword itself."""
    total = sum(side.english.values())
    least = max(total / 4, 2 if total > 2 else 1)
    return [side.shown[name] for name, uses in side.english.items() if uses >= least or name == side.name]


def _translation_points(latin: Profile, other: Profile) -> Verdict:
    """A Latin headword is the English name of a Chinese one, unless it is given an unlike Chinese name, or one post of
    several calls the Chinese one so: 亚马逊 (AWS)."""
    if latin.name not in other.english or not any(
        english.is_related(latin.term, name) for name in _usual_english(other)
    ):
        return NOTHING
    chinese = [name for name in latin.chinese if has_han(name)]
    if any(_is_same_name(name, other.core) for name in (*chinese, *_short_definitions(latin))):
        return Verdict(2.0, "the Chinese names are alike")
    if chinese and all(_is_two_things(name, other.core) for name in chinese):
        return Verdict(_OTHER_THING, "the Chinese names are of two things")
    if chinese and all(likeness.shared_characters(name, other.name) < 0.25 for name in chinese):
        return Verdict(-0.5, "the Chinese names are unlike")
    if _is_particular_alone(latin, other):
        return Verdict(_OTHER_THING, "one is a particular thing, the other is not")
    return Verdict(0.5 if _is_another_thing(latin, other) else 1.0, "one headword is the English name of the other")


def _short_definitions(side: Profile) -> list[str]:
    """The definitions that may be no more than the name in Chinese, without 的: 多元、公平和包容 of DEI; folded."""
    short = (text for text in side.definitions if len(text) <= _LONGEST_NAME and "的" not in text)
    return [fold(text) for text in short if has_han(text)]


def _is_two_things(name: str, other: str) -> bool:
    """Whether one Chinese name is the other denied or made narrower: 不透明度, 透明度."""
    return likeness.is_denial(name, other) or likeness.is_opposite(name, other) or likeness.is_narrower(name, other)


def _is_same_name(name: str, other: str) -> bool:
    """Whether two Chinese names are wordings of one: 美国环保局, 环保局."""
    if likeness.is_narrower(name, other) or likeness.is_denial(name, other) or likeness.extra_numbers(name, other):
        return False
    is_form = likeness.is_same_stem(name, other) or likeness.is_abbreviation(name, other)
    return is_form or likeness.differ_in_a_word(name, other)


def _is_another_thing(latin: Profile, other: Profile) -> bool:
    """Whether one English word may name something else: explained, never translated, as Foundry, a product, and 代工厂.

    Not so where the Chinese headword spells the word, or is explained alike.
    """
    if latin.chinese or english.specificity(latin.term) != 1 or is_foreign_name(other):
        return False
    explained = tuple(filter(has_han, latin.definitions))
    return bool(explained) and likeness.best_likeness(explained, other.definitions) < _UNLIKE


def _is_particular_alone(latin: Profile, other: Profile) -> bool:
    """Whether a Latin headword is a firm or a work, and a Chinese one is explained and is none: Stripe, 条纹."""
    return _is_particular(latin) and any(map(has_han, other.definitions)) and not _is_particular(other)


def _is_particular(side: Profile) -> bool:
    """Whether a definition says that it is a firm or a work: 一个经济学博客."""
    return any(kind_by_head(text) in ("organization", "work") for text in side.definitions)


def is_acronym_headword(side: Profile) -> bool:
    """Whether a headword is an acronym within its marks: BBB-, ‘GP’."""
    return is_acronym(side.term.strip(_MARKS))

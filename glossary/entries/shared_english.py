"""What it proves that two headwords are called by one English name."""

from __future__ import annotations

from collections.abc import Collection

from glossary.entries.additions import are_titles, is_foreign_name
from glossary.entries.people import is_of_another
from glossary.entries.profiles import Profile
from glossary.entries.verdict import NOTHING, Verdict
from glossary.language import english, likeness
from glossary.language.abbreviation import is_initialism
from glossary.language.script import is_acronym


def english_points(one: Profile, other: Profile, shared: set[str], best: str) -> Verdict:
    """What the shared English names prove, `best` being the most specific: the more words, the more. Nothing when a
    side bears them now and then."""
    if not shared:
        return _acronym_points(one, other)
    share = min(_share(one, shared), _share(other, shared))
    if share < 0.25 or _is_one_of_another(one, other, shown_name(one, other, best)):
        return NOTHING
    if _is_head_of(one, other, shared) or _is_head_of(other, one, shared) or _belong_to_one(one, other, shared):
        return NOTHING
    points = _rarity(one, other, best) + (0.5 if len(shared) > 1 else 0.0)
    if share < 0.5:
        if _is_slip(one, shared) or _is_slip(other, shared):
            return NOTHING
        points -= 3.0 if _are_other_names(one, other, shared) else 1.0
    return Verdict(points, "both are called …", (shown_name(one, other, best),))


def _is_head_of(short: Profile, long: Profile, shared: set[str]) -> bool:
    """Whether a headword is the last word of the other, and a quarter of its uses and more bear names that are no
    wording of the shared ones, or a part of them: 变量, where some posts mean a 随机变量 (Random Variable), and others
    not."""
    if short.latin or not long.core.endswith(short.core) or short.core == long.core:
        return False
    if is_foreign_name(short) or "·" in long.term or not shared.isdisjoint(short.aliases):
        return False
    known = [short.shown[name] for name in shared]
    others = [name for name in short.english if name not in shared and not _is_wording(short.shown[name], known)]
    return sum(short.english[name] for name in others) * 4 >= sum(short.english.values()) if others else False


def _is_wording(name: str, known: Collection[str]) -> bool:
    """Whether an English name is a wording of one of those known, and not a part of it that says less."""
    return any(english.is_related(name, other) and not english.words(name) < english.words(other) for other in known)


def _belong_to_one(one: Profile, other: Profile, shared: set[str]) -> bool:
    """Whether two headwords in Latin letters have in common what they are parts or cases of, which neither is short
    for: gather and scatter (NumPy)."""
    if not (one.latin and other.latin) or one.core == other.core:
        return False
    known = [one.shown[name] for name in shared] if one.name not in shared and other.name not in shared else []
    return bool(known) and not any(english.is_related(side.term, name) for side in (one, other) for name in known)


def _acronym_points(one: Profile, other: Profile) -> Verdict:
    """What it proves that one Chinese headword is called by the acronym of what the other is called: 中情局 (CIA), and
    中央情报局 (Central Intelligence Agency)."""
    if one.latin or other.latin:
        return NOTHING
    pairs = [(a, b) for a in one.shown.values() for b in other.shown.values()]
    for short, full in (*pairs, *((b, a) for a, b in pairs)):
        if is_acronym(short) and is_initialism(short, full):
            return Verdict(english.rarity(short), "one is called by the acronym …", (short,))
    return NOTHING


def most_specific(one: Profile, other: Profile, shared: set[str]) -> str:
    """The shared English name that says most; empty where none is shared."""
    if len(shared) < 2:
        return next(iter(shared), "")
    return max(shared, key=lambda name: (_rarity(one, other, name), name))


def _rarity(one: Profile, other: Profile, name: str) -> float:
    """How much a shared name says. A headword that always comes with a full form is an acronym: Leaps. A title is a
    name, as if of two words."""
    if _is_only_short(one, name) or _is_only_short(other, name):
        return english.rarity("")
    rarity = english.rarity(shown_name(one, other, name))
    return max(rarity, english.TWO_WORDS) if are_titles(one, other) else rarity


def _is_only_short(side: Profile, name: str) -> bool:
    """Whether a name is a headword in Latin letters that always comes with a full form."""
    if side.english[name]:
        return False
    return is_acronym(side.term) or any(english.is_short(side.term, full) for full in side.shown.values())


def shown_name(one: Profile, other: Profile, name: str) -> str:
    """A shared English name as it is written; empty for none."""
    if not name:
        return ""
    return min(one.shown[name], other.shown[name])


def _share(side: Profile, shared: set[str]) -> float:
    """The part of the uses that bear a shared English name, or a short or full form of one. Names of others than a
    foreign name spells count nothing: 贝森特 (Janet Yellen)."""
    if len(shared) == len(side.english) or (side.name in shared and not _is_only_short(side, side.name)):
        return 1.0
    total = sum(uses for name, uses in side.english.items() if not is_of_another(side.term, side.shown[name]))
    direct = sum(side.english[name] for name in shared)
    if total == 0 or direct * 2 >= total:
        return 1.0
    near = [name for name in side.english if name in shared or _is_form_of_any(side, name, shared)]
    return sum(side.english[name] for name in near) / total


def _is_slip(side: Profile, shared: set[str]) -> bool:
    """Whether one use of several bears a shared English name, and the usual one has other words: what one post says of
    a 投资回报率, that it is the Return on Invested Capital, ties it to nothing."""
    if side.name in shared or sum(side.english[name] for name in shared) > 1 or max(side.english.values()) == 1:
        return False
    usual = side.shown[max(side.english, key=lambda name: (side.english[name], name))]
    return not any(english.is_within(side.shown[name], usual) for name in shared)


def _are_other_names(one: Profile, other: Profile, shared: set[str]) -> bool:
    """Whether two foreign names of a person are confused in some posts: 贝森特, 耶伦 (Janet Yellen)."""
    if not (is_foreign_name(one) and is_foreign_name(other)) or likeness.shared_characters(one.name, other.name) >= 0.5:
        return False
    return _is_rather_called_otherwise(one, shared) or _is_rather_called_otherwise(other, shared)


def _is_one_of_another(one: Profile, other: Profile, shown: str) -> bool:
    """Whether one of two unlike foreign names spells a full name, and the other one does not."""
    if one.latin or other.latin or likeness.shared_characters(one.name, other.name) >= 0.5:
        return False
    return is_of_another(one.term, shown) != is_of_another(other.term, shown)


def _is_rather_called_otherwise(side: Profile, shared: set[str]) -> bool:
    """Whether most uses bear names that have nothing to do with a shared English name."""
    known = [side.shown[name] for name in shared]
    related = [name for name in side.english if any(english.is_related(side.shown[name], other) for other in known)]
    return sum(side.english[name] for name in related) * 2 < sum(side.english.values())


def _is_form_of_any(side: Profile, name: str, shared: set[str]) -> bool:
    shown = side.shown[name]
    full = [side.shown[other] for other in shared]
    return any(english.is_short(shown, other) or _is_fuller(shown, other) for other in full)


def _is_fuller(name: str, other: str) -> bool:
    """Whether a name spells the other out, or is the other, of two words and more, with more behind: S&P 500 Index."""
    if english.is_short(other, name):
        return True
    return len(english.words(other)) > 1 and name.casefold().startswith(other.casefold() + " ")

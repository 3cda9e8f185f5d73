"""When one acronym stands for two things, though nothing but its names tells so."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.entries.kinds import kind_by_head
from glossary.entries.sense_group import DOUBTFUL, UNLIKE, UNLIKE_KIN, SenseGroup
from glossary.entries.subjects import count_posts, share_subject
from glossary.language.abbreviation import is_initialism
from glossary.language.english import is_short, share_word
from glossary.language.folding import fold
from glossary.language.likeness import mean_likeness
from glossary.language.script import has_han, is_acronym
from glossary.model import Use

# So many readings of an acronym are rather made up than meant.
_GUESSES = 3


def unlike_chinese(uses: Sequence[Use]) -> list[SenseGroup]:
    """Of an acronym, the uses under a Chinese name that has no character in common with what the others say of it.

    LTV is the Lifetime Value of a customer, 客户生命周期价值, and a 月球地形车.
    """
    term = uses[0].term
    if not (is_acronym(term) and term.isalpha() and any(use.english for use in uses)):
        return []
    groups: list[tuple[set[str], SenseGroup]] = []
    for use in uses:
        if has_han(use.chinese) and not use.english:
            name = set(fold(use.chinese))
            near = next((one for one in groups if not name.isdisjoint(one[0])), None)
            if near is None:
                groups.append(near := (set(), SenseGroup("")))
            near[0].update(name)
            near[1].uses.append(use)
    return [group for characters, group in groups if _is_alone(characters, group, uses)]


def plain_word(uses: Sequence[Use]) -> list[SenseGroup]:
    """Of an acronym that is spelled out, the uses that write it as a word and call it nothing else: taste, and TASTE,
    the Text-Aligned Speech Tokenization and Embedding."""
    spelled = [use for use in uses if use.term.isupper() and is_initialism(use.term, use.english)]
    word = [use for use in uses if use.term.isalpha() and not use.term.isupper() and use.english.casefold() == use.key]
    if not (spelled and word):
        return []
    one, other = SenseGroup("", spelled), SenseGroup(word[0].english, word)
    return [other] if mean_likeness(one.definitions(), other.definitions()) < UNLIKE else []


def _is_alone(characters: set[str], group: SenseGroup, uses: Sequence[Use]) -> bool:
    """Whether nothing that is said elsewhere has a character of the names or is like what is said under them."""
    others = [use for use in uses if use not in group.uses]
    said = [fold(use.chinese + use.definition) for use in others if has_han(use.chinese + use.definition)]
    return (
        len(said) * 2 > len(others)
        and all(characters.isdisjoint(text) for text in said)
        and mean_likeness(group.definitions(), tuple(said)) < UNLIKE
    )


def guessed_readings(term: str, groups: Sequence[SenseGroup]) -> list[SenseGroup]:
    """The readings of an acronym that one post each gives, where several posts give one and others three and more:
    posts that do not know what MCP is short for make it up, each in its own way."""
    spelled = [group for group in groups if is_acronym(term) and is_initialism(term, group.english)]
    alone = [group for group in spelled if count_posts(group.uses) == 1]
    return alone if _GUESSES <= len(alone) < len(spelled) else []


def is_misnamed(term: str, one: SenseGroup, other: SenseGroup) -> bool:
    """Whether one post calls an acronym by what it is not short for, and others spell it out: GPT (Token). A firm may
    have it as the sign of its shares."""
    spelled, named = (one, other) if is_short(term, one.english) else (other, one)
    is_firm = any(kind_by_head(text) == "organization" for text in named.definitions())
    is_slip = not (is_firm or is_acronym(named.english)) and not any(is_short(term, name) for name in named.names())
    return is_short(term, spelled.english) and is_slip and count_posts(named.uses) == 1 < count_posts(spelled.uses)


def are_two_readings(term: str, one: SenseGroup, other: SenseGroup) -> bool:
    """Whether two English names spell out one acronym, and none of either side has a word in common with the other's:
    DSP, a Digital Signal Processor and a Demand-Side Platform. Where they have, what explains them has nothing in
    common: CNN, of which both are a Network. Where one side is not explained, posts about one subject have rather
    misheard a name: MCP, the Multi-Channel Proxy."""
    if not (is_acronym(term) and is_initialism(term, one.english) and is_initialism(term, other.english)):
        return False
    explained = one.definitions() and other.definitions()
    alike = mean_likeness(one.definitions(), other.definitions())
    if any(share_word(a, b) for a in one.names() for b in other.names()):
        return bool(explained) and alike < UNLIKE_KIN
    return alike < DOUBTFUL and bool(explained or not share_subject(one.uses, other.uses))

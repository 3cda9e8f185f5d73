"""The concepts on which posts do not agree, each with its wordings and the one command that settles it.

Ranked by how many posts would have to change: uses × disagreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from shlex import quote
from typing import NamedTuple

from glossary.checking.agreement import agreement
from glossary.checking.beginnings import begins_surely
from glossary.checking.kinds_of_things import names_kinds
from glossary.checking.tallies import Tally, folded_headwords, post_count, remoteness, shared_names, tally, usual_term
from glossary.checking.uses import Uses
from glossary.checking.wording import WORDS, wording_difference
from glossary.language.abbreviation import is_han_short_form, is_short_form
from glossary.language.definitions import definition_likeness, telling
from glossary.language.english import is_short, normal, specificity
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import has_han, has_kana, is_acronym
from glossary.model import Entry, Use

_plain = pattern(r"[\w·.][\w·.-]*")
# What means something to a shell within double quotes too, and the end of a line.
_special = pattern(r"[\"$`\\!\n]")
CHINESE, ENGLISH = "chinese", "english"
_LEAST = 2
# Definitions so much alike are of one thing.
_AGREED = 0.3
# 国际足联 has four of the seven characters of 国际足球联合会, 世卫组织 four of six, 前瞻指引 four of five.
_CLIPPED = 0.7
_acronym_and_class = pattern(r"([A-Za-z][A-Za-z0-9&/-]+)[^\W\da-zA-Z_]{1,2}")


class Dispute(NamedTuple):
    """What several wordings compete for: the wordings, most posts first, how many posts have another than the first.

    `kind` says whether they are CHINESE names of one English, or ENGLISH names of one term; `about` is that name.
    """

    about: str
    kind: str
    wordings: tuple[Tally, ...]

    @property
    def weight(self) -> int:
        """How many posts have another wording than most."""
        return sum(one.posts for one in self.wordings[1:])

    @property
    def command(self) -> str:
        """What settles it in favour of the first wording."""
        option = "--term" if self.kind == CHINESE else "--english"
        return f"glossary decide {shell_word(self.about)} {option} {shell_word(self.wordings[0].wording)}"

    def __str__(self) -> str:
        return f"{self.about}: " + ", ".join(f"{one.wording} {one.posts:,}" for one in self.wordings)


def shell_word(word: str) -> str:
    """As a shell takes it for one word; Chinese needs no quotes, but looks to `quote` as if it did.

    Double quotes wherever they do, since cmd.exe takes single ones for letters of the word.
    """
    if _plain.fullmatch(word) or quote(word) == word:
        return word
    return quote(word) if _special.search(word) else f'"{word}"'


class Concepts:
    """The entries by their names, to tell which one a use speaks for."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = [entry for entry in entries if not entry.status]
        self._owners: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            self._owners.setdefault(fold(entry.term), []).append(at)
        for at, entry in enumerate(self.entries):
            for alias in set(map(fold, entry.aliases)) - {fold(entry.term)}:
                self._owners.setdefault(alias, []).append(at)

    def of(self, use: Use) -> int:
        """The number of the entry that a use speaks for, of equals one that has the headword for its term; or -1.

        Of those left the entry itself decides, and not the order in which an index happens to number them.
        """
        owners = self._owners.get(use.key, ())
        if len(owners) < 2:
            return owners[0] if owners else -1

        def rank(at: int) -> tuple[tuple[int, float], bool, Entry]:
            entry = self.entries[at]
            return remoteness(use, entry), fold(entry.term) != use.key, entry

        return min(owners, key=rank)


def english_disputes(uses: Iterable[tuple[str, Sequence[Use]]], concepts: Concepts) -> Iterator[Dispute]:
    """The headwords with English names in other words; each sense of a headword by itself.

    Full forms compete for an acronym, however many there are.
    """
    for _, own in uses:
        if len(own) < _LEAST:
            continue
        senses: dict[int, list[Use]] = {}
        for use in own:
            senses.setdefault(concepts.of(use), []).append(use)
        for group in senses.values():
            wordings = _english_wordings(group)
            if wordings and begins_surely(group) and (is_acronym(group[0].term) or not names_kinds(wordings)):
                yield Dispute(usual_term(group), ENGLISH, wordings)


def _english_wordings(group: Sequence[Use]) -> tuple[Tally, ...]:
    """The English name that most of these uses have, and those in other words; nothing where there is no other."""
    agreed = agreement(use for use in group if fold(use.english) != fold(use.term))
    if not agreed.disagreeing:
        return ()
    first = agreed.name
    names = (one for one in shared_names(group) if fold(one.wording) != fold(group[0].term))
    return (first, *(one for one in names if wording_difference(one.wording, first.wording) == WORDS))


def chinese_disputes(entries: Iterable[Entry], uses: Uses, least: int = _LEAST) -> Iterator[Dispute]:
    """The English names with several Chinese ones, each of which stands in `least` posts or more."""
    groups: dict[str, list[Entry]] = {}
    bearers: Counter[str] = Counter()
    for entry in sorted(entries):
        if (english := called_in_english(entry)) and not entry.status:
            groups.setdefault(normal(english), []).append(entry)
            bearers.update(name for name in {entry.term, *entry.aliases} if is_acronym(name))
    for english, group in groups.items():
        headwords = _headwords(group)
        if sum(len(uses.of(headword)) for headword in headwords) < 2 * least:
            continue  # two names cannot stand in so many posts each
        names = _chinese_names(english, headwords, uses, bearers)
        found = [one for one in names if post_count(one.uses) >= least and begins_surely(one.uses)]
        about = called_in_english((found and found[0].entry) or group[0])
        rivals = [one for one in found[1:] if _is_rival(one, found[0], about)]
        if rivals:
            yield Dispute(about, CHINESE, tuple(tally(one.term, one.uses) for one in (found[0], *rivals)))


def called_in_english(entry: Entry) -> str:
    """What an entry is called in English: its English name, or its term where that is no Chinese one, as Netflix."""
    return entry.english or ("" if has_han(entry.term) else entry.term)


class Name(NamedTuple):
    """A Chinese name, the uses that have the English one with it, and the entry that has it, if any does."""

    term: str
    uses: Sequence[Use]
    entry: Entry | None


def _chinese_names(english: str, headwords: Mapping[str, Entry], uses: Uses, bearers: Mapping[str, int]) -> list[Name]:
    """The Chinese names of these entries, by their headwords, that posts give this English one (its key), those of most
    posts first.

    A name is the headword, or stands in the parenthesis of an English one. `bearers` tells how many entries have an
    acronym: of one with several senses it cannot be told which is meant, PE（市盈率）.
    """
    spelled: dict[str, list[tuple[str, Use]]] = {}
    for headword, entry in headwords.items():
        for use in uses.of(headword):
            # Kana is Japanese, and of another translation than the Chinese one.
            if has_han(name := _chinese_name(use, entry, english, bearers)) and not has_kana(name):
                spelled.setdefault(fold(name), []).append((name, use))
    found = [Name(_usual(own), [use for _, use in own], headwords.get(key)) for key, own in spelled.items()]
    return sorted(found, key=lambda one: (-post_count(one.uses), one.term))


def _headwords(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    """The folded headwords of these entries, the English names among them, each with the first entry that has it."""
    first: dict[str, Entry] = {}
    for entry in entries:
        for headword in (*folded_headwords(entry), fold(entry.english)):
            first.setdefault(headword, entry)
    return first


def _chinese_name(use: Use, entry: Entry, english: str, bearers: Mapping[str, int]) -> str:
    """What a use calls the entry with this English name (its key) in Chinese; empty where it does not say."""
    if has_han(use.term):
        return use.term if normal(use.english) == english else ""
    is_its = english in (normal(use.english), normal(use.term))
    if not use.english and bearers.get(use.term, 0) < 2:
        is_its |= is_short(use.term, entry.english)
    return use.chinese if is_its else ""


def _usual(own: Sequence[tuple[str, Use]]) -> str:
    """The spelling that most posts have; of equals the first in the alphabet."""
    names = {name for name, _ in own}
    return min(names, key=lambda name: (-post_count(use for spelled, use in own if spelled == name), name))


def _is_rival(one: Name, first: Name, english: str) -> bool:
    """Whether a name is another one for the same thing, and no longer or shorter form: 马斯克, 埃隆·马斯克."""
    a, b = fold(one.term), fold(first.term)
    if a in b or b in a or _is_clipped(a, b) or _is_clipped(b, a):
        return False
    if _is_acronym_of(one.term, english) or _is_acronym_of(first.term, english):
        return False
    # 请求 Bean and 应用 Bean are two kinds of it, and translate nothing.
    if fold(english) in a and fold(english) in b:
        return False
    said, given = ({telling(use.definition) for use in name.uses} for name in (one, first))
    alike = max(definition_likeness(ours, theirs) for ours in said for theirs in given)
    is_one = one.entry is not None and one.entry == first.entry
    return is_one or specificity(english.replace("-", " ")) > 1 or alike >= _AGREED


def _is_clipped(short: str, long: str) -> bool:
    """Whether a Chinese name is the other one's short form, as Chinese makes them, a character a word: 通缩, 通货紧缩.

    提示工程 and 提示词工程 have all words, and are two translations.
    """
    is_half = len(short) <= len(long) * _CLIPPED and short[:1] == long[:1]
    return is_half and is_han_short_form(short, long)


def _is_acronym_of(name: str, english: str) -> bool:
    """Whether a name is the English one's acronym with a word for what it is: ASIC芯片, SaaS公司."""
    match = _acronym_and_class.fullmatch(name)
    return match is not None and is_short_form(match[1], english)


def ranked(disputes: Iterable[Dispute]) -> list[Dispute]:
    """The weightiest first."""
    return sorted(disputes, key=lambda one: (-one.weight, one.about, one.kind))


def all_disputes(entries: Sequence[Entry], uses: Uses) -> list[Dispute]:
    """Both kinds, the weightiest first."""
    return ranked([*english_disputes(uses.all(), Concepts(entries)), *chinese_disputes(entries, uses)])


def consistency(uses: Iterable[tuple[str, Sequence[Use]]], concepts: Concepts) -> tuple[int, int]:
    """How many uses have the usual wording of their concept, and how many there are.

    A wording is the term with its English name. What one post alone says agrees with itself, and does not count.
    """
    wordings: dict[int, dict[tuple[str, str], int]] = {}
    posts: dict[int, set[str]] = {}
    for headword, own in uses:
        for use in own:
            concept = concepts.of(use)
            if concept >= 0 and use.english:
                pairs = wordings.setdefault(concept, {})
                pair = (headword, normal(use.english))
                pairs[pair] = pairs.get(pair, 0) + 1
                posts.setdefault(concept, set()).add(use.post)
    shared = [pairs for concept, pairs in wordings.items() if len(posts[concept]) > 1]
    return sum(max(pairs.values()) for pairs in shared), sum(sum(pairs.values()) for pairs in shared)

"""What the uses of one sense of a headword say about its names: what is compared when entries are built."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from glossary.entries.cores import core, without_subtitle
from glossary.entries.support import unsupported
from glossary.language import english
from glossary.language.folding import fold
from glossary.language.likeness import is_title
from glossary.language.script import has_han, is_latin
from glossary.model import Use

_MOST_DEFINITIONS = 4
# So many subjects of a post tell what it is about, the area and what it is within that.
_WIDEST = 2
_quotes = str.maketrans("", "", "《》「」『』“”‘’\"'〈〉")
# A name of sixteen characters at most, up to a mark or the end.
# What stands in front of the name of whoever holds an office in English, and behind it in Chinese: 特朗普总统.
_TITLES = ("President ", "Senator ", "Professor ", "Dr. ", "Governor ", "Chancellor ", "Prime Minister ")
OFFICES = ("总统", "總統", "参议员", "參議員", "教授", "博士", "州长", "州長", "总理", "總理", "首相")
"""Offices that stand behind a name in Chinese, and in front of it in English."""
_opening = re.compile(r"([^、，,。；;：:（(]{,16})(?:[，,。；;：:（(]|\Z)").match


class Profile(NamedTuple):
    """One sense of a headword. Names are keys: normal English, or folded without quotation marks."""

    key: str  # the folded headword
    term: str  # one spelling of it, to be shown
    name: str  # the headword as a name
    core: str  # the name without what the sentence put in front: a date, an amount
    latin: bool
    size: int  # how many uses
    english: dict[str, int]  # English names, and the headword itself when it is Latin -> uses
    shown: dict[str, str]  # English name -> as it is written
    chinese: frozenset[str]  # the Chinese names that a Latin headword is given
    doubtful: frozenset[str]  # those of them that one post gives, and nothing else speaks for
    described: frozenset[str]  # the openings of its definitions that may be Chinese names
    aliases: dict[str, int]  # the other names it is given -> in how many posts
    definitions: tuple[str, ...]
    subjects: dict[tuple[str, ...], int]  # what its posts are about, the two widest subjects together -> uses


def profile(key: str, uses: Sequence[Use]) -> Profile:
    """Everything that is compared about one sense of a headword."""
    term = uses[0].term
    latin = is_latin_term(term)
    name = _headword_name(key, term, latin)
    counts: dict[str, int] = {}
    shown: dict[str, str] = {}
    for use in uses:
        text = without_title(use.term, use.english) or (term if latin else "")
        if text and (normal := english.bare_key(text)):
            counts[normal] = counts.get(normal, 0) + 1
            shown[normal] = min(shown.get(normal, text), text)
    if latin and name and name not in counts:
        counts[name], shown[name] = 0, term
    return Profile(
        key,
        term,
        name,
        name if latin or not shown else _core(name, term, shown[max(counts, key=lambda key: (counts[key], key))]),
        latin,
        len(uses),
        counts,
        shown,
        frozenset(_chinese_names(uses)) if latin else frozenset(),
        unsupported(uses) if latin else frozenset(),
        frozenset(_described_names(uses)),
        _count_aliases(uses),
        tuple(sorted({use.definition for use in uses if use.definition}, key=_longest_first)[:_MOST_DEFINITIONS]),
        _count_subjects(uses),
    )


def _count_subjects(uses: Sequence[Use]) -> dict[tuple[str, ...], int]:
    counts: dict[tuple[str, ...], int] = {}
    for use in uses:
        widest = use.subjects[:_WIDEST]
        if len(widest) == _WIDEST and widest[0]:
            counts[widest] = counts.get(widest, 0) + 1
    return counts


def _count_aliases(uses: Sequence[Use]) -> dict[str, int]:
    posts: dict[str, set[str]] = {}
    for use in uses:
        for alias in use.aliases:
            posts.setdefault(name_key(alias), set()).add(use.post)
    return {name: len(given) for name, given in posts.items()}


def _core(name: str, term: str, english: str) -> str:
    return without_subtitle(name) if is_title(term) else core(name, english)


def _longest_first(text: str) -> tuple[int, str]:
    return -len(text), text


NamesSaid = tuple[Collection[str], Collection[str]]
"""The names that a headword is called, and those that it mentions."""


def names_said(key: str, uses: Sequence[Use]) -> NamesSaid:
    """The names by which a headword meets others: those it is called (in bold, in English), those it mentions."""
    use = uses[0]
    latin = use.term[0] < "\u2e80" and is_latin_term(use.term)
    if len(uses) == 1 and not latin and not use.aliases:
        name = key if key.isalpha() else _plain_key(key)
        return ((name, english.bare_key(without_title(use.term, use.english))) if use.english else (name,)), ()
    called = {english.bare_key(name) for name in {without_title(use.term, use.english) for use in uses} if name}
    called.add(_headword_name(key, use.term, latin))
    mentioned = {name_key(alias) for use in uses if use.aliases for alias in use.aliases}
    if latin:
        mentioned.update(_chinese_names(uses))
        mentioned.update(_described_names(uses))
    called.discard("")
    return called, mentioned - called


def without_title(term: str, name: str) -> str:
    """The English name of a headword that closes with an office, without the office in front of it."""
    if not name.startswith(_TITLES) or not term.endswith(OFFICES):
        return name
    return next(name[len(title) :] for title in _TITLES if name.startswith(title))


def is_latin_term(term: str) -> bool:
    """Whether a headword is in Latin script, so that it is an English name itself."""
    return term[0] < "\u2e80" and (term.isascii() or is_latin(term))


def name_key(text: str) -> str:
    """The key of a name in either script: normal English, or folded without quotation marks."""
    if text.isascii() or is_latin(text):
        return english.bare_key(text)
    return _plain_key(fold(text))


def _headword_name(key: str, term: str, latin: bool) -> str:
    return english.bare_key(term) if latin else _plain_key(key)


def _plain_key(folded: str) -> str:
    return folded if folded.isalpha() else folded.translate(_quotes)


def _chinese_names(uses: Sequence[Use]) -> Iterator[str]:
    return map(name_key, {use.chinese for use in uses if use.chinese})


def _described_names(uses: Sequence[Use]) -> Iterator[str]:
    return map(name_key, filter(None, map(name_in_definition, {use.definition for use in uses})))


def name_in_definition(definition: str) -> str:
    """The Chinese name that may open a definition: 房地产投资信托基金，投资于…; else empty. A list is no name."""
    match = _opening(definition)
    return match[1] if match and has_han(match[1]) else ""

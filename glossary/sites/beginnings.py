"""With which word a term without marks begins: a few features of each possible beginning, weighed and added up.

支持|公共表表达式 (Common Table Expression), 支持向量机 (support vector machine): the English name says about how long
the term is, and each word leans to the sentence in front or to the name. `benchmarks/fit_beginnings.py` finds weights
and leanings, by conditional logistic regression on terms that writers set off by marks, with the marks taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from glossary.language.leanings import leaning
from glossary.language.patterns import pattern
from glossary.language.script import has_han, is_acronym
from glossary.sites.word_classes import PARTING, WordClass, is_function_word, is_verb, word_class, words_of_table

# How many characters a term has that a name of so many words and letters stands beside: lines fitted to marked terms.
_CHARACTERS, _BY_WORD, _BY_LETTER = 1.8, 0.4, 0.105
_CHARACTERS_OF_ACRONYM, _BY_CAPITAL = 0.6, 1.6
_WITHOUT_NAME = 4.0
# What it denies is a sentence, 他不|关注, where anything stands in front.
_NOT = "不"
# What stands behind these is done, whatever else begins so.
_MODAL = words_of_table(
    "可以 会 要 能 能够 来 去 需要 必须 应该 应当 将 并 并且 想 想要 如何 怎么 怎样 无法 请 用来 用以 以便 为了"
)
_TWO = 2
# What these close is where something is, and no part of its name: 页面中|连接数.
_PLACES = words_of_table("中 里 之中 当中 里面")
_DOTS = frozenset("·・•‧")
# As long as this a Latin word counts in Chinese.
_LATIN = 2.0
# Of a name that is so much longer or shorter than expected, nothing tells where it begins.
_WORST = 5

_part_of_name = pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
# 元|数据 (metadata), 超|参数 (hyperparameter)
_prefixed = pattern(r"(?:meta|hyper|multi|micro|macro|mono|poly|middle|pseudo|quasi|semi)[a-z]{3}", re.IGNORECASE)
_small = frozenset("of and the a an in for to on by with or".split())


class Beginning(NamedTuple):
    """What speaks for and against a beginning; the names are those of the weights."""

    longer: float
    shorter: float
    longer_than_acronym: float
    shorter_than_acronym: float
    opens_line: float
    opens_run: float
    leaning_before: float
    leaning_within: float
    one_word: float
    behind_verb: float


WEIGHTS = Beginning(
    longer=-0.77,
    shorter=-1.19,
    longer_than_acronym=-1.02,
    shorter_than_acronym=-0.84,
    opens_line=1.86,
    opens_run=1.06,
    leaning_before=0.27,
    leaning_within=-0.61,
    one_word=0.35,
    behind_verb=0.45,
)
# How words lean that nobody has counted.
LEANINGS: dict[WordClass, float] = {
    "latin": -1.7,
    "parting": 3.4,
    "function": 1.9,
    "verb": 0.5,
    "adverb": -0.4,
    "character": -1.5,
    "noun": -1.0,
}


@lru_cache(maxsize=1 << 14)
def lean(word: str) -> float:
    """How a word leans: above zero to the sentence in front of a term, below to the expected."""
    counted = leaning(word)
    return LEANINGS[word_class(word)] if counted is None else counted


class Expected(NamedTuple):
    """How many words an English name has, how many characters its term in Chinese may have, and what kind it is."""

    words: float
    characters: float
    is_acronym: bool


def expected_of(english: str, *, more: int = 0) -> Expected:
    """What an English name tells of its term, which has `more` words than the expected."""
    words = weigh(english) + more
    if is_acronym(english):
        return Expected(words, _CHARACTERS_OF_ACRONYM + _BY_CAPITAL * words, is_acronym=True)
    letters = sum(map(str.isalpha, english))
    characters = _CHARACTERS + _BY_WORD * words + _BY_LETTER * letters if english else _WITHOUT_NAME
    return Expected(words, characters + 2 * more, is_acronym=False)


def weigh(english: str) -> float:
    """How many words an English name has; the letters of an acronym are words, and half a one what stands in front."""
    if is_acronym(english):
        return len(english.rstrip("s"))
    words = [word for word in _part_of_name.findall(english) if word not in _small]
    return len(words) + any(map(_prefixed.match, words)) / 2


def likeliest_beginning(words: Sequence[str], expected: Expected, *, opens_line: bool) -> int | None:
    """The number of the word that a term most likely begins with, which ends with the last of some words.

    None where that would be far longer than its name lets expect, or no word is Chinese. `opens_line` says that
    nothing of the sentence stands in front of the words.
    """
    every = beginnings_with(words, expected, opens_line=opens_line)
    possible = possible_beginnings(words, opens_line=opens_line)
    best = max(possible, key=lambda number: _score(every[number]), default=None)
    if best is None or not any(map(has_han, words)):
        return None
    excess = every[best].longer + every[best].longer_than_acronym
    return None if excess > max(_WORST, expected.words) else best


def possible_beginnings(words: Sequence[str], *, opens_line: bool) -> Iterator[int]:
    """The words that a term may begin with: none that joins or refers, unless two words make the line, as in 与门.

    Nor does one begin in front of what parts, of what is done, 可以使用|息税前利润, or of a name, 画家|埃尔·格列科.
    """
    for number in reversed(range(len(words))):
        word, before = words[number], words[number - 1] if number else ""
        is_pair = number == 0 and opens_line and len(words) == _TWO and len(word) == 1
        is_done = before in _MODAL and is_verb(word) and number < len(words) - 1
        denies = word == _NOT and number > 0
        if is_pair or not (is_done or denies or is_function_word(word)):
            yield number
        if is_done or word in PARTING or word in _PLACES or not _DOTS.isdisjoint(word):
            return


def beginnings_with(
    words: Sequence[str], expected: Expected, *, opens_line: bool, lean: Callable[[str], float] = lean
) -> list[Beginning]:
    """The features of a beginning with each of the words, in their order; `lean` says how a word leans."""
    found: list[Beginning] = []
    length, within, of_acronym = 0.0, 0.0, expected.is_acronym
    for number in reversed(range(len(words))):
        word, is_last = words[number], number == len(words) - 1
        length += _LATIN if word.isascii() else len(word) - word.count("-")
        within += 0 if is_last else lean(word)
        excess = length - expected.characters
        longer, shorter = (excess, 0.0) if excess > 0 else (0.0, -excess)
        before = words[number - 1] if number else ""
        # In the order of the fields: to name each takes as long as all the rest.
        found.append(
            Beginning(
                0.0 if of_acronym else longer,
                0.0 if of_acronym else shorter,
                longer if of_acronym else 0.0,
                shorter if of_acronym else 0.0,
                float(not before and opens_line),
                float(not before and not opens_line),
                lean(before) if before else 0.0,
                within,
                float(is_last),
                float(bool(before) and word_class(before) == "verb"),
            )
        )
    return found[::-1]


def _score(one: Beginning) -> float:
    return (
        WEIGHTS.longer * one.longer
        + WEIGHTS.shorter * one.shorter
        + WEIGHTS.longer_than_acronym * one.longer_than_acronym
        + WEIGHTS.shorter_than_acronym * one.shorter_than_acronym
        + WEIGHTS.opens_line * one.opens_line
        + WEIGHTS.opens_run * one.opens_run
        + WEIGHTS.leaning_before * one.leaning_before
        + WEIGHTS.leaning_within * one.leaning_within
        + WEIGHTS.one_word * one.one_word
        + WEIGHTS.behind_verb * one.behind_verb
    )

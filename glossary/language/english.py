"""Normal keys of English names: two spellings of one name get one key.

Case, hyphens, articles, possessives, accents, number (robots, robot), British spelling and spelled-out small
numbers make no difference. Only keys are normalised, never the text shown.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from glossary.language.abbreviation import LEGAL_FORMS, is_initialism, is_short_form
from glossary.language.patterns import pattern
from glossary.language.script import is_acronym

_ARTICLES = frozenset(("the", "a", "an"))
# A company may be any firm: Trading Company is a name in full.
_LEGAL_FORMS = LEGAL_FORMS - {"company"}
_FUNCTION_WORDS = frozenset(
    ("a", "an", "and", "as", "at", "by", "de", "for", "from", "in", "of", "on", "or", "the", "to", "vs", "with")
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS = {
    **{word: str(number) for number, word in enumerate(_NUMBERS, 1)},
    "&": "and",
    "centre": "center",
    "theatre": "theater",
    "fibre": "fiber",
    "metre": "meter",
    "litre": "liter",
    "defence": "defense",
    "offence": "offense",
    "licence": "license",
    "programme": "program",
    "catalogue": "catalog",
    "dialogue": "dialog",
    "ageing": "aging",
    "grey": "gray",
    "cheque": "check",
    "aluminium": "aluminum",
}
# What stands between words, and what stands inside one (U.S., Moody's) and falls away.
_breaks = str.maketrans({**dict.fromkeys('-/_,:;!?()[]"*', " "), **dict.fromkeys(".'`", ""), "&": " & "})
# A plus joins words (A + B, A+B), but behind one it is its last letter: C++, OPEC+.
_joining_plus = pattern(r"(?<!\w)(?<!\w\+)\++|\+(?=\w)")
_curly = str.maketrans({"’": "'", "‘": "'", "–": " ", "—": " ", "\u2011": " ", "“": " ", "”": " ", "·": " ", "，": " "})
_possessive = pattern(r"(?<!\b[Ii]t)'s\b|(?<=s)'(?=\s|$)")
_closing = pattern(r"(.+?)\s*[（(]([^（()）]+)[)）]")
# British endings and their American forms; a word must keep three letters in front.
_british = pattern(
    r"(?<=\w{3})(?:is(?=(?:e[drs]?|ing|ations?)$)|(?<=[aeo]l)l(?=(?:ed|ing|er)$)|ou(?=r(?:al|ed|ing|ite)?$)|(?<=al)ys(?=e[dr]?$))"
)
_american = {"is": "iz", "l": "", "ou": "o", "ys": "yz"}


@cache
def normal(name: str) -> str:
    """The key of an English name; empty when nothing but punctuation stands in it.

    Large-Language Models, the large language model, Large Language Model (LLM) have one key.
    """
    if not name.isascii():
        name = without_accents(name)
    if "(" in name and (match := _closing.fullmatch(name)) and is_short(match[2], match[1]):
        name = match[1]
    if "'" in name:
        name = _possessive.sub("", name)
    if "+" in name:
        name = _joining_plus.sub(" ", name)
    # Most names are letters and spaces, which need no look at each character.
    plain = name if name.replace(" ", "").isalpha() else name.translate(_breaks)
    words = [_normal_word(word) for word in plain.split()]
    if len(words) > 1:
        while len(words) > 1 and words[-1] in _LEGAL_FORMS:
            del words[-1]
        if len(words) > 1 and words[0] in _ARTICLES and not name.lstrip().startswith(("a-", "A-")):
            del words[0]
    return "".join(words)


# Last words that add nothing to a name of two words and more. A theory does (Quantum Field Theory), or a mindset.
_LIGHT = frozenset(("thinking", "approach", "method", "mechanism", "effect", "strategy"))


@cache
def bare_key(name: str) -> str:
    """The key of an English name without a light word at its end: System 2 Thinking is System 2."""
    words = name.split()
    if len(words) > 2 and _normal_word(words[-1]) in _LIGHT and (key := normal(" ".join(words[:-1]))):
        return key
    return normal(name)


def without_accents(name: str) -> str:
    """Without accents and typographic quotes and dashes."""
    decomposed = unicodedata.normalize("NFKD", name).translate(_curly)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@cache
def _normal_word(word: str) -> str:
    """One word in small letters, singular, in American spelling. Capitals with a small s are a plural: LLMs."""
    if word.isupper():
        return word.casefold()
    if word[-1] == "s" and len(word) > 2 and word[:-1].isupper():
        return word[:-1].casefold()
    folded = word.casefold()
    if folded[-1] == "s" and len(folded) > 3:
        folded = _singular(folded)
    if len(folded) > 5 and ("is" in folded or "our" in folded or "ll" in folded or "lys" in folded):
        folded = _british.sub(_to_american, folded)
    return _WORDS.get(folded, folded)


def _to_american(match: re.Match[str]) -> str:
    return _american[match[0]]


def _singular(word: str) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    return word[:-1]


def is_short(short: str, full: str) -> bool:
    """Whether one name is a short form of another: LLM, Large Language Model; Capex, Capital Expenditure."""
    if len(short) >= len(full):
        return False
    return is_initialism(short, full) or is_short_form(short, full)


def specificity(name: str) -> int:
    """How many words the name has, none for a bare acronym: the more, the less likely it names two things."""
    return 0 if is_acronym(name) else len(name.split())


# A word of more letters than these is rare enough to name one thing in most cases, and of fewer rarely: the more often
# a word is used, the shorter it is (Zipf's law of abbreviation, 1935).
_RARE_LETTERS = 9
_COMMON_LETTERS = 4
_RARE, _USUAL, _COMMON, _ACRONYM = 1.2, 1.0, 0.75, 0.5
TWO_WORDS = 2.0
"""How much a name of two words says."""
_THREE_WORDS = 3.0


@lru_cache(maxsize=1 << 14)
def rarity(name: str) -> float:
    """How much it says that two things have this name, by its words and their length: 0.5 for an acronym to 3."""
    if not name or is_acronym(name):
        return _ACRONYM
    count = len(words(name))
    if count > 1:
        return TWO_WORDS if count == 2 else _THREE_WORDS
    letters = sum(map(str.isalpha, name))
    return _RARE if letters >= _RARE_LETTERS else _COMMON if letters <= _COMMON_LETTERS else _USUAL


def is_one_rare_word(name: str) -> bool:
    """Whether a name is one word, and a rare one by its length: Misalignment."""
    return rarity(name) == _RARE


@lru_cache(maxsize=1 << 14)
def words(name: str) -> frozenset[str]:
    """The normal forms of the words that carry meaning."""
    if not name.isascii():
        name = without_accents(name)
    if "+" in name:
        name = _joining_plus.sub(" ", name)
    return frozenset([_normal_word(word) for word in name.translate(_breaks).split()]) - _FUNCTION_WORDS


@lru_cache(maxsize=1 << 14)
def is_related(one: str, other: str) -> bool:
    """Whether two English names may be wordings of one: a short form and its full form, or shared words.

    Words are shared by their stem (validate, validation): all of the shorter name's, or over a third of all.
    State Council and US State Department are not related.
    """
    if normal(one) == normal(other) or is_short(one, other) or is_short(other, one):
        return True
    few, many = _smaller_first(words(one), words(other))
    shared = len(few & many) + sum(any(_share_stem(a, b) for b in many) for a in few - many)
    return bool(shared) and (shared == len(few) or shared * 3 > len(few) + len(many) - shared)


def is_within(one: str, other: str) -> bool:
    """Whether all words of the shorter of two names stand in the other; of names of one word, by its stem: Generalize,
    Generalization."""
    few, many = _smaller_first(words(one), words(other))
    return few <= many or (len(few) == len(many) == 1 and share_word(one, other))


def _smaller_first(one: frozenset[str], other: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Two sets, the smaller in front; of two of one size, always the same."""
    if len(one) != len(other):
        return (one, other) if len(one) < len(other) else (other, one)
    return (one, other) if sorted(one) <= sorted(other) else (other, one)


def share_word(one: str, other: str) -> bool:
    """Whether two English names have a word in common, by its stem."""
    return any(_share_stem(a, b) for a in words(one) for b in words(other))


def _share_stem(one: str, other: str) -> bool:
    """One begins with the other (add, adding; vote, voting), or both with four letters and half of the shorter one."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 3:
        return False
    if short[-1] == "e" and long == short[:-1] + "ing":
        return True
    return long.startswith(short[: max(4, (len(short) + 1) // 2)])

"""How two English names of one thing differ: the harmless classes told apart from other words."""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.language.english import is_short, normal, words
from glossary.language.patterns import pattern

SAME, CASE, HYPHEN, NUMBER = "", "case", "hyphen", "number"
ABBREVIATION, FORM, LENGTH, WORDS = "abbreviation", "form", "length", "words"
CLASSES = (HYPHEN, NUMBER, ABBREVIATION, FORM, LENGTH, WORDS)
_TITLES = frozenset("president professor prof dr mr mrs ms sir senator general king queen minister prime".split())
_LEAST_STEM = 4
_FULL_NAME = 2
_ending = pattern(r"(?<=\w{3})(?:e|ed|er|ing|ish|ion|ly|y|s)$")
_joints = str.maketrans("", "", " -‑–—/.,'’·&")


@lru_cache(maxsize=1 << 14)
def wording_difference(one: str, other: str) -> str:
    """The class of the difference, the most harmless that fits; empty for the same name.

    case: Open Source, open source. hyphen: Open-Source, Open Source. number: Robots, the robot.
    abbreviation: LLM, Large Language Model. form: Fine-tune, Fine-tuning. length: Moat, Economic Moats.
    words: Moat, Barrier.
    """
    if one == other:
        return SAME
    if one.casefold() == other.casefold():
        return CASE
    if _joined(one) == _joined(other):
        return HYPHEN
    if normal(one) == normal(other):
        return NUMBER
    if _is_abbreviation(one, other):
        return ABBREVIATION
    if _goes_on(one, other) or _goes_on(other, one):
        return LENGTH
    few, many = sorted((words(one) - _TITLES, words(other) - _TITLES), key=len)
    if len(few) == len(many) == 1 and _is_clipped(*few, *many):
        return FORM
    if not few or not all(any(_are_forms(a, b) for b in many) for a in few):
        return WORDS
    return FORM if len(few) == len(many) else LENGTH


def _are_forms(one: str, other: str) -> bool:
    """Whether two words differ in their endings only: compute, computing; tuned, tuning; Fed, Federal."""
    short, long = sorted((one, other), key=len)
    common = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return common >= max(_LEAST_STEM, 0.6 * len(short)) or common == len(short) > 2 or _stem(one) == _stem(other)


def _stem(word: str) -> str:
    """Without its ending, and the letter doubled before it: call, calling; plan, planned."""
    stem = _ending.sub("", word)
    return stem[:-1] if stem[-2:-1] == stem[-1:] else stem


def _is_clipped(one: str, other: str) -> bool:
    """Whether one word is the end or the beginning of the other: bot, robot."""
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and (long.startswith(short) or long.endswith(short))


def _goes_on(short: str, long: str) -> bool:
    """Whether a name of several words begins a longer one, however they are joined: JP Morgan, JPMorgan Chase."""
    pieces = long.split()
    return " " in short and _joined(short) in {_joined("".join(pieces[:count])) for count in range(1, len(pieces))}


def _joined(name: str) -> str:
    return name.casefold().translate(_joints)


def _is_abbreviation(one: str, other: str) -> bool:
    """Whether one abbreviates the other, alone or beside it: `Annual Percentage Rate: APR`."""
    for sign in "/:(":
        for mixed, plain in ((one, other), (other, one)):
            parts = [part.strip(" )") for part in mixed.split(sign)]
            if len(parts) == 2 and any(normal(part) == normal(plain) for part in parts):
                return True
    return any(is_short(short, full) or _has_initials(short, full) for short, full in ((one, other), (other, one)))


_initials = pattern(r"[A-Z][A-Z0-9&]*(?:\.[A-Z])*s?\b")
_pieces = pattern(r"[^\W_]+(?:[&'’.][^\W_]+)*")
_slashed = pattern(r"(?<=\b[A-Z])/(?=[A-Z]\b)")


def _has_initials(short: str, full: str) -> bool:
    """Whether one has initials for some words of the other, and shares the rest: PE Ratios, Price-to-Earnings Ratio.

    One word may be added, and numbers: S&P 500 Index, Standard & Poor's 500; CO2, Carbon Dioxide; P/E is PE.
    """
    pieces = _pieces.findall(_slashed.sub("", short))
    abbreviated = [piece for piece in pieces if len(piece) > 1 and _initials.fullmatch(piece)]
    others = [piece for piece in pieces if piece not in abbreviated and not piece.isdigit()]
    long = words(full)
    alone = [word for piece in others for word in words(piece) if not any(_are_forms(word, other) for other in long)]
    return bool(abbreviated) and len(alone) <= 1 and all(_stands_for(piece, full) for piece in abbreviated)


def _stands_for(initials: str, full: str) -> bool:
    """Whether the letters come up in the name in this order, the first at the beginning of a word."""
    first, *rest = [char for char in initials.rstrip("s").casefold() if char.isalpha()]
    folded = full.casefold()
    start = re.search(rf"\b{first}", folded)
    at = start.end() if start else -1
    for char in rest:
        at = folded.find(char, at) + 1 if at > 0 else 0
    return at > 0 and initials.casefold() not in folded


def slip(one: str, other: str) -> bool:
    """Whether one letter was left out, put in, exchanged, or two neighbours swapped (Damerau, 1964).

    An ending of its own is no slip: Dyslexic, Dyslexia; Hedge, Hedged.
    """
    a, b = sorted((one.casefold(), other.casefold()), key=len)
    if len(b) - len(a) > 1 or a == b:
        return False
    at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    if _ends_word(b, at) and (len(a) < len(b) or len(b[:at].split(" ")[-1]) > 4):
        return False
    if len(a) < len(b):
        return a[at:] == b[at + 1 :]
    return a[at + 1 :] == b[at + 1 :] or (a[at : at + 2] == b[at : at + 2][::-1] and a[at + 2 :] == b[at + 2 :])


# How English names are spelled for the same sounds; from the first row to the last, since each reads what went before.
_SPELLINGS = tuple(
    (re.compile(spelling), sound)
    for spelling, sound in (
        (r"^geo(?=f)", "je"),
        (r"ph|v|w", "f"),
        (r"c(?=[eiy])|z", "s"),
        (r"ck|c(?!h)|q", "k"),
        (r"(?<=[bdgklmnrt])h|(?<=o)h(?=n)|h$", ""),
        (r"ey$|ie|y", "i"),
        (r"(?<=[^aeiou])e$", ""),
        (r"(.)\1+", r"\1"),
    )
)


def spelled_by_ear(one: str, other: str) -> bool:
    """Whether one part of a person's full name is spelled otherwise for the same sounds: Stephen, Steven King.

    Who has one name only may be somebody else.
    """
    pairs = list(zip(one.casefold().split(), other.casefold().split(), strict=False))
    if len(one.split()) != len(other.split()) or len(pairs) < _FULL_NAME:
        return False
    return sum(a != b for a, b in pairs) == 1 and all(_sound(a) == _sound(b) for a, b in pairs)


def _sound(name: str) -> str:
    for spelling, sound in _SPELLINGS:
        name = spelling.sub(sound, name)
    return name


def _ends_word(text: str, at: int) -> bool:
    """Whether at most one more letter of the word follows."""
    return not any(char.isalpha() for char in text[at + 1 : at + 2])

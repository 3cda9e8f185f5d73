"""How two English names of one thing differ: the harmless classes told apart from other words."""

from __future__ import annotations

from glossary.language.english import is_short, normal, words

SAME, CASE, HYPHEN, NUMBER = "", "case", "hyphen", "number"
ABBREVIATION, FORM, LENGTH, WORDS = "abbreviation", "form", "length", "words"
CLASSES = (HYPHEN, NUMBER, ABBREVIATION, FORM, LENGTH, WORDS)
_TITLES = frozenset("president professor prof dr mr mrs ms sir senator general king queen minister prime".split())
_joints = str.maketrans("", "", " -‑–—/.,'’·&")


def difference(one: str, other: str) -> str:
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
    few, many = sorted((words(one) - _TITLES, words(other) - _TITLES), key=len)
    if not few or not all(any(_are_forms(a, b) for b in many) for a in few):
        return WORDS
    return FORM if len(few) == len(many) else LENGTH


def _are_forms(one: str, other: str) -> bool:
    """Whether two words differ in their endings only: compute, computing; translate, translator."""
    short, long = sorted((one, other), key=len)
    least = 4 if len(short) > 4 else 3
    return one == other or (len(short) >= least and long.startswith(short[: max(least, len(short) - 3)]))


def _joined(name: str) -> str:
    return name.casefold().translate(_joints)


def _is_abbreviation(one: str, other: str) -> bool:
    """Whether one abbreviates the other, alone or beside it: `Annual Percentage Rate: APR`."""
    for sign in "/:(":
        for mixed, plain in ((one, other), (other, one)):
            parts = [part.strip(" )") for part in mixed.split(sign)]
            if len(parts) == 2 and any(normal(part) == normal(plain) for part in parts):
                return True
    return is_short(one, other) or is_short(other, one)


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


def _ends_word(text: str, at: int) -> bool:
    """Whether at most one more letter of the word follows."""
    return not any(char.isalpha() for char in text[at + 1 : at + 2])

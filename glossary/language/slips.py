"""Slips in a Chinese term: a character that the input method offered for the right one, or that the hand misplaced.

Input methods offer characters by their sound, so that most slips sound like the right one; the names of persons are
also written by ear.
"""

from __future__ import annotations

from glossary.language.folding import fold
from glossary.language.look_alikes import look_alike
from glossary.language.script import has_han
from glossary.language.sound import AKIN, NEAR, SAME, slip_likeness

SLIP_MARGIN = 4
"""The usual term stands in so many times as many posts as a slip of it, not counting the one that is looked at."""
# In a shorter word, a character that merely sounds nearly alike makes another word.
_LONG = 4


def is_slip(term: str, usual: str, *, is_transliterated: bool, is_used: bool = False) -> bool:
    """Whether a term is written by a slip of the input method or of the hand.

    With `is_used`, the term is one that is written more than once: what merely sounds nearly alike is then a name of
    its own, as 日本银行 is beside 日本央行.
    """
    one, other = fold(term), fold(usual)
    if len(one) == len(other):
        return _is_by_sound(one, other, is_transliterated=is_transliterated, is_used=is_used) or _is_exchanged(
            one, other
        )
    return len(one) == len(other) + 1 and _is_doubled(one, other)


def _is_by_sound(one: str, other: str, *, is_transliterated: bool, is_used: bool) -> bool:
    """Whether one character is another one that looks or sounds the same.

    Nearly so in long words, remotely in foreign names.
    """
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) == 1 and look_alike(*differing[0]):
        return True
    alike = slip_likeness(one, other)
    if alike == AKIN:
        return is_transliterated
    return alike == SAME or (alike == NEAR and (is_transliterated or (len(one) >= _LONG and not is_used)))


def _is_exchanged(one: str, other: str) -> bool:
    """Whether two neighbouring characters of a long word changed places; 领带 and 带领 are two words."""
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b), len(one))
    exchanged = other[:at] + other[at : at + 2][::-1] + other[at + 2 :]
    return len(one) >= _LONG and one == exchanged != other and has_han(other[at : at + 2])


def _is_doubled(one: str, other: str) -> bool:
    """Whether a character that stands once in the usual term is written twice in a row."""
    return any(has_han(char) and other[:at] + char + other[at:] == one for at, char in enumerate(other))

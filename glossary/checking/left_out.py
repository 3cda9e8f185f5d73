"""A Chinese term that lacks a character of the usual one, and not as short forms do.

Short forms drop words, or keep of the last one the character that says what it is: 语言模型 for 大语言模型, 自动驾驶车
for 自动驾驶汽车. Who leaves out a character breaks a word, whose rest means nothing there: 大言模型.
"""

from __future__ import annotations

from glossary.checking.transliterations import is_by_ear
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.language.segmentation import words_in

# What lacks a character of a shorter word is another word; so it is with 超智能 beside 超级智能, but not at the end.
_SHORTEST, _SHORTEST_WITHIN = 4, 5


def is_left_out(term: str, usual: str) -> bool:
    """Whether a term is the usual one but for one character, whose word is broken without it."""
    one, other = fold(term), fold(usual)
    least = _SHORTEST if other.startswith(one) else _SHORTEST_WITHIN
    if len(other) < least or len(one) != len(other) - 1 or is_by_ear(other):
        return False
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[at:] == other[at + 1 :] and has_han(other[at]) and _breaks_a_word(one, other, at)


def _breaks_a_word(one: str, other: str, at: int) -> bool:
    """Whether the character left out is of a longer word, and the rest of that stands alone.

    The last character of a term says what it is, also where the one in front of it is gone: 自动驾驶车.
    """
    start, word = _word_at(other, at)
    is_class = start + len(word) == len(other) and at < len(other) - 1
    if len(word) < 2 or is_class:
        return False
    rest = min(max(start, at - 1), len(one) - 1)
    return len(_word_at(one, rest)[1]) == 1


def _word_at(text: str, at: int) -> tuple[int, str]:
    """The word of a text that has the character at an offset, and where it begins."""
    start = 0
    for word in words_in(text, many=False):
        if start + len(word) > at:
            return start, word
        start += len(word)
    return start, ""

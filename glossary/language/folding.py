"""Keys that make different spellings of one word equal. Only keys are folded, never the text shown."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from glossary.errors import GlossaryError
from glossary.language.patterns import pattern

if TYPE_CHECKING:
    from opencc import OpenCC

# Spaces, and the dots between the parts of a transliterated name (埃隆·马斯克 is written with five of them).
_gaps = pattern(r"[\s\u00b7\u2022\u2027\u2219\u22c5\u30fb\uff65\u200b\u200c\u200d\ufeff]+")
_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'", "「": "」", "『": "』"}
_ascii_word = pattern(r"[a-z0-9]*")
# In a word of these nothing is to be folded but Traditional characters.
_only_han = pattern(r"[\u4e00-\u9fff]+")
# These stay what they are alone, but not in every word: 坏 in 土坏, 沈 in 沈默. All other words of which OpenCC knows
# how to write them hold a character that is converted alone as well.
_CONVERTED_IN_WORDS = "坏沈藉覆瞭哩甦衹"
# The rows and cells of GB 2312 that hold Chinese characters.
_HAN_ROWS, _CELLS = range(0xB0, 0xF8), range(0xA1, 0xFF)
_MOST_ROUNDS = 8
# Each of them is always folded to the same; what is left of most Chinese texts is normal then, which is soon seen.
_COMMON = [(char, unicodedata.normalize("NFKC", char)) for char in "，：；？！（）～\uff05／\u3000\u00a0…"]


def nfkc(text: str) -> str:
    """The text in the normal form NFKC: much faster than `unicodedata`, for whole texts in Chinese."""
    for char, normal in _COMMON:
        text = text.replace(char, normal)
    return text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)


@lru_cache(maxsize=1 << 17)
def fold(text: str) -> str:
    """The key of a word: NFKC, case, Simplified/Traditional, spaces, middle dots, and quotation marks around it make
    no difference.

    Folding twice gives the same key as folding once.
    """
    if text.isascii():
        return unquoted("".join(text.lower().split()))
    folded = text
    # One step can make another possible: a lone cedilla is a space and a sign that joins the letter in front of
    # it; 薴 is 苧 in Simplified, and 苧 is 苎. Two rounds nearly always end it.
    for _ in range(_MOST_ROUNDS):
        before, folded = folded, _fold_once(folded)
        if folded == before or _ascii_word.fullmatch(folded):
            break
    return folded


def _fold_once(text: str) -> str:
    if _only_han.fullmatch(text):
        return to_simplified(text)
    folded = unicodedata.normalize("NFKC", text).casefold()
    if not folded.isascii():
        # Case folding can undo NFKC (U+0345), and a composed letter may fold to a longer one.
        folded = to_simplified(unicodedata.normalize("NFKC", folded))
    return unquoted(_gaps.sub("", folded))


def unquoted(text: str) -> str:
    """The text without the quotation marks that enclose it as a whole: 润 for “润”, but “左”与“右” as it is."""
    while text[:1] in _QUOTES and len(text) > 2 and _QUOTES[text[0]] == text[-1]:
        inside = text[1:-1]
        if text[0] in inside or text[-1] in inside:
            break
        text = inside
    return text


def to_simplified(text: str) -> str:
    """The text in Simplified characters, as OpenCC's t2s dictionary writes them."""
    # What GB 2312 can hold is Simplified but for a few characters: that is seen in a tenth of the time of converting.
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return _converted(text)
    return _converted(text) if _is_converted_of_gb2312().search(text) else text


@cache
def _is_converted_of_gb2312() -> re.Pattern[str]:
    """What finds the characters of GB 2312 that do not stay what they are in every word: 後, which stands for 后."""
    cells = b"".join(bytes((row, cell)) for row in _HAN_ROWS for cell in _CELLS)
    chars = cells.decode("gb2312", errors="ignore")
    converted = _converted("\n".join(chars)).split("\n")
    found = (one for one, other in zip(chars, converted, strict=True) if one != other)
    return re.compile(f"[{''.join(found)}{_CONVERTED_IN_WORDS}]")


def _converted(text: str) -> str:
    converted: str = _converter("t2s").convert(text)
    return converted


def simplified(text: str) -> str:
    """The text in Simplified characters, to look for words in it.

    What GB 2312 can hold has no Traditional ones, but for a few that stand in both; that is sooner seen than converted.
    """
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return to_simplified(text)
    return text


def to_traditional(text: str) -> str:
    """The text in Traditional characters, as OpenCC's s2t dictionary writes them."""
    converted: str = _converter("s2t").convert(text)
    return converted


@lru_cache(maxsize=4)
def _converter(name: str) -> OpenCC:
    # Loading a dictionary takes ten milliseconds, which a command that folds nothing should not pay.
    try:
        from opencc import OpenCC
    except ImportError as error:
        advice = "install it: pip install opencc, or opencc-py, which needs no compiler"
        raise GlossaryError(f"opencc cannot be loaded ({error}); {advice}") from error
    return OpenCC(name)

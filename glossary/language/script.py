"""Which script a text is in, and whether a Latin text is a bare acronym."""

from __future__ import annotations

import re

from glossary.language.patterns import pattern

# What prose is made of: unified ideographs with their extensions, the compatibility block and U+3007; kana; Hangul.
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
KANA = "\u3041-\u30ff"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"

_han = pattern(f"[{HAN}]")
_han_run = pattern(f"[{HAN}]+")
_east_asian = pattern(f"[{HAN}{KANA}{HANGUL}]")
_kana = pattern("[\u3041-\u3096\u30a1-\u30fa]")
_latin = pattern(f"[{LATIN}]")
# Where the scripts have more than that: radicals, iteration marks, numerals in circles, half-width kana, old Hangul.
_rare = pattern(
    "[\u2e80-\u2fdf\u3005\u3021-\u303b\u3105-\u312f\u31a0-\u33ff\ua960-\ua97f\ud7b0-\ud7fb\uff65-\uffdc"
    "\U00016fe0-\U0001b2ff\U0001f200]"
)
_LONGEST_ACRONYM = 10
# CLB, LLMs, P&L, B2B, T+1, S&P: capitals and digits, joined by few marks, perhaps with a plural s.
_acronym = pattern(rf"(?=[^A-Z]*[A-Z])(?=.{{2,{_LONGEST_ACRONYM}}}$)[A-Z0-9]+(?:[&/.+-]?[A-Z0-9]+)*(?:'?s)?")
# DDoS, SaaS, CapEx: capitals with few small letters between them.
_mixed_acronym = pattern(r"(?=.*[A-Z].*[A-Z])(?!.*[a-z]{3})[A-Za-z]{3,7}")
# a16z, k8s: a letter, digits, a letter.
_numeronym = pattern(r"[a-z]\d+[a-z]", re.IGNORECASE)


def has_han(text: str) -> bool:
    """Whether a Chinese character stands in the text."""
    return not text.isascii() and (_han.search(text) is not None or _has_rare(text, r"\p{Han}"))


def has_east_asian(text: str) -> bool:
    """Whether a Chinese character, Japanese kana or Korean Hangul stands in the text."""
    if text.isascii():
        return False
    return _east_asian.search(text) is not None or _has_rare(
        text, r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Bopomofo}]"
    )


def has_kana(text: str) -> bool:
    """Whether a letter of Japanese kana stands in the text."""
    return _kana.search(text) is not None or _has_rare(text, r"[\p{Hiragana}\p{Katakana}]")


def _has_rare(text: str, scripts: str) -> bool:
    """Whether a character of these scripts stands outside the ranges above: there Unicode's own table decides."""
    if not _is_asked_of_unicode(text):
        return False
    import regex

    return regex.search(scripts, text) is not None


def _is_asked_of_unicode(text: str) -> bool:
    """Whether a character stands here that only Unicode's own table, which is `regex`'s, can tell.

    To load it takes as long as to annotate a post, and it finds in half again the time.
    """
    return not text.isascii() and _rare.search(text) is not None


def has_latin(text: str) -> bool:
    """Whether a Latin letter stands in the text."""
    return _latin.search(text) is not None


def is_latin(text: str) -> bool:
    """Whether the text is in Latin script: a Latin letter, and nothing Chinese, Japanese or Korean."""
    # A Chinese text is told by its first character.
    return not has_east_asian(text) and has_latin(text)


def count_han(text: str) -> int:
    """How many Chinese characters stand in the text."""
    if not _is_asked_of_unicode(text):
        return len("".join(_han_run.findall(text)))
    import regex

    return len(regex.findall(rf"[{HAN}\p{{Han}}]", text))


def count_ascii(text: str, chars: bytes) -> int:
    """How many of these ASCII characters stand in the text: ten times as fast as by a regular expression."""
    ascii_only = text.encode("ascii", "ignore")
    return len(ascii_only) - len(ascii_only.translate(None, chars))


def is_acronym(text: str) -> bool:
    """Whether the text is a bare acronym or ticker: CLB, LLMs, P&L, B2B, a16z."""
    # Length and second character tell of most names that they are none.
    return bool(
        (len(text) <= _LONGEST_ACRONYM and _acronym.fullmatch(text))
        or (text[1:2].isdigit() and _numeronym.fullmatch(text))
    )


def is_mixed_acronym(text: str) -> bool:
    """Whether a Latin text is made of beginnings of words, in capitals with few small letters between: PoS, DeFi."""
    return _mixed_acronym.fullmatch(text) is not None

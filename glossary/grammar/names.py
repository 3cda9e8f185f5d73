"""Reading a Latin list of names: which one is the English name, which ones are short forms or synonyms."""

from __future__ import annotations

import re
from typing import NamedTuple

from glossary.grammar.cues import is_figure
from glossary.grammar.nesting import HIDDEN_COLON
from glossary.language.abbreviation import is_initialism, is_short_form, stands_in_order
from glossary.language.patterns import pattern
from glossary.language.script import is_acronym


class _Names(NamedTuple):
    """An English name and the other names given with it."""

    english: str
    aliases: tuple[str, ...] = ()


# A comma in front of these belongs to the name of a company.
BEFORE_COMPANY = r"\s*(?:Inc|Ltd|LLC|Corp|Co|PLC|plc)\b"
_trailing_parenthesis = pattern(rf"(.+?)\s*[（(]([^（()）{HIDDEN_COLON}]+)[)）]")
_comma = pattern(rf"\s*(?:,(?!\d{{3}}|{BEFORE_COMPANY})|[，、;；])\s*")
_dash = pattern(r"\s+[-–—]\s+|\s*(?:——|[=\uff1d|\uff5c])\s*")
_colon = pattern(r"\s*[：:]\s+")
# t½, R², c
_symbol = pattern(r"[a-z\u0391-\u03c9]?[^A-Za-z0-9\s.…<>()\[\]{}]{1,2}|[a-z]")
_LONGEST_SYMBOL = 3
_parts_names = pattern("[;；、]")
_word = pattern(r"[\w'’]+")
_slash = pattern(r"\s*/\s*")
# discrete logarithm problem DLP
_closing_acronym = pattern(r"([\w'’ -]*\w)\s+([A-Z][A-Za-z]+[A-Z])")
_may_be_list = pattern(r"[(（,，、:：;；/–—=\uff1d|\uff5c]| -")
_or = pattern(
    r"(?:or|(?:also|sometimes|often|usually|commonly|better|now)(?: known as| called| named)|also|aka|a\.k\.a\.|called"
    r"|i\.e\.,?)\s+(?=\w)",
    re.IGNORECASE,
)
_title_word = pattern(r"[A-Z][\w'’-]{2,}")
# Put/Call Ratio is one name: it sets two things against each other.
_sets_against = pattern(r".*\b(?:Ratio|Spread|Interface|Trade-?off|ETF|Fund|Index)s?", re.IGNORECASE)


def read_names(text: str, term: str = "") -> _Names:
    """The English name and its short forms or synonyms in a Latin text.

    Canada Learning Bond, CLB · Large Language Model (LLM) · Canada Learning Bond CLB · FCF - Free Cash Flow ·
    Sharia/Islamic Law.
    What is not certainly a list stays whole: Financial Independence, Retire Early · Fort Dodge, Iowa.
    """
    if text[-2:].isupper() and (closing := _closing_acronym.fullmatch(text)) and is_initialism(closing[2], closing[1]):
        return _Names(closing[1], (closing[2],))
    if not _may_be_list.search(text):
        return _Names(text)
    if match := _trailing_parenthesis.fullmatch(text):
        full, short = match[1], match[2]
        if short[0].isalnum() and (_is_short(short, full) or _is_short(full, short)):
            return _full_first(full, short)
    for separator in (_dash, _comma):
        parts = [part for part in separator.split(text) if not is_figure.fullmatch(part)]
        if len(parts) == 1:
            text = parts[0]
        if len(parts) == 2 and all(parts) and (_is_short(parts[1], parts[0]) or _is_short(parts[0], parts[1])):
            return _with_synonyms(_full_first(*parts), term)
    return _explained_short_form(text) or _name_with_others(text, term) or _split_synonyms(text, term)


def _full_first(one: str, other: str) -> _Names:
    return _Names(other, (one,)) if _is_short(one, other) else _Names(one, (other,))


def _with_synonyms(names: _Names, term: str) -> _Names:
    """Strong AI/Artificial General Intelligence, AGI: the full name may be two."""
    full = _split_synonyms(names.english, term)
    return _Names(full.english, full.aliases + names.aliases)


def without_or(text: str) -> str:
    """A Latin name without the word that joins it to the term: or covariates, also known as features."""
    return _or.sub("", text, count=1) if _or.match(text) else text


def _is_short(short: str, full: str) -> bool:
    if len(short) == 1 and short.isupper() and full.startswith(short):
        return True  # S, Situation
    if len(short) >= len(full) or "." in short:
        return False
    if _joined_short(short, full):
        return True
    return is_acronym(short) or abbreviates(short, full)


def _joined_short(short: str, full: str) -> bool:
    """Whether one small word is made of the beginnings of several: stdout, standard output."""
    joined = full.replace(" ", "").casefold()
    return (
        short.islower()
        and short.isalpha()
        and " " in full
        and len(short) > _LONGEST_SYMBOL
        and (short[0] == joined[0] and short[-1] == joined[-1] and stands_in_order(short, joined))
    )


def abbreviates(short: str, full: str) -> bool:
    """Whether the short name abbreviates the full one, wholly or in one of its words.

    CLB, Canada Learning Bond · Layer CD, Layer Contrastive Decoding · Major OEM, Original Equipment Manufacturer.
    """
    if is_short_form(short, full, beside=True):
        return True
    shorts, fulls = short.split(), full.split()
    shared = 0
    while shared < min(len(shorts), len(fulls)) and shorts[shared].casefold() == fulls[shared].casefold():
        shared += 1
    if shared and is_short_form(" ".join(shorts[shared:]), " ".join(fulls[shared:]), beside=True):
        return True
    return 1 < len(shorts) < len(fulls) and any(
        is_acronym(word) and is_short_form(word, full, beside=True) for word in shorts
    )


def _explained_short_form(text: str) -> _Names | None:
    """Large Language Models: LLMs · Environmental, Social, and Governance, ESG."""
    for separator in (_colon, _comma):
        ends = [match.span() for match in separator.finditer(text)]
        for start, end in (ends[-1:] + ends[:1]) if ends else []:
            one, other = text[:start], text[end:]
            if abbreviates(other, one) or abbreviates(one, other):
                return _full_first(one, other)
    return None


def _name_with_others(text: str, term: str) -> _Names | None:
    """One name with its short forms and symbols: t½, half-life · speed of light, c; or two of one thing.

    self-attention, intra-attention: that they close with one word, or a sign that stands in no name, parts the two.
    """
    parts = [part for part in _comma.split(text) if part]
    if len(_comma.split(term)) == len(parts) or abbreviates(term, text):
        return None
    longest = max(parts, key=len, default="")
    others = [part for part in parts if part is not longest]
    if len(others) == 1 and others[0].isupper() and len(others[0]) == 1 and " " in longest and not term.isascii():
        return _Names(longest, tuple(others))  # demand curve, D
    if (
        others
        and len(longest) > _LONGEST_SYMBOL
        and all(_symbol.fullmatch(each) or _is_short(each, longest) for each in others)
    ):
        return _Names(longest, tuple(others))
    if len(parts) == 2 and (_parts_names.search(text) or _share_head(*parts)):
        return _Names(parts[0], (parts[1],))
    return None


def _share_head(one: str, other: str) -> bool:
    """Whether two names of one or two words close with the same one."""
    ones, others = _word.findall(one), _word.findall(other)
    return 1 < len(ones) <= 3 and 1 < len(others) <= 3 and ones[-1] == others[-1] and len(ones[-1]) > _LONGEST_SYMBOL


def _split_synonyms(text: str, term: str) -> _Names:
    """A slash between two names, where the term itself has none.

    A slash without spaces may also stand within one name (Net Profit/Income), so it only parts names in title case
    of which the second is as long as the first, or a short form and its full name.
    """
    parts = [part.strip() for part in _slash.split(text)]
    if len(parts) != 2 or not all(parts) or "/" in term or _sets_against.fullmatch(text):
        return _Names(text)
    if abbreviates(parts[1], parts[0]) or abbreviates(parts[0], parts[1]):
        return _full_first(*parts)
    if " / " not in text and not _are_titles(*parts):
        return _Names(text)
    first = read_names(parts[0])
    return _Names(first.english, (*first.aliases, parts[1]))


def _are_titles(one: str, other: str) -> bool:
    ones, others = one.split(), other.split()
    longer = len(others) - len(ones)
    return _is_title(one) and _is_title(other) and (longer in (0, 1) or (len(others) > 1 and ones[-1] == others[-1]))


def _is_title(part: str) -> bool:
    return all(_title_word.fullmatch(word) for word in part.split()) and bool(part)

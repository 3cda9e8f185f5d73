"""Where a Latin word or a number ends, and which case its name allows."""

from __future__ import annotations

from glossary.language.patterns import pattern
from glossary.language.script import LATIN, has_han

# Roman numerals are parts of names: stageⅡ.
_ROMAN = "\u2160-\u2188"
_word_sign = pattern(f"[{LATIN}0-9]")
LAST_LATIN = LATIN[-1]
"""The last of the letters of Latin words: what comes behind it, as all Chinese characters do, needs no edge."""
# A word, or what belongs to one in front of a mention: C++, C#, X-, R&, Node., O'.
_hangs_on = pattern(rf"[{LATIN}0-9](?:\+\+|#)?[&-]?$|[{LATIN}](?:\+\+|#)?\.$|[{LATIN}]['’]$")
# The signs of the pattern above and of numbers: only behind one of them is there more to look at than one character.
_SIGNS = "+#&-.,'’"
_goes_on = pattern(rf"(?:\+\+|[#&.-])[{LATIN}0-9]|[{_ROMAN}]")
# Chang'e is not Change; a possessive or a plural may go without.
_inner_apostrophe = pattern(rf"(?<=[{LATIN}])['’](?=[{LATIN}])(?!s\b)")
_number_goes_on = pattern(r"(?<=[0-9])[.,](?=[0-9])")
# What numbers count: 1980 in 1980年代 is no name.
_counted = pattern("[年月日号號时時分秒点點万萬亿億千百个個人家次元美度岁歲届屆位倍条條世%]")


def is_bounded(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number goes on beyond the ends of this span.

    No API in RAPID, no C++ in C++11, no GPT-5 in GPT-5.1, no Ray in X-Ray, no 1980 in 1980年代. What hangs on such a
    name has no beginning of its own either: no LLM in C++LLM.
    """
    return not (goes_on_before(text, start) or goes_on_behind(text, start, end))


def goes_on_before(text: str, start: int) -> bool:
    """Whether what begins at `start` belongs to a Latin word or number in front of it: one half of `is_bounded`."""
    if not _is_narrow(text[start]):
        return False
    before = text[start - 1 : start]
    if before not in _SIGNS:
        return _is_letter(before)
    return start > 0 and bool(
        _hangs_on.search(text, max(0, start - 4), start) or _number_goes_on.match(text, start - 1)
    )


def goes_on_behind(text: str, start: int, end: int) -> bool:
    """Whether a Latin word or number goes on behind a span: the other half of `is_bounded`."""
    return (_is_narrow(text[end - 1]) and _continues_behind(text, end)) or (
        text[start:end].isdigit() and _counted.match(text, end) is not None
    )


def _continues_behind(text: str, end: int) -> bool:
    behind = text[end : end + 1]
    return _is_letter(behind) or bool(_goes_on.match(text, end))


def _is_narrow(char: str) -> bool:
    # Asked of every mention, nearly all of them in Chinese.
    return char.isascii() or (char <= LAST_LATIN and _word_sign.match(char) is not None)


def _is_letter(char: str) -> bool:
    # Nearly all are ASCII, and asked for millions of times.
    return char.isalnum() if char.isascii() else _word_sign.match(char) is not None


def fits_case(text: str, name: str, *, is_headword: bool) -> bool:
    """Whether a mention in Latin script may be this name: an acronym only in its own case, a proper name not in small.

    `Large Model`, as the English name of a Chinese term, may be written in any case; a plural s is allowed.
    """
    if has_han(name) or text == name:
        return True
    if _inner_apostrophe.search(name) and not _inner_apostrophe.search(text):
        return False
    single = len(name.split()) == 1
    if single and (name.isupper() or any(char.isupper() for char in name[1:])):
        return text.removesuffix("s") == name.removesuffix("s") or (len(name) > 5 and text.isupper())
    if is_headword and single and name[:1].isupper():
        # React is no ReAct, and Meta no META.
        return text[:1].isupper() and (text[1:].islower() == name[1:].islower() or (len(name) > 5 and text.isupper()))
    return True

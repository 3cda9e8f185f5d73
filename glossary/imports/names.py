"""The names that a cell or a side of a line holds: `小车，车辆`, `建图（绘制地图）`, `GA (general availability)`."""

from __future__ import annotations

import re
from typing import NamedTuple

from glossary.language.abbreviation import is_initialism
from glossary.language.script import has_han

# 与门，或门 are two names: there 或 is the name of a logical operation or begins a word.
_between_chinese = re.compile(r"\s*[，；;]\s*(?:或(?:者|称|译为?)|又称|也称|亦称|或(?!门|非|然|许|运算))?|\s+/\s+|,\s+")
_slash = re.compile(r"/")
_may_part = re.compile(r"\s*(?:、|或(?:者|称)?)\s*")
_between_english = re.compile(r"\s+/\s+|\s*[;；，]\s*")
_in_parentheses = re.compile(r"(?P<name>[^(（]*[^(（\s])\s*[(（](?P<said>[^()（）]+)[)）]")
# LSTM in `long short-term memory (LSTM)`, i.e.; a word in small letters says something else: `momentum (method)`.
_abbreviation = re.compile(r"[A-Z][A-Za-z0-9&/-]*|(?:[a-z]\.)+")
_forbidden = re.compile(
    r"(?:[请勿别]|不要?|不应|不可|不能|避免)再?(?:翻译|译|叫|称|用|写)?[为成作]?\s*[“「『\"']([^“”「」『』\"']+)[”」』\"']"
)
# What has none of these is one name and nothing else.
_may_say_more = re.compile(r"[，；;/,、或(（]|不|保留")
_no_name = re.compile(r"[(（]?\s*((?:不(?:必|用|需|要)?(?:翻)?译|保留(?:英文|原文|原词|原名)?))\s*[)）]?")


class CellNames(NamedTuple):
    """The names of one language, the first preferred; what was said beside them; and names not to be used."""

    names: tuple[str, ...] = ()
    note: str = ""
    forbidden: tuple[str, ...] = ()


def names_of_chinese(text: str, *, by_slash: bool = True) -> CellNames:
    """The names of a Chinese cell; none, with a note, where it says that there is to be no Chinese name.

    `by_slash`: whether `/` parts two names, 实例/示例; what stands beside `input/output` is one.
    """
    if not _may_say_more.search(text):
        return CellNames((text.strip(),))
    if kept := _no_name.fullmatch(text.strip()):
        return CellNames(note=kept[1])
    match = _in_parentheses.fullmatch(text.strip())
    if match is None:
        return CellNames(_parted_chinese(text, by_slash=by_slash))
    names, said = _parted_chinese(match["name"], by_slash=by_slash), match["said"].strip()
    if _abbreviation.fullmatch(said):
        return CellNames((*names, said))
    return CellNames(names, said, tuple(_forbidden.findall(said)))


def _parted_chinese(text: str, *, by_slash: bool) -> tuple[str, ...]:
    names = [name for part in _parts(_between_chinese, text, least=1) for name in _alike(part)]
    if by_slash:
        names = [name for part in names for name in _parts(_slash, part, least=2)]
    return tuple(dict.fromkeys(names))


def _parts(between: re.Pattern[str], text: str, least: int) -> list[str]:
    """The parts of a text, if each has Han and `least` characters: A/B 测试 and 读/写锁 are one name."""
    parts = [part.strip() for part in between.split(text) if part.strip()]
    return parts if all(has_han(part) and len(part) >= least for part in parts) else [text.strip()]


def _alike(text: str) -> list[str]:
    """Two names of one thing have a character in common, 附属或附属者; in 枪炮、病菌与钢铁 they have none."""
    one, *others = _parts(_may_part, text, least=2)
    return [one, *others] if all(set(one) & set(other) for other in others) else [text]


def names_of_english(text: str) -> tuple[str, ...]:
    """The names of an English cell, a full name before its abbreviation, whichever of them stands in parentheses."""
    if not _may_say_more.search(text):
        return (text.strip(),)
    match = _in_parentheses.fullmatch(text.strip())
    if match and _abbreviation.fullmatch(match["said"]):
        return *_parted_english(match["name"]), match["said"]
    if match and _abbreviation.fullmatch(match["name"]) and is_initialism(match["name"], match["said"]):
        return match["said"].strip(), match["name"]
    return _parted_english(text)


def _parted_english(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(str.strip, _between_english.split(text)))))

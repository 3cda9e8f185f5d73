"""The names that a cell or a side of a line holds: `小车，车辆`, `建图（绘制地图）`, `GA (general availability)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from glossary.language.abbreviation import is_initialism
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.script import has_han

# 与门，或门 are two names: there 或 is the name of a logical operation or begins a word.
_between_chinese = re.compile(
    r"\s*[，；;|]\s*(?:或(?:者|称|译为?)|又称|也称|亦称|或(?!门|非|然|许|运算))?|\s+/\s+|,\s+"
)
_slash = re.compile(r"/")
_may_part = re.compile(r"\s*(?:、|或(?:者|称)?)\s*")
_enumeration = re.compile("、")
_between_english = re.compile(r"\s+/\s+|\s*[;；，|]\s*")
_comma = re.compile(r",\s+")
_parenthesis = re.compile(r"[(（][^()（）]*[)）]")
_in_parentheses = re.compile(r"(?P<name>[^(（]*[^(（\s])\s*[(（](?P<said>[^()（）]+)[)）]")
# （磁盘）卷 is said of a 卷; (Bi)linear is one word.
_before = re.compile(r"[(（](?P<said>[^()（）]+)[)）]\s*(?P<name>[^()（）]*[\u2e80-\u9fff][^()（）]*)")
_all_in_parentheses = re.compile(r"[(（]([^()（）]+)[)）]")
# LSTM in `long short-term memory (LSTM)`, i.e.; a word in small letters says something else: `momentum (method)`.
_abbreviation = re.compile(r"[A-Z][A-Za-z0-9&/-]*|(?:[a-z]\.)+")
_part_of_speech = re.compile(r"(?:n|vt?|vi|adj|adv|noun|verb)\.?", re.IGNORECASE)
_quoted = re.compile(r"[“「『\"]([^“”「」『』\"]+)[”」』\"]")
_forbidden = re.compile(
    rf"(?:[请勿别]|不要?|不应|不可|不能|避免)再?(?:翻译|译|叫|称|用|写)?[为成作]?\s*{_quoted.pattern}"
)
# 和 global 对应用“局部”，其他译为“本地”: a cell that tells when to use which name.
_told = re.compile(rf"(?:译[为成作]|译|称为?|叫|用)\s*{_quoted.pattern}")
# What has none of these is one name and nothing else.
_may_say_more = re.compile(r"[，；;|/,、或(（“「『\"]|不|保留")
_no_name = re.compile(r"[(（]?\s*((?:(?:一般|通常)?不(?:必|用|需|要)?(?:翻)?译|保留(?:英文|原文|原词|原名)?))\s*[)）]?")
_stays = re.compile(r"不(?:翻)?译$")
# What Chinese puts behind any word says nothing of it: 特设（的）.
_particle = "的"


class CellNames(NamedTuple):
    """The names of one language, the first preferred; what was said beside them; and names not to be used."""

    names: tuple[str, ...] = ()
    note: str = ""
    forbidden: tuple[str, ...] = ()


def names_of_chinese(text: str, beside: Sequence[str] = ()) -> CellNames:
    """The names of a Chinese cell; none, with a note, where it says that there is to be no Chinese name.

    `beside` are the English names of the concept: what stands beside `input/output` is one name, and 、 parts what is
    one word in English.
    """
    text = text.strip()
    if not _may_say_more.search(text):
        return CellNames((text,))
    if whole := _all_in_parentheses.fullmatch(text):
        return names_of_chinese(whole[1], beside)
    first = _split(_between_chinese, text)[0]
    if kept := _no_name.fullmatch(first):
        return CellNames(note=kept[1] if first == text else text)
    if told := _names_told(text, first):
        return CellNames(told, text)
    return _joined(map(_without_remark, _parted_chinese(text, beside)))


def _names_told(text: str, first: str) -> tuple[str, ...]:
    """The names that a cell tells in a sentence from its beginning on: JS 中译为“类”，CSS 中不翻译."""
    said = _parenthesis.sub("", text)
    if _forbidden.search(said) or not (_told.search(_parenthesis.sub("", first)) or _stays.search(first)):
        return ()
    return tuple(_told.findall(said))


def _joined(parts: Iterable[CellNames]) -> CellNames:
    """The names of the parts, and what is said beside each."""
    parts = list(parts)
    return CellNames(
        tuple(dict.fromkeys(name for part in parts for name in part.names)),
        "；".join(part.note for part in parts if part.note),
        tuple(name for part in parts for name in part.forbidden),
    )


def _without_remark(part: str) -> CellNames:
    if _no_name.fullmatch(part):
        return CellNames(note=part)
    match = _in_parentheses.fullmatch(part) or _before.fullmatch(part)
    if match is None:
        return CellNames((_unquoted(part),))
    name, said = _unquoted(match["name"]), match["said"].strip()
    if _abbreviation.fullmatch(said):
        return CellNames((name, said))
    return CellNames((name,), "" if said == _particle else said, tuple(_forbidden.findall(said)))


def _unquoted(name: str) -> str:
    return quoted[1] if (quoted := _quoted.fullmatch(name)) else name


def _parted_chinese(text: str, beside: Sequence[str]) -> list[str]:
    is_one_word = bool(beside) and all(name.isalpha() for name in beside)
    names = [
        name
        for part in _parts(_between_chinese, text, least=1)
        for one in (_parts(_enumeration, part, least=1) if is_one_word else [part])
        for name in _alike(one)
    ]
    if any("/" in name for name in beside):
        return names
    return [name for part in names for name in _parts(_slash, part, least=2, known=beside)]


def _split(between: re.Pattern[str], text: str) -> list[str]:
    """The parts of a text; what stands in parentheses parts nothing."""
    if not between.search(text):
        return [text]
    covered = _parenthesis.sub(lambda match: "\0" * len(match[0]), text)
    parts: list[str] = []
    at = 0
    for match in between.finditer(covered):
        parts.append(text[at : match.start()].strip())
        at = match.end()
    return [part for part in (*parts, text[at:].strip()) if part] or [text]


def _parts(between: re.Pattern[str], text: str, least: int, known: Iterable[str] = ()) -> list[str]:
    """The parts of a text, if each has Han and `least` characters: A/B 测试 and 读/写锁 are one name.

    A part that is one of the `known` names says nothing new: Softmax/软最大化.
    """
    if not between.search(text):
        return [text.strip()]
    folded = {fold(name) for name in known}
    parts = [part for part in _split(between, text) if fold(part) not in folded]
    return parts if parts and all(has_han(part) and len(part) >= least for part in parts) else [text.strip()]


def _alike(text: str) -> list[str]:
    """Two names of one thing have a character in common, 附属或附属者; in 枪炮、病菌与钢铁 they have none."""
    one, *others = _parts(_may_part, text, least=2)
    return [one, *others] if all(set(one) & set(other) for other in others) else [text]


def names_of_english(text: str) -> CellNames:
    """The names of an English cell, a full name before its abbreviation, whichever of them stands in parentheses."""
    text = text.strip()
    if not _may_say_more.search(text):
        return CellNames((text,))
    match = _in_parentheses.fullmatch(text)
    if match and (has_han(match["said"]) or _part_of_speech.fullmatch(match["said"])):
        return CellNames(_parted_english(match["name"]), match["said"].strip())
    if match and _abbreviation.fullmatch(match["said"]):
        return CellNames((*_parted_english(match["name"]), match["said"]))
    if match and _abbreviation.fullmatch(match["name"]) and is_initialism(match["name"], match["said"]):
        return CellNames((match["said"].strip(), match["name"]))
    return CellNames(_parted_english(text))


def _parted_english(text: str) -> tuple[str, ...]:
    names = list(dict.fromkeys(_split(_between_english, text)))
    if len(names) == 1 and ", " in text and len({normal(part) for part in _split(_comma, text)}) == 1:
        # setup, set up, set-up: one name in several spellings.
        names = list(dict.fromkeys(_split(_comma, text)))
    if len(names) > 1 and is_initialism(names[0], names[1]):
        names[:2] = reversed(names[:2])
    return tuple(names)


def is_english(text: str) -> bool:
    """Whether a side of a pair is English, but for what it says in parentheses: Smelt（矿物）."""
    bare = _parenthesis.sub("", text) if has_han(text) else text
    return not has_han(bare) and any(map(str.isalnum, bare))


_mixed = re.compile(r"\s*[，；;]\s*")


def latin_first(chinese: str, english: str) -> tuple[str, str]:
    """The sides of a pair, with an English name that stands on the Chinese one moved: API，应用程序接口 beside API.

    One of the two English names must be an abbreviation, or they may say anything: 你好，world.
    """
    parts = _split(_mixed, chinese)
    if len(parts) == 1:
        return chinese, english
    latin = [part for part in parts if not has_han(part) and sum(sign.isalpha() for sign in part) > 1]
    if not latin or len(latin) == len(parts) or not any(_is_short(name) for name in (english, *latin)):
        return chinese, english
    own = "；".join(dict.fromkeys([english, *latin]))
    return "；".join(part for part in parts if part not in latin), own


def _is_short(name: str) -> bool:
    return name.isupper() and " " not in name.strip()

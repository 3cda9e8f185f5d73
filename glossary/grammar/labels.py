"""Names behind labels: 英文名Qwen · 简称AOC · 股票代码：BABA."""

from __future__ import annotations

from glossary.grammar import closings, cues, label_cues
from glossary.grammar.fields import Named
from glossary.grammar.names import BEFORE_COMPANY
from glossary.language.patterns import pattern
from glossary.language.script import has_han, is_latin

SEPARATORS = " \t\u3000\xa0,，;；"
segment_separator = pattern(rf"\s*(?:,(?!\d{{3}}|{BEFORE_COMPANY})|[，;；])\s*")
# 阿拉伯语“灾难”之意: a quoted name with something behind it is spoken of.
_goes_on = pattern("[“「『][^“”「」『』]*[”」』][之的一]")
# “甲”或“乙”
_either = pattern("(?<=[”」』])(?:或|和|、)(?=[“「『])")
# 潮幅、潮位差 或 涨落差, but not 或然率
_listed = pattern(r"、|(?<=\S\S)\s*(?:或者|或)(?![然许門门])\s*(?=\S\S)")
# 潮幅（ebb range）或涨落差（tidal range）: each has a name of its own, which is none of the term's.
_own_name = pattern(r"\s*[（(][^（()）]*[）)]\Z")
_quotes = str.maketrans("", "", '“”‘’「」『』"')


def labelled(term: str, segment: str) -> list[Named]:
    """The names behind a label: 英文名Qwen · 也称白玉兰、黄桷兰; none when the segment is not such a one."""
    if not label_cues.may_begin_label(segment):
        return []
    if (label := label_cues.read_label(segment)) is None:
        return []
    kind, end = label
    if _goes_on.search(segment, end):
        return []
    name = _either.sub("、", segment[end:]).translate(_quotes).strip(" ：:")
    names = _listed.split(name) if kind in ("alias", "superseded") else [name]
    if len(names) > 1:
        names = [_own_name.sub("", each) for each in names]
    if not all(_is_short_name(each) for each in names):
        return []
    return [role for each in names if (role := _role(term, kind, each))]


def _role(term: str, kind: str, name: str) -> Named | None:
    if kind == "language":
        return ("english" if is_latin(name) else "alias" if has_han(term) else "chinese", name)
    if kind == "english":
        return ("english", name) if is_latin(name) else None
    if kind == "chinese":
        return ("alias" if has_han(term) else "chinese", name) if has_han(name) else None
    if kind == "full" and is_latin(name):
        return ("english", name)
    return ("superseded" if kind == "superseded" else "alias", name)


def _is_short_name(name: str) -> bool:
    if not name or cues.has_clause.search(name) or "的" in name or cues.opens_explanation.match(name):
        return False
    if closings.closes_kind.search(name):
        return False
    return len(name) <= 60 if is_latin(name) else len(name) <= 16


def take_labelled(term: str, text: str) -> tuple[list[Named], str]:
    """The labelled names at both ends of an explanation (简称EA，一家游戏公司，股票代码EA), and what is left of it."""
    first, last = segment_separator.split(text, maxsplit=1)[0], last_segment(text)
    names: list[Named] = []
    while text and (found := labelled(term, first)):
        names += found
        text = text[len(first) :].lstrip(SEPARATORS)
        first = segment_separator.split(text, maxsplit=1)[0]
    trailing: list[Named] = []
    while text and (found := labelled(term, last)):
        trailing = found + trailing
        text = text[: len(text) - len(last)].rstrip(SEPARATORS)
        last = last_segment(text)
    return names + trailing, text


def may_be_labelled(text: str) -> bool:
    """Whether `take_labelled` may find names in a text; most texts are told by this to have none."""
    return label_cues.may_begin_label(text) or label_cues.may_begin_label(last_segment(text))


def last_segment(text: str) -> str:
    """The text behind the last comma or semicolon."""
    start = max(text.rfind("，"), text.rfind(","), text.rfind("；"), text.rfind(";")) + 1
    return text[start:].lstrip()

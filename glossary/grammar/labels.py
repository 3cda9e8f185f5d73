"""Names behind labels: 英文名Qwen · 简称AOC · 股票代码：BABA."""

from __future__ import annotations

import re

from glossary.grammar import cues
from glossary.grammar.fields import Named
from glossary.language.script import has_han, is_latin

SEPARATORS = " \t\u3000\xa0,，;；"
segment_separator = re.compile(r"\s*[,，;；]\s*")
_quotes = str.maketrans("", "", '“”‘’「」『』"')


def labelled(term: str, segment: str) -> Named | None:
    """A name behind a label: 英文名Qwen · 简称AOC · 股票代码：BABA."""
    if not cues.is_label(segment):
        return None
    for label, kind in (
        (cues.label_english, "english"),
        (cues.label_chinese, "chinese"),
        (cues.label_full, "full"),
        (cues.label_former, "superseded"),
        (cues.label_alias, "alias"),
    ):
        if match := label.match(segment):
            name = segment[match.end() :].translate(_quotes).strip(" ：:")
            if _is_short_name(name):
                return _role(term, kind, name)
    return None


def _role(term: str, kind: str, name: str) -> Named | None:
    if kind == "english":
        return ("english", name) if is_latin(name) else None
    if kind == "chinese":
        return ("alias" if has_han(term) else "chinese", name) if has_han(name) else None
    if kind == "full" and is_latin(name):
        return ("english", name)
    return ("superseded" if kind == "superseded" else "alias", name)


def _is_short_name(name: str) -> bool:
    if not name or cues.has_clause.search(name) or "的" in name:
        return False
    return len(name) <= 60 if is_latin(name) else len(name) <= 16


def take_labelled(term: str, text: str) -> tuple[list[Named], str]:
    """The labelled names at both ends of an explanation (简称EA，一家游戏公司，股票代码EA), and what is left of it."""
    first, last = segment_separator.split(text, maxsplit=1)[0], _last_segment(text)
    names: list[Named] = []
    while text and (name := labelled(term, first)):
        names.append(name)
        text = text[len(first) :].lstrip(SEPARATORS)
        first = segment_separator.split(text, maxsplit=1)[0]
    trailing: list[Named] = []
    while text and (name := labelled(term, last)):
        trailing.insert(0, name)
        text = text[: len(text) - len(last)].rstrip(SEPARATORS)
        last = _last_segment(text)
    return names + trailing, text


def _last_segment(text: str) -> str:
    start = max(text.rfind(separator) for separator in ",，;；") + 1
    return text[start:].lstrip()

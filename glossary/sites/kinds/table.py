"""Terms in a table with a column for each language: `| 术语 | English | 解释 |`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from glossary.language.patterns import pattern
from glossary.language.script import has_han, has_latin, is_latin
from glossary.markdown.prose import Prose
from glossary.model import Span
from glossary.sites.site import Site

_row = r"^[ \t]*\|.*\|[ \t]*\r?\n"
_table = pattern(rf"({_row})[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*\r?\n((?:^[ \t]*\|.*(?:\n|\Z))+)", re.MULTILINE)
_bar = pattern(r"(?<!\\)\|")
_CHINESE = pattern(
    r"(?:中文|汉语|漢語|简体中文|术语|術語|词语|词|名词|名詞|概念|译名|譯名|翻译|译文|中文名称?|中文术语|术语名称|用語|용어|한국어|日本語)",
    re.IGNORECASE,
)
_ENGLISH = pattern(
    r"(?:英文|英语|英語|英文名称?|英文术语|英文全称|原文|原词|english|en|term|英語名|영어)", re.IGNORECASE
)
_DEFINITION = pattern(r"(?:定义|定義|解释|解釋|说明|說明|释义|含义|描述|definition|description|meaning)", re.IGNORECASE)


def table_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The rows of the tables whose header names a column of terms and one of English names."""
    for table in _table.finditer(text) if "|" in text else ():
        header = _cells(text, table.start(1), table.end(1))
        columns = [_column(text, header, wanted) for wanted in (_CHINESE, _ENGLISH, _DEFINITION)]
        term, english, definition = columns
        if term is None or english is None or not prose.holds(table.start(1), table.end(1)):
            continue
        at = table.start(2)
        while at < table.end(2):
            end = text.find("\n", at, table.end(2)) + 1 or table.end(2)
            cells = _cells(text, at, end)
            at = end
            if len(cells) == len(header) and _names(text, cells[term], cells[english]):
                said = (
                    None
                    if definition is None or cells[definition].start == cells[definition].end
                    else cells[definition]
                )
                last = max(cells[english].end, cells[term].end, said.end if said else 0)
                first = min(cells[term].start, cells[english].start)
                yield Site(first, *cells[term], *cells[english], last, "table", said)


def _column(text: str, header: Sequence[Span], wanted: re.Pattern[str]) -> int | None:
    return next(
        (number for number, cell in enumerate(header) if wanted.fullmatch(text[slice(*cell)].strip("*` "))), None
    )


def _cells(text: str, start: int, end: int) -> list[Span]:
    bars = [bar.start() for bar in _bar.finditer(text, start, end)]
    return [_stripped(text, one + 1, other) for one, other in pairwise(bars)]


def _stripped(text: str, start: int, end: int) -> Span:
    cell = text[start:end]
    left = start + len(cell) - len(cell.lstrip())
    return Span(left, max(left, end - len(cell) + len(cell.rstrip())))


def _names(text: str, term: Span, english: Span) -> bool:
    one, other = text[slice(*term)], text[slice(*english)]
    return (has_han(one) and is_latin(other)) or (has_latin(one) and has_han(other))

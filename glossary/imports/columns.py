"""Which column of a table holds which field: by its heading, or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary.errors import GlossaryError
from glossary.export.delimited import armed, parted
from glossary.imports.entry import UnusableError, entry_of, entry_of_pair
from glossary.imports.names import names_of_english
from glossary.imports.values import BadRow, Columns, Row
from glossary.language.folding import to_simplified
from glossary.language.script import has_han
from glossary.model import KINDS, Entry
from glossary.store.fields import EVIDENCE, FIELDS, LISTS, Value

KNOWN = tuple(name for name in FIELDS if name not in EVIDENCE)
"""The fields that can be imported."""
_HEADINGS = {
    "term": "term name source src original zh zh-cn zh-tw zh-hans zh-hant chinese 简体中文 繁体中文 简体 繁体 "
    "中文 术语 詞彙 词汇 词条 中文名 译名 译法 中文术语 译文 翻译",
    "english": "english en en-us en-gb target dst translation 英文 英语 英文名 原文 英文术语 原词",
    "definition": "definition description desc comment meaning 定义 釋義 释义 说明 解释 描述 注释",
    "aliases": "aliases alias synonyms synonym abbreviation abbr 别名 又称 缩写 简称 同义词",
    "superseded": "superseded former deprecated-names 曾称 旧称 旧译",
    "kind": "kind type category 类别 类型",
    "status": "status 状态",
    "note": "note notes remark context 备注 语境 附注",
    "domain": "domain subject field 领域 学科",
}
FIELD_OF_HEADING = {heading: field for field, headings in _HEADINGS.items() for heading in headings.split()}
FIELD_OF_HEADING |= {name: name for name in KNOWN}
"""The field that a heading, or a key of an object, says in small letters."""
# 英文缩写, 中文名称, 详细解释: a heading of several words says its field by one of them.
_WITHIN = {
    "english": "英文 英语 english",
    "term": "中文 译名 译法 译文 翻译 chinese",
    "definition": "定义 释义 解释 说明",
    "note": "备注",
    "aliases": "缩写 简称",
}
# English_Def, term_zh-CN, Term [en]: words of a heading, of which one that says more than the language comes first.
_words_of_heading = re.compile(r"[a-z]+|[\u4e00-\u9fff]+")
_MORE = {
    "definition": "def definition description desc meaning comment",
    "note": "note notes remark context",
    "domain": "subject domain field",
}
_LANGUAGES = {"term": "zh cn chinese", "english": "en english"}
# What a heading may say beside a language: the kind of English or Chinese, and that a name stands there.
_MORE_OF_A_NAME = frozenset("prc taiwan tw hans hant us gb uk simplified traditional term terms name word text".split())
OWN = frozenset({"term", "english"})
"""What our own exports call the names; `source` and `target` say in which direction somebody translates."""
_language_behind = re.compile(r"[（(]([^（）()]+)[)）]$")
# How many rows are looked at, and how many of them may be a title.
_SAMPLE = 200
_MOST_TITLE = 5
_OWN_COLUMNS = frozenset({"term", "english", "aliases", "superseded"})
# A comment or a heading in a table, or a letter under which words stand.
_title = re.compile(r"#|\W*[A-Za-z]\W*$")

Line = tuple[int, Sequence[str]]
"""A line's number, 1-based, and its cells."""


class TableLayout(NamedTuple):
    """Which column, from 0 on, holds each field, and whether a row is a heading: that of number `first`, from 0 on.

    `passed_over` are the headings of columns that hold no field. `is_own` says that `export` wrote the table, so that
    a cell holds one name, whatever signs are in it; `is_sure` that a row of two Latin names has them in their places.
    """

    fields: Mapping[str, int]
    has_heading: bool
    passed_over: Sequence[str] = ()
    is_own: bool = False
    is_sure: bool = False
    first: int = 0

    def shown(self) -> str:
        """The layout in words."""
        listed = ", ".join(f"{name}={column + 1}" for name, column in sorted(self.fields.items(), key=lambda it: it[1]))
        over = f"; passed over: {', '.join(self.passed_over)}" if self.passed_over else ""
        return f"columns {listed}" + (" by the heading" if self.has_heading else "") + over


def layout_of(lines: Sequence[Line], columns: Columns, *, is_headed: bool = False) -> TableLayout:
    """The layout of a table. Raises GlossaryError where `columns` names a column that it does not have.

    `is_headed`: the first row is known to be a heading, so that it says its fields in any words.
    """
    start = 0 if is_headed else _behind_title(lines)
    first = _folded(lines[start][1]) if lines else []
    rows = [cells for _, cells in lines[start : start + _SAMPLE]]
    by_heading = _by_heading(_said(first, is_headed=is_headed), first, rows)
    has_heading = "term" in by_heading or "english" in by_heading
    if columns:
        return _told(columns, first, has_heading=has_heading)._replace(first=start)
    if has_heading and len(by_heading) > 1:
        over = [cell.strip() for place, cell in enumerate(lines[start][1]) if place not in by_heading.values()]
        is_own = set(first) >= _OWN_COLUMNS
        return TableLayout(by_heading, has_heading, [cell for cell in over if cell], is_own, True, start)
    fields = _by_content(rows)
    return TableLayout(fields, False, is_sure=_is_sure(rows, fields))


def _behind_title(lines: Sequence[Line]) -> int:
    """The number of the row that is a heading, where what stands above it is a title: one cell alone, or none."""
    for number, (_, cells) in enumerate(lines[:_MOST_TITLE]):
        if len(list(filter(str.strip, cells))) > 1:
            said = {field for field in _said(_folded(cells), is_headed=False) if field}
            return number if said & OWN and len(said) > 1 else 0
    return 0


def _folded(cells: Iterable[str]) -> list[str]:
    return [to_simplified(cell.strip().casefold()) for cell in cells]


def _said(first: Iterable[str], *, is_headed: bool) -> list[str | None]:
    """The field of each heading."""
    return [_field_of(cell) or (_field_within(cell) if is_headed else None) for cell in first]


def _is_sure(rows: Sequence[Sequence[str]], fields: Mapping[str, int]) -> bool:
    """Most terms are Chinese, and most English names are not."""
    half = len(rows) / 2
    return "english" in fields and _chinese(rows, fields["term"]) > half > _chinese(rows, fields["english"])


def _field_of(heading: str) -> str | None:
    """The field of a heading, which may have its language behind it: 术语（中文）."""
    language = _language_behind.search(heading)
    found = FIELD_OF_HEADING.get(heading) or (FIELD_OF_HEADING.get(language[1]) if language else None)
    return found or _field_of_words(_words_of_heading.findall(heading))


def _field_of_words(words: Sequence[str]) -> str | None:
    """The field of a heading of several words, `note 备注`, `English_Def`; None where one of them is not known."""
    plain = [word for word in words if word not in _MORE_OF_A_NAME]
    languages = {field for field, said in _LANGUAGES.items() for word in plain if word in said.split()}
    more = {field for field, said in _MORE.items() for word in plain if word in said.split()}
    if more or languages:
        known = {*" ".join((*_MORE.values(), *_LANGUAGES.values())).split(), *FIELD_OF_HEADING}
        return min(more or languages) if len(more or languages) == 1 and known.issuperset(plain) else None
    fields = {FIELD_OF_HEADING.get(word) for word in plain}
    return fields.pop() if len(fields) == 1 else None


def _field_within(heading: str) -> str | None:
    return next((field for field, words in _WITHIN.items() if any(word in heading for word in words.split())), None)


def _by_heading(said: Sequence[str | None], first: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The first column of each field; of columns of names the one with most Chinese is the term, unless `OWN`."""
    fields = {field: place for place, field in reversed(list(enumerate(said))) if field}
    names = [place for place, field in enumerate(said) if field in OWN]
    if len(names) > 1 and not set(first) >= OWN:
        term = max(names, key=lambda it: _chinese(rows, it))
        others = [place for place in names if place != term]
        english = min(others, key=lambda it: (said[it] != "english", _chinese(rows, it)))
        fields |= {"term": term, "english": english}
    return _with_kinds(fields, first, rows)


def _with_kinds(fields: dict[str, int], first: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """What somebody calls categories are kinds if any cell is one of ours, and subject fields otherwise: 数学."""
    place = fields.get("kind")
    if place is None or first[place] == "kind" or any(len(row) > place and row[place].strip() in KINDS for row in rows):
        return fields
    return {"domain": place, **{field: each for field, each in fields.items() if field != "kind"}}


def _chinese(rows: Sequence[Sequence[str]], column: int) -> int:
    """How many cells of a column hold Chinese."""
    return sum(len(row) > column and has_han(row[column]) for row in rows)


def _told(columns: Columns, first: Sequence[str], *, has_heading: bool) -> TableLayout:
    fields: dict[str, int] = {}
    for name, column in columns.items():
        if name not in KNOWN:
            raise GlossaryError(f"--columns {name}: no such field; expected: {', '.join(KNOWN)}")
        if column.isdecimal() and int(column) > 0:
            fields[name] = int(column) - 1
        elif (heading := to_simplified(column.casefold())) in first:
            fields[name], has_heading = first.index(heading), True
        else:
            raise GlossaryError(f"--columns {name}={column}: no column has this heading; name it or give its number")
    return TableLayout(fields, has_heading)


def _by_content(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The column with the most Chinese names is the term, the other of the first two English; a third explains.

    A column of numbers in front is none of them.
    """
    width = max(map(len, rows), default=0)
    if width < 2:
        return {"term": 0}
    front = int(width > 2 and all(row[0].strip().isdecimal() for row in rows if row and row[0].strip()))
    one, other = front, front + 1
    term = one if _chinese(rows, one) >= _chinese(rows, other) else other
    fields = {"term": term, "english": one + other - term}
    return {**fields, "definition": other + 1} if width > other + 1 else fields


def rows_of(lines: Sequence[Line], layout: TableLayout) -> Iterator[Row | BadRow]:
    """The entries of the rows, and the rows that cannot be one. Titles among them say nothing: `## 方块`, **A**."""
    needed = 1 + max(layout.fields.values())
    for line, cells in lines[layout.first + layout.has_heading :]:
        filled = [cell.strip() for cell in cells if cell.strip()]
        if not filled or (len(filled) == 1 and _title.match(filled[0]) and needed > 1):
            continue
        if len(cells) < min(needed, 2):
            yield BadRow(line, f"{len(cells)} column; expected {needed}")
            continue
        try:
            yield Row(_entry(cells, layout), line)
        except UnusableError as fault:
            yield BadRow(line, fault.message)


def _entry(cells: Sequence[str], layout: TableLayout) -> Entry:
    given = {name: armed(cells[column]) for name, column in layout.fields.items() if column < len(cells)}
    fields: dict[str, Value] = {name: parted(text) if name in LISTS else text for name, text in given.items()}
    if not layout.is_own and given.get("term") and given.get("english"):
        try:
            return _with_fields(entry_of_pair(given["term"], given["english"]), fields)
        except UnusableError:
            if not layout.is_sure or has_han(given["english"]):
                raise
    if not fields.get("term") and (english := str(fields.pop("english", ""))):
        names = (english,) if layout.is_own else names_of_english(english).names
        fields |= {"term": names[0], "aliases": (*names[1:], *fields.get("aliases", ()))}
    return entry_of(fields)


def _with_fields(pair: Entry, fields: Mapping[str, Value]) -> Entry:
    """The entry of two names with what the other columns say, beside what stood in the cells of the names."""
    joined: dict[str, Value] = {**fields, "term": pair.term, "english": pair.english}
    for name in ("aliases", "superseded"):
        others = dict.fromkeys((*getattr(pair, name), *fields.get(name, ())))
        joined[name] = tuple(other for other in others if other not in (pair.term, pair.english))
    joined["note"] = "；".join(filter(None, (pair.note, str(fields.get("note", "")).strip())))
    return entry_of(joined)

"""Which column of a table holds which field: by its heading, or by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from glossary.errors import GlossaryError
from glossary.export.delimited import armed, parted
from glossary.imports.entry import UnusableError, entry_of, entry_of_pair
from glossary.imports.values import BadRow, Columns, Row
from glossary.language.folding import to_simplified
from glossary.language.script import has_han
from glossary.model import Entry
from glossary.store.fields import EVIDENCE, FIELDS, LISTS

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
    "note": "note notes remark 备注",
}
FIELD_OF_HEADING = {heading: field for field, headings in _HEADINGS.items() for heading in headings.split()}
FIELD_OF_HEADING |= {name: name for name in KNOWN}
"""The field that a heading, or a key of an object, says in small letters."""
# 英文缩写, 中文名称, Term (EN), 详细解释: a heading of several words says its field by one of them.
_WITHIN = {
    "english": "英文 英语 english (en)",
    "term": "中文 译名 译法 chinese (zh)",
    "definition": "定义 释义 解释 说明",
}
OWN = frozenset({"term", "english"})
"""What our own exports call the names; `source` and `target` say in which direction somebody translates."""
_language_behind = re.compile(r"[（(]([^（）()]+)[)）]$")
# How many rows are looked at.
_SAMPLE = 200

Line = tuple[int, Sequence[str]]
"""A line's number, 1-based, and its cells."""


class TableLayout(NamedTuple):
    """Which column, from 0 on, holds each field, and whether the first row is a heading."""

    fields: Mapping[str, int]
    has_heading: bool

    def shown(self) -> str:
        """The layout in words."""
        listed = ", ".join(f"{name}={column + 1}" for name, column in sorted(self.fields.items(), key=lambda it: it[1]))
        return f"columns {listed}" + (" by the heading" if self.has_heading else "")


def layout_of(lines: Sequence[Line], columns: Columns, *, is_headed: bool = False) -> TableLayout:
    """The layout of a table. Raises GlossaryError where `columns` names a column that it does not have.

    `is_headed`: the first row is known to be a heading, so that it says its fields in any words.
    """
    first = [to_simplified(cell.strip().casefold()) for cell in lines[0][1]] if lines else []
    rows = [cells for _, cells in lines[:_SAMPLE]]
    said = [_field_of(cell) or (_field_within(cell) if is_headed else None) for cell in first]
    by_heading = _by_heading(said, first, rows)
    has_heading = "term" in by_heading or "english" in by_heading
    if columns:
        return _told(columns, first, has_heading=has_heading)
    if has_heading and len(by_heading) > 1:
        return TableLayout(by_heading, has_heading)
    return TableLayout(_by_content(rows), False)


def _field_of(heading: str) -> str | None:
    """The field of a heading, which may have its language behind it: 术语（中文）."""
    language = _language_behind.search(heading)
    return FIELD_OF_HEADING.get(heading) or (FIELD_OF_HEADING.get(language[1]) if language else None)


def _field_within(heading: str) -> str | None:
    return next((field for field, words in _WITHIN.items() if any(word in heading for word in words.split())), None)


def _by_heading(said: Sequence[str | None], first: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """The first column of each field; of two columns of names the one with more Chinese is the term, unless `OWN`."""
    fields = {field: place for place, field in reversed(list(enumerate(said))) if field}
    names = [place for place, field in enumerate(said) if field in ("term", "english")]
    if len(names) > 1 and not set(first) >= OWN:
        two = [fields["term"], fields["english"]] if fields.keys() >= OWN else names[:2]
        fields |= zip(("term", "english"), sorted(two, key=lambda it: _chinese(rows, it), reverse=True), strict=True)
    return fields


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
    """The column with the most Chinese names is the term, the other of the first two English; a third explains."""
    width = max(map(len, rows), default=0)
    if width < 2:
        return {"term": 0}
    term = 0 if _chinese(rows, 0) >= _chinese(rows, 1) else 1
    fields = {"term": term, "english": 1 - term}
    return {**fields, "definition": 2} if width > 2 else fields


def rows_of(lines: Sequence[Line], layout: TableLayout) -> Iterator[Row | BadRow]:
    """The entries of the rows, and the rows that cannot be one."""
    needed = 1 + max(layout.fields.values())
    for line, cells in lines[layout.has_heading :]:
        if not any(cell.strip() for cell in cells):
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
    if set(layout.fields) <= {"term", "english", "definition"} and given.get("term") and given.get("english"):
        try:
            return entry_of_pair(given["term"], given["english"], given.get("definition", ""))
        except UnusableError:
            if not layout.has_heading:
                raise
    fields = {name: parted(text) if name in LISTS else text for name, text in given.items()}
    if not fields.get("term") and fields.get("english"):
        fields["term"] = fields.pop("english")
    return entry_of(fields)

"""Lists of names: a Chinese and an English one on a line, `中文，English` or `- term：译名`, anywhere in a document.

A definition may stand behind them, `**词元** (Token): 最小的单位`, or, where headings name the terms, below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from typing import NamedTuple

from glossary.imports.code import without_code
from glossary.imports.entry import UnusableError, entry_of, entry_of_pair
from glossary.imports.values import BadRow, Columns, ImportReader, Read, Row
from glossary.language.script import has_han
from glossary.model import Entry

_bullet = re.compile(r"(\s*)([-*+]\s+|\d+[.)]\s+)?")
_between = re.compile(r"\s*(?:[，：、；]|[,:;](?=\s)|\s[-–—=]+>?\s|[—–]+|[→⇒]|=+>?|\t|\s{2,})\s*")
_front_matter = re.compile(r"---\n.*?\n---\n", re.DOTALL)
# What parts names where no sign of the above does: 大模型（Large Model）, 大模型 / Large Model.
_otherwise = (
    re.compile(r"([^（）()，。；：,;:]+?)\s*[（(]([^（）()，。；：,;:]+)[）)]"),
    re.compile(r"([^（）()，。；：,;:]+?)\s/\s(.+)"),
)
_signs = re.compile("[，：、；,:;]")
# 词元 (Token): 最小的单位, Token（词元）—— 最小的单位
_defined = re.compile(r"([^（）()，。；：,;:]+?)\s*[（(]([^（）()。；：;:]+)[）)]\**\s*(?:[:：]|[-–—]+\s?)\**\s*(\S.*)")
# Headings, quotations, comments and rules say something else, and end a list.
_other = re.compile(r"\s*(?:#|>|<!--|\{\{|-{3,}|\|)")
_heading = re.compile(r"\s{0,3}(#{2,6})\s+(.+?)(?:\s*\{#[^{}]*\})?\s*#*")
_link = re.compile(r"(?<!!)\[([^\[\]]+)\]\([^()\s]*\)")
_edge_marks = re.compile(r"^[*_`]+|[*_`]+$")
_emphasis = re.compile(r"\*+|`+")


_LINE, _ITEM = "", "item"
# How many lines of a list are looked at to tell what it is.
_SAMPLE = 200
# At which of its signs a line may part: a definition has as many as it likes, behind the names.
_MOST_SIGNS = 20


class _Line(NamedTuple):
    """A line of a list and its number, 1-based; `kind` is how it is made: plain, an item, or a heading of one level.

    `remarks` are the items below it, `definition` the paragraph below a heading.
    """

    body: str
    number: int
    kind: str
    remarks: tuple[str, ...] = ()
    definition: str = ""

    def entry(self, *, is_defined: bool = False) -> Entry:
        """The entry that it says. Raises UnusableError for none."""
        if self.kind.startswith("#") and self.definition and not has_han(self.body):
            return entry_of({"term": self.body, "definition": self.definition})
        entry = _entry(self.body, is_defined=is_defined)
        note = " ".join(filter(None, (entry.note, *self.remarks)))
        return entry._replace(note=note, definition=entry.definition or self.definition)


def _read(text: str, columns: Columns) -> Read:
    lists = _all_lists(text)
    of_names = _lists_of_names(lists) or lists
    rows: list[Row] = []
    bad: list[BadRow] = []
    for lines in of_names:
        is_defined = _have_definitions(lines)
        for line in lines:
            try:
                rows.append(Row(line.entry(is_defined=is_defined), line.number))
            except UnusableError as fault:
                bad.append(BadRow(line.number, fault.message))
    return Read(rows, bad, "a list, a Chinese and an English name on each line" + _where(lists, of_names))


def _all_lists(text: str) -> list[list[_Line]]:
    text = text.removeprefix("\ufeff")
    return [*_lists(text), *_headings(text)]


def _lists_of_names(lists: list[list[_Line]]) -> list[list[_Line]]:
    """The lists that hold names, made as the longest of them is; what else stands in the document is prose.

    One line alone among other things is no list: `- [指南 - Guide](…)`.
    """
    found = [lines for lines in lists if _is_of_names(lines)]
    longest = max(found, key=len, default=[])
    if len(longest) == 1 and len(found) < len(lists):
        return []
    return [lines for lines in found if lines[0].kind == longest[0].kind]


def _headings(text: str) -> Iterator[list[_Line]]:
    """The headings of each level, with the paragraph below each."""
    by_level: dict[str, list[_Line]] = {}
    last: _Line | None = None
    for number, line in enumerate(without_code(text.split("\n")), 1):
        heading = _heading.fullmatch(line)
        if last and (heading or (last.definition and not line.strip())):
            by_level.setdefault(last.kind, []).append(last)
            last = None
        if heading:
            last = _Line(heading[2], number, heading[1])
        elif last and line.strip():
            last = last._replace(definition=f"{last.definition} {_plain(line)}".strip())
    if last:
        by_level.setdefault(last.kind, []).append(last)
    yield from by_level.values()


def _plain(line: str) -> str:
    """A line without its links and emphasis."""
    return _emphasis.sub("", _link.sub(r"\1", line)).strip()


def _where(lists: list[list[_Line]], of_names: list[list[_Line]]) -> str:
    if len(lists) == len(of_names):
        return ""
    return ", in " + ", ".join(f"lines {lines[0].number}–{lines[-1].number}" for lines in of_names)


def _lists(text: str) -> Iterator[list[_Line]]:
    """The runs of items, and of lines that are none; items below an item are its remarks."""
    lines: list[_Line] = []
    for number, line in _content(text):
        indent, mark = _bullet.match(line).groups()  # type: ignore[union-attr]
        body = line[len(indent) + len(mark or "") :].strip()
        if lines and lines[0].kind == _ITEM and len(indent) > 1:
            lines[-1] = lines[-1]._replace(remarks=(*lines[-1].remarks, body))
            continue
        kind = _ITEM if mark else _LINE
        if lines and (kind != lines[0].kind or not body):
            yield lines
            lines = []
        if body:
            lines.append(_Line(body, number, kind))
    if lines:
        yield lines


def _content(text: str) -> Iterator[tuple[int, str]]:
    """The lines that may say names, with their numbers; an empty one for what ends a list. Blank ones end none."""
    front_matter = _front_matter.match(text)
    first = front_matter[0].count("\n") if front_matter else 0
    for number, line in enumerate(without_code(text.split("\n")[first:]), first + 1):
        if line.strip():
            yield number, "" if _other.match(line) else line


def _entry(body: str, *, is_defined: bool) -> Entry:
    """The entry of a line, parted where one side is Chinese and the other is not. Raises UnusableError for none.

    `is_defined`: the lines of the list have definitions. Smelt（矿物）：冶炼 tells a sense, Token（词元）：单位 none.
    """
    body = _link.sub(r"\1", body)
    ways = (_parted, _with_definition)
    for way in reversed(ways) if is_defined else ways:
        if entry := next(way(body), None):
            return entry
    raise UnusableError(f"expected a Chinese and an English name, as in `词元，token`, not {body[:40]!r}")


def _with_definition(body: str) -> Iterator[Entry]:
    if found := _defined.fullmatch(body):
        yield from _pairs([(found[1], found[2])], _plain(found[3]))


def _parted(body: str) -> Iterator[Entry]:
    places = islice(_between.finditer(body), _MOST_SIGNS)
    sides = [(body[: place.start()], body[place.end() :]) for place in places]
    # Where several signs may part it, rather where neither side is parted again into both languages.
    yield from _pairs(sorted(sides, key=lambda side: not all(map(_is_of_one_language, side))))
    yield from _pairs((found[1], found[2]) for form in _otherwise if (found := form.fullmatch(body)))


def _is_of_one_language(side: str) -> bool:
    parts = [has_han(part) for part in _signs.split(side) if part.strip()]
    return all(parts) or (not any(parts) and "：" not in side)


def _pairs(sides: Iterable[tuple[str, str]], definition: str = "") -> Iterator[Entry]:
    """The entries of those of two sides that are a pair of names."""
    for side in sides:
        one, other = (_edge_marks.sub("", name.strip()) for name in side)
        if one and other:
            with suppress(UnusableError):
                yield entry_of_pair(one, other, definition)


def _fits(path: str, text: str) -> bool:
    """There is a list of names. What a table would part by commas or tabs is a table."""
    if path.endswith((".csv", ".tsv", ".tab", ".utf8")):
        return False
    lists = _all_lists(text)
    if any("\t" in line.body for lines in lists[:1] for line in lines[:5]):
        return False
    return bool(_lists_of_names(lists))


def _have_definitions(lines: list[_Line]) -> bool:
    sample = lines[:_SAMPLE]
    return 2 * sum(_defined.fullmatch(_link.sub(r"\1", line.body)) is not None for line in sample) > len(sample)


def _is_of_names(lines: list[_Line]) -> bool:
    """Most of them are such pairs. A Latin heading is a term beside others only."""
    sample = lines[:_SAMPLE]
    return 2 * sum(map(_is_pair, sample)) > len(sample) and any(has_han(line.body) for line in sample)


def _is_pair(line: _Line) -> bool:
    try:
        line.entry()
    except UnusableError:
        return False
    return True


READER = ImportReader("list", "lists such as `中文，English`", _fits, _read)

"""Lists of names: a Chinese and an English one on a line, `中文，English` or `- term：译名`, anywhere in a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from glossary.imports.code import without_code
from glossary.imports.entry import UnusableError, entry_of_pair
from glossary.imports.values import BadRow, Columns, ImportReader, Read, Row
from glossary.model import Entry

_bullet = re.compile(r"(\s*)([-*+]\s+|\d+[.)]\s+)?")
_between = re.compile(r"\s*(?:[，：、；]|[,:;](?=\s)|\s[-–—=]+>?\s|[—–]+|[→⇒]|=+>?|\t)\s*")
_front_matter = re.compile(r"---\n.*?\n---\n", re.DOTALL)
# What parts names where no sign of the above does: 大模型（Large Model）, 大模型 / Large Model.
_otherwise = re.compile(r"([^（）()，。；：,;:]+?)(?:\s*[（(]([^（）()，。；：,;:]+)[）)]|\s/\s(.+))")
# Headings, quotations, comments and rules say something else, and end a list.
_other = re.compile(r"\s*(?:#|>|<!--|\{\{|-{3,}|\|)")
_link = re.compile(r"(?<!!)\[([^\[\]]+)\]\([^()\s]*\)")
_edge_marks = re.compile(r"^[*_`]+|[*_`]+$")


class _Line(NamedTuple):
    """A line of a list and its number, 1-based; `remarks` are the items below it."""

    body: str
    number: int
    is_item: bool
    remarks: tuple[str, ...] = ()

    def entry(self) -> Entry:
        """The entry that it says. Raises UnusableError for none."""
        entry = _entry(self.body)
        return entry._replace(note=" ".join(filter(None, (entry.note, *self.remarks))))


def _read(text: str, columns: Columns) -> Read:
    lists = list(_lists(text.removeprefix("\ufeff")))
    of_names = _lists_of_names(lists) or lists
    rows: list[Row] = []
    bad: list[BadRow] = []
    for line in (line for lines in of_names for line in lines):
        try:
            rows.append(Row(line.entry(), line.number))
        except UnusableError as fault:
            bad.append(BadRow(line.number, fault.message))
    return Read(rows, bad, "a list, a Chinese and an English name on each line" + _where(lists, of_names))


def _lists_of_names(lists: list[list[_Line]]) -> list[list[_Line]]:
    """The lists that hold names, made as the longest of them is; what else stands in the document is prose."""
    found = [lines for lines in lists if _is_of_names(lines)]
    longest = max(found, key=len, default=[])
    return [lines for lines in found if lines[0].is_item == longest[0].is_item]


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
        if lines and lines[0].is_item and len(indent) > 1:
            lines[-1] = lines[-1]._replace(remarks=(*lines[-1].remarks, body))
            continue
        if lines and (bool(mark) != lines[0].is_item or not body):
            yield lines
            lines = []
        if body:
            lines.append(_Line(body, number, bool(mark)))
    if lines:
        yield lines


def _content(text: str) -> Iterator[tuple[int, str]]:
    """The lines that may say names, with their numbers; an empty one for what ends a list. Blank ones end none."""
    front_matter = _front_matter.match(text)
    first = front_matter[0].count("\n") if front_matter else 0
    for number, line in enumerate(without_code(text.split("\n")[first:]), first + 1):
        if line.strip():
            yield number, "" if _other.match(line) else line


def _entry(body: str) -> Entry:
    """The entry of a line, parted where one side is Chinese and the other is not. Raises UnusableError for none."""
    body = _link.sub(r"\1", body)
    for place in _between.finditer(body):
        one, other = (_edge_marks.sub("", name.strip()) for name in (body[: place.start()], body[place.end() :]))
        if one and other:
            with suppress(UnusableError):
                return entry_of_pair(one, other)
    if found := _otherwise.fullmatch(body):
        with suppress(UnusableError):
            one, other = (_edge_marks.sub("", name.strip()) for name in (found[1], found[2] or found[3]))
            return entry_of_pair(one, other)
    raise UnusableError(f"expected a Chinese and an English name, as in `词元，token`, not {body[:40]!r}")


def _fits(path: str, text: str) -> bool:
    """There is a list of names. What a table would part by commas or tabs is a table."""
    if path.endswith((".csv", ".tsv", ".tab", ".utf8")):
        return False
    lists = list(_lists(text.removeprefix("\ufeff")))
    if any("\t" in line.body for lines in lists[:1] for line in lines[:5]):
        return False
    return any(map(_is_of_names, lists))


def _is_of_names(lines: list[_Line]) -> bool:
    """Most of them are such pairs."""
    return 2 * sum(map(_is_pair, lines)) > len(lines)


def _is_pair(line: _Line) -> bool:
    try:
        line.entry()
    except UnusableError:
        return False
    return True


READER = ImportReader("list", "lists such as `中文，English`", _fits, _read)

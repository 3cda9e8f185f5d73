"""Lists of names: a Chinese and an English one on a line, `中文，English` or `- term：译名`."""

from __future__ import annotations

import re

from glossary.imports.entry import UnusableError, entry_of_pair
from glossary.imports.values import BadRow, Columns, ImportReader, Read, Row

_bullet = re.compile(r"\s*(?:[-*+]\s+|\d+[.)]\s+)?")
_between = re.compile(r"\s*(?:[，：、；]|[,:;](?=\s)|\s[-–—=]+>?\s|[—–]+|=|\t)\s*")
# Headings, quotations, fences, comments and rules say something else.
_other = re.compile(r"\s*(?:#|>|```|~~~|<!--|-{3,}|\|)")
_SAMPLE = 200
_edge_marks = re.compile(r"^[*_`]+|[*_`]+$")


def _read(text: str, columns: Columns) -> Read:
    rows: list[Row] = []
    bad: list[BadRow] = []
    for number, line in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not line.strip() or _other.match(line):
            continue
        try:
            rows.append(Row(entry_of_pair(*_names(line)), number))
        except UnusableError as fault:
            bad.append(BadRow(number, fault.message))
    return Read(rows, bad, "a list, a Chinese and an English name on each line")


def _names(line: str) -> tuple[str, str]:
    """The two names of a line: parted where one side is Chinese and the other is not. Raises UnusableError for none."""
    body = line[_bullet.match(line).end() :].strip()  # type: ignore[union-attr]
    for place in _between.finditer(body):
        one, other = (_edge_marks.sub("", name.strip()) for name in (body[: place.start()], body[place.end() :]))
        if one and other:
            try:
                entry_of_pair(one, other)
            except UnusableError:
                continue
            return one, other
    raise UnusableError(f"expected a Chinese and an English name, as in `词元，token`, not {body[:40]!r}")


def _fits(path: str, text: str) -> bool:
    """Most lines are such pairs. What a table would part by commas or tabs is a table."""
    if path.endswith((".csv", ".tsv", ".tab", ".utf8")):
        return False
    sample = [line for line in text.removeprefix("\ufeff").split("\n") if line.strip() and not _other.match(line)]
    sample = sample[:_SAMPLE]
    if any("\t" in line for line in sample[:5]):
        return False
    return 2 * sum(map(_is_pair, sample)) > len(sample)


def _is_pair(line: str) -> bool:
    try:
        _names(line)
    except UnusableError:
        return False
    return True


READER = ImportReader("list", "lists such as `中文，English`", _fits, _read)

"""Where each field of one entry stands among its lines, for lines as the tool writes them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from glossary.store.fields import FIELDS, FREE_PREFIX, LISTS, Value
from glossary.store.yaml_text import is_flow_counts, read_flow_list, read_scalar

_field_line = re.compile(r"( *)(- )?([a-z_]+|x-[a-z_-]+): (.+)").fullmatch
_is_count = re.compile(r"0|[1-9][0-9]*").fullmatch


class Field(NamedTuple):
    """One field of a block: `first` and `last` are the half-open range of its lines, counted from 0.

    `written` is what stands behind `name: ` where the field is one line of its own, else empty.
    `offset` is where the name begins, in code points from the start of the block.
    """

    value: Value
    first: int
    last: int
    written: str
    offset: int


class Layout(NamedTuple):
    """The fields of a block by name, in their order.

    `column` is where all the names begin, None where the fields do not stand on lines of their own.
    """

    fields: Mapping[str, Field]
    column: int | None


def by_lines(text: str) -> Layout | None:
    """The layout of a block whose fields are one line each, as the tool writes them; None for any other."""
    fields: dict[str, Field] = {}
    column, offset = None, 0
    for number, line in enumerate(text.split("\n")):
        if not is_gap(line):
            match = _field_line(line)
            if match is None or bool(match[2]) == bool(fields) or column not in (None, match.start(3)):
                return None
            column, name, written = match.start(3), match[3], match[4]
            value = value_of(name, written)
            if value is None or name in fields:
                return None
            fields[name] = Field(value, number, number + 1, written, offset + column)
        offset += len(line) + 1
    return Layout(fields, column) if fields else None


def is_gap(line: str) -> bool:
    """Whether the line is blank or only a comment."""
    return line.lstrip(" ")[:1] in ("", "#")


def value_of(name: str, written: str) -> Value | None:
    """What a field says, empty where the tool does not care; None where it takes PyYAML to say."""
    if name in LISTS:
        return read_flow_list(written)
    if name == "posts":
        return "" if _is_count(written) else None
    if name == "variants":
        return "" if is_flow_counts(written) else None
    if name in FIELDS:
        return _text(written)
    return "" if name.startswith(FREE_PREFIX) and _text(written) is not None else None


def _text(written: str) -> str | None:
    """The text of a value, with or without a comment behind it."""
    text = read_scalar(written)
    return read_scalar(written.partition(" #")[0].rstrip(" ")) if text is None and " #" in written else text

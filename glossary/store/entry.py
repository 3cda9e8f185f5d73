"""One entry's lines in the glossary file: its layout, and the entry that it says.

What a person laid out otherwise than the tool does is read by PyYAML, that block alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from glossary.language.folding import fold
from glossary.model import Entry
from glossary.store.fields import ALLOWED, FIELDS, FREE_PREFIX, LISTS, Value
from glossary.store.layout import Field, Layout, by_lines, is_gap
from glossary.store.source import Source, nearest

if TYPE_CHECKING:
    import yaml

# YAML 1.1 ends a line at each of these, the rest of the tool only at \n and \r\n: the two count differently.
_other_line_end = re.compile("[\r\x85\u2028\u2029]").search


def read_entry(source: Source) -> tuple[Layout, Entry]:
    """The layout and the entry of one block. Raises FileError for what a glossary may not hold."""
    layout = by_lines(source.text) or _by_yaml(source)
    return layout, _entry(source, layout)


def _entry(source: Source, layout: Layout) -> Entry:
    values = {name: field.value for name, field in layout.fields.items()}
    if not values.get("term"):
        at = layout.fields["term"] if "term" in values else next(iter(layout.fields.values()), None)
        raise source.wrong(at.offset if at else _dash(source), "this entry has no term; expected - term: …")
    for name, allowed in ALLOWED.items():
        if values.get(name) and values[name] not in allowed:
            message = f"unknown {name} {values[name]}{nearest(str(values[name]), allowed)}"
            raise source.wrong(layout.fields[name].offset, message)
    entry = Entry(**{name: values[name] for name in Entry._fields if name in values})  # type: ignore[arg-type]
    if entry.distinct and fold(entry.term) in map(fold, entry.distinct):
        message = f"distinct names {entry.term} itself; name the other thing, or write an entry for each English name"
        raise source.wrong(layout.fields["distinct"].offset, message)
    return entry


def _by_yaml(source: Source) -> Layout:
    from glossary.store import strict_yaml as store_yaml

    node = _mapping(source)
    pairs = store_yaml.pairs_of(source, node)
    values = {name: _value(source, name, key, value) for name, (key, value) in pairs.items()}
    starts = {name: key.start_mark.index for name, (key, _) in pairs.items()}
    if getattr(node, "flow_style", False) or not pairs or _other_line_end(source.text):
        return Layout({name: Field(values[name], 0, 0, "", starts[name]) for name in pairs}, None)
    column = _column(source.text, min(starts.values()))
    return Layout(dict(_fields(source.text, column, starts, values)), column)


def _mapping(source: Source) -> yaml.Node:
    """The one mapping that a block holds."""
    from glossary.store import strict_yaml as store_yaml

    root = store_yaml.compose(source)
    items = root.value if root is not None and store_yaml.kind_of(root) == "seq" else []
    if len(items) != 1 or store_yaml.kind_of(items[0]) != "map":
        raise source.wrong(_dash(source), "an entry is a mapping; expected - term: …")
    mapping: yaml.Node = items[0]
    return mapping


def _fields(
    text: str, column: int, starts: Mapping[str, int], values: Mapping[str, Value]
) -> Iterator[tuple[str, Field]]:
    """Each field with its lines, which end before the next field and what stands between the two."""
    lines = text.split("\n")[:-1]
    firsts = [text.count("\n", 0, start) for start in starts.values()]
    for (name, start), first, following in zip(starts.items(), firsts, [*firsts[1:], len(lines)], strict=True):
        last = following
        while last - 1 > first and _ends_before(lines[last - 1], column):
            last -= 1
        line, lead = lines[first][column:], f"{name}: "
        written = line.removeprefix(lead) if line.startswith(lead) and last == first + 1 else ""
        yield name, Field(values[name], first, last, written, start)


def _ends_before(line: str, column: int) -> bool:
    """Whether a blank line or a comment stands too far left to be part of a text of several lines."""
    return is_gap(line) and len(line) - len(line.lstrip(" ")) <= column


def _value(source: Source, name: str, key: yaml.Node, node: yaml.Node) -> Value:
    from glossary.store import strict_yaml as store_yaml

    if name.startswith(FREE_PREFIX):
        return ""
    if name not in FIELDS:
        raise source.wrong(key.start_mark.index, f"unknown field {name}{nearest(name, FIELDS)}, or {FREE_PREFIX}…")
    if name in LISTS:
        return store_yaml.list_of(source, node, name)
    expected = {"posts": "int", "variants": "map"}.get(name)
    if expected is None:
        return store_yaml.node_text(source, node, name)
    if store_yaml.kind_of(node) not in (expected, "null"):
        called = "a number" if expected == "int" else "a mapping"
        raise source.wrong(node.start_mark.index, f"{name} must be {called}; the tool writes it, so delete the line")
    return ""


def _column(text: str, offset: int) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1)


def _dash(source: Source) -> int:
    """Where the block's `-` stands."""
    match = re.search(r"^ *-", source.text, re.MULTILINE)
    return match.end() - 1 if match else 0

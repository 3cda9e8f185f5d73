"""Names put into a list of one entry's lines, or taken out, so that everything else there stays byte for byte.

A list may be written as `[a, b]`, over several lines, or with a dash for each name; comments stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.errors import FileError
from glossary.store import strict_yaml as store_yaml
from glossary.store.entry import read_entry
from glossary.store.source import Source
from glossary.store.update import with_fields
from glossary.store.yaml_text import flow_list, flow_scalar

if TYPE_CHECKING:
    import yaml


def with_name(source: Source, field: str, name: str) -> str:
    """The block with one more name at the end of a list, which is begun where there is none.

    Raises FileError where the block's lines do not allow that.
    """
    layout, entry = read_entry(source)
    known: tuple[str, ...] = getattr(entry, field)
    if name in known:
        return source.text
    if field not in layout.fields:
        return _checked(source, with_fields(source.text, layout, {field: flow_list([name])}), field, (name,))
    key, node = _nodes(source, field)
    if not known:
        text = _begun(source.text, key, node, name)
    elif getattr(node, "flow_style", True):
        text = _inserted(source.text, node.value[-1].end_mark.index, f", {flow_scalar(name)}")
    else:
        end = source.text.index("\n", node.value[-1].end_mark.index)
        text = _inserted(source.text, end, f"\n{' ' * node.start_mark.column}- {flow_scalar(name)}")
    return _checked(source, text, field, (*known, name))


def without_name(source: Source, field: str, name: str) -> str:
    """The block without this name in a list. Raises FileError where the block's lines do not allow that."""
    layout, entry = read_entry(source)
    known: tuple[str, ...] = getattr(entry, field)
    if name not in known:
        return source.text
    left = tuple(other for other in known if other != name)
    key, node = _nodes(source, field)
    text = source.text
    for number in reversed([number for number, item in enumerate(node.value) if item.value == name]):
        start, end = _span(text, node, number)
        text = text[:start] + text[end:]
    if not left and layout.fields[field].written == flow_list(known):
        text = with_fields(source.text, layout, {field: ""})
    elif not left and not getattr(node, "flow_style", True):
        text = _inserted(text, key.end_mark.index + 1, " []")
    return _checked(source, text, field, left)


def _nodes(source: Source, field: str) -> tuple[yaml.Node, yaml.Node]:
    root = store_yaml.compose(source)
    assert root is not None  # It has been read as an entry.
    return store_yaml.pairs_of(source, root.value[0])[field]


def _begun(text: str, key: yaml.Node, node: yaml.Node, name: str) -> str:
    """A list that holds nothing, `aliases:` or `aliases: []`, with its first name."""
    end = node.end_mark.index if store_yaml.kind_of(node) == "seq" or node.value else key.end_mark.index + 1
    return text[: key.end_mark.index + 1] + " " + flow_list([name]) + text[end:]


def _span(text: str, node: yaml.Node, number: int) -> tuple[int, int]:
    """What goes with one name: the comma beside it, or its lines."""
    items = node.value
    if not getattr(node, "flow_style", True):
        last = text.index("\n", items[number].end_mark.index)
        return text.rindex("\n", 0, items[number].start_mark.index), last
    if number:
        return items[number - 1].end_mark.index, items[number].end_mark.index
    return items[0].start_mark.index, items[1].start_mark.index if len(items) > 1 else items[0].end_mark.index


def _inserted(text: str, offset: int, more: str) -> str:
    return text[:offset] + more + text[offset:]


def _checked(source: Source, text: str, field: str, names: tuple[str, ...]) -> str:
    """The new text, if it says what it must and the rest of the entry is what it was."""
    expected = read_entry(source)[1]._replace(**{field: names})  # type: ignore[arg-type]
    try:
        if read_entry(Source(source.path, text, source.line))[1] == expected:
            return text
    except FileError:
        pass
    raise source.wrong(0, f"{field} cannot be changed here; write the fields of this entry on lines of their own")

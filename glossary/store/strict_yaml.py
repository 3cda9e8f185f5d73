"""The part of YAML that a glossary file may use, read by PyYAML: slow, exact about places, rarely needed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from glossary.store.source import Source

if TYPE_CHECKING:
    import yaml

_MOST_LEVELS = 50
_CALLED = {
    "null": "nothing",
    "bool": "a truth value",
    "int": "a number",
    "float": "a number",
    "timestamp": "a date",
    "seq": "a list",
    "map": "a mapping",
}


def compose(source: Source) -> yaml.Node | None:
    """The tree of a text's one document, None where it is empty. Raises FileError with the place.

    Anchors, aliases and tags are refused: an entry is read and written alone, and every YAML reader must
    see the same text.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_what_reaches_elsewhere(source, loader)
        return yaml.compose(source.text, Loader=loader)
    except yaml.YAMLError as error:
        if "nesting depth" in str(getattr(error, "problem", "")):
            _refuse_depth(source)
        raise source.not_yaml(error) from None


def _refuse_what_reaches_elsewhere(source: Source, loader: type[yaml.SafeLoader]) -> None:
    import yaml

    level = 0
    for event in yaml.parse(source.text, Loader=loader):
        level += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        message = ""
        if getattr(event, "anchor", None) is not None:
            message = "anchors (&) and aliases (*) are not supported here: write the value out, or put it in quotes"
        elif getattr(event, "tag", None) is not None:
            message = "tags (!) are not supported here: write the plain value, or put it in quotes"
        elif level > _MOST_LEVELS:  # libyaml's tree builder recurses without a limit and would crash
            message = f"nested more than {_MOST_LEVELS} levels deep"
        if message:
            raise source.wrong(getattr(event.start_mark, "index", 0), message)


def _refuse_depth(source: Source) -> None:
    """Name the place that is too deep: a libyaml with a limit of its own reads ahead and names one far after it."""
    import yaml

    with suppress(yaml.YAMLError):
        _refuse_what_reaches_elsewhere(source, yaml.SafeLoader)


def kind_of(node: yaml.Node) -> str:
    """What YAML 1.1 takes the value for: `str`, `int`, `null`, `seq`, `map` …"""
    return str(node.tag).rpartition(":")[2]


def node_text(source: Source, node: yaml.Node, name: str) -> str:
    """The text of a value; empty where nothing is given. Raises FileError where it is something else."""
    kind = kind_of(node)
    if kind == "null":
        return ""
    if kind == "str":
        return str(node.value).rstrip("\n") if getattr(node, "style", None) in ("|", ">") else str(node.value)
    advice = f": write '{node.value}'" if isinstance(node.value, str) else ""
    raise source.wrong(node.start_mark.index, f"{name} must be text, but this is {_CALLED.get(kind, kind)}{advice}")


def list_of(source: Source, node: yaml.Node, name: str) -> tuple[str, ...]:
    """The texts of a list; empty where nothing is given. Raises FileError where it is something else."""
    if kind_of(node) == "null":
        return ()
    if kind_of(node) != "seq":
        raise source.wrong(node.start_mark.index, f"{name} must be a list, as in {name}: [one, two]")
    texts = (node_text(source, item, f"each of the {name}") for item in node.value)
    return tuple(filter(None, texts))


def pairs_of(source: Source, node: yaml.Node) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """The nodes of each field's name and value. Raises FileError where a mapping has one twice."""
    pairs: dict[str, tuple[yaml.Node, yaml.Node]] = {}
    for key, value in node.value:
        if kind_of(key) == "merge":
            raise source.wrong(key.start_mark.index, "merge keys (<<) are not supported here: write the fields out")
        name = node_text(source, key, "a field's name")
        if name in pairs:
            raise source.wrong(key.start_mark.index, f"{name} stands here a second time; keep one")
        pairs[name] = key, value
    return pairs

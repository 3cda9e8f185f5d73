"""Simple selectors, as in CSS: a tag, `#id`, `.class`, `[attribute]` or `[attribute=value]`, or several in one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_part = re.compile(r"""\#(?P<id>[\w-]+)|\.(?P<class>[\w-]+)|\[(?P<name>[\w:-]+)(?:=["']?(?P<value>[^"'\]]*)["']?)?\]""")
_selector = re.compile(rf"(?P<tag>[A-Za-z][\w-]*)?(?P<parts>(?:{_part.pattern.replace('?P<', '?P<_')})*)")


class Element(NamedTuple):
    """A start tag: its name in lower case, and its attributes as they are written, without entities resolved."""

    tag: str
    attributes: Mapping[str, str]


class Selector(NamedTuple):
    """What an element must have; empty fields ask for nothing."""

    tag: str
    attributes: tuple[tuple[str, str | None], ...]
    classes: frozenset[str]

    def matches(self, element: Element) -> bool:
        """Whether the element has all that is asked for."""
        if self.tag not in ("", element.tag):
            return False
        if self.classes and not self.classes.issubset(element.attributes.get("class", "").split()):
            return False
        return all(
            name in element.attributes and value in (None, element.attributes[name]) for name, value in self.attributes
        )


def parse_selector(text: str) -> Selector:
    """The selector of a text. Raises ValueError where it is none, or one with a space, a comma or a `>`."""
    match = _selector.fullmatch(text.strip())
    if not match or not match[0]:
        raise ValueError(f"{text!r} is not a simple selector such as main, .content, #post or [data-body]")
    parts = list(_part.finditer(match["parts"]))
    attributes = [("id", part["id"]) for part in parts if part["id"]]
    attributes += [(part["name"].lower(), part["value"]) for part in parts if part["name"]]
    classes = frozenset(part["class"] for part in parts if part["class"])
    return Selector((match["tag"] or "").lower(), tuple(attributes), classes)


def any_matches(selectors: Sequence[Selector], element: Element) -> bool:
    """Whether one of the selectors matches the element."""
    return any(selector.matches(element) for selector in selectors)

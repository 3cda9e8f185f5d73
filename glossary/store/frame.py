"""What surrounds the entries of a glossary file: line ends, the head up to `terms:`, and the tail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from glossary.store import strict_yaml as store_yaml
from glossary.store.fields import FIELDS, FREE_PREFIX
from glossary.store.layout import is_gap
from glossary.store.schema import SCHEMA
from glossary.store.source import Source, nearest

if TYPE_CHECKING:
    import yaml

VERSION = 1
_LIST = "terms must be a list, each entry beginning with a line - term: …"
NEW_HEAD = f"""\
# yaml-language-server: $schema={SCHEMA}
version: {VERSION}
terms: []
"""

_terms_line = re.compile(r"^(\ufeff?terms:)([ \t]*\[[ \t]*\])?([ \t]*(?:#.*)?\n)", re.MULTILINE)
_is_usual_head = re.compile(rf"\ufeff?(?:#.*\n|[ \t]*\n|version: {VERSION}\n)*terms:(?: \[\])?\n").fullmatch
_line = re.compile(r".*\n")


class LineEnds(NamedTuple):
    """How the lines of a file end: all with `\\n` or all with `\\r\\n`, the last perhaps with nothing."""

    newline: str
    final: bool

    def restore(self, text: str) -> str:
        """The text with the line ends of the file."""
        text = text if self.final else text.removesuffix("\n")
        return text.replace("\n", self.newline) if self.newline != "\n" else text


def unify(text: str) -> tuple[str, LineEnds]:
    """The text with every line ended by `\\n`, and what restores it. Mixed line ends stay as they are."""
    ends = text.count("\r\n")
    newline = "\r\n" if ends and ends == text.count("\n") == text.count("\r") else "\n"
    text = text.replace("\r\n", "\n") if newline == "\r\n" else text
    final = not text or text.endswith("\n")
    return text if final else text + "\n", LineEnds(newline, final)


def head_end(source: Source) -> int:
    """Where the entries begin: behind the line `terms:`. Raises FileError where there is none."""
    if match := _terms_line.search(source.text):
        return match.end()
    if "\r" in source.text and "\n" not in source.text.rstrip("\n"):
        raise source.wrong(source.text.index("\r"), "lines end with CR alone; save the file with LF or CRLF line ends")
    terms = _top_level(source).get("terms")
    if terms is not None:
        raise source.wrong(terms.start_mark.index, _LIST)
    raise source.wrong(0, "terms: is missing; expected version: 1, then terms: and a line - term: … for each entry")


def with_terms(head: str, any_terms: bool) -> str:
    """The head for a file with entries, or for one without: a list that is not null for any YAML reader."""
    return _terms_line.sub(rf"\g<1>{'' if any_terms else ' []'}\g<3>", head, count=1)


def check(path: str, head: str, entries_lines: int, tail: str) -> None:
    """Raises FileError where the file around its entries is not what it must be.

    `entries_lines` is the number of lines between head and tail.
    """
    usual = _is_usual_head(head) is not None
    if usual and not entries_lines and not tail:
        return
    source = Source(path, head + "\n" * entries_lines + tail)
    _check_tail(source, len(head) + entries_lines, "not indented like the entries above; " * bool(entries_lines))
    line = _terms_line.search(head)
    if entries_lines and line and line[2]:
        raise source.wrong(line.start(), "entries follow an empty list; delete the []")
    if not usual or not all(map(is_gap, tail.split("\n"))):
        terms = _top_level(source)["terms"]
        if terms.value:
            raise source.wrong(terms.start_mark.index, _LIST)


def _check_tail(source: Source, start: int, above: str) -> None:
    """Catches the slips that YAML would report far from where they are."""
    line = next((found for found in _line.finditer(source.text, start) if not is_gap(found[0].rstrip("\n"))), None)
    if line is None:
        return
    name = line[0].partition(":")[0]
    if name in FIELDS:
        raise source.wrong(line.start(), f"indent {name}: so that it stands under its term:")
    if line[0].startswith((" ", "\t", "- ")):
        raise source.wrong(line.start(), above + _LIST)


def _top_level(source: Source) -> dict[str, yaml.Node]:
    root = store_yaml.compose(source)
    if root is None or store_yaml.kind_of(root) != "map":
        raise source.wrong(0, f"expected version: {VERSION}, then terms: and a line - term: … for each entry")
    pairs = store_yaml.pairs_of(source, root)
    for name, (key, _) in pairs.items():
        if name not in ("version", "terms") and not name.startswith(FREE_PREFIX):
            message = f"unknown name {name}{nearest(name, ('version', 'terms'))}, or {FREE_PREFIX}…"
            raise source.wrong(key.start_mark.index, message)
    version = pairs.get("version")
    if version and (store_yaml.kind_of(version[1]), version[1].value) != ("int", str(VERSION)):
        message = f"this version of the file's format is not known; expected version: {VERSION}"
        raise source.wrong(version[1].start_mark.index, message)
    return {name: value for name, (_, value) in pairs.items()}

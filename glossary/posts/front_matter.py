"""What a post's front matter says: fast for the plain form of nearly all posts, by python-frontmatter otherwise.

Between `+++` it is TOML, as Hugo has it, and tomllib reads it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from glossary.language.patterns import pattern
from glossary.posts.front_matter_faults import toml_fault, yaml_fault

# The plain form: `key: value` on one line, perhaps with folded lines below it, or `key:` and a list of one-line items.
# It is narrower than YAML wherever YAML has a second thought (tabs, anchors, flow lists, blank lines within a value);
# what does not match goes to the library.
_DOUBLE_QUOTED = r"\"(?:[^\"\\\n]|\\[0abtnvfre \"/\\])*+\""
_QUOTED = rf"(?:{_DOUBLE_QUOTED}|'(?:[^'\n]|'')*+')"
_PLAIN = r"(?:[^\s'\"\[\]{}>|*&!%#`@,?:=<~-]|[?:-](?=[^\s,\[\]{}]))(?:[^\s:#]|:(?=\S)|(?<=\S)#| ++(?=[^\s#]))*+"
_END = r" *+(?:(?<= )#[^\n]*+)?\r?\n"
_FOLDED = rf" ++{_PLAIN}(?: *+\r?\n(?: ++{_PLAIN} *+\r?\n)++|{_END})"
_LIST = rf"(?:(?P<indent> *+)- ++(?:{_QUOTED}|{_PLAIN}){_END}(?:(?P=indent)- ++(?:{_QUOTED}|{_PLAIN}){_END})*+)?+"
_KEY = r"[^\W\d][\w-]{0,99}+"
_VALUE = rf"(?: ++(?:{_QUOTED}|\[\]|\{{\}}){_END}|{_FOLDED}|{_END}{_LIST})"
_plain_form = pattern(rf"(?:{_KEY}:{_VALUE}| *+(?:#[^\n]*+)?\r?\n)*+")
_item = pattern(rf"- +({_QUOTED}|{_PLAIN})")
# What PyYAML's reader refuses, and the byte order mark, which it takes for nothing.
_unreadable = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
# An item that may be a number, a date, a truth value or nothing instead of a text; or that holds an escape.
_no_text = pattern(
    r"^(?:[-+.\d][-+.\d_:,a-fA-FoxTtZznNiI]*(?: [-+.\d: Z]*)?|true|false|yes|no|on|off|null|\".*\\[^\"\\/].*)$",
    re.IGNORECASE | re.MULTILINE,
)
# A value that goes on in the next line.
_continued = pattern(r"^([A-Za-z_][\w-]*):[^\n]*\n[ \t]+[^\s#-]", re.MULTILINE)
_escape = pattern(r"\\(.)")
_toml_place = pattern(r" \(at (?:line (\d+), column \d+|end of document)\)$")

Fields = Mapping[str, object]


class FrontMatterProblem(NamedTuple):
    """Why a front matter cannot be read; `line` counts from the front matter's first line, which is 1."""

    line: int
    message: str


def is_toml(text: str) -> bool:
    """Whether the front matter of a post's text stands between `+++`, and so is TOML."""
    return text.startswith("+++", int(text.startswith("\ufeff")))


def read_lists(
    raw: str, keys: Mapping[str, str], toml: bool = False
) -> tuple[list[tuple[str, str]], FrontMatterProblem | None]:
    """The items of the lists that stand under `keys`, each as (keys[key], item), and what is broken, if anything.

    `raw` is the front matter without its fences.
    """
    if toml:
        fields, problem = _read_toml(raw)
        return list(_items_of(fields, keys)), problem
    found = _read_plain_form(raw if raw.endswith("\n") else raw + "\n", keys)
    if found is not None:
        return found, None
    fields, problem = _read_with_library(raw)
    return list(_items_of(fields, keys)), problem


def _read_plain_form(raw: str, keys: Mapping[str, str]) -> list[tuple[str, str]] | None:
    """The items, or None where the front matter, or one of the lists, needs the library."""
    if _unreadable.search(raw) or not _plain_form.fullmatch(raw):
        return None
    lists = {key: _item.findall(lines) for key, lines in _lists(*keys).findall(raw)}
    singles = {match[1]: match for match in _singles(*keys).finditer(raw)}
    if any(raw.startswith(" ", match.end()) for match in singles.values()):
        return None  # a value goes on in the next line
    items = lists | {key: [match[2]] for key, match in singles.items()}
    if len(items) != sum(raw.count(f"\n{key}:") + raw.startswith(f"{key}:") for key in keys):
        return None  # one of them is neither a list nor a single value, or stands there twice
    if _no_text.search("\n".join(chain.from_iterable(items.values()))):
        return None
    return [(keys[key], text) for key in keys if key in items for text in map(_unquote, items[key]) if text]


@lru_cache(maxsize=8)
def _lists(*keys: str) -> re.Pattern[str]:
    """What finds the lists under these keys."""
    return re.compile(rf"^({_any_of(keys)}):(?: *\[\])?{_END}((?: *- [^\n]*\n)*)", re.MULTILINE)


@lru_cache(maxsize=8)
def _singles(*keys: str) -> re.Pattern[str]:
    """What finds the single values under these keys."""
    return re.compile(rf"^({_any_of(keys)}): ++({_QUOTED}|{_PLAIN}){_END}", re.MULTILINE)


def _any_of(keys: Collection[str]) -> str:
    return "|".join(map(re.escape, keys)) or r"(?!)"


def read_texts(raw: str, keys: Collection[str], toml: bool = False) -> dict[str, str]:
    """What single values stand under `keys`, as texts; nothing for a front matter that cannot be read.

    `raw` is the front matter without its fences.
    """
    if toml:
        return _texts_of(_read_toml(raw)[0], keys)
    raw = raw if raw.endswith("\n") else raw + "\n"
    is_plain = "\\" not in raw and _plain_form.fullmatch(raw) is not None
    if is_plain and not re.search(r"^[ \t]+[^\s#-]", raw, re.MULTILINE):
        return {match[1]: _unquote(match[2]) for match in _singles(*keys).finditer(raw)}
    return _texts_of(_read_with_library(raw)[0], keys)


def _texts_of(fields: Fields, keys: Collection[str]) -> dict[str, str]:
    return {key: str(fields[key]) for key in keys if isinstance(fields.get(key), str | int | float | date)}


def _unquote(value: str) -> str:
    """The text of an item, in which a backslash only ever stands before a quote, a slash or a backslash."""
    if value[0] == "'":
        return value[1:-1].replace("''", "'")
    return _escape.sub(r"\1", value[1:-1]) if value[0] == '"' else value


def _items_of(fields: Fields, keys: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for key, kind in keys.items():
        value = fields.get(key)
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and item:
                yield kind, item


def _read_with_library(raw: str) -> tuple[Fields, FrontMatterProblem | None]:
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    try:
        fields = YAMLHandler().load(raw)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return {}, FrontMatterProblem(mark.line + 1 if mark else 1, yaml_fault(error.problem or ""))
    except yaml.reader.ReaderError as error:
        line = raw.count("\n", 0, error.position) + 1
        return {}, FrontMatterProblem(line, f"the sign U+{error.character:04X} may not stand there; take it out")
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        return {}, FrontMatterProblem(1, f"a date or a number that cannot be ({str(error).splitlines()[0]}); quote it")
    return (fields, None) if isinstance(fields, dict) else ({}, None)


def _read_toml(raw: str) -> tuple[Fields, FrontMatterProblem | None]:
    import tomllib

    try:
        return tomllib.loads(raw), None
    except (ValueError, RecursionError) as error:
        message = str(error).partition("\n")[0]
        place = _toml_place.search(message)
        # Without a line it is the end, where something is still open.
        line = int(place[1]) if place and place[1] else raw.rstrip("\r\n").count("\n") + 1
        return {}, FrontMatterProblem(line, toml_fault(_toml_place.sub("", message)))

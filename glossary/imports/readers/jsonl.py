"""JSON: an object a line, a list of objects, or an object from Chinese to English names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from glossary.errors import GlossaryError
from glossary.imports.columns import FIELD_OF_HEADING, OWN
from glossary.imports.entry import UnusableError, entry_of, entry_of_pair
from glossary.imports.values import BadRow, Columns, ImportReader, Read, Row
from glossary.json_text import read_json
from glossary.language.script import has_han
from glossary.model import Entry
from glossary.store.fields import LISTS, Value

_escape = re.compile(r"\\u[dD][89a-fA-F]")
_surrogate = re.compile("[\ud800-\udfff]")


def _read(text: str, columns: Columns) -> Read:
    text = text.removeprefix("\ufeff")
    records, shape = _whole(text)
    found = list(_rows(records if shape else _by_line(text)))
    bad = [row for row in found if isinstance(row, BadRow)]
    return Read([row for row in found if isinstance(row, Row)], bad, shape or "JSON, an object a line", True)


def _whole(text: str) -> tuple[list[tuple[int, object]], str]:
    """The records of a file that is one JSON value; nothing where each line is one."""
    try:
        value = _loaded(text)
    except ValueError as error:
        # Of the first two lines of a file of lines, one at least is a value.
        if not any(map(_is_json, text.lstrip().split("\n")[:2])):
            line = getattr(error, "lineno", 1)
            raise GlossaryError(f"line {line}: no JSON: {getattr(error, 'msg', error)}") from None
        return [], ""
    if isinstance(value, dict) and isinstance(value.get("terms"), list):
        value = value["terms"]
    if isinstance(value, list):
        return list(enumerate(value, 1)), "JSON, a list of objects"
    if isinstance(value, dict) and not any(key.casefold() in FIELD_OF_HEADING for key in value):
        pairs = [_pair(name, others) for name, others in value.items()]
        return list(enumerate(pairs, 1)), "JSON, from name to name"
    return ([(1, value)], "JSON, an object") if isinstance(value, dict) else ([], "")


def _pair(name: str, others: object) -> object:
    """A name and the one, or the several, that it has in the other language, as a list of two cells."""
    listed = others if isinstance(others, list) else [others]
    names = [other for other in listed if isinstance(other, str)]
    if len(names) == len(listed):
        return [name, "；".join(names)]
    return UnusableError(f"expected a name for {name}, or a list of names")


def _loaded(text: str) -> Any:
    """The value of a JSON text. Raises ValueError where it is none, or where a name in it is no text."""
    value = read_json(text)
    if _escape.search(text) and _surrogate.search(json.dumps(value, ensure_ascii=False)):
        raise ValueError("half a character, written as \\ud800 or the like")
    return value


def _is_json(text: str) -> bool:
    try:
        read_json(text)
    except ValueError:
        return False
    return True


def _by_line(text: str) -> Iterator[tuple[int, object]]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, _loaded(line)
            except ValueError as error:
                yield number, UnusableError(f"no JSON: {getattr(error, 'msg', error)}")


def _rows(records: Iterable[tuple[int, object]]) -> Iterator[Row | BadRow]:
    for number, record in records:
        try:
            yield Row(entry_of_record(record), number)
        except UnusableError as fault:
            yield BadRow(number, fault.message)


def entry_of_record(record: object) -> Entry:
    """The entry that a JSON value says. Raises UnusableError where it says none."""
    if isinstance(record, UnusableError):
        raise record
    if isinstance(record, list) and len(record) == 2:
        return entry_of_pair(*map(str, record))
    if not isinstance(record, dict):
        raise UnusableError('expected an object, as in {"term": "大模型", "english": "Large Model"}')
    fields: dict[str, Value] = {}
    for key, value in _flat(record):
        name = FIELD_OF_HEADING.get(key.casefold())
        if name and value is not None:
            fields.setdefault(_free(name, value, fields), _value(name, value))
    term, english = str(fields.get("term", "")), str(fields.get("english", ""))
    if has_han(english) and not has_han(term) and not record.keys() >= OWN:
        fields |= {"term": english, "english": term}
    return entry_of(fields)


def _flat(record: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The keys and values of a record, also of names that are said by language: {"translations": {"zh": "大模型"}}."""
    for key, value in record.items():
        if not isinstance(value, dict):
            yield key, value
        elif FIELD_OF_HEADING.get(key.casefold(), "term") in OWN:
            yield from value.items()
        else:
            yield key, next(filter(None, (value.get(language) for language in ("zh", "zh-CN", "en"))), value)


def _free(name: str, value: object, fields: Mapping[str, Value]) -> str:
    """The field of a name; of two that are said to be one field, the one in other letters is the other language's."""
    if name in OWN and name in fields and has_han(str(value)) != has_han(str(fields[name])):
        return next(iter(OWN - {name}))
    return name


def _value(name: str, value: object) -> Value:
    if name in LISTS and isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if isinstance(value, str):
        return (value,) if name in LISTS else value
    raise UnusableError(f"{name} must be {'a list of texts' if name in LISTS else 'a text'}")


def _fits(path: str, text: str) -> bool:
    return path.endswith((".json", ".jsonl", ".ndjson")) or text.lstrip("\ufeff \n\r\t")[:1] in ("{", "[")


READER = ImportReader("jsonl", "JSON, JSON Lines", _fits, _read)

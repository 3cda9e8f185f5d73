"""YAML values on one line: written so that every YAML 1.1 and 1.2 reader sees the same text.

The reading half knows only what the writing half can write; the rest is left to PyYAML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from glossary.language.patterns import pattern

# What YAML 1.1 does not let stand raw (all but its c-printable), and what some reader takes for a line break
# or a mark: NEL, LS, PS and the byte order mark.
_UNPRINTABLE = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_SPACE = " \xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# ASCII punctuation at the start may be an indicator, `:` and `#` may end a plain value anywhere.
_START = rf"[^{_UNPRINTABLE}{_SPACE}!-/:-@\[-`{{-~]"
_PLAIN = rf"{_START}(?:[^{_UNPRINTABLE}:#]*[^{_UNPRINTABLE}{_SPACE}:#])?"
_FLOW_PLAIN = rf"{_START}(?:[^{_UNPRINTABLE}:#,?\[\]{{}}]*[^{_UNPRINTABLE}{_SPACE}:#,?\[\]{{}}])?"
_SINGLE = rf"'(?:[^{_UNPRINTABLE}']++|'')*+'"
_DOUBLE = rf'"(?:[^{_UNPRINTABLE}"\\]++|\\["\\nrt]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{{4}})*+"'
_FLOW_ITEM = rf"(?:{_SINGLE}|{_DOUBLE}|{_FLOW_PLAIN})"

_QUOTED = rf"{_SINGLE}|{_DOUBLE}"
_FLOW_LIST = rf"\[(?:{_FLOW_ITEM}(?:, {_FLOW_ITEM})*)?\]"
_FLOW_GROUP = rf"\{{{_FLOW_ITEM}: [0-9]+(?:, {_FLOW_ITEM}: [0-9]+)*\}}"
FLOW_COUNTS = rf"\{{{_FLOW_ITEM}: {_FLOW_GROUP}(?:, {_FLOW_ITEM}: {_FLOW_GROUP})*\}}"
"""What `flow_counts` writes, as a pattern."""
SCALAR = rf"(?:{_QUOTED}|{_PLAIN})"
"""What `scalar` writes, as a pattern; it does not tell text from numbers and the like."""

_plain, _flow_plain = pattern(_PLAIN), pattern(_FLOW_PLAIN)
_quoted_value, _flow_list, _flow_item, _flow_counts = map(pattern, (_QUOTED, _FLOW_LIST, _FLOW_ITEM, FLOW_COUNTS))
_unprintable = pattern(rf"[{_UNPRINTABLE}]")
# Only these characters occur in numbers, dates and sexagesimals (`1:30`) that begin with a digit.
_number = pattern(r"[0-9][0-9a-fA-FxXoOtTzZ_.+\- ]*")

# Booleans and nulls of YAML 1.1, 1.2 and of the readers that follow neither, folded; the rest of what
# they reserve (`~`, `=`, `<<`, `.inf`, `.nan`) begins with punctuation, which is never plain here.
_RESERVED = frozenset(
    ("y", "yes", "n", "no", "on", "off", "true", "false", "null", "nil", "none", "nan", "inf", "infinity")
)
_LONGEST_KEY = 1024
_LONGEST_RESERVED = max(map(len, _RESERVED))

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNESCAPES = {written: char for char, written in _ESCAPES.items()}
_escapable = pattern(rf'[\\"{_UNPRINTABLE}]')
_escaped = pattern(r"\\u[0-9a-fA-F]{4}|\\.")


def scalar(text: str) -> str:
    """The text as a block value, on one line: plain where that is safe everywhere, else quoted."""
    return text if _plain.fullmatch(text) and not _means_something_else(text) else _quoted(text)


def flow_scalar(text: str) -> str:
    """The text as a value inside `[…]` or `{…}`."""
    return text if _flow_plain.fullmatch(text) and not _means_something_else(text) else _quoted(text)


def flow_list(items: Iterable[str]) -> str:
    """The texts as `[a, b]`."""
    return "[" + ", ".join(map(flow_scalar, items)) + "]"


def flow_counts(counts: Mapping[str, Mapping[str, int]]) -> str:
    """Counts in groups, as `{english: {LLM: 2}}`, in the order given; empty where nothing is counted.

    A text longer than YAML lets a key be (1024 code points as written) is left out.
    """
    groups = [(flow_scalar(name), _flow_group(group)) for name, group in counts.items()]
    inside = ", ".join(f"{name}: {group}" for name, group in groups if group)
    return f"{{{inside}}}" if inside else ""


def _flow_group(counts: Mapping[str, int]) -> str:
    keys = [(flow_scalar(text), count) for text, count in counts.items()]
    inside = ", ".join(f"{key}: {count}" for key, count in keys if len(key) <= _LONGEST_KEY)
    return f"{{{inside}}}" if inside else ""


def read_scalar(written: str) -> str | None:
    """The text behind a block value, or None where it takes PyYAML to say."""
    if _plain.fullmatch(written):
        return None if _means_something_else(written) else written
    return _unquoted(written) if _quoted_value.fullmatch(written) else None


def read_flow_list(written: str) -> tuple[str, ...] | None:
    """The texts behind `[a, b]`, or None where it takes PyYAML to say."""
    if not _flow_list.fullmatch(written):
        return None
    items = [_read_flow_item(item) for item in _flow_item.findall(written[1:-1])]
    return tuple(item for item in items if item is not None) if None not in items else None


def is_flow_counts(written: str) -> bool:
    """Whether this is what `flow_counts` writes."""
    return _flow_counts.fullmatch(written) is not None


def _read_flow_item(written: str) -> str | None:
    if written[0] in "'\"":
        return _unquoted(written)
    return None if _means_something_else(written) else written


def _means_something_else(plain: str) -> bool:
    """Whether some reader takes plain text for a boolean, a null, a number or a date."""
    if plain[0].isdigit():
        return _number.fullmatch(plain) is not None
    return len(plain) <= _LONGEST_RESERVED and plain.lower() in _RESERVED


def _quoted(text: str) -> str:
    """Single quotes where they spare escapes, double quotes where something must be escaped or doubled."""
    if _unprintable.search(text) or ("'" in text and '"' not in text and "\\" not in text):
        return '"' + _escapable.sub(lambda match: _escape(match[0]), text) + '"'
    return "'" + text.replace("'", "''") + "'"


def _escape(char: str) -> str:
    return _ESCAPES.get(char) or f"\\u{ord(char):04x}"


def _unquoted(written: str) -> str:
    inside = written[1:-1]
    if written[0] == "'":
        return inside.replace("''", "'")
    return _escaped.sub(lambda match: _unescape(match[0]), inside) if "\\" in inside else inside


def _unescape(written: str) -> str:
    return _UNESCAPES.get(written) or chr(int(written[2:], 16))

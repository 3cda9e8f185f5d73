"""What is wrong with a front matter, and what to do, in words for those who do not know YAML or TOML by heart."""

from __future__ import annotations

import re

# What PyYAML says, in Python and by way of libyaml, and what a writer understands by it.
_YAML = [
    (r"mapping values are not allowed .*", "a second colon, or a line without one above; put the value in quotes"),
    (r"found unhashable key", "a list or a table stands before the colon; put it in quotes"),
    (
        r"could not determine a constructor .*|expected URI.*|did not find expected (?:tag )?(?:URI|whitespace).*",
        "a value begins with !; put it in quotes",
    ),
    (r"found a tab character .*|found character '\\t' that .*", "the line begins with a tab; use spaces"),
    (
        r"found character .*that cannot start any token",
        "a value begins with a sign such as @, `, % or a tab; put it in quotes",
    ),
    (r"found undefined alias.*|.*expected alphabetic or numeric .*", "a value begins with * or &; put it in quotes"),
    (r"found duplicate anchor.*", "a value begins with &; put it in quotes"),
    (r"found unexpected (?:end of stream|document .*)", "a quote is not closed"),
    (r".*expected '?,'? or '[\]}]'.*", "a bracket is not closed, or a comma is missing"),
    (
        r"expected the node content.*|did not find expected node content",
        "a bracket stands where a value should; put it in quotes",
    ),
    (r"could not find expected ':'", "a colon is missing, as in `key: value`"),
    (
        r"expected <block end>.*|did not find expected (?:key|'-' .*|<document .*)",
        "the line does not go on as the lines above: look at its indent, and whether the quotes hold all of the value",
    ),
    (
        r"(?:block )?sequence entries are not allowed .*",
        "a list begins behind the colon; begin it on a line of its own",
    ),
    (r"found unknown escape character.*", "a backslash within double quotes; use single quotes"),
    (r"but found another document|expected a single document .*", "a line `---` within the front matter; take it out"),
]
# The same for tomllib.
_TOML = [
    (r"Expected '=' after a key in a key/value pair", '= is missing, as in `key = "value"`'),
    (
        r"Invalid initial character for a key part|Invalid statement",
        'no key, as in `key = "value"`; quote Chinese keys',
    ),
    (r"Expected '\]+' at the end of (?:a|an array of) table.*", "a bracket is not closed"),
    (r"Invalid value", "the value is none that TOML knows; put it in quotes"),
    (r"Cannot overwrite a value|Cannot declare .* twice", "the key stands there twice"),
    (r"Unterminated string|Illegal character '\\n'|Expected \".*", "a quote is not closed"),
    (r"Unclosed (?:array|inline table)", "a bracket is not closed"),
    (r"Expected newline or end of document after a statement", "more stands behind the value; put all of it in quotes"),
    (r"Unescaped '\\' in a string", "a backslash within double quotes; use single quotes"),
]


def yaml_fault(message: str) -> str:
    """Say in plain words what PyYAML says; its own words where there are no better ones."""
    return _plain(message, _YAML) or f"not YAML ({message})"


def toml_fault(message: str) -> str:
    """Say in plain words what tomllib says, without its line and column."""
    return _plain(message, _TOML) or f"not TOML ({message})"


def _plain(message: str, table: list[tuple[str, str]]) -> str:
    return next((words for pattern, words in table if re.fullmatch(pattern, message, re.DOTALL)), "")

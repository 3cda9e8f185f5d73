"""What is wrong with a glossary file: where, the line itself, and what is expected instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from glossary.errors import FileError

if TYPE_CHECKING:
    import yaml

_SHOWN = 80
_COLUMN_RULE = "the fields of an entry stand in one column, and a value that holds `: ` needs quotes"
_SPACES = "indent with spaces; YAML does not allow tabs there"
_ADVICE = {
    "mapping values are not allowed in this context": _COLUMN_RULE,
    "did not find expected '-' indicator": _COLUMN_RULE,
    "did not find expected key": _COLUMN_RULE,
    "found a tab character that violates indentation": _SPACES,
    "but found another document": "a glossary is one YAML document; delete the line ---",
    "found unknown escape character": r"between double quotes a backslash is written \\",
    "did not find expected alphabetic or numeric character": "a value that begins with & or * needs quotes",
    "could not find expected ':'": "expected `field: value`, with a space behind the colon",
    "found unexpected end of stream": "the quote that opens here is never closed",
    "did not find expected ',' or ']'": "the list that opens here is not closed, or an item needs quotes",
    "did not find expected ',' or '}'": "the mapping that opens here is not closed, or a value needs quotes",
}
# Where libyaml stands when it notices these says nothing; where the thing began does.
_SHOW_BEGINNING = (
    "could not find expected ':'",
    "found unexpected end of stream",
    "did not find expected ','",
)
# All but c-printable of YAML 1.1.
_unprintable = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]").search
# For YAML 1.1 these end a line, which editors do not show.
_unseen_line_end = re.compile("[^\n]*?([\x85\u2028\u2029])").match
_conflict_mark = re.compile(r"^(?:<{7}|={7}|>{7})(?= |$)", re.MULTILINE).search


class Source(NamedTuple):
    """A stretch of whole lines of the file, with what it takes to name a place in it; `line` is 1-based."""

    path: str
    text: str
    line: int = 1

    def wrong(self, offset: int, message: str) -> FileError:
        """The error at a code-point offset of the text."""
        start = self.text.rfind("\n", 0, offset) + 1
        shown = self.text[start:].partition("\n")[0].strip()
        more = "…" if len(shown) > _SHOWN else ""
        shown = "".join(char if char.isprintable() or char == "\t" else "�" for char in shown[:_SHOWN]) + more
        line = self.line + self.text.count("\n", 0, offset)
        return FileError(self.path, f"{message}; the line is: {shown}", line, offset - start + 1)

    def not_yaml(self, error: yaml.YAMLError) -> FileError:
        """The error for what PyYAML could not parse."""
        problem = str(getattr(error, "problem", None) or "")
        if bad := _unprintable(self.text):
            return self.wrong(bad.start(), f'a control character; write it as "\\u{ord(bad[0]):04x}"')
        if conflict := _conflict_mark(self.text):
            return self.wrong(conflict.start(), "the mark of a merge conflict; keep one side and delete the marks")
        mark = getattr(error, "problem_mark", None)
        if problem.startswith(_SHOW_BEGINNING):
            mark = getattr(error, "context_mark", None) or mark
        offset = min(mark.index, len(self.text.rstrip())) if mark else 0
        if hidden := _unseen_line_end(self.text, self.text.rfind("\n", 0, offset) + 1):
            name = f"U+{ord(hidden[1]):04X}"
            return self.wrong(hidden.start(1), f"{name} stands here, which cannot be seen and ends a line; delete it")
        return self.wrong(offset, self._advice(problem, offset))

    def _advice(self, problem: str, offset: int) -> str:
        if problem == "found character that cannot start any token":
            char = self.text[offset : offset + 1]
            return _SPACES if char == "\t" else f"a value that begins with {char} needs quotes"
        return _ADVICE.get(problem) or f"this is not valid YAML ({problem or 'unreadable'})"


def nearest(name: str, known: Iterable[str]) -> str:
    """`; did you mean …?` where a known name is near, and the known names."""
    from difflib import get_close_matches

    known = list(known)
    near = get_close_matches(name, known, 1)
    return (f", did you mean {near[0]}?" if near else ",") + f" expected: {', '.join(known)}"

"""Places in a text as a person counts them."""

from __future__ import annotations

import re
from bisect import bisect_right

_LINE_END = re.compile(r"\r\n?|\n")


class LineIndex:
    """Turns code-point offsets of one text into what an editor shows; lines end with LF, CRLF or CR."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(line_end.end() for line_end in _LINE_END.finditer(text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Give line and column of an offset, both 1-based, the column in code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

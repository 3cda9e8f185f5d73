"""Offsets in code points, and the protocol's positions: lines, and columns in units of the encoding agreed on."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from lsprotocol.types import Position, PositionEncodingKind, Range

from glossary.model import Span

# Only these end a line for the protocol; Python would also take a form feed or U+2028 for one.
_line_end = re.compile("\r\n|\n|\r")
_UNITS = {
    PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    PositionEncodingKind.Utf32: len,
}


class Positions:
    """The positions of one text."""

    def __init__(self, text: str, encoding: PositionEncodingKind = PositionEncodingKind.Utf16) -> None:
        self.text = text
        self._units = _UNITS[encoding]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _line_end.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Where a code point stands."""
        line = bisect_right(self._starts, offset) - 1
        return Position(line, self._units(self.text[self._starts[line] : offset]))

    def range(self, start: int, end: int) -> Range:
        """The stretch between two offsets."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """The code point at a position; what is beyond the text or the line is its end, as the protocol says."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self.line(position.line)
        line = self.text[start:end]
        if self._units(line) <= position.character:
            return end
        # A column inside of a character, which no editor sends, counts as its beginning.
        low, high = 0, len(line)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._units(line[:middle]) <= position.character else (low, middle - 1)
        return start + low

    def line(self, number: int) -> Span:
        """A line without what ends it."""
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
        return Span(start, start + len(self.text[start:end].rstrip("\r\n")))

    def line_at(self, offset: int) -> Span:
        """The line in which an offset stands."""
        return self.line(bisect_right(self._starts, offset) - 1)

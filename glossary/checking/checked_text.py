"""A file's text whose places can be named: where findings are made."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from glossary.checking.finding import Excerpt, Finding
from glossary.edits import Edit
from glossary.posts.line_index import LineIndex

# As much of a line as fits on a terminal beside the place itself.
_BEFORE, _BEHIND = 32, 48


class Text:
    """A post or the glossary file, by its path and what stands in it."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self._messages: dict[str, str] = {}

    @cached_property
    def lines(self) -> LineIndex:
        """Lines and columns; worked out only where something is found."""
        return LineIndex(self.text)

    def finding(
        self,
        start: int,
        end: int,
        message: str,
        *,
        edits: Sequence[Edit] = (),
        safe: bool = False,
        about: str = "",
    ) -> Finding:
        """A finding at these code-point offsets; whoever runs the rule writes its name in."""
        line, column, end_line, end_column = self.lines.places(start, end)
        message = " ".join(message.split()) if "\n" in message else message
        return Finding(
            self.path,
            line,
            column,
            "",
            self._messages.setdefault(message, message),
            start,
            end,
            end_line,
            end_column,
            tuple(edits),
            safe and bool(edits),
            about,
            self._excerpt(start - column + 1, start, end),
        )

    def _excerpt(self, line_start: int, start: int, end: int) -> Excerpt:
        # A line of ten megabytes with a finding at every word is looked at around each of them only.
        text = self.text
        most = max(start, min(end, start + _BEHIND)) + _BEHIND
        stop = text.find("\n", start, most)
        line_end = min(len(text), most) if stop < 0 else stop
        end = min(end, line_end)
        first = max(line_start, start - _BEFORE)
        last = end + len(text[end:line_end].rstrip("\r"))
        return Excerpt(text[first:last], start - first, end - first)

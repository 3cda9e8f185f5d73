"""The paragraph or table cell around an offset, and where its parentheses close."""

from __future__ import annotations

from glossary.language.patterns import pattern
from glossary.model import Span

_heading = pattern(r"[ \t>]*#{1,6}[ \t]")
_row_start = pattern(r"[ \t>]*\|")
_bar = pattern(r"(?<!\\)\|")
_parenthesis = pattern(r"[（(）)]")
_flat = pattern(r"（[^（()）\n]*）|\([^（()）\n]*\)")
# Half a parenthesis that closes nothing: `1) 备料 2) 开火`, and a face.
_half = pattern(r"(?:(?<![\w.])(?:\d{1,2}|[a-z])|[:;]['-]?)\)")
_HALF_AT_MOST = 3
# A line that begins a block of its own even where no blank line stands before it.
_block_start = pattern(
    r"[ \t>]*(?:#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t]|\||```|~~~|</?[A-Za-z]|\[\^"
    r"|(?:-[ \t-]*-|=+|\*[ \t*]*\*|_[ \t_]*_)[ \t\r]*(?:\n|\Z))"
)


class Paragraph:
    """One paragraph of a post, with the closes of its parentheses, which are worked out once when first needed."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self._closes: dict[int, int] | None = None

    def close_of(self, opening: int) -> int | None:
        """Where the parenthesis that opens at this offset closes, of either width; None when it never does."""
        if flat := _flat.match(self.text, opening, self.end):
            return flat.end() - 1
        if self._closes is None:
            self._closes = _match_parentheses(self.text, self.start, self.end)
        return self._closes.get(opening)


def _match_parentheses(text: str, start: int, end: int) -> dict[int, int]:
    closes: dict[int, int] = {}
    open_ones: list[int] = []
    last_full = text.rfind("）", start, end)
    for match in _parenthesis.finditer(text, start, end):
        if match[0] in "（(":
            open_ones.append(match.start())
        elif open_ones and not (
            match[0] == ")"
            and text[open_ones[-1]] == "（"
            and last_full > match.start()
            and _is_half(text, match.end())
        ):
            closes[open_ones.pop()] = match.start()
    return closes


def _is_half(text: str, end: int) -> bool:
    return any(_half.fullmatch(text, end - length, end) for length in range(2, _HALF_AT_MOST + 1))


def paragraph_around(text: str, offset: int) -> tuple[int, int]:
    """The lines around an offset that are one paragraph: up to a blank line or a line that begins another block."""
    start = text.rfind("\n", 0, offset) + 1
    end = _line_end(text, offset)
    if text[max(0, start - 2) : start] == "\n\n" and text[end : end + 1] in ("", "\n"):
        return start, end
    while start and not _block_start.match(text, start):
        before = text.rfind("\n", 0, start - 1) + 1
        if _is_blank(text, before, start) or _heading.match(text, before):
            break
        start = before
    is_heading = _heading.match(text, start)
    while end < len(text) and not is_heading:
        following = _line_end(text, end)
        if _is_blank(text, end, following) or _block_start.match(text, end):
            break
        end = following
    return start, end


def cell_around(text: str, row: Span, offset: int) -> Span:
    """The table cell around an offset, where the paragraph is the row of a table; else the paragraph."""
    if not _row_start.match(text, row.start):
        return row
    bars = _bar.finditer(text, offset, row.end)
    end = next((bar.start() for bar in bars), row.end)
    start = text.rfind("|", row.start, offset) + 1
    while start > row.start and text[start - 2] == "\\":
        start = text.rfind("|", row.start, start - 1) + 1
    return Span(max(start, row.start), max(end, offset + 1))


def _line_end(text: str, offset: int) -> int:
    newline = text.find("\n", offset)
    return len(text) if newline < 0 else newline + 1


def _is_blank(text: str, start: int, end: int) -> bool:
    return not text[start:end].strip(" \t\r\n>")

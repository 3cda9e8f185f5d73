"""Whether marks stand in prose, answered by looking at as little of a post as will do."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from glossary.language.patterns import pattern
from glossary.markdown.fences import body_start
from glossary.markdown.masks import masked_spans
from glossary.markdown.parser import needs_parser
from glossary.markdown.signs import find_masks
from glossary.model import Span

# Without any of these a paragraph is all prose; a code block of four spaces or a tab has its own first sign.
_SIGN = pattern(r"[<`$\[{%\\\t~]")
_SPACES = "    "
_FAR_HTML = pattern(r"<(?=[!?pPsStT])(?:[!?]|(?i:script|style|pre|textarea)\b)")


def read_prose(text: str) -> Prose:
    """Give the answers about one post, each worked out when it is asked for."""
    return Prose(text)


class Prose:
    """Tells whether marks stand in prose, by looking at their paragraph only, where that is enough.

    Ask in rising order: one paragraph is remembered at a time.
    """

    __slots__ = ("_end", "_far", "_masks", "_start", "body", "text")

    def __init__(self, text: str) -> None:
        self.text, self.body = text, body_start(text)
        self._start, self._end = 0, self.body
        self._masks: Sequence[Span] = [Span(0, self.body)]
        self._far: bool | None = None

    def holds(self, start: int, end: int) -> bool:
        """Tell whether all of the code points from `start` to `end` are prose."""
        if start < self._start or end > self._end:
            self._look_around(start, end)
        before = bisect_left(self._masks, (end,))
        return not before or self._masks[before - 1][1] <= start

    def holds_paragraph(self, start: int, end: int) -> bool:
        """As `holds`, for whole lines with a blank line on either side: in most of them no sign needs a second look."""
        if self._far is None:
            self._far = _reaches_far(self.text, self.body)
        if self._far or start < self.body or _opens_module(self.text, start):
            return self.holds(start, end)
        if _SIGN.search(self.text, start, end) or self.text.find(_SPACES, start, end) >= 0:
            return self.holds(start, end)
        return True

    def _look_around(self, start: int, end: int) -> None:
        text = self.text
        if self._far is None:
            self._far = _reaches_far(text, self.body)
        # A blank line ends everything that does not reach far, so the text beyond it need not be read.
        self._start = max(self.body, text.rfind("\n\n", self.body, start) + 1)
        self._end = text.find("\n\n", end) + 1 or len(text)
        paragraph = text[self._start : self._end]
        if self._far or start < self.body or needs_parser(paragraph) or _opens_module(text, self._start):
            self._start, self._end, self._masks = 0, len(text), masked_spans(text)
        elif "<" in paragraph or "$" in paragraph or "[[" in paragraph:
            self._masks = find_masks(text, self._start, self._end)
        else:
            self._masks = ()


def _opens_module(text: str, start: int) -> bool:
    # To look at one character first takes half the time, for nearly all paragraphs.
    return text[start : start + 1] in "ie\n" and text.startswith(
        ("import ", "export "), start + text.startswith("\n", start)
    )


def _reaches_far(text: str, start: int) -> bool:
    """Tell whether something in the post may hide a paragraph other than its own."""
    return (
        ("`" in text and "```" in text)
        or ("~" in text and "~~~" in text)
        or ("{" in text and any(opener in text for opener in ("{{", "{%", "{#", "{/*")))
        or _has_doubled(text, "$", start)
        or _has_doubled(text, "%", start)
        or ("<" in text and _FAR_HTML.search(text, start) is not None)
    )


def _has_doubled(text: str, sign: str, start: int) -> bool:
    # To search for two signs takes ten times as long as for one, and one is rare enough.
    at = text.find(sign, start)
    while at >= 0 and not text.startswith(sign, at + 1):
        at = text.find(sign, at + 1)
    return at >= 0

"""Where in a page's text a word may become a link: the same questions that `annotate` asks of a post."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.annotating.places import Places
from glossary.annotating.shown import ShownText, shown_spans
from glossary.language.edges import is_bounded
from glossary.markdown.parser import Event
from glossary.markdown.spans import Spans, span_around
from glossary.model import Span
from glossary.tooltips.page import Page

_follows = re.compile(r"(?:\*\*)? ?[（(]")
_filled = re.compile(r"(?:\*\*)?[)）]")
_opens = re.compile(r"[^\s][ ]?[(（](?:\*\*)?\Z")
_label = re.compile(r"(?:\*\*)?[ \t]*[:：]")
# What a script in the browser makes a formula or a value of, where no element parts it.
_formula = re.compile(
    r"\\\((?:(?!\n\n).){1,999}?\\\)|\\\[(?:(?!\n\n).){1,999}?\\\]|\$\$(?:(?!\n\n).){1,999}?\$\$"
    r"|(?<![\\$\w])\$(?!\s)(?:(?!\n\n)[^$]){1,999}?(?<![\s\\])\$(?!\d)|\{\{(?:(?!\n\n).){1,999}?\}\}",
    re.DOTALL,
)


class PagePlaces(Places):
    """The places of one page; all offsets are code points of its text."""

    def __init__(self, page: Page, explained: Sequence[Span] = ()) -> None:
        """`explained` are the parentheses of the annotations."""
        # A page has no marks of Markdown around its words, which is all that the places of a post add.
        self._page, self.text = page, page.text
        self._bold = Spans()
        self.codes = page.codes
        events = (Event("", "Text", piece.start, piece.start + len(piece.words)) for piece in page.pieces)
        self.shown = ShownText(page.text, shown_spans(events, explained))
        self._formulas = [Span(*match.span()) for match in _formula.finditer(page.text)]

    def objection(self, start: int, end: int) -> str:
        """Why a mention here becomes no link; empty when it may."""
        text = self._page.text
        piece = self._page.piece_of(start, end)
        if piece is None:
            return "in code or markup"
        if piece.closed:
            return piece.closed
        if span_around(self._formulas, start) is not None:
            return "in a formula"
        if self._goes_on(start, end):
            return "a part of a longer word"
        if _follows.match(text, end):
            return "before another parenthesis"
        if _filled.match(text, end) and _opens.search(text[max(0, start - 5) : start]):
            return "the explanation of another word"
        if text[:start].rstrip(" *").endswith("\n") and _label.match(text, end):
            return "a label before a colon"
        return ""

    def is_program(self, start: int, end: int) -> bool:
        """Whether a mention here stands in code or markup, so that what is beside it explains nothing."""
        return self._page.piece_of(start, end) is None

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a Latin word goes on across a mark: `<b>R</b>API` is no API."""
        before = self.text[max(0, start - 3) : start].removesuffix("**")
        behind = self.text[end : end + 3].removeprefix("**")
        around = before[-1:] + self.text[start:end] + behind[:1]
        return not is_bounded(around, len(before[-1:]), len(around) - len(behind[:1]))

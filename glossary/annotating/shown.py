"""What of a post its readers see as text, without footnotes and without what annotations say."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import sub

from glossary.language.patterns import pattern
from glossary.language.script import has_latin
from glossary.markdown.parser import Event
from glossary.markdown.spans import Spans
from glossary.model import Span

_space = pattern("[ \t\u00a0\u3000]")
# Two spaces or a backslash in front of a line end part the lines for readers, too.
_soft_break = pattern(r" ?\r?\n[ \t>]*")


class ShownText:
    """The shown text of one post; all offsets are code points of the post."""

    def __init__(self, text: str, shown: Iterable[Span] | Spans) -> None:
        """`shown` are the spans that `shown_spans` gives."""
        self.text = text
        self._shown = shown if isinstance(shown, Spans) else Spans(shown)
        self._lengths: array[int] = array("q", accumulate(map(sub, self._shown.ends, self._shown.starts), initial=0))

    def holds(self, offset: int) -> bool:
        """Whether a text stands here that the reader sees, outside of footnotes and of what annotations say."""
        return self._shown.holds(offset, offset + 1)

    def offset(self, start: int) -> int:
        """How many characters of text are shown before this one, not counting what annotations say."""
        number = self._shown.begun(start)
        if number < 0:
            return 0
        return self._lengths[number] + min(start, self._shown[number].end) - self._shown[number].start

    def length(self) -> int:
        """How many characters of text are shown, at least one."""
        return max(1, self._lengths[-1])

    def whole(self) -> str:
        """All that is shown, in one text."""
        return "\n".join(self.text[span.start : span.end] for span in self._shown)

    def before(self, start: int, count: int) -> str:
        """Up to `count` characters shown before an offset on its line, without spaces and what annotations say.

        A line end between two Latin letters of one paragraph is a space like others: Google Drive is one name there.
        """
        number = self._shown.begun(start - 1)
        said = ""
        while number >= 0 and len(said) < count and self._goes_on(self._shown[number].end, start):
            span = self._shown[number]
            end = min(start, span.end)
            # Hardly ever is every third character a space.
            piece = _without_spaces(self.text[max(span.start, end - 2 * count) : end])
            if len(piece) + len(said) < count:
                piece = _without_spaces(self.text[span.start : end])
            said = piece + said
            start, number = span.start, number - 1
        return said[-count:]

    def behind(self, end: int, count: int) -> str:
        """As `before`, for what is shown from an offset on."""
        said = ""
        for number in range(max(0, self._shown.begun(end)), len(self._shown)):
            span = self._shown[number]
            if len(said) >= count or not self._goes_on(end, span.start):
                break
            start, end = max(end, span.start), max(end, span.end)
            piece = _without_spaces(self.text[start : min(end, start + 2 * count)])
            said += piece if len(piece) + len(said) >= count else _without_spaces(self.text[start:end])
        return said[:count]

    def _goes_on(self, end: int, start: int) -> bool:
        """Whether what is shown up to the first offset goes on at the second without a new line."""
        between = self.text[end:start]
        return "\n" not in between or (
            _soft_break.fullmatch(between) is not None
            and has_latin(self.text[end - 1 : end])
            and has_latin(self.text[start : start + 1])
            and not self._is_in_heading(end)
        )

    def _is_in_heading(self, offset: int) -> bool:
        line = self.text.rfind("\n", 0, offset) + 1
        return self.text[line:offset].lstrip(" >").startswith("#")


def _without_spaces(text: str) -> str:
    return "".join(_space.split(text))


def shown_spans(events: Iterable[Event], explained: Iterable[Span]) -> Iterator[Span]:
    """The texts of the post, without footnotes and without the parentheses of its annotations, `explained`."""
    skipped = iter([*explained, Span(1 << 60, 1 << 60)])
    hidden = next(skipped)
    footnotes = 0
    for event in events:
        if event.kind == "FootnoteDefinition":
            footnotes += 1 if event.step == "start" else -1
        if event.kind != "Text" or footnotes:
            continue
        start = event.start
        while hidden.end <= start:
            hidden = next(skipped)
        while hidden.start < event.end:
            if start < hidden.start:
                yield Span(start, hidden.start)
            start = max(start, min(hidden.end, event.end))
            if hidden.end > event.end:
                break
            hidden = next(skipped)
        if start < event.end:
            yield Span(start, event.end)

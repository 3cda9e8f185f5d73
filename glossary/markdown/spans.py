"""Where an offset stands among spans."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from glossary.model import Span


class Spans:
    """Spans in the order of their starts, in an eighth of a list's room: a post of 50 MB has millions of them."""

    __slots__ = ("ends", "starts")

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self.starts, self.ends = array("q"), array("q")
        self.extend(spans)

    def extend(self, spans: Iterable[tuple[int, int]]) -> None:
        """Add further spans, which begin behind those that are there."""
        for start, end in spans:
            self.starts.append(start)
            self.ends.append(end)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> Span:
        return Span(self.starts[number], self.ends[number])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self.starts, self.ends)

    def begun(self, offset: int) -> int:
        """The number of the last span that begins at an offset or before it, or -1."""
        return bisect_right(self.starts, offset) - 1

    def holds(self, start: int, end: int) -> bool:
        """Whether the last span that begins at or before `start` goes on to `end`."""
        number = self.begun(start)
        return number >= 0 and end <= self.ends[number]


def span_around(spans: Sequence[Span], offset: int) -> int | None:
    """The number of the span that an offset stands in, of spans in order that do not overlap; None for none."""
    number = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return number if number >= 0 and offset < spans[number].end else None

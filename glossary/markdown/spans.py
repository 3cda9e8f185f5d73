"""Where an offset stands among spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from glossary.model import Span


def span_around(spans: Sequence[Span], offset: int) -> int | None:
    """The number of the span that an offset stands in, of spans in order that do not overlap; None for none."""
    number = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return number if number >= 0 and offset < spans[number].end else None

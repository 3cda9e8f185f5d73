"""The lines of a Markdown document that are no code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_fence = re.compile(r"\s*(?:```|~~~)")


def without_code(lines: Iterable[str]) -> Iterator[str]:
    """Every line in turn, empty in place of those of fenced code and its fences."""
    in_code = False
    for line in lines:
        is_fence = _fence.match(line) is not None
        in_code ^= is_fence
        yield "" if in_code or is_fence else line

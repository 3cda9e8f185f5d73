"""Waiting for posts to change, by looking at them again and again: no system's notices are needed for it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

_PAUSE = 0.5


def changes(stamps: Callable[[], object], pause: float = _PAUSE) -> Iterator[None]:
    """One item at once, and one whenever `stamps` gives something else than before; it never ends by itself."""
    while True:
        before = stamps()
        yield
        while stamps() == before:
            time.sleep(pause)

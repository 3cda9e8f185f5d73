"""What is said to people: on stderr, short and plain. Data goes to stdout and is not written here."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path
from typing import TextIO

from glossary.language.terminal import knows_sequences
from glossary.language.width import harmless


class Report:
    """Where the commands talk. `level` is -1 for `--quiet`, 0, or 1 for `--verbose`."""

    def __init__(self, level: int = 0, stream: TextIO | None = None) -> None:
        self._level = level
        self._stream = stream or sys.stderr
        self._shows_progress = level >= 0 and knows_sequences(self._stream)
        self._total = self._done = self._drawn = 0
        self._counted, self._started = "posts", 0.0

    def say(self, text: str) -> None:
        """A line for the person who runs the command; not with `--quiet`."""
        if self._level >= 0:
            self._line(text)

    def detail(self, text: str) -> None:
        """A line that only `--verbose` shows."""
        if self._level > 0:
            self._line(text)

    def warn(self, text: str) -> None:
        """Something that the person should mend; shown always."""
        self._line(text)

    def start(self, total: int, counted: str = "posts") -> None:
        """Begins to count work; a bar is drawn once it has lasted long enough to be seen."""
        self._total, self._done, self._counted, self._started = total, 0, counted, time.monotonic()

    def advance(self, count: int) -> None:
        """Counts work that is done."""
        self._done += count
        if self._shows_progress and time.monotonic() - self._started > 0.2:
            filled = 30 * self._done // max(1, self._total)
            self._write(f"\r{'█' * filled}{'░' * (30 - filled)} {self._done}/{self._total} {self._counted}")
            self._drawn = 1

    def finish(self) -> None:
        """Wipes the bar away."""
        if self._drawn:
            self._write("\r\x1b[K")
            self._drawn = 0

    def _line(self, text: str) -> None:
        self.finish()
        self._write(harmless(_shortened(text)) + "\n")

    def _write(self, text: str) -> None:
        # What nobody can hear, since stderr is full or closed, must not end the work that it speaks of.
        with contextlib.suppress(OSError):
            self._stream.write(text)
            self._stream.flush()


def _shortened(text: str) -> str:
    """The text with what lies in the current folder, which is the configuration's, called from there on."""
    try:
        return text.replace(f"{Path.cwd()}{os.sep}", "")
    except OSError:
        return text


def number(count: int, singular: str, plural: str = "") -> str:
    """`1 post`, `2,000 posts`."""
    return f"{count:,} {singular if count == 1 else plural or singular + 's'}"

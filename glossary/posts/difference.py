"""How a change of a post is shown: as a diff that `patch` takes, and on a terminal with the new words in colour."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from glossary.language.colour import takes_colour
from glossary.language.width import harmless

_ADDED, _REMOVED, _PLACE, _PLAIN = "\x1b[32m", "\x1b[31m", "\x1b[36m", "\x1b[0m"
# How much of an unchanged line is shown around a change.
_AROUND = 24


def difference(path: str, before: str, after: str, stream: TextIO) -> Iterator[str]:
    """The lines that show how a post's text changes."""
    if before == after:
        return
    if takes_colour(stream):
        yield from _coloured(harmless(path), _shown(before), _shown(after))
        return
    # Loaded only here and below: most runs show no change.
    from difflib import unified_diff

    lines = unified_diff(_lines(before), _lines(after), path, path)
    for line in lines:
        shown = harmless(line) if stream.isatty() else line
        yield shown if line.endswith("\n") else shown + "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines as `patch` counts them, each with its end: other separators than LF are within a line."""
    return [line for line in re.split(r"(?<=\n)", text) if line]


def _shown(text: str) -> list[str]:
    return [harmless(line) for line in text.splitlines()]


def added(text: str) -> str:
    """The text in the colour of what is new."""
    return f"{_ADDED}{text}{_PLAIN}"


def _coloured(path: str, before: list[str], after: list[str]) -> Iterator[str]:
    for kind, a, b, c, d in _steps(before, after):
        if kind == "equal":
            continue
        yield f"{_PLACE}{path}:{c + 1}{_PLAIN}\n"
        if b - a == d - c:
            yield from (_words(old, new) + "\n" for old, new in zip(before[a:b], after[c:d], strict=True))
        else:
            yield from (f"{_REMOVED}{line}{_PLAIN}\n" for line in before[a:b])
            yield from (added(line) + "\n" for line in after[c:d])


def _steps(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    """What leads from one to the other, as `difflib` gives it."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()


def _words(old: str, new: str) -> str:
    """One line with what is new in it in green, what is gone in red, and long unchanged stretches cut short."""
    pieces: list[str] = []
    for kind, a, b, c, d in _steps(old, new):
        if kind == "equal":
            pieces.append(_shortened(old[a:b]))
            continue
        pieces += [f"{_REMOVED}{old[a:b]}{_PLAIN}"] * (b > a) + [added(new[c:d])] * (d > c)
    return "".join(pieces)


def _shortened(text: str) -> str:
    return text if len(text) <= 2 * _AROUND + 1 else f"{text[:_AROUND]}…{text[-_AROUND:]}"

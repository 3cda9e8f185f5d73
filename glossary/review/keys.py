"""Single keys from the terminal, without waiting for Enter."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import NamedTuple

NO_KEY = "\x00"
"""Given for an arrow and the like: a key that decides nothing."""

# What a terminal sends for keys that are no character (ECMA-48: control sequences and single shifts).
_sequence = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|O.)")
# What Windows gives before the code of such a key, whose code may be that of a letter.
_PREFIXES = ("\x00", "\xe0")


class Keys(NamedTuple):
    """`next` waits for the next key, and gives the empty string at the end of the input. While the block of `put_back`
    runs, the terminal is as it was, for another program."""

    next: Callable[[], str]
    put_back: Callable[[], AbstractContextManager[None]]


@contextmanager
def single_keys() -> Iterator[Keys]:
    """The keys that a person presses; the terminal is as it was afterwards. Ctrl-C raises KeyboardInterrupt as ever."""
    try:
        import termios
        import tty
    except ImportError:
        yield Keys(_key_on_windows, nullcontext)
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    # All the time, not key by key: a key pressed in between would be lost.
    tty.setcbreak(terminal)
    keys = keys_of(lambda: os.read(terminal, 1024))

    @contextmanager
    def put_back() -> Iterator[None]:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
        try:
            yield
        finally:
            tty.setcbreak(terminal)

    try:
        yield Keys(lambda: next(keys, ""), put_back)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def keys_of(read: Callable[[], bytes]) -> Iterator[str]:
    """The keys in what a terminal sends; `read` waits for more, and gives nothing at the end."""
    while data := read():
        yield from _sequence.sub(NO_KEY, data.decode(errors="ignore"))


def _key_on_windows() -> str:
    import msvcrt

    return key_on_windows(msvcrt.getwch)  # type: ignore[attr-defined,unused-ignore]


def key_on_windows(read: Callable[[], str]) -> str:
    """The next key, from what gives one character of it."""
    key = read()
    if key in _PREFIXES:
        read()
        return NO_KEY
    if key == "\x03":
        raise KeyboardInterrupt
    return key

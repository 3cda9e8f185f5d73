"""Single keys from the terminal, without waiting for Enter."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def single_keys() -> Iterator[Callable[[], str]]:
    """Gives a function that waits for the next key; it gives the empty string at the end of the input.

    The terminal is as it was afterwards. Ctrl-C raises KeyboardInterrupt as ever.
    """
    try:
        import termios
        import tty
    except ImportError:
        yield _key_on_windows
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    # All the time, not key by key: a key pressed in between would be lost.
    tty.setcbreak(terminal)
    try:
        yield lambda: sys.stdin.read(1)
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)


def _key_on_windows() -> str:
    import msvcrt

    key: str = msvcrt.getwch()  # type: ignore[attr-defined,unused-ignore]
    if key == "\x03":
        raise KeyboardInterrupt
    return key

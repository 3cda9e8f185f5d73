"""What a terminal gets to see: no text out of posts may tell it to do something."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, TextIO

from glossary.language.width import CONTROLS, harmless

# What the tool itself tells a terminal: colours begin with ESC, a bar is drawn over with a return.
_OWN = "\x1b\r"
_SCREEN = {code: picture for code, picture in CONTROLS.items() if chr(code) not in _OWN}

_IS_WINDOWS = os.name == "nt"
_STDOUT, _STDERR = -11, -12
"""Numbers of a console's handles (winbase.h)."""
_SEQUENCES = 0x0004
"""ENABLE_VIRTUAL_TERMINAL_PROCESSING (wincon.h)."""


class Screen(io.TextIOWrapper):
    """A terminal to write to, which gets pictures in place of control characters and of what turns the text around.

    ESC comes through, since colours begin with it: whoever writes text out of a post to be read says `harmless`. What
    is written for programs, such as JSON, has no bare ESC in it.
    """

    def write(self, text: str) -> int:
        """Write the text with pictures in it."""
        return super().write(text if text.isascii() and text.isprintable() else text.translate(_SCREEN))


def screen(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """The stream to write to in place of one that is a terminal."""
    return Screen(stream.buffer, encoding="utf-8", errors="surrogateescape", newline="\n", line_buffering=True)


def columns(usual: int) -> int:
    """How wide the terminal is, by the environment or else by itself; `usual` where there is none.

    As `shutil` has it, which loads what packs archives first.
    """
    given = os.environ.get("COLUMNS", "")
    if given.isdecimal() and int(given):
        return int(given)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or usual  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        # Stdout is closed, or goes elsewhere.
        return usual


def write_data(data: bytes) -> None:
    """Write UTF-8 to stdout as it is, unless a person would see it."""
    if sys.stdout.isatty():
        sys.stdout.write(harmless(data.decode(errors="surrogateescape")))
    else:
        sys.stdout.buffer.write(data)


def knows_sequences(stream: TextIO) -> bool:
    """Whether a stream is a terminal that takes colours and lets a line be wiped; Windows' consoles are asked to."""
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return False
    return not _IS_WINDOWS or _begin_sequences(_STDERR if stream is sys.stderr else _STDOUT, _kernel())


def _begin_sequences(handle_number: int, kernel: Any) -> bool:
    """Let a console understand sequences, which those before Windows 10 do not; whether it does now."""
    import ctypes

    mode = ctypes.c_ulong()
    handle = kernel.GetStdHandle(handle_number)
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        # A terminal that is no console, as Git Bash has it, understands them.
        return True
    return bool(mode.value & _SEQUENCES or kernel.SetConsoleMode(handle, mode.value | _SEQUENCES))


def _kernel() -> Any:
    import ctypes

    return ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]

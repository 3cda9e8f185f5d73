"""Renaming that overwrites nothing unseen: two files swapped in one step, or one moved to where nothing stands."""

from __future__ import annotations

import errno
import os
import sys
from functools import cache
from pathlib import Path
from typing import Any

_HERE = -100
"""AT_FDCWD of Linux: relative paths are meant from the current folder."""
_SWAP = 2
"""RENAME_EXCHANGE of Linux (linux/fs.h), RENAME_SWAP of macOS (sys/stdio.h)."""
_NEW = {"linux": 1, "darwin": 4}
"""RENAME_NOREPLACE of Linux, RENAME_EXCL of macOS."""


def exchange(one: Path | str, other: Path | str) -> bool:
    """Let each file have the other's name; False, and nothing done, where the system or the disk cannot."""
    return _rename(one, other, _SWAP) == 0


def move_new(source: Path | str, target: Path | str) -> bool | None:
    """Move a file to where nothing stands; False if something does, None where the system or the disk cannot tell."""
    fault = _rename(source, target, _NEW.get(sys.platform, 0))
    return False if fault == errno.EEXIST else True if fault == 0 else None


def _rename(one: Path | str, other: Path | str, flag: int) -> int | None:
    """The number of what went wrong, 0 for nothing; None where the system has no such call."""
    if sys.platform not in ("linux", "darwin"):
        return None
    import ctypes

    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            failed = _system().renameat2(_HERE, names[0], _HERE, names[1], flag)
        else:
            failed = _system().renamex_np(*names, flag)
    except AttributeError:
        # An older C library.
        return None
    return ctypes.get_errno() if failed else 0


@cache
def _system() -> Any:
    import ctypes

    return ctypes.CDLL(None, use_errno=True)

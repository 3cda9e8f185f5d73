"""Swapping two files in one step, so that what was there comes into one's hands and is not overwritten unseen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_HERE = -100
"""AT_FDCWD of Linux: relative paths are meant from the current folder."""
_SWAP = 2
"""RENAME_EXCHANGE of Linux (linux/fs.h), RENAME_SWAP of macOS (sys/stdio.h)."""


def exchange(one: Path, other: Path) -> bool:
    """Let each file have the other's name; False, and nothing done, where the system or the disk cannot."""
    if sys.platform not in ("linux", "darwin"):
        return False
    import ctypes

    system = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            failed = system.renameat2(_HERE, names[0], _HERE, names[1], _SWAP)
        else:
            failed = system.renamex_np(*names, _SWAP)
    except AttributeError:
        # An older C library.
        return False
    return bool(failed == 0)

"""Links on a disk: where they lead, and what is one."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_IS_WINDOWS = os.name == "nt"
_JUNCTION = 0xA0000003
"""IO_REPARSE_TAG_MOUNT_POINT (winnt.h)."""


def is_link(entry: Path | os.DirEntry[str]) -> bool:
    """Whether an entry of a folder is a link: a symbolic one, or a junction, which Windows has for folders.

    A folder that OneDrive keeps in the cloud is none. Nothing at all is none either.
    """
    if entry.is_symlink():
        return True
    # Elsewhere, nobody is to wait for one more question about each file.
    return _IS_WINDOWS and _is_junction(entry)


def leads_out(path: str) -> bool:
    """Whether a path within the current folder leads out of it, through a link."""
    here = Path.cwd()
    lexical, real = os.path.normpath(here / path), Path(os.path.realpath(path))
    return Path(lexical).is_relative_to(here) and not real.is_relative_to(os.path.realpath(here))


def is_elsewhere(path: str) -> bool:
    """Whether a path does not lie in the current folder, or leads out of it, through a link."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(Path.cwd()))


def _is_junction(entry: Path | os.DirEntry[str]) -> bool:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and getattr(status, "st_reparse_tag", 0) == _JUNCTION

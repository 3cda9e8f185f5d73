"""What went wrong with a file, in words."""

from __future__ import annotations

import os
from pathlib import Path

from glossary.errors import FileError

_MESSAGES: dict[type[Exception], str] = {
    FileNotFoundError: "no such file or folder",
    PermissionError: "no permission",
    IsADirectoryError: "is a folder, not a file",
    NotADirectoryError: "no such file: part of its path is a file",
}


def plain_fault(error: Exception) -> str:
    """Say what went wrong with a file, without number and path."""
    return _MESSAGES.get(type(error), getattr(error, "strerror", None) or str(error))


def file_fault(path: Path | str, error: Exception) -> FileError:
    """What went wrong with a file; where a folder above may not be entered, that folder is what it is said of."""
    above = reversed(Path(path).parents) if isinstance(error, PermissionError) else ()
    closed = (folder for folder in above if not os.access(folder, os.X_OK))
    return FileError(next(closed, path), plain_fault(error))

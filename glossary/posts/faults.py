"""What went wrong with a file, in words."""

from __future__ import annotations

_MESSAGES: dict[type[Exception], str] = {
    FileNotFoundError: "no such file or folder",
    PermissionError: "no permission",
    IsADirectoryError: "is a folder, not a file",
    NotADirectoryError: "no such file: part of its path is a file",
}


def plain_fault(error: Exception) -> str:
    """Say what went wrong with a file, without number and path."""
    return _MESSAGES.get(type(error), getattr(error, "strerror", None) or str(error))

"""Whether a file or folder that a run works with is still in use: a claim on it ends with the process that holds it."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

# Where claims cannot be seen, a file that nobody has written for so long is nobody's.
_ABANDONED_SECONDS = 60


@contextlib.contextmanager
def claim_file(file: BinaryIO) -> Iterator[None]:
    """Hold an open file until the end of the `with` statement, where the system has such a thing.

    Raises FileExistsError where somebody has taken it away since it was made, or looks right now whether to do so.
    """
    _claim(file.fileno())
    yield


@contextlib.contextmanager
def claim_folder(folder: Path) -> Iterator[None]:
    """Hold a folder until the end of the `with` statement, as `claim_file` does a file."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        # Windows opens no folder.
        yield
        return
    try:
        _claim(descriptor)
        yield
    finally:
        os.close(descriptor)


def is_claimed(path: Path) -> bool:
    """Whether a living process holds a file or a folder. Where nobody can tell, whether it was written just now."""
    try:
        import fcntl

        descriptor = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    except (ImportError, OSError):
        return _is_recent(path)
    return False


def _claim(descriptor: int) -> None:
    try:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not os.fstat(descriptor).st_nlink:
            raise FileExistsError(errno.EEXIST, "taken away meanwhile")
    except (FileExistsError, BlockingIOError) as error:
        raise FileExistsError(errno.EEXIST, "claimed by another") from error
    except (ImportError, OSError):
        # Nothing can be claimed here.
        pass


def _is_recent(path: Path) -> bool:
    try:
        return time.time() - path.stat().st_mtime < _ABANDONED_SECONDS
    except OSError:
        return False

"""One run at a time: a lock on a file that ends with the process that holds it, however it ends."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from glossary.errors import FileError
from glossary.posts.links import is_link

_PATIENCE_SECONDS = 600.0
_PAUSE_SECONDS = 0.05
# Said when somebody else holds the lock. All else means that nothing can be locked on this disk.
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


def say_nothing(text: str) -> None:
    """For who cannot be told that a run waits."""
    del text


@contextlib.contextmanager
def alone(folder: Path, say: Callable[[str], None] = say_nothing) -> Iterator[None]:
    """Waits until no other run holds this folder, says so if that takes time, and holds it.

    Where nothing can be locked, goes on at once. Raises FileError where another run holds it for ten minutes.
    """
    path = folder / "lock"
    try:
        if is_link(folder) or is_link(path):
            raise OSError(errno.ELOOP, "a link, which may lead to a file of another's")
        file = path.open("a+b")
    except OSError:
        yield
        return
    with file:
        _wait(file.fileno(), folder, say)
        yield


def is_held(folder: Path) -> bool:
    """Whether another run holds this folder now."""
    try:
        with (folder / "lock").open("rb") as file:
            return not _lock(file.fileno())
    except OSError:
        return False


def _wait(descriptor: int, folder: Path, say: Callable[[str], None]) -> None:
    end = time.monotonic() + _PATIENCE_SECONDS
    said = False
    while not _lock(descriptor):
        if not said:
            say("waiting for another run of glossary to end")
            said = True
        if time.monotonic() > end:
            raise FileError(folder / "lock", "another run has held this for ten minutes; end it, and run this again")
        time.sleep(_PAUSE_SECONDS)


def _lock(descriptor: int) -> bool:
    """Whether there is nothing to wait for: the lock is held now, or there can be none."""
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(descriptor, 0, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (OSError, ImportError) as error:
        return getattr(error, "errno", None) not in _HELD
    return True

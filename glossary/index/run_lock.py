"""One run at a time: a lock on a file that ends with the process that holds it, however it ends."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Waits until no other run holds this folder, and holds it. Where nothing can be locked, goes on at once."""
    try:
        file = (folder / "lock").open("ab")
    except OSError:
        yield
        return
    with file:
        _lock(file.fileno())
        yield


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:
        _lock_on_windows(descriptor)
        return
    with contextlib.suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _lock_on_windows(descriptor: int) -> None:
    import msvcrt

    # Tries for ten seconds at a time.
    while True:
        with contextlib.suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
            return

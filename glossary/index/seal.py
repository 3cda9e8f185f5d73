"""Whether an index was made here, by this user: one out of a clone, an archive or a synchronised folder was not.

An index is trusted blindly: what it says of posts and entries goes into files, and its values are unpacked by a reader
that is fast and not proof against malice. So each carries a seal: a hash, under a secret that never leaves this user's
own folder, of what only the file itself has, its inode number. A copy has another number, a stranger has no secret.
"""

from __future__ import annotations

import os
import sys
import time
from functools import cache
from pathlib import Path

_SECRET_BYTES = 32


def seal_of(file: Path) -> str:
    """The seal that an index in this file must carry; empty where this user has no place for a secret."""
    secret = _secret(_state_folder())
    if not secret:
        return ""
    try:
        # The same function as hashlib's, which takes three milliseconds to import.
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b(str(file.stat().st_ino).encode(), key=secret, digest_size=16).hexdigest()


def _state_folder() -> Path | None:
    """Where programs keep what is of this machine and this user alone."""
    given = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_STATE_HOME", "")
    try:
        folder = Path(given or "~/.local/state").expanduser()
    except RuntimeError:
        # A user without a home.
        return None
    return folder / "glossary" if folder.is_absolute() else None


@cache
def _secret(folder: Path | None) -> bytes:
    if folder is None:
        return b""
    file = folder / "secret"
    try:
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            made = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                os.write(made, os.urandom(_SECRET_BYTES))
            finally:
                os.close(made)
    except FileExistsError:
        pass
    except OSError:
        return b""
    for _ in range(100):
        try:
            secret = file.read_bytes()
        except OSError:
            return b""
        if len(secret) == _SECRET_BYTES:
            return secret
        # Another run is just making it.
        time.sleep(0.01)
    return b""

"""Whether an index was made here, by this user: one out of a clone, an archive or a synchronised folder was not.

An index is trusted blindly: what it says of posts and entries goes into files, and its values are unpacked by a reader
that is fast and not proof against malice. So each carries a seal: a hash, under a secret that never leaves this user's
own folder, of what only the file itself has, its inode number. A copy has another number, a stranger has no secret.

Where the environment gives another secret, which machines share, an index may come back out of a cache of CI: beside
it stands a seal of all its bytes, which only who knows that secret can have made. Its inode number would tell nothing:
fresh machines give the same ones.
"""

from __future__ import annotations

import os
import sys
import time
from functools import cache
from pathlib import Path

from glossary.blake2 import blake2b

SECRET = "GLOSSARY_SECRET"
"""The variable of the environment that gives the secret."""
_SECRET_BYTES = 32
_SEAL_BYTES = 16


def seal_of(file: Path) -> str:
    """The seal that an index in this file must carry; empty where this user has no place for a secret."""
    secret = _secret(state_folder())
    return _keyed(secret, str(file.stat().st_ino).encode()) if secret else ""


def seal_of_bytes(file: Path) -> str:
    """The seal of a file's bytes, under the secret that the environment gives; empty where it gives none."""
    secret = _given_secret()
    return _keyed(secret, file.read_bytes()) if secret else ""


def under_seal(data: bytes) -> bytes:
    """The data behind a seal that only this user can have made; nothing where there is no place for a secret."""
    seal = _seal(data)
    return seal + data if seal else b""


def unsealed(sealed: bytes) -> bytes:
    """The data again; nothing where it was not `under_seal` of this user's that gave it whole."""
    seal, data = sealed[: 2 * _SEAL_BYTES], sealed[2 * _SEAL_BYTES :]
    return data if seal and seal == _seal(data) else b""


def _seal(data: bytes) -> bytes:
    secret = _secret(state_folder())
    return _keyed(secret, data).encode() if secret else b""


def _keyed(secret: bytes, data: bytes) -> str:
    return blake2b(data, key=secret, digest_size=_SEAL_BYTES).hexdigest()


def _given_secret() -> bytes:
    given = os.environ.get(SECRET, "")
    # As a key only so many bytes may be given.
    return bytes.fromhex(_keyed(b"", given.encode(errors="surrogateescape"))) if given else b""


def state_folder() -> Path | None:
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

"""Writing a file whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from glossary.errors import FileError
from glossary.posts.faults import plain


def write_atomically(path: Path | str, data: bytes) -> bool:
    """Put `data` in place of a file, whole or not at all; False, and nothing written, if it holds just that.

    Follows a link to the file, keeps the file's mode, makes missing folders. Raises FileError where it fails, with the
    folder's name where that is what cannot be written. For files that are the tool's alone; a person's go through
    `replace_unchanged`.
    """
    return _write(path, data, lambda target: None)


def replace_unchanged(path: Path | str, before: bytes, after: bytes) -> bool:
    """Write as `write_atomically` does, but only in place of what was read.

    Raises FileError, and leaves the file alone, where it does not hold `before` at the moment of being replaced:
    somebody has saved it since.
    """

    def refuse_if_changed(target: Path) -> None:
        if target.read_bytes() != before:
            raise FileError(path, "changed on disk while this ran; left untouched: run the command again")

    return _write(path, after, refuse_if_changed)


def _write(path: Path | str, data: bytes, look: Callable[[Path], None]) -> bool:
    target = Path(os.path.realpath(path))
    try:
        mode = _mode_of(target)
        if mode is None:
            target.parent.mkdir(parents=True, exist_ok=True)
        elif target.read_bytes() == data:
            return False
        elif not mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            raise FileError(path, "cannot be written, it is read-only")
        _replace(target, data, mode, look)
    except OSError as error:
        raise _what_failed(Path(path), target, error) from error
    return True


def _what_failed(path: Path, target: Path, error: OSError) -> FileError:
    failed = Path(os.fsdecode(error.filename or target))
    if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS) or failed == target:
        return FileError(path, plain(error))
    # It was a draft, or a folder to be made, neither of which a person has ever seen.
    folder = path.parent if failed.parent == target.parent else failed.parent
    return FileError(folder, "no permission to write in this folder")


def _mode_of(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _replace(target: Path, data: bytes, mode: int | None, look: Callable[[Path], None]) -> None:
    """Put a whole draft in the file's place; `look` is the last to see what is there, and may raise."""
    # The name is short, since the target's own may be as long as names can be, and hidden from `find_posts`.
    draft = target.with_name(f".glossary-{os.getpid()}-{os.urandom(4).hex()}")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            draft.chmod(mode)
        look(target)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise

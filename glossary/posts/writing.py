"""Writing a file whole or not at all.

A draft is written beside the file and moved into its place. That is right for files of the tool's own and for the
glossary file, where being whole matters most; posts are rewritten by `posts.in_place`, which keeps what a post is.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Callable
from operator import eq
from pathlib import Path

from glossary.errors import FileError
from glossary.posts.claim import claim_file, is_claimed
from glossary.posts.exchange import exchange
from glossary.posts.faults import file_fault
from glossary.posts.links import is_link
from glossary.posts.reading import same_to_git

# What Windows says while an indexer, a virus scanner or an editor holds a file: access denied, sharing violation.
_HELD = (5, 32)
_WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5)
is_draft = re.compile(r"\.glossary-[0-9]+-[0-9a-f]{8}").fullmatch
"""Whether a name is that of a draft."""
CHANGED = "changed on disk while this ran; left untouched: run the command again"


def write_atomically(path: Path | str, data: bytes, *, durable: bool = True) -> bool:
    """Put `data` in place of a file, whole or not at all; False, and nothing written, if it holds just that.

    Waits until the disk has it, unless `durable` is false: for files that the same command can make again. A file that
    git has checked out with other line ends holds just that too.

    Keeps the file's mode, makes missing folders, and takes the place of a link, which may have come with a stranger's
    clone. Raises FileError where it fails, with the folder's name where that is what cannot be written. For files that
    are the tool's alone; a person's go through `replace_unchanged`, or `write_output`.
    """
    target = Path(os.path.realpath(Path(path).parent), Path(path).name)
    return _write(path, target, data, move_into_place, durable=durable, holds=same_to_git)


def write_output(path: Path, data: bytes) -> None:
    """Write as `write_atomically` does a file that a person named, through a link too; tidies what kills left."""
    target = Path(os.path.realpath(path))
    sweep_drafts(target.parent)
    _write(path, target, data, move_into_place, holds=same_to_git)


def replace_unchanged(
    path: Path | str, before: bytes | None, after: bytes, message: str = CHANGED, *, follows: bool = False
) -> bool:
    """Write as `write_atomically` does, but only in place of what was read; None stands for no file.

    A link is only followed where that is asked for: by whom has made sure that it was not a stranger's.

    Raises FileError with the message, and leaves the file alone, where it does not hold `before` at the moment of being
    replaced: somebody has saved it since. Where the system can swap two files, that moment has no length.
    """

    def put(draft: Path, target: Path) -> None:
        if not (put_new(draft, target) if before is None else put_instead(draft, target, before, after)):
            raise FileError(path, message)

    if not follows and is_link(Path(path)):
        raise FileError(path, "is a link, which is not followed; take it away")
    return _write(path, Path(os.path.realpath(path)), after, put)


def move_into_place(draft: Path, target: Path) -> None:
    """Move a file over another, as soon as nobody holds it any longer. Raises OSError where that fails."""
    patiently(lambda: draft.replace(target))


def patiently(act: Callable[[], object]) -> None:
    """Do what Windows forbids while another program holds a file, again and again for three seconds."""
    for wait in _WAITS:
        try:
            act()
        except PermissionError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(wait)
        else:
            return
    act()


def draft_beside(target: Path) -> Path:
    """The path of a new draft in the folder of a file, or of a folder."""
    # The name is short, since the target's own may be as long as names can be, and hidden from `find_posts`.
    return target.with_name(f".glossary-{os.getpid()}-{os.urandom(4).hex()}")


def sweep_drafts(folder: Path) -> None:
    """Take away the drafts that killed runs left in a folder, files and folders."""
    try:
        drafts = [path for path in folder.iterdir() if is_draft(path.name)]
    except OSError:
        return
    for draft in drafts:
        if not is_claimed(draft):
            take_away(draft)


def take_away(draft: Path) -> None:
    """Remove a draft, if it is still there: a file, or a folder with all that is in it."""
    if draft.is_dir() and not is_link(draft):
        # Loaded only where a folder is taken away: it loads what packs archives.
        import shutil

        shutil.rmtree(draft, ignore_errors=True)
    else:
        draft.unlink(missing_ok=True)


def put_new(draft: Path, target: Path) -> bool:
    """Move a draft to where nothing stands: whether there was no such file yet."""
    try:
        os.link(draft, target)
    except FileExistsError:
        return False
    except OSError:
        # A disk without hard links.
        if target.exists():
            return False
        move_into_place(draft, target)
    else:
        draft.unlink()
    return True


def put_instead(draft: Path, target: Path, before: bytes, after: bytes) -> bool:
    """Move a draft into a file's place: whether the file was still what it was; if not, it stays, or comes back."""
    if target.read_bytes() != before:
        return False
    if not exchange(draft, target):
        move_into_place(draft, target)
        return True
    # What was swapped out can no longer change unseen.
    if draft.read_bytes() == before:
        draft.unlink()
        return True
    if target.read_bytes() == after:
        exchange(draft, target)
    return False


def _write(
    path: Path | str,
    target: Path,
    data: bytes,
    put: Callable[[Path, Path], None],
    *,
    durable: bool = True,
    holds: Callable[[bytes, bytes], bool] = eq,
) -> bool:
    try:
        mode = _mode_of(target)
        if mode is None:
            target.parent.mkdir(parents=True, exist_ok=True)
        elif holds(target.read_bytes(), data):
            return False
        elif not mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            raise FileError(path, "cannot be written, it is read-only")
        _replace(target, data, mode, put, durable=durable)
    except OSError as error:
        raise what_failed(Path(path), target, error) from error
    return True


def what_failed(path: Path, target: Path, error: OSError) -> FileError:
    """What went wrong as `target` was written, said of the `path` that a person gave, or of the folder."""
    failed = Path(os.fsdecode(error.filename or target))
    if getattr(error, "winerror", None) in _HELD:
        return FileError(path, "is held by another program; close it there, and run the command again")
    if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS) or failed == target:
        return file_fault(path, error)
    # It was a draft, or a folder to be made, neither of which a person has ever seen.
    folder = path.parent if failed.parent == target.parent else failed.parent
    return FileError(folder, "no permission to write in this folder")


def _mode_of(target: Path) -> int | None:
    try:
        status = target.lstat()
    except FileNotFoundError:
        return None
    return None if stat.S_ISLNK(status.st_mode) else stat.S_IMODE(status.st_mode)


def _replace(target: Path, data: bytes, mode: int | None, put: Callable[[Path, Path], None], *, durable: bool) -> None:
    """Write a whole draft and let it be put into the file's place."""
    draft = draft_beside(target)
    try:
        with draft.open("xb") as file, claim_file(file):
            file.write(data)
            file.flush()
            if durable:
                os.fsync(file.fileno())
            if mode is not None:
                draft.chmod(mode)
            if os.name != "nt":
                put(draft, target)
        # Windows moves no file that is open.
        if os.name == "nt":
            put(draft, target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise

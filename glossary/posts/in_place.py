"""Rewriting a post in place, so that it stays the same file.

A draft moved over a post would be another file: its birth time is lost (Eleventy dates pages by it, Obsidian sorts by
it, and Linux lets nobody set it), hard links to it come apart, and its extended attributes, Finder tags, streams and
access lists are gone. So a post is written as editors write it: into the file that is there.

That takes microseconds, but a kill, a power failure or a full disk may fall into them. Hence a journal is written and
flushed first: a hidden file beside the post with the old and the new bytes. Whoever looks for posts next and finds a
journal that no living process holds finishes the rewriting, if the post is neither old nor new but a mixture of both,
and takes the journal away. What grows is written behind the old bytes first, so that a full disk shows before any of
them is overwritten.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

from glossary.blake2 import blake2b
from glossary.errors import FileError
from glossary.posts.claim import claim_file, is_claimed
from glossary.posts.faults import plain_fault
from glossary.posts.writing import patiently

JOURNAL = ".glossary-post-"
"""How the names of journals begin."""
_MAGIC = b"glossary rewrites a post 1\n"
_CHANGED = "changed on disk while this ran; left untouched: run the command again"


class _Journal(NamedTuple):
    name: str
    before: bytes
    after: bytes


def rewrite_in_place(path: Path | str, before: bytes, after: bytes) -> None:
    """Write `after` into a post that holds `before`. Follows a link to the post.

    Raises FileError, and leaves the post as it is, where it cannot be written or has been saved since it was read.
    """
    target = Path(os.path.realpath(path))
    journal = journal_of(target)
    try:
        if not target.stat().st_mode & stat.S_IWUSR or not os.access(target, os.W_OK):
            raise FileError(path, "cannot be written, it is read-only")
        finish_rewriting(journal)
        with journal.open("xb") as file, claim_file(file):
            file.write(_packed(_Journal(target.name, before, after)))
            file.flush()
            os.fsync(file.fileno())
            patiently(lambda: _write(path, target, before, after))
    except FileExistsError as error:
        raise FileError(path, "is being rewritten by another run; left untouched") from error
    except OSError as error:
        folder = os.fspath(journal) == error.filename
        raise FileError(
            Path(path).parent if folder else path, f"{plain_fault(error)}{' to write in this folder' * folder}"
        ) from error
    finally:
        finish_rewriting(journal)


def journal_of(post: Path) -> Path:
    """The journal of a post: its name is short, since the post's own may be as long as names can be."""
    return post.with_name(JOURNAL + blake2b(os.fsencode(post.name), digest_size=8).hexdigest())


def finish_rewriting(journal: Path) -> None:
    """Bring a post into order that a killed run was rewriting; nothing is done while a living one does."""
    if is_claimed(journal):
        return
    try:
        found = _unpacked(journal.read_bytes())
        target = journal.with_name(found.name) if found else None
        # A journal from elsewhere, as in a clone, may name no file but the one that it stands for.
        is_its_own = found and target and journal_of(target).name == journal.name and not target.is_symlink()
        if found and target and is_its_own and _is_mixture(target.read_bytes(), found.before, found.after):
            with target.open("r+b") as file:
                _overwrite(file.fileno(), len(found.before), found.after)
    except (OSError, ValueError) as error:
        if not isinstance(error, FileNotFoundError):
            return
    # A disk that can only be read refuses even to take away what is not there.
    with contextlib.suppress(OSError):
        journal.unlink(missing_ok=True)


def _write(path: Path | str, target: Path, before: bytes, after: bytes) -> None:
    with target.open("r+b", buffering=0) as file:
        descriptor = file.fileno()
        if file.readall() != before or not os.path.samestat(os.fstat(descriptor), target.stat()):
            raise FileError(path, _CHANGED)
        try:
            _overwrite(descriptor, len(before), after)
        except BaseException:
            _roll_back(descriptor, before)
            raise
        # An editor may have put another file in its place.
        if not os.path.samestat(os.fstat(descriptor), target.stat()):
            raise FileError(path, _CHANGED)


def _roll_back(descriptor: int, before: bytes) -> None:
    _overwrite(descriptor, len(before), before)


def _overwrite(descriptor: int, size: int, data: bytes) -> None:
    """Make `data` of a file of some size."""
    if len(data) > size:
        _write_at(descriptor, data[size:], size)
    _write_at(descriptor, data[:size], 0)
    os.ftruncate(descriptor, len(data))
    os.fsync(descriptor)


def _write_at(descriptor: int, data: bytes, start: int) -> None:
    os.lseek(descriptor, start, os.SEEK_SET)
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left) :]


def _is_mixture(now: bytes, before: bytes, after: bytes) -> bool:
    """Whether a post is neither old nor new, and yet nothing but both."""
    sizes = sorted((len(before), len(after)))
    if now in (before, after) or not sizes[0] <= len(now) <= sizes[1]:
        return False
    longer = max(before, after, key=len)
    both = zip(now, before, after, strict=False)
    return all(byte in (old, new) for byte, old, new in both) and now[sizes[0] :] == longer[sizes[0] : len(now)]


def _packed(journal: _Journal) -> bytes:
    name = os.fsencode(journal.name)
    sizes = b" ".join(str(len(part)).encode() for part in (name, journal.before, journal.after))
    return _MAGIC + sizes + b"\n" + name + journal.before + journal.after


def _unpacked(data: bytes) -> _Journal | None:
    """The journal, or None where a kill fell into its writing: the post was not yet touched then."""
    head, _, rest = data.removeprefix(_MAGIC).partition(b"\n")
    sizes = head.split(b" ")
    if not data.startswith(_MAGIC) or len(sizes) != 3 or not all(map(bytes.isdigit, sizes)):
        return None
    name, before, after = map(int, sizes)
    if len(rest) != name + before + after:
        return None
    return _Journal(os.fsdecode(rest[:name]), rest[name : name + before], rest[name + before :])

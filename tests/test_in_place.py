"""A post that is rewritten stays the same file, and is old or new whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

import pytest

from glossary.errors import FileError
from glossary.posts import in_place
from glossary.posts.claim import claim_file
from glossary.posts.finding import find_posts
from glossary.posts.in_place import finish_rewriting, journal_of, rewrite_in_place

SHORT, LONG = "短的一篇。\n".encode(), "长得多的另一篇，多了好些话。\n".encode()


class Killed(BaseException):
    """Stands for the end of the process: nothing runs after it."""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "文章.md"
    path.write_bytes(SHORT)
    return path


def test_it_stays_the_same_file(post: Path) -> None:
    twin = post.with_name("twin")
    os.link(post, twin)
    number = post.stat().st_ino
    rewrite_in_place(post, SHORT, LONG)
    assert post.read_bytes() == twin.read_bytes() == LONG
    assert post.stat().st_ino == number
    assert [path.name for path in post.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_extended_attributes_stay(post: Path) -> None:
    try:
        os.setxattr(post, "user.tag", b"red")  # type: ignore[attr-defined,unused-ignore]
    except OSError:
        pytest.skip("this disk has none")
    rewrite_in_place(post, SHORT, LONG)
    assert os.getxattr(post, "user.tag") == b"red"  # type: ignore[attr-defined,unused-ignore]


def test_what_was_saved_meanwhile_stays(post: Path) -> None:
    post.write_bytes(b"saved")
    with pytest.raises(FileError, match="while this ran"):
        rewrite_in_place(post, SHORT, LONG)
    assert post.read_bytes() == b"saved"
    assert not journal_of(post).exists()


def test_a_disk_that_can_only_be_read_is_named_by_its_folder(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileError, match="Read-only file system to write in this folder") as raised:
        rewrite_in_place(post, SHORT, LONG)
    assert raised.value.path == post.parent


def test_a_journal_that_was_taken_away_before_it_was_claimed_protects_nothing(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another run looks at it in between, and finds it empty."""

    def later(file: BinaryIO) -> AbstractContextManager[None]:
        finish_rewriting(journal_of(post))
        return claim_file(file)

    monkeypatch.setattr(in_place, "claim_file", later)
    with pytest.raises(FileError, match="is being rewritten by another run"):
        rewrite_in_place(post, SHORT, LONG)
    assert post.read_bytes() == SHORT
    assert not journal_of(post).exists()


@pytest.mark.parametrize(("before", "after"), [(SHORT, LONG), (LONG, SHORT), (SHORT, SHORT[::-1]), (SHORT, b"")])
@pytest.mark.parametrize("written", range(0, 42, 3))
def test_a_kill_at_any_byte_leaves_old_or_new(
    post: Path, monkeypatch: pytest.MonkeyPatch, before: bytes, after: bytes, written: int
) -> None:
    post.write_bytes(before)
    left = written
    real = os.write

    def write(descriptor: int, data: memoryview) -> int:
        nonlocal left
        done = real(descriptor, data[:left])
        left -= done
        if done < len(data):
            raise Killed
        return done

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", write)
        patch.setattr(in_place, "_roll_back", lambda descriptor, data: None)
        patch.setattr(in_place, "finish_rewriting", lambda journal: None)
        try:
            rewrite_in_place(post, before, after)
        except Killed:
            assert journal_of(post).exists()
    assert [Path(found.path) for found in find_posts([post.parent])] == [post]
    assert post.read_bytes() in (before, after)
    assert not journal_of(post).exists()


def test_a_full_disk_leaves_the_old(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write

    def write(descriptor: int, data: memoryview) -> int:
        if os.lseek(descriptor, 0, os.SEEK_CUR) >= len(SHORT):
            raise OSError(28, "No space left on device")
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    with pytest.raises(FileError, match="No space left"):
        rewrite_in_place(post, SHORT, LONG)
    assert post.read_bytes() == SHORT
    assert not journal_of(post).exists()


def test_a_journal_does_not_touch_what_was_saved_since(post: Path) -> None:
    journal_of(post).write_bytes(in_place._packed(in_place._Journal(post.name, SHORT, LONG)))
    post.write_bytes(b"saved since")
    finish_rewriting(journal_of(post))
    assert post.read_bytes() == b"saved since"
    assert not journal_of(post).exists()


def test_a_journal_of_a_stranger_reaches_no_other_file(tmp_path: Path, post: Path) -> None:
    mixed = SHORT[:5] + SHORT[::-1][5:]
    outside = tmp_path / "outside"
    outside.write_bytes(mixed)
    folder = tmp_path / "clone"
    folder.mkdir()
    link = folder / "a.md"
    link.symlink_to(outside)
    for name in ("a.md", "../outside"):
        journal = folder / journal_of(folder / "a.md").name
        journal.write_bytes(in_place._packed(in_place._Journal(name, SHORT, SHORT[::-1])))
        find_posts([folder])
        assert outside.read_bytes() == mixed


def test_a_living_run_is_left_alone(post: Path) -> None:
    journal = journal_of(post)
    post.write_bytes(SHORT[:5] + LONG[5:8] + SHORT[8:])
    mixed = post.read_bytes()
    with journal.open("wb") as file, claim_file(file):
        file.write(in_place._packed(in_place._Journal(post.name, SHORT, LONG)))
        file.flush()
        finish_rewriting(journal)
        assert post.read_bytes() == mixed
    finish_rewriting(journal)
    assert post.read_bytes() == LONG


def test_a_truncated_journal_means_that_nothing_was_done(post: Path) -> None:
    whole = in_place._packed(in_place._Journal(post.name, SHORT, LONG))
    for end in range(0, len(whole), 7):
        journal_of(post).write_bytes(whole[:end])
        finish_rewriting(journal_of(post))
        assert post.read_bytes() == SHORT
        assert not journal_of(post).exists()

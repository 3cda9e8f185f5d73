"""Folders of many files: each file whole, nothing of a person's lost, nothing left behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.errors import FileError
from glossary.page import output
from glossary.page.output import write_files
from glossary.posts import many_files
from glossary.posts.claim import claim_folder
from glossary.posts.exchange import move_new
from glossary.posts.many_files import Change, change_files, make_folder
from glossary.posts.writing import sweep_drafts
from tests.garden import Garden


def texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


def when(number: int, happens: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let something happen before so many-th file is written."""
    left = [number]

    def write(descriptor: int, data: bytes) -> int:
        left[0] -= 1
        if left[0] == 0:
            happens()
        return os_write(descriptor, data)

    os_write = os.write
    monkeypatch.setattr(os, "write", write)


def fill_disk() -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_folder_comes_whole(tmp_path: Path) -> None:
    assert make_folder(tmp_path / "new/folder", {"a": b"1", "b/c": b"2"})
    assert texts(tmp_path) == {"new/folder/a": "1", "new/folder/b/c": "2"}


def test_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    when(2, fill_disk, monkeypatch)
    with pytest.raises(FileError, match="No space"):
        make_folder(tmp_path / "folder", {"a": b"1", "b": b"2"})
    assert not list(tmp_path.iterdir())


def test_a_folder_that_came_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def come() -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder/mine").write_text("mine")

    when(1, come, monkeypatch)
    assert not make_folder(tmp_path / "folder", {"a": b"1"})
    assert texts(tmp_path) == {"folder/mine": "mine"}


def test_what_a_killed_run_left_is_swept_and_what_a_living_one_needs_is_not(tmp_path: Path) -> None:
    draft = tmp_path / ".glossary-1-01234567"
    draft.mkdir()
    (draft / "a").write_text("half")
    with claim_folder(draft):
        sweep_drafts(tmp_path)
        assert draft.exists()
    if os.name != "nt":
        assert make_folder(tmp_path / "folder", {"a": b"1"})
        assert texts(tmp_path) == {"folder/a": "1"}


def test_a_draft_that_is_a_link_is_taken_away_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/a").write_text("mine")
    (tmp_path / ".glossary-1-01234567").symlink_to("mine")
    os.utime(tmp_path / "mine", (0, 0))
    sweep_drafts(tmp_path)
    assert texts(tmp_path) == {"mine/a": "mine"}


def test_a_file_is_written_only_in_place_of_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("old")
    change_files(tmp_path, {"a": Change(b"old", b"new"), "b/c": Change(None, b"1")})
    assert texts(tmp_path) == {"a": "new", "b/c": "1"}
    when(1, lambda: (tmp_path / "a").write_text("mine"), monkeypatch)
    with pytest.raises(FileError, match="while this ran"):
        change_files(tmp_path, {"a": Change(b"new", b"newer")})
    assert texts(tmp_path) == {"a": "mine", "b/c": "1"}


@pytest.mark.parametrize("can_tell", [True, False])
def test_a_new_file_is_written_over_none(tmp_path: Path, can_tell: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many_files, "move_new", move_new if can_tell else lambda source, target: None)
    when(1, lambda: (tmp_path / "a").write_text("mine"), monkeypatch)
    with pytest.raises(FileError, match="while this ran"):
        change_files(tmp_path, {"a": Change(None, b"new")})
    change_files(tmp_path, {"b": Change(None, b"new")})
    assert texts(tmp_path) == {"a": "mine", "b": "new"}


@pytest.mark.skipif(os.name == "nt", reason="modes of Unix")
def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "a").chmod(0o640)
    change_files(tmp_path, {"a": Change(b"old", b"new")})
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640


def test_what_a_broken_run_wrote_is_known_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that ends between the files and their list must not make strangers, or a person's, of its files."""
    write_files(tmp_path, "json", {"a": b"1"})

    def end(folder: Path, changes: dict[str, Change]) -> None:
        change_files(folder, changes)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(output, "change_files", end)
        with pytest.raises(KeyboardInterrupt):
            write_files(tmp_path, "json", {"a": b"2", "b": b"2"}, ["a"])
    assert write_files(tmp_path, "json", {"a": b"3", "b": b"3"}, ["a"])[:4] == (2, 0, 0, ())


def test_a_note_that_a_person_changed_stays_and_is_told(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.run("extract")
    command = ("export", "note-definitions-atomic", "-o", str(garden.root / "notes"))
    assert garden.run(*command) == 0
    note = sorted((garden.root / "notes").glob("*.md"))[0]
    written = note.read_text("utf-8")
    note.write_text("mine", "utf-8")
    (garden.root / "notes/own.md").write_text("own", "utf-8")
    assert garden.run(*command) == 0
    assert f"left untouched: {note.name}; delete" in capsys.readouterr().err
    assert note.read_text("utf-8") == "mine"
    note.unlink()
    assert garden.run(*command) == 0
    assert note.read_text("utf-8") == written

"""The glossary file and its lock on disk: whole, belonging together, and never written over a person's save."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.errors import FileError
from glossary.index.run_lock import alone
from glossary.posts import writing
from glossary.posts.claim import claim_file
from glossary.posts.exchange import exchange
from glossary.posts.writing import replace_unchanged, sweep_drafts
from glossary.store.file import GlossaryFile, Pair
from tests.garden import Garden

OLD, NEW = Pair(b"old\n", b"lock of old\n"), Pair(b"new\n", b"lock of new\n")


class Killed(BaseException):
    """Stands for the end of the process."""


@pytest.fixture(params=["glossary.yaml", "词[1].yaml"])
def file(tmp_path: Path, request: pytest.FixtureRequest) -> GlossaryFile:
    file = GlossaryFile(tmp_path / request.param)
    file.write(Pair(None, None), OLD)
    return file


def _kill_before_lock(file: GlossaryFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leaves what a run leaves that is killed after the glossary and before its lock."""

    def killed(draft: Path, target: Path) -> None:
        raise Killed

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr("glossary.store.file.move_into_place", killed)
        file.write(OLD, NEW)


def test_after_a_kill_the_lock_that_fits_is_read_and_nothing_is_touched(
    file: GlossaryFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    _kill_before_lock(file, monkeypatch)
    left = sorted(file.path.parent.iterdir())
    assert file.read() == NEW
    assert sorted(file.path.parent.iterdir()) == left


def test_the_next_run_puts_the_lock_in_its_place(file: GlossaryFile, monkeypatch: pytest.MonkeyPatch) -> None:
    _kill_before_lock(file, monkeypatch)
    assert not file.write(file.read(), NEW)
    assert file.lock_path.read_bytes() == NEW.lock
    assert len(list(file.path.parent.iterdir())) == 2


def test_what_belongs_to_no_text_is_taken_away(file: GlossaryFile) -> None:
    stale = file.path.parent / f"{file.lock_path.name}.0123456789abcdef.pending"
    draft = file.path.parent / ".glossary-1-01234567"
    stale.write_bytes(b"")
    draft.write_bytes(b"")
    assert file.read() == OLD
    assert stale.exists()
    file.write(OLD, NEW)
    assert not stale.exists()
    assert not draft.exists()


def test_a_draft_in_use_stays(tmp_path: Path) -> None:
    draft = tmp_path / ".glossary-1-01234567"
    with draft.open("wb") as opened, claim_file(opened):
        sweep_drafts(tmp_path)
        assert draft.exists()
    sweep_drafts(tmp_path)
    assert not draft.exists()


def test_a_save_before_the_swap_stays(file: GlossaryFile) -> None:
    file.path.write_bytes(b"saved\n")
    with pytest.raises(FileError, match="while this ran"):
        file.write(OLD, NEW)
    assert file.path.read_bytes() == b"saved\n"
    assert file.read().lock == OLD.lock


def test_a_save_in_the_moment_of_the_swap_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    if not exchange(path, path):
        pytest.skip("this disk cannot swap files")

    def late(one: Path, other: Path) -> bool:
        path.write_bytes(b"saved")
        monkeypatch.undo()
        return exchange(one, other)

    monkeypatch.setattr(writing, "exchange", late)
    with pytest.raises(FileError, match="while this ran"):
        replace_unchanged(path, b"old", b"new")
    assert path.read_bytes() == b"saved"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_without_a_swap_it_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "exchange", lambda one, other: False)
    path = tmp_path / "a"
    path.write_bytes(b"old")
    replace_unchanged(path, b"old", b"new")
    assert path.read_bytes() == b"new"


def test_a_file_that_appeared_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"saved")
    with pytest.raises(FileError, match="while this ran"):
        replace_unchanged(path, None, b"new")
    assert path.read_bytes() == b"saved"
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_the_stamp_is_of_what_was_written(file: GlossaryFile) -> None:
    assert file.stamp_of(OLD) == file.stamp()
    file.path.write_bytes(b"saved\n")
    assert file.stamp_of(OLD) == ""


@pytest.mark.parametrize("held", [1, 3])
def test_a_file_that_another_program_holds_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    monkeypatch.setattr(Path, "replace", _held(held))
    target = tmp_path / "a"
    draft = tmp_path / "b"
    draft.write_bytes(b"new")
    writing.move_into_place(draft, target)
    assert target.read_bytes() == b"new"
    assert len(waits) == held


def test_a_file_that_is_held_for_good_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setattr(Path, "replace", _held(1000))
    with pytest.raises(FileError, match="held by another program"):
        writing.write_atomically(tmp_path / "a", b"new")
    assert list(tmp_path.iterdir()) == []


def _held(times: int):  # type: ignore[no-untyped-def]
    """As Windows refuses to replace a file that is open elsewhere."""
    real = Path.replace
    left = times

    def replace(self: Path, target: Path) -> Path:
        nonlocal left
        left -= 1
        if left >= 0:
            error = PermissionError(13, "in use", str(self))
            error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
            raise error
        return real(self, target)

    return replace


def test_a_run_that_waits_says_so(garden: Garden) -> None:
    garden.run("extract")
    garden.put("content/new.md", "**新词**（New Word）\n")
    with alone(garden.root / ".glossary"):
        run = garden.start("extract")
        assert run.stderr is not None
        said = run.stderr.readline()
        assert "新词" not in garden.glossary
    run.communicate(timeout=30)
    assert b"waiting for another run" in said
    assert run.returncode == 0
    assert "新词" in garden.glossary


@pytest.mark.parametrize("has_index", [True, False])
def test_a_decision_that_waits_says_so_too(garden: Garden, has_index: bool) -> None:
    garden.run("extract")
    if not has_index:
        (garden.root / ".glossary/index.sqlite").unlink()
    with alone(garden.root / ".glossary"):
        run = garden.start("decide", "代理", "--english", "Broker", "--yes")
        assert run.stderr is not None
        said = run.stderr.readline() + (run.stderr.readline() if has_index else b"")
        assert "Broker" not in garden.glossary
    run.communicate(timeout=30)
    assert said.endswith(b"waiting for another run of glossary to end\n")
    assert "english: Broker" in garden.glossary


def test_line_ends_as_git_has_checked_them_out(garden: Garden) -> None:
    """With core.autocrlf all that is text has CRLF in a fresh clone; nothing is written anew for that."""
    garden.run("extract")
    files = [path for path in (garden.root / "data").iterdir() if path.is_file()]
    assert len(files) == 4
    for path in files:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = {path: path.read_bytes() for path in files}
    for _ in range(2):
        garden.run("extract")
        garden.forget()
        assert {path: path.read_bytes() for path in files} == before
    garden.put("content/new.md", "**乙太**（Aether: 一种物质）\n")
    garden.run("extract")
    assert "- term: 乙太\r\n" in garden.glossary
    garden.remove("content/new.md")
    garden.run("extract")
    assert garden.glossary.encode() == before[garden.root / "data/glossary.yaml"]

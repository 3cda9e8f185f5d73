"""An index that this user did not make here changes nothing, and nothing of theirs is changed through it."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from glossary.index import seal
from glossary.index.file import open_index
from tests.garden import Garden

Capture = pytest.CaptureFixture[str]


def _execute(file: Path, *statements: str) -> None:
    connection = sqlite3.connect(file)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def _tables(file: Path) -> list[tuple[str]]:
    connection = sqlite3.connect(file)
    found = connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.close()
    return found


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A database of the user's that is none of ours."""
    file = tmp_path / "home" / "places.sqlite"
    file.parent.mkdir()
    _execute(file, "CREATE TABLE bookmarks (x)", "INSERT INTO bookmarks VALUES (1)")
    return file


@pytest.mark.parametrize("name", ["index.sqlite", "index.sqlite-wal", "index.seal", "lock", ".gitignore"])
def test_a_link_in_the_folder_is_not_followed(garden: Garden, other: Path, name: str, capsys: Capture) -> None:
    folder = garden.root / ".glossary"
    folder.mkdir()
    (folder / name).symlink_to(other)
    before = other.read_bytes()
    assert garden.run("extract") == 0
    assert other.read_bytes() == before
    assert "is a link" in capsys.readouterr().err
    assert "大模型" in garden.glossary


def test_the_folder_itself_may_be_no_link(garden: Garden, other: Path) -> None:
    (garden.root / ".glossary").symlink_to(other.parent)
    assert garden.run("extract") == 0
    assert [path.name for path in other.parent.iterdir()] == ["places.sqlite"]


def test_a_link_that_leads_nowhere_makes_no_file(garden: Garden, tmp_path: Path) -> None:
    folder = garden.root / ".glossary"
    folder.mkdir()
    (folder / ".gitignore").symlink_to(tmp_path / "made")
    garden.run("extract")
    assert not (tmp_path / "made").exists()


def test_a_database_of_another_kind_is_replaced_as_a_file(garden: Garden, other: Path) -> None:
    """Two names for one file: the other keeps its tables."""
    folder = garden.root / ".glossary"
    folder.mkdir()
    (folder / "index.sqlite").hardlink_to(other)
    assert garden.run("extract") == 0
    assert _tables(other) == [("bookmarks",)]


ENDLESS = (
    "AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'format' AS name, i AS value FROM n"
)


def test_a_view_in_place_of_a_table_is_not_asked(garden: Garden) -> None:
    garden.run("extract")
    _execute(garden.root / ".glossary/index.sqlite", "DROP TABLE facts", f"CREATE VIEW facts {ENDLESS}")
    assert garden.run("show", "大模型") == 0


def _lie(garden: Garden) -> None:
    """Lets the index say of an entry what no post and no file says."""
    index = open_index(garden.root / ".glossary")
    with index.writing():
        stored = list(index.entries())
        index.put_entries(enumerate(stored[:1] * len(stored)), [])
    index.close()


def _show(garden: Garden, capsys: Capture) -> str:
    capsys.readouterr()
    garden.run("show", "大模型", "估值")
    return capsys.readouterr().out


def _without_index(garden: Garden, capsys: Capture) -> str:
    """What is shown without an index; one is there afterwards."""
    garden.run("extract")
    garden.forget()
    shown = _show(garden, capsys)
    garden.run("extract")
    return shown


def test_a_copy_is_not_believed(garden: Garden, capsys: Capture) -> None:
    true = _without_index(garden, capsys)
    _lie(garden)
    assert _show(garden, capsys) != true
    copied = garden.root / ".glossary/index.sqlite"
    shutil.copy(copied, copied.with_name("new"))
    copied.with_name("new").replace(copied)
    assert _show(garden, capsys) == true


def test_another_user_is_not_believed(
    garden: Garden, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    true = _without_index(garden, capsys)
    _lie(garden)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "another"))
    assert _show(garden, capsys) == true


SHARED = "what the machines of one CI know"


def _restore(garden: Garden, monkeypatch: pytest.MonkeyPatch, machine: Path) -> None:
    """Puts the index back as a cache does on a fresh machine: another inode, another user, every post a new time."""
    monkeypatch.setenv("XDG_STATE_HOME", str(machine))
    monkeypatch.setenv("LOCALAPPDATA", str(machine))
    folder = garden.root / ".glossary"
    shutil.copytree(folder, machine / "cache")
    shutil.rmtree(folder)
    shutil.copytree(machine / "cache", folder)
    for path in garden.root.rglob("*.md"):
        path.touch()


@pytest.mark.parametrize(
    "case",
    [
        (SHARED, SHARED, "", True),
        (SHARED, "", "", False),
        (SHARED, "another", "", False),
        ("", SHARED, "", False),
        (SHARED, SHARED, "index.sqlite", False),
        (SHARED, SHARED, "index.seal", False),
    ],
)
def test_a_restored_index_is_believed_by_who_shares_its_secret(
    garden: Garden, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, case: tuple[str, str, str, bool]
) -> None:
    secret_then, secret_now, damage, is_believed = case
    true = _without_index(garden, capsys)
    monkeypatch.setenv(seal.SECRET, secret_then)
    _lie(garden)
    lie = _show(garden, capsys)
    assert lie != true
    monkeypatch.setenv(seal.SECRET, secret_now)
    _restore(garden, monkeypatch, tmp_path / "machine")
    if damage:
        with (garden.root / ".glossary" / damage).open("ab") as file:
            file.write(b"x")
    assert _show(garden, capsys) == (lie if is_believed else true)


def test_nothing_is_read_again_with_a_restored_index(
    garden: Garden, capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(seal.SECRET, SHARED)
    garden.run("extract")
    for machine in ("second", "third"):
        folder = tmp_path.with_name(f"{tmp_path.name} {machine}")
        _restore(garden, monkeypatch, folder / "home")
        garden.root = garden.root.rename(folder / "checkout")
        capsys.readouterr()
        assert garden.run("extract") == 0
        assert "nothing has changed" in capsys.readouterr().err


def test_without_a_place_for_a_secret_all_works(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "state_folder", lambda: None)
    assert garden.run("extract") == 0
    assert garden.run("extract") == 0
    assert garden.run("show", "大模型") == 0


def test_the_secret_is_the_users_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert seal.seal_of(tmp_path) == seal.seal_of(tmp_path) != ""
    assert (tmp_path / "glossary/secret").stat().st_mode & 0o77 == 0

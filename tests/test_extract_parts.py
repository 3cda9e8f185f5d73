"""`glossary extract` when it cannot see all posts: what it does not know to be gone, it leaves alone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from glossary.__main__ import main
from glossary.index import file as index_file
from glossary.index.database import Index
from tests.garden import Garden

POSTS = {
    "content/a.md": "**大模型**（Large Model）\n",
    "content/notes/b.md": "**估值**（Valuation）\n",
    "drafts/c.md": "**困惑度**（Perplexity）\n",
}


def terms(garden: Garden) -> list[str]:
    """The terms in the glossary file, in its order."""
    return [line.split(": ")[1] for line in garden.glossary.splitlines() if line.startswith("- term")]


@pytest.fixture
def garden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Garden:
    monkeypatch.chdir(tmp_path)
    return Garden(tmp_path, POSTS)


@pytest.mark.parametrize("index", ["warm", "cold"])
def test_a_folder_that_cannot_be_read(
    garden: Garden, index: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.run("extract")
    if index == "cold":
        garden.forget()
    scandir = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path) == "content/notes":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    garden.put("content/a.md", "**大模型**（Large Model）**注意力**（Attention）\n")
    for _ in range(2):
        capsys.readouterr()
        assert garden.run("extract") == 2
        assert "content/notes: no permission; what its posts said before is kept" in capsys.readouterr().err
        assert terms(garden) == ["估值", "大模型", "注意力"]


@pytest.mark.parametrize("index", ["warm", "cold"])
def test_a_post_that_cannot_be_read(garden: Garden, index: str) -> None:
    garden.run("extract")
    before = garden.glossary
    if index == "cold":
        garden.forget()
    (garden.root / "content/a.md").write_bytes(b"\xff")
    for _ in range(2):
        assert garden.run("extract") == 2
        assert garden.glossary == before
    (garden.root / "content/a.md").write_bytes(b"")
    assert garden.run("extract") == 0
    assert terms(garden) == ["估值"]


def test_a_subfolder_is_a_part_from_wherever_it_is_read(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.run("extract")
    before, lock = garden.glossary, garden.lock
    for folder, path in (("content/notes", "."), ("data", "../content/notes")):
        monkeypatch.chdir(garden.root / folder)
        assert main(["--glossary", str(garden.root / "data/glossary.yaml"), "extract", path]) == 0
        assert "was extracted before and not now" in capsys.readouterr().err
    assert (garden.glossary, garden.lock) == (before, lock)
    monkeypatch.chdir(garden.root / "data")
    assert main(["--glossary", "glossary.yaml", "extract", "../content"]) == 0
    assert "before and not now" not in capsys.readouterr().err
    assert (garden.glossary, garden.lock) == (before, lock)


def rename(garden: Garden) -> None:
    (garden.root / "content").rename(garden.root / "posts")
    garden.put("glossary.toml", 'paths = ["posts", "drafts"]\n')


CHANGES: dict[str, tuple[Callable[[Garden], object], list[str]]] = {
    "nothing": (lambda garden: None, ["估值", "困惑度", "大模型"]),
    "a folder is renamed": (rename, ["估值", "困惑度", "大模型"]),
    "a folder is left out": (lambda garden: garden.put("glossary.toml", 'paths = ["content"]\n'), ["估值", "大模型"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_configuration_names_is_the_whole(garden: Garden, change: str) -> None:
    garden.put("glossary.toml", 'paths = ["content", "drafts"]\n')
    garden.run("extract")
    make, expected = CHANGES[change]
    make(garden)
    garden.run("extract")
    assert terms(garden) == expected


def test_without_a_configuration_what_was_read_before_counts(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.run("extract", "content", "drafts")
    capsys.readouterr()
    garden.run("extract")
    assert terms(garden) == ["估值", "困惑度", "大模型"]
    assert "drafts was extracted before and not now (name all paths" in capsys.readouterr().err
    garden.remove("drafts/c.md")
    (garden.root / "drafts").rmdir()
    garden.put("content/notes/b.md", "")
    garden.run("extract")
    assert terms(garden) == ["大模型"]


def test_an_index_that_can_only_be_read_is_read(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.run("extract")

    def refuse(file: Path) -> sqlite3.Connection:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(index_file, "connect", refuse)
    capsys.readouterr()
    assert garden.run("show", "估值") == 0
    said = capsys.readouterr()
    assert "content/notes/b.md:1" in said.out
    assert "nothing is remembered" in said.err


def test_a_full_disk_is_said(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(index: Index, posts: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(Index, "put_posts", refuse)
    assert garden.run("extract") == 2
    assert "the disk is full; make room" in capsys.readouterr().err


def test_a_file_in_the_way_of_the_glossarys_folder(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("data", "a file")
    assert garden.run("extract") == 2
    assert "data: cannot be made a folder: a file is in the way" in capsys.readouterr().err


def test_what_a_closed_folder_holds_is_missing_from_a_check_that_goes_on(
    garden: Garden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    garden.put("content/bad.md", "这是**《书名》**（Book Name）说的。\n")
    garden.put("content/closed/a.md", "**估值**（Valuation）\n")
    garden.run("extract")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path) == "content/closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    capsys.readouterr()
    assert garden.run("check") == 2
    said = capsys.readouterr()
    assert "content/closed: no permission; its posts are not checked" in said.err
    assert "unrendered-bold" in said.out
    assert "content/closed: no permission; passed over" in _said_by(garden, capsys, "init", "content")
    assert garden.run("status") == 0


def _said_by(garden: Garden, capsys: pytest.CaptureFixture[str], *command: str) -> str:
    garden.run(*command)
    return capsys.readouterr().err

"""Where a person stands changes nothing, and a configuration that was only found reaches nothing outside its folder."""

from __future__ import annotations

import ntpath
import os
import posixpath
from pathlib import Path

import pytest

from glossary.posts.naming import name_from, name_of
from tests.garden import Garden

Capture = pytest.CaptureFixture[str]

NAMES = [
    ("content/a.md", r"C:\garden", r"C:\garden", ntpath, "content/a.md"),
    (r"content\a.md", r"C:\garden", r"C:\garden", ntpath, "content/a.md"),
    ("a.md", r"C:\garden\content", r"C:\garden", ntpath, "content/a.md"),
    (r"C:\garden\content\a.md", r"C:\garden", r"C:\garden", ntpath, "content/a.md"),
    (r"D:\other\a.md", r"C:\garden", r"C:\garden", ntpath, "D:/other/a.md"),
    ("a.md", "D:\\other", r"C:\garden", ntpath, "D:/other/a.md"),
    ("./content/../content/a.md", "/garden", "/garden", posixpath, "content/a.md"),
    (".", "/garden", "/garden", posixpath, "."),
    ("a.md", "/garden/content", "/garden", posixpath, "content/a.md"),
    ("../x/a.md", "/garden", "/garden", posixpath, "../x/a.md"),
    ("/elsewhere/a.md", "/garden", "/garden", posixpath, "/elsewhere/a.md"),
    ("/garden/content/a.md", "/tmp", "/garden", posixpath, "content/a.md"),
    ("a\\b.md", "/garden", "/garden", posixpath, "a\\b.md"),
]


@pytest.mark.parametrize(("typed", "current", "folder", "flavour", "name"), NAMES)
def test_names(typed: str, current: str, folder: str, flavour: object, name: str) -> None:
    assert name_from(typed, current, folder, flavour) == name  # type: ignore[arg-type]


def test_another_drive_has_no_way() -> None:
    assert name_of("D:\\x\\a.md", "C:\\garden", ntpath) == "D:/x/a.md"


@pytest.fixture
def garden(garden: Garden) -> Garden:
    garden.put("glossary.toml", 'paths = ["content"]\n[check.per-path-ignores]\n"content/notes/*" = ["alias-clash"]\n')
    garden.put("content/notes/ugly.md", "**大模型**（Big Model: 很大的模型）的账单，**代理**(Proxy)。\n")
    garden.run("extract")
    return garden


def _below(garden: Garden) -> Garden:
    """The same garden, for one who stands in a folder below."""
    return Garden(garden.root / "content" / "notes", {})


def _same(garden: Garden, capsys: Capture, above: list[str], below: list[str]) -> str:
    capsys.readouterr()
    one = garden.run(*above), capsys.readouterr()
    other = _below(garden).run(*below), capsys.readouterr()
    assert (one[0], one[1].out) == (other[0], other[1].out)
    return one[1].out


def test_findings_have_the_same_names_from_everywhere(garden: Garden, capsys: Capture) -> None:
    for form in ("text", "json", "github"):
        found = _same(garden, capsys, ["check", "--format", form], ["check", "--format", form])
        assert "content/notes/ugly.md" in found
    named = ["check", "content/notes/ugly.md"]
    assert _same(garden, capsys, named, ["check", "ugly.md"]) == _same(
        garden, capsys, named, ["check", str(garden.root / "content/notes/ugly.md")]
    )


def test_a_baseline_holds_from_everywhere(garden: Garden, capsys: Capture) -> None:
    garden.run("check", "--write-baseline", "--baseline", "accepted.json")
    assert garden.run("check", "--baseline", "accepted.json") == 0
    assert _below(garden).run("check", "--baseline", "../../accepted.json") == 0


def test_the_index_is_the_same_from_everywhere(garden: Garden, capsys: Capture) -> None:
    capsys.readouterr()
    _below(garden).run("extract")
    assert "nothing has changed" in capsys.readouterr().err
    garden.run("show", "大模型")
    assert "  content/models.md:3" in capsys.readouterr().out


def test_messages_mean_the_folder_of_the_configuration(garden: Garden, capsys: Capture) -> None:
    garden.glossary = garden.glossary.replace("  english:", "  englisch:", 1)
    capsys.readouterr()
    assert _below(garden).run("extract") == 2
    assert capsys.readouterr().err.startswith("glossary: data/glossary.yaml:")


def test_the_current_folder_is_as_before(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary.__main__ import main

    monkeypatch.chdir(garden.root / "content")
    main(["-q", "extract"])
    assert Path.cwd() == garden.root / "content"


@pytest.mark.parametrize(
    "setting", ['glossary = "../home/.profile"', 'glossary = "link/words.yaml"', 'page_templates = "../home"']
)
def test_a_configuration_that_was_found_reaches_nothing_outside(tmp_path: Path, setting: str, capsys: Capture) -> None:
    garden = Garden(tmp_path / "clone")
    home = tmp_path / "home"
    home.mkdir()
    (home / ".profile").touch()
    (garden.root / "link").symlink_to(home)
    garden.put("glossary.toml", setting + "\n")
    assert garden.run("extract") == 2
    assert "glossary.toml:1: " in capsys.readouterr().err
    assert [(path.name, path.read_bytes()) for path in home.iterdir()] == [(".profile", b"")]
    assert garden.run("--config", "glossary.toml", "extract") == 0


def test_a_folder_that_is_a_link_must_be_named(tmp_path: Path, capsys: Capture) -> None:
    garden = Garden(tmp_path / "clone")
    (tmp_path / "home").mkdir()
    (garden.root / "data").symlink_to(tmp_path / "home")
    assert garden.run("extract") == 2
    assert "--glossary data/glossary.yaml" in capsys.readouterr().err
    assert garden.run("extract", "--glossary", "data/glossary.yaml") == 0


def test_a_current_folder_that_is_gone_is_said(tmp_path: Path, capsys: Capture) -> None:
    from glossary.__main__ import main

    before = Path.cwd()
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    try:
        assert main(["extract"]) == 2
    finally:
        os.chdir(before)
    assert "no longer there" in capsys.readouterr().err

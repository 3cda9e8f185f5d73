"""Where the index stands, and that nothing depends on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.config import Config
from glossary.index.place import index_folder
from tests.garden import Garden


def test_beside_the_configuration(tmp_path: Path) -> None:
    assert index_folder(Config(tmp_path)) == tmp_path / ".glossary"
    assert index_folder(Config(tmp_path, cache_dir="build/index")) == tmp_path / "build/index"


def test_a_folder_outside_holds_one_for_each_garden(tmp_path: Path) -> None:
    one, other = (index_folder(Config(tmp_path / name, cache_dir="../shared")) for name in ("a", "b"))
    assert one.parent.resolve() == other.parent.resolve() == tmp_path / "shared"
    assert one.name != other.name
    assert one.name.startswith("glossary-a-")
    assert index_folder(Config(tmp_path / "a", cache_dir=str(tmp_path / "shared"))).name == one.name


@pytest.mark.parametrize("way", ["option", "environment", "configuration"])
def test_the_index_can_stand_elsewhere(
    garden: Garden, tmp_path_factory: pytest.TempPathFactory, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "deep"
    options = ("--cache-dir", str(elsewhere)) if way == "option" else ()
    if way == "environment":
        monkeypatch.setenv("GLOSSARY_CACHE_DIR", str(elsewhere))
    if way == "configuration":
        garden.put("glossary.toml", f"cache_dir = '{elsewhere}'\n")
    for command in (("extract",), ("show", "大模型"), ("page",)):
        assert garden.run(*command, *options) == 0
    assert [path.name for path in elsewhere.glob("*/index.sqlite")] == ["index.sqlite"]
    assert not (garden.root / ".glossary").exists()


def test_without_an_index_everything_is_the_same(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    written: list[tuple[str, str, str]] = []
    for options in ((), ("--no-cache",)):
        assert garden.run("extract", *options) == 0
        garden.run("check", *options)
        garden.run("show", "大模型", *options)
        captured = capsys.readouterr()
        assert "note: " not in captured.err
        written.append((garden.glossary, garden.lock, captured.out))
        garden.forget()
        for name in ("data/glossary.yaml", "data/.glossary.lock"):
            (garden.root / name).unlink()
    assert written[0][:2] == written[1][:2]
    assert not (garden.root / ".glossary").exists()

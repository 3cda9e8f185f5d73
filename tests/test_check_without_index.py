"""The same findings with an index, without one, and with one that posts have outrun: a fresh clone knows no less."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.checking.reading_uses import current_uses
from glossary.checking.uses import Uses
from glossary.config import load_config
from glossary.index.file import open_index
from glossary.report import Report
from tests.garden import Garden

POSTS = {
    **{f"content/p{at}.md": "谈**通用智能**（General Intelligence: 什么都会的智能）。\n" for at in range(4)},
    "content/agi.md": "谈**AGI**（Artificial General Intelligence: 通用的智能）。\n",
    "content/rent.md": "涨租超过**AGI**（Above Guideline Increase: 超出指引的涨幅）。\n",
    "content/both.md": "谈**人工通用智能**（Artificial General Intelligence, AGI: 通用的智能）。\n",
    "content/other.md": "谈**通用智能**（Universal Brain: 什么都会的智能）。\n",
}


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, POSTS)
    assert garden.run("--quiet", "extract") == 0
    return garden


def found(garden: Garden, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    garden.run("--quiet", "check", "--select", "all", "--format", "json", *arguments)
    return capsys.readouterr().out


@pytest.mark.parametrize("paths", [(), ("content/other.md",), ("./content/other.md",)])
def test_a_fresh_clone_finds_the_same(
    garden: Garden, capsys: pytest.CaptureFixture[str], paths: tuple[str, ...]
) -> None:
    with_index = found(garden, capsys, *paths)
    assert "Universal Brain here, General Intelligence in 4 posts" in with_index
    garden.forget()
    assert found(garden, capsys, *paths) == with_index
    assert found(garden, capsys, *paths) == with_index, "and once more, with what the first run kept"


def test_posts_that_have_changed_since_count_as_they_are(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    found(garden, capsys)
    garden.put("content/p0.md", "今天不谈智能。\n")
    garden.put("content/p9.md", "谈**通用智能**（General Intelligence）。\n")
    garden.remove("content/p1.md", "content/p2.md")
    changed = found(garden, capsys)
    garden.forget()
    assert found(garden, capsys) == changed
    assert "General Intelligence in 2 posts" in changed


def test_without_configuration_the_posts_are_those_of_the_last_extraction(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = Garden(tmp_path, {name.replace("content", "notes"): text for name, text in POSTS.items()})
    assert garden.run("--quiet", "extract", "notes") == 0
    garden.forget()
    assert "in 4 posts, first notes/p0.md" in found(garden, capsys, "notes/other.md")


def test_an_extraction_after_a_check_without_index_still_has_all_to_do(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    before = garden.glossary
    garden.forget()
    found(garden, capsys)
    garden.put("content/p0.md", "谈**专用智能**（Narrow Intelligence: 只会一件事的智能）。\n")
    assert garden.run("--quiet", "extract") == 0
    assert "专用智能" in garden.glossary and "专用智能" not in before


def test_few_changed_posts_are_laid_over_what_is_stored(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(garden.root)
    index = open_index(garden.root / ".glossary")
    config = load_config(None, garden.root)
    current_uses(config, (), index, 1, Report(-1))
    garden.put("content/p0.md", "谈**通用智能**（Brain of All Trades）。\n")
    overlay = current_uses(config, (), index, 1, Report(-1))
    assert len(overlay.outdated) == 1 and [use.english for use in overlay.fresh] == ["Brain of All Trades"]
    uses = Uses(index, overlay).of("通用智能")
    assert [use.post for use in uses] == sorted(use.post for use in uses)
    assert [use.english for use in uses].count("General Intelligence") == 3
    index.close()


SLIP = {
    **{f"content/p{n}.md": "谈**区块链**（Blockchain: 分布式记账的技术）。\n" for n in range(9)},
    "content/slip.md": "谈**区快链**（Blockchain: 分布式记账的技术）。\n",
    "content/bare.md": "又是**区快链**（记账的技术）。\n",
}


@pytest.fixture
def slip(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, SLIP)
    assert garden.run("--quiet", "extract") == 0
    assert "aliases" not in (garden.root / "data/glossary.yaml").read_text(encoding="utf-8")
    return garden


def test_a_headword_that_its_entry_does_not_list_is_known(slip: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    with_index = found(slip, capsys)
    assert "chinese-spelling" in with_index
    assert "unknown-annotation" not in with_index
    slip.forget()
    assert found(slip, capsys) == with_index
    slip.forget()
    slip.run("show", "区快链")
    assert "区块链 · Blockchain" in capsys.readouterr().out


def test_with_its_entry_taken_out_it_is_unknown(slip: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    glossary = slip.root / "data/glossary.yaml"
    glossary.write_text("version: 1\nterms: []\n", encoding="utf-8")
    for _ in range(2):
        capsys.readouterr()
        slip.run("--quiet", "check", "content/bare.md")
        assert "unknown-annotation: 区快链 is not in the glossary" in capsys.readouterr().out
        slip.run("--quiet", "extract")

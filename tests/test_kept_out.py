"""Entries that few posts annotate: in the file, or known without standing there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.garden import Garden

POSTS = {
    "content/a.md": "**数据库**（Database: 存数据的系统）与**缓存**（Cache: 暂存的副本）。\n",
    "content/b.md": "**数据库**（Database: 存数据的系统）与**索引**（Index: 查找用的目录）。\n",
}
LEAST = "min_posts = 2\n"


@pytest.fixture
def two(tmp_path: Path) -> Garden:
    """A garden whose file holds what two posts annotate."""
    garden = Garden(tmp_path, {**POSTS, "glossary.toml": LEAST})
    garden.run("extract")
    return garden


def _terms(garden: Garden) -> list[str]:
    return [line.removeprefix("- term: ") for line in garden.glossary.splitlines() if line.startswith("- term: ")]


def test_the_file_holds_what_enough_posts_annotate(two: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert _terms(two) == ["数据库"]
    assert two.run("extract", "--min-posts", "1") == 0
    assert _terms(two) == ["数据库", "索引", "缓存"]
    assert two.run("extract") == 0
    assert _terms(two) == ["数据库"]


@pytest.mark.parametrize("index", ["warm", "cold", "edited"])
def test_every_command_knows_the_others(two: Garden, index: str, capsys: pytest.CaptureFixture[str]) -> None:
    if index == "cold":
        two.forget()
    if index == "edited":
        two.edit("  english: Database\n", "  english: Databases\n")
    capsys.readouterr()
    assert two.run("show", "Cache", "--format", "jsonl") == 0
    assert [entry["term"] for entry in json.loads(capsys.readouterr().out)["entries"]] == ["缓存"]
    two.put("content/new.md", "先查缓存再查库。\n")
    assert two.run("annotate", "--all", "content/new.md") == 0
    assert "**缓存**（Cache" in (two.root / "content/new.md").read_text()


def test_a_second_post_brings_an_entry_into_the_file_and_back_out(two: Garden) -> None:
    before = two.glossary
    two.put("content/c.md", "又见**缓存**（Cache）。\n")
    two.run("extract")
    assert _terms(two) == ["数据库", "缓存"]
    warm = two.glossary
    two.forget()
    two.run("extract")
    assert two.glossary == warm
    two.remove("content/c.md")
    two.run("extract")
    assert two.glossary == before


@pytest.mark.parametrize("index", ["warm", "cold"])
def test_a_person_keeps_an_entry(two: Garden, index: str, capsys: pytest.CaptureFixture[str]) -> None:
    if index == "cold":
        two.forget()
    assert two.run("keep", "Cache") == 0
    assert _terms(two) == ["数据库", "缓存"]
    assert "  definition: 暂存的副本\n" in two.glossary
    kept = two.glossary
    two.forget()
    two.run("extract")
    assert two.glossary == kept
    # Its fields still follow the posts.
    two.put("content/a.md", "**数据库**（Database: 存数据的系统）与**缓存**（Cache: 近处的一份副本）。\n")
    two.run("extract")
    assert "  definition: 近处的一份副本\n" in two.glossary
    capsys.readouterr()
    assert two.run("keep", "缓存") == 2
    assert "it stands in the glossary already" in capsys.readouterr().err
    assert two.run("keep", "没有") == 2


def test_a_domain_where_posts_agree(tmp_path: Path) -> None:
    said = "---\narea: {}\n---\n**缓存**（Cache: 暂存的副本）\n"
    garden = Garden(tmp_path, {f"content/{n}.md": said.format("computing" if n < 3 else "finance") for n in range(4)})
    garden.run("extract")
    assert "  domain: computing\n" in garden.glossary
    garden.edit("  domain: computing\n", "  domain: storage\n")
    garden.run("extract")
    assert "  domain: storage\n" in garden.glossary
    assert garden.run("page", "--domain", "storage", "--format", "json") == 0

"""What stands in front of a term that was read without marks, and what `check` makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.sites.annotations import scan_placed
from glossary.sites.fronts import front_of
from tests.garden import Garden

MARKS = ("**", "plain")


@pytest.mark.parametrize(
    ("text", "front"),
    [
        ("他们采用光刻工艺（Photo Etching）。", "采用"),
        ("基于 WAL 光刻工艺（Photo Etching）。", "AL"),
        ("光刻工艺（Photo Etching）。", ""),
        ("先蚀刻，光刻工艺（Photo Etching）在后。", ""),
        ("这种办法称为光刻工艺（Photo Etching）。", ""),
        ("他们采用**光刻工艺**（Photo Etching）。", ""),
    ],
)
def test_the_words_in_front(text: str, front: str) -> None:
    assert [front_of(text, placed.site) for placed in scan_placed(text, MARKS)] == [front]


@pytest.mark.parametrize(
    ("second", "is_said"),
    [
        ("车间采用石印工艺（Photo Etching）。", False),
        ("车间改进石印工艺（Photo Etching）。", True),
        ("车间采用**石印工艺**（Photo Etching）。", True),
        ("石印工艺（Photo Etching）很老。", True),
    ],
)
def test_a_term_that_always_follows_the_same_words_is_no_rival(
    second: str, is_said: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such words may be a part of it, which was read too short."""
    posts = {f"content/{at}.md": "**光刻工艺**（Photo Etching）很新。\n" for at in range(3)}
    garden = Garden(
        tmp_path, {**posts, "content/a.md": "工厂采用石印工艺（Photo Etching）。\n", "content/b.md": second + "\n"}
    )
    garden.put("glossary.toml", 'marks = ["**", "plain"]\n')
    assert garden.run("--quiet", "extract") == 0
    capsys.readouterr()
    garden.run("--quiet", "check", "--select", "chinese-conflict", "--format", "json")
    assert bool(json.loads(capsys.readouterr().out)) == is_said

"""A new post in a garden at peace: three faults give three findings, and a sound post none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.garden import Garden

SOUND = (
    "昨晚看了**灯会**（Lantern Fair: 正月里点灯的节日），人很多。\n\n"
    "**卡尔·维特**（Karl Witt: 写灯谜的老人）说，猜**灯谜**（Lantern Riddle: 写在灯上让人猜的谜语）要慢。\n\n"
    "摊上也卖**竹马**（Bamboo Horse: 孩子骑着玩的竹竿）。\n"
)


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, {f"content/p{at}.md": SOUND for at in range(6)})
    assert garden.run("--quiet", "extract") == 0
    return garden


def found(garden: Garden, capsys: pytest.CaptureFixture[str], text: str) -> list[tuple[str, int]]:
    garden.put("content/new.md", text)
    capsys.readouterr()
    garden.run("--quiet", "check", "--format", "json")
    return [(one["rule"], one["line"]) for one in json.loads(capsys.readouterr().out)]


def test_a_sound_post_is_passed_over(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(garden, capsys, SOUND) == []


@pytest.mark.parametrize(
    ("faults", "rules"),
    [
        (
            [
                ("Lantern Fair", "Lamp Market"),
                ("灯谜**", "灯迷**"),
                ("（Bamboo Horse: 孩子骑着玩的竹竿）", "(Bamboo Horse: 孩子骑着玩的竹竿)"),
            ],
            [("english-conflict", 1), ("chinese-spelling", 3), ("half-width", 5)],
        ),
        (
            [
                ("卡尔·维特", "卡尔•维特"),
                ("Lantern Fair: 正月里点灯的节日", "正月里点灯的节日: Lantern Fair"),
                ("孩子骑着玩的竹竿", "TODO"),
            ],
            [("exchanged-parts", 1), ("name-separator", 3), ("empty-part", 5)],
        ),
        (
            [
                ("Bamboo Horse", "Ｂａｍｂｏｏ Horse"),
                ("写灯谜的老人）", "写灯谜的老人））"),
                ("Lantern Riddle", "Lantern Ridle"),
            ],
            [("english-spelling", 3), ("doubled-parenthesis", 3), ("full-width-latin", 5)],
        ),
    ],
)
def test_three_faults_give_three_findings(
    garden: Garden, capsys: pytest.CaptureFixture[str], faults: list[tuple[str, str]], rules: list[tuple[str, int]]
) -> None:
    text = SOUND
    for sound, fault in faults:
        assert text.count(sound) == 1
        text = text.replace(sound, fault)
    assert sorted(found(garden, capsys, text)) == sorted(rules)

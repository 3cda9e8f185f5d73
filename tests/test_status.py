"""The garden at a glance: what is counted, what matters most, in which forms."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import pytest

from glossary.checking.disputes import Concepts
from glossary.checking.tallies import speaks_for
from glossary.model import Entry, Parts, Use
from tests.garden import Garden

POSTS = {
    **{f"content/a{at}.md": "读的是**话元**（Token Unit: 文字的最小单位）。\n" for at in range(3)},
    **{f"content/b{at}.md": "读的是**令符**（Token Unit: 文字的最小单位）。\n" for at in range(2)},
    **{f"content/m{at}.md": "谈**灯会**（Lantern Fair: 点灯的节日）。\n" for at in range(3)},
    "content/other.md": "谈**灯会**（Lamp Meeting: 点灯的节日）。\n",
    "content/once.md": "谈**竹马**（Bamboo Horse: 孩子骑的竹竿）。\n",
}


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, POSTS)
    assert garden.run("--quiet", "extract") == 0
    return garden


def status(garden: Garden, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert garden.run("--quiet", "status", "--format", "json") == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_json_counts(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    found = status(garden, capsys)
    assert (found["posts"], found["annotations"], found["one_offs"], found["contested"]) == (10, 10, 1, 2)
    disputes = found["disputes"]
    assert isinstance(disputes, list)
    assert [(one["about"], one["kind"], one["weight"]) for one in disputes] == [
        ("Token Unit", "chinese", 2),
        ("灯会", "english", 1),
    ]
    assert disputes[0]["command"] == "glossary decide 'Token Unit' --term 话元"
    assert [(one["wording"], one["posts"]) for one in disputes[1]["wordings"]] == [
        ("Lantern Fair", 3),
        ("Lamp Meeting", 1),
    ]


def test_a_fresh_clone_says_the_same(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    known = status(garden, capsys)
    garden.forget()
    fresh = status(garden, capsys)
    of_the_index = ("consistency_before", "proposals", "changed_posts")
    assert {name: known[name] for name in known if name not in of_the_index} == {
        name: fresh[name] for name in fresh if name not in of_the_index
    }


def test_text_ends_with_what_matters_and_tells_the_trend(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("status") == 0
    out = capsys.readouterr().out
    assert out.endswith(
        "What matters most, and what settles it:\n"
        "  Token Unit: 话元 3, 令符 2\n    glossary decide 'Token Unit' --term 话元\n"
        "  灯会: Lantern Fair 3, Lamp Meeting 1\n    glossary decide 灯会 --english 'Lantern Fair'\n"
    )
    garden.put("content/other.md", POSTS["content/m0.md"])
    assert garden.run("status") == 0
    out = capsys.readouterr().out
    assert "since the last run" in out and "1 post has changed since the last extraction" in out


def test_a_decision_takes_a_concept_off_the_list(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    before = status(garden, capsys)
    assert garden.run("--quiet", "decide", "灯会", "--english", "Lantern Fair", "--yes") == 0
    after = status(garden, capsys)
    assert after["contested"] == 1
    assert isinstance(after["consistency"], float) and isinstance(before["consistency"], float)
    assert after["consistency"] > before["consistency"]


def test_a_badge_and_a_threshold(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("status", "--format", "badge") == 0
    badge = capsys.readouterr().out
    assert badge.startswith("![glossary: ") and "https://img.shields.io/badge/glossary-" in badge
    assert garden.run("status", "--least", "1") == 1
    assert garden.run("status", "--least", "0.5") == 0


def test_the_order_of_entries_decides_nothing() -> None:
    entries = [Entry("收入", "Income", aliases=("营收额",)), Entry("销售", "Sales", aliases=("营收额",))]
    use = Use("营收额", "a.md", 0, 1, Parts("营收额", "Top Line", "", "一笔钱", ()))
    owners = {Concepts(order).entries[Concepts(order).of(use)] for order in permutations(entries)}
    assert len(owners) == 1
    assert len({speaks_for(use, entries[0], order) for order in permutations(entries)}) == 1

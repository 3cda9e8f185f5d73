"""Mentions are counted over all posts, once, and again when much has changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from glossary.index.file import open_index
from glossary.mentions.counting import Evidence, count_mentions, evidence_for
from glossary.report import Report
from tests.garden import Garden

POSTS = {
    "content/a.md": "**大模型**（Large Model: 很大的模型）与 API。\n",
    "content/b.md": "大模型，大 模型，RAPID，Large Model。\n",
    "content/c.md": "<details>\n大模型\n</details>\n\n**API**（Application Programming Interface）\n",
    "content/d.md": "---\ntitle: 大模型\n---\n没有。\n",
}


def counted(garden: Garden, *, anew: bool = False) -> Mapping[str, Evidence]:
    index = open_index(garden.root / ".glossary")
    count_mentions(index, 1, Report(-1), garden.root, anew=anew)
    found = evidence_for(index, ["大模型", "api", "largemodel", "没有这个词"])
    index.close()
    return found


def test_counts(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)
    garden.run("extract")
    expected = {"大模型": Evidence(2, 1), "api": Evidence(2, 1), "largemodel": Evidence(2, 0)}
    assert counted(garden) == expected


def test_one_more_post_is_not_worth_counting_again(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)
    garden.run("extract")
    before = counted(garden)
    garden.put("content/e.md", "大模型。\n")
    garden.run("extract")
    assert counted(garden) == before
    assert counted(garden, anew=True)["大模型"] == Evidence(3, 1)

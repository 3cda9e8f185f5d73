"""`strip` takes annotations out, and is the inverse of `annotate`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glossary.annotating.strip import strip
from glossary.annotating.text import Options, annotate_text
from glossary.model import Entry
from tests.garden import Garden
from tests.small_glossary import SmallGlossary

GLOSSARY = SmallGlossary([Entry("大模型", "Large Model", "参数量巨大的模型"), Entry("护城河", "Moat"), Entry("API")])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "没有注释。",
        "`**大模型**（Large Model）`",
        "**大模型**很大",
        "**利率**（上周五涨到 4%）",
        "**大模型**（Large",
    ],
)
def test_what_stays(text: str) -> None:
    assert strip(text) == text


@pytest.mark.parametrize(
    ("text", "after", "with_bold"),
    [
        ("**大模型**（Large Model: 很大）好。", "大模型好。", "**大模型**好。"),
        ("__API__ (程序接口)\r\n", "API\r\n", "__API__\r\n"),
        ("怕**断供（Supply Disruption）**。", "怕断供。", "怕**断供**。"),
        ("- **断供（Supply Disruption）：** 停", "- 断供： 停", "- **断供：** 停"),
        ("**面团**（Dough: 靠**酵母**（Yeast）发）", "面团", "**面团**"),
        ("**端到端（End-to-End）**（架构）", "端到端（End-to-End）", "**端到端（End-to-End）**"),
    ],
)
def test_what_goes(text: str, after: str, with_bold: str) -> None:
    assert strip(text) == after
    assert strip(text, keep_bold=True) == with_bold


def test_only_and_skip() -> None:
    text = "**大模型**（Large Model）与**护城河**（Moat）"
    assert strip(text, only={"大模型"}) == strip(text, skip={"护城河"}) == "大模型与**护城河**（Moat）"


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["大模型", "护城河", "字", "，", "\n\n", "# ", "`", "- ", " "]), max_size=20).map("".join)
)
def test_strip_undoes_annotate(text: str) -> None:
    assert strip(annotate_text(text, GLOSSARY, Options(every=True)).after) == text


def test_all_needs_names(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("strip", "--all") == 2
    assert "name the posts" in capsys.readouterr().err


def test_command(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    before = (garden.root / "content/models.md").read_bytes()
    assert garden.run("strip", "content/models.md") == 0
    assert "2 annotations that `annotate` did not write: --all takes them out too" in capsys.readouterr().err
    assert garden.run("strip", "--all", "content/models.md", "--check") == 1
    assert (garden.root / "content/models.md").read_bytes() == before
    assert garden.run("strip", "--all", "content/models.md") == 0
    assert (garden.root / "content/models.md").read_text("utf-8") == "# 大模型\n\n大模型改变了写作。估值另说。\n"
    assert "content/models.md: 2 annotations out" in capsys.readouterr().err

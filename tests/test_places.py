"""Where a mention may be annotated."""

from __future__ import annotations

import tracemalloc

import pytest

from glossary.annotating.places import Places
from glossary.markdown import parser
from glossary.markdown.parser import read_events, whole_blocks
from glossary.sites import scan


def objection(text: str) -> str:
    """What speaks against the text between ⟦ and ⟧."""
    start, end = text.index("⟦"), text.index("⟧") - 1
    return Places(text.replace("⟦", "").replace("⟧", "")).objection(start, end)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# ⟦词⟧", "in a heading"),
        ("⟦词⟧\n---", "in a heading"),
        ("`⟦词⟧`", "in code or markup"),
        ("```\n⟦词⟧\n```", "in code or markup"),
        ("[⟦词⟧](x)", "in a link"),
        ("![⟦词⟧](x)", "in brackets"),
        ("<div>\n⟦词⟧\n</div>", "in an HTML block"),
        ("a <b>⟦词⟧</b>", "in an HTML element"),
        ("<details>\n\n⟦词⟧\n\n</details>", "in <details>"),
        ("| ⟦词⟧ |\n|---|\n", "in a table's header"),
        ("x[^1]\n\n[^1]: ⟦词⟧", "in a footnote"),
        ("*⟦词⟧*", "in emphasis"),
        ("**大⟦词⟧**", "in code or markup"),
        ("《⟦词⟧典》", "in a title"),
        ("（⟦词⟧）", "in brackets"),
        ("⟦词⟧（x）", "before another parenthesis"),
        ("**⟦词⟧** (x)", "before another parenthesis"),
        ("⟦词⟧：说", "a label before a colon"),
        ("- ⟦词⟧：说", "a label before a colon"),
        ("- 一\n  - **⟦词⟧**：说", "a label before a colon"),
        ("  1. ⟦词⟧：说", "a label before a colon"),
        ("1.⟦词⟧：说", "a label before a colon"),
        ("二、**⟦词⟧**：说", "a label before a colon"),
        ("> [!note]\n> **⟦词⟧**：说", "a label before a colon"),
        ("一\n⟦词⟧：说", "a label before a colon"),
        ("- ⟦词⟧——说", "a label before a colon"),
        ("- ⟦词⟧ - 说", "a label before a colon"),
        ("- **⟦词⟧** -- 说", "a label before a colon"),
        ("**⟦词⟧**", "in a heading"),
        ("- **⟦词⟧**\n  说", "in a heading"),
        ("⟦词⟧^[x]", "before another parenthesis"),
        ("\\*⟦词⟧*", "beside other marks"),
        ("| a | b |\n|---|---|\n| x | ⟦string⟧ |\n", "a value in a table"),
    ],
)
def test_closed(text: str, reason: str) -> None:
    assert objection(text) == reason


@pytest.mark.parametrize(
    "text",
    ["⟦词⟧", "大⟦词⟧典", "看**⟦词⟧**", "**⟦词⟧**呢", "⟦词⟧-说", "> 的\n\n⟦词⟧", "一" * 90 + "⟦词⟧：说","- ⟦词⟧", "> [!note]\n> ⟦词⟧", "| a |\n|---|\n| ⟦词⟧ |\n", "“⟦词⟧”", "⟦《书》⟧", "</details>\n\n⟦词⟧",
     "说：⟦词⟧：好", "| a |\n|---|\n| a ⟦string⟧ |\n", "a<br>⟦词⟧", "a & ⟦词⟧"],
)  # fmt: skip
def test_open(text: str) -> None:
    assert objection(text) == ""


@pytest.mark.parametrize(
    ("text", "renders"), [("是《书》", False), (" 《书》", True), ("，《书》", True), ("《书》", True)]
)
def test_bold_beside_punctuation(text: str, renders: bool) -> None:
    start = text.index("《")
    assert Places(text).bold_renders(start) == renders


def test_offsets_do_not_count_marks() -> None:
    plain, bold = Places("甲乙丙 [丁](x) 戊"), Places("**甲**乙*丙* [丁](x) 戊")
    assert plain.shown.offset(plain.text.index("戊")) == bold.shown.offset(bold.text.index("戊")) == 6
    assert plain.shown.length() == bold.shown.length() == 7


def test_the_events_of_a_long_post_come_in_whole_blocks() -> None:
    text = "# 题\n\n> 引文\n>\n> - **甲**乙\n\n丙 [丁](x)\n" * 3
    events = list(read_events(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "_HELD_EVENTS", 5)
        blocks = list(whole_blocks(iter(events)))
        parted = Places(text)
    assert [event for block in blocks for event in block] == events
    assert len(blocks) == 6
    steps = [[each.step for each in block] for block in blocks]
    assert all(block.count("start") == block.count("end") for block in steps)
    whole = Places(text)
    places = range(len(text) - 1)
    assert [parted.objection(at, at + 1) for at in places] == [whole.objection(at, at + 1) for at in places]
    assert [parted.shown.offset(at) for at in places] == [whole.shown.offset(at) for at in places]


_ANNOTATED = "这是**大模型**（Large Model: 参数量巨大的模型）很有意思的一句话。\n\n"


@pytest.mark.thorough
def test_what_is_held_of_an_annotation_in_a_long_post_is_little() -> None:
    # So many that no events are remembered for the next look at the same post.
    fewer, more = (_held_by(_ANNOTATED * times) for times in (10_000, 14_000))
    assert (more - fewer) / 4_000 < 800


@pytest.mark.thorough
def test_sites_are_not_held_beside_the_annotations_that_are_read_there() -> None:
    fewer, more = (_peak_of_scan(_ANNOTATED * times) for times in (2_000, 4_000))
    assert (more - fewer) / 2_000 < 640


def _held_by(text: str) -> int:
    annotations = scan(text)
    tracemalloc.start()
    places = Places(text, annotations)
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert places.shown.length() > len(text) // 2
    return held


def _peak_of_scan(text: str) -> int:
    tracemalloc.start()
    assert scan(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak

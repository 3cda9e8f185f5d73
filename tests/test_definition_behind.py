"""A definition behind an annotation that opens its line is read; talk behind it is not."""

from __future__ import annotations

import pytest

from glossary.sites import scan

NONE = [
    "- **防波堤**（Breakwater）：防波堤今年又加高了。",
    "- **潮差**（Tidal Range）：这就是高潮与低潮之差。",
    "- **潮差**（Tidal Range）：浪与岸之争，年年都有。",
    "**林栖**（Lin Qi）：我觉得今年的潮水比往年都大。",
    "- **林栖**（Lin Qi）：在港口干了一辈子，今天退休。",
    "- **防波堤**（Breakwater）：这是去年最贵的工程。",
    "- **防波堤**（Breakwater）：采取分段施工的办法，明年完工。",
    "- **防波堤**（Breakwater）：挡住浪的墙吗？",
    "说到**潮差**（Tidal Range）：高潮与低潮之间的差值。",
    "- **潮差**（Tidal Range）是去年夏天才有人测的数据，之前没有。",
    "- **潮差**（Tidal Range: 潮位之差）：高潮与低潮之间的差值。",
    "- **防波堤**（Breakwater）：系统会在夜里记录水位的数据。",
    "- **防波堤**（Breakwater）：",
    "- **港务长**（Harbour Master）：他是码头的主人，负责整个港口的运行。",
    "- **林栖**（Lin Qi）：负责港口的水位记录。",
    "- **防波堤**（Breakwater）：一个重要的概念，它挡住了浪。",
    "- **防波堤**（Breakwater）：Lakeside 是港外最早的工程。",
    "- **防波堤**（Breakwater）是湖边的工程。当天有人去看。",
]
READ = [
    ("- **潮差**（Tidal Range）：潮差是指高潮与低潮之间的差值。", "高潮与低潮之间的差值"),
    ("- **潮差（Tidal Range）**：潮差是高潮与低潮之间的差值。", "高潮与低潮之间的差值"),
    ("**潮差**（Tidal Range）是高潮与低潮之差。", "高潮与低潮之差"),
    ("- **防波堤**（Breakwater）：堤长与堤高之比", "堤长与堤高之比"),
    ("- **防波堤**（Breakwater）：一种港口的公报，它也是一种记录。", "一种港口的公报，它也是一种记录"),
    ("- **潮差**（Tidal Range）：一种记录潮位的表格，它有以下特点：", "一种记录潮位的表格"),
    ("- **潮差**（Tidal Range）：高潮与低潮之间的差值。", "高潮与低潮之间的差值"),
    ("**潮差**（Tidal Range）: 高潮与低潮之间的差值", "高潮与低潮之间的差值"),
    ("1. **潮差（Tidal Range）**：高潮与低潮之间的差值。大潮时最大。", "高潮与低潮之间的差值"),
    ("- **潮差（Tidal Range）：** 高潮与低潮之间的差值。", "高潮与低潮之间的差值"),
    ("**防波堤**（Breakwater）：一种把浪挡在港外的*工程*结构。", "一种把浪挡在港外的工程结构"),
    ("**防波堤**（Breakwater）是把浪挡在港外的工程。", "把浪挡在港外的工程"),
    ("- **防波堤**（Breakwater）：用石块使浪头变小的做法。", "用石块使浪头变小的做法"),
    ("- **防波堤**（Breakwater）：把石块放进海里挡浪的步骤。", "把石块放进海里挡浪的步骤"),
    ("- **潮差**（Tidal Range）：系统水位涨落的度量。", "系统水位涨落的度量"),
    ("- **防波堤**（Breakwater）：这是一种把浪挡在港外的结构，石头做的居多。", "一种把浪挡在港外的结构，石头做的居多"),
    ("**防波堤**（Breakwater）是一种把浪挡在港外的结构。修它要十年。", "一种把浪挡在港外的结构"),
    ("- **防波堤**（Breakwater）：一種把浪擋在港外的機制", "一種把浪擋在港外的機制"),
    ("- **防波堤**（Breakwater）：用于给港口挡浪", "用于给港口挡浪"),
    ("- **挡浪模块**（Breakwater）：负责记录水位，计算浪高", "负责记录水位，计算浪高"),
    ("- **潮差**（Tidal Range）：指每隔1,000米量到的水位差所花的费用", "指每隔1,000米量到的水位差所花的费用"),
    ("- **防波堤**（Breakwater）：港外挡浪的工程，俗称“浪墙”", "港外挡浪的工程，俗称“浪墙”"),
    ("> **潮差**（Tidal Range）：是指高潮与低潮之间的差值。", "指高潮与低潮之间的差值"),
]


@pytest.mark.parametrize("post", NONE)
def test_talk_is_no_definition(post: str) -> None:
    assert [each.definition for each in scan(post)] in ([""], ["潮位之差"])


@pytest.mark.parametrize(("post", "definition"), READ)
def test_definition(post: str, definition: str) -> None:
    assert [each.definition for each in scan(post)] == [definition]
    assert scan(post)[0].english in ("Tidal Range", "Breakwater")


@pytest.mark.parametrize("label", ["后文简写", "后文简称", "下文简写", "以下简写"])
def test_what_is_written_shorter_from_here_on_is_an_alias_and_no_definition(label: str) -> None:
    (found,) = scan(f"**潮差**（Tidal Range，{label} TR）")
    assert (found.definition, found.aliases) == ("", ("TR",))

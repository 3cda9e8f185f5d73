"""What is said beside a mention: what a writer would write, or nothing."""

from __future__ import annotations

import pytest

from glossary.annotating.wording import ways_to_say
from glossary.language import script_choice
from glossary.language.folding import to_traditional
from glossary.language.script_choice import SIMPLIFIED, TRADITIONAL, script_shown
from glossary.model import Entry


def fullest(entry: Entry, mention: str, *, script: str = "", used: bool = False) -> str:
    """What is said first; empty where nothing is."""
    return next((said.text for said in ways_to_say(entry, mention, script, lambda name, beside: used)), "")


@pytest.mark.parametrize(
    ("entry", "mention", "expected"),
    [
        (Entry("大模型", "Large Model", "参数量巨大的模型"), "大模型", "Large Model: 参数量巨大的模型"),
        (Entry("大模型", "Large Model", "参数量巨大的模型"), "Large Models", "大模型: 参数量巨大的模型"),
        (Entry("月报", definition="每月写一次的报告"), "月报", "每月写一次的报告"),
        (Entry("云书", "Yunshu", "俗称电子书的读物"), "云书", "Yunshu: 俗称电子书的读物"),
        (Entry("Lumen", definition="一家造灯的公司", aliases=("Lumen公司",)), "Lumen", "一家造灯的公司"),
        (Entry("Ann Lee", aliases=("安·李",)), "Ann Lee", "安·李"),
        (Entry("月报", "Monthly", "本文所说的报告"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "目前最长的报告"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "如前所述的报告"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "上文所说的报告"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "按第七章的定义"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "当月底已经过去时"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "推荐"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "推荐新书的报告"), "月报", "Monthly: 推荐新书的报告"),
        (Entry("月报", "Monthly", "下文所说的报告"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "联系上下文的报告"), "月报", "Monthly: 联系上下文的报告"),
        (Entry("月报", "Monthly", "写在以下文件里的报告"), "月报", "Monthly: 写在以下文件里的报告"),
        (Entry("月报", "Monthly", "月月报: 每月写一次的报告"), "月报", "Monthly: 每月写一次的报告"),
        (Entry("月报", "Monthly", "月报"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "释义：每月写一次的报告"), "月报", "Monthly: 每月写一次的报告"),
        (Entry("月报", "英文名Monthly", "每月写一次的报告"), "月报", "Monthly: 每月写一次的报告"),
        (Entry("Ann Lee", aliases=("中文名安·李",)), "Ann Lee", "安·李"),
        (Entry("月报", "Monthly", "A report written every month"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "如《新月》、《满月》等"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "例如《新月》"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "如实记录一个月的报告"), "月报", "Monthly: 如实记录一个月的报告"),
        (Entry("月报", "Monthly", "现广泛用于公司的报告"), "月报", "Monthly"),
        (Entry("月报", "Monthly", "现实生活的报告"), "月报", "Monthly: 现实生活的报告"),
        (Entry("月报", definition="目前最长的报告"), "月报", ""),
        (Entry("李安", "Ann Lee", "前国防部长，现任议员"), "李安", "Ann Lee"),
        (Entry("李安", "Ann Lee", "北国前总统的女婿"), "李安", "Ann Lee"),
        (Entry("前端", "front end", "用户看得见的一端"), "前端", "front end: 用户看得见的一端"),
        (Entry("Lumen", "Lumen Works", "一家造灯的公司"), "Lumen", "Lumen Works: 一家造灯的公司"),
        (Entry("Lumen", "Light", "一家造灯的公司"), "Lumen", "一家造灯的公司"),
        (Entry("Lumen", "lumen which shines", "一家造灯的公司"), "Lumen", "一家造灯的公司"),
        (Entry("邻法", "k-NN", "由最近邻的样本来分类"), "邻法", "k-NN: 由最近邻的样本来分类"),
        (Entry("月报", "Monthly", "每月写一次的报告，" + "很长很长" * 12), "月报", "Monthly: 每月写一次的报告"),
        (Entry("月报", "Monthly", "指在每月的最后一天，" + "很长很长" * 12), "月报", "Monthly"),
        (Entry("月报", "Monthly", "很长很长" * 12), "月报", "Monthly"),
    ],
)
def test_a_writer_would_write_this(entry: Entry, mention: str, expected: str) -> None:
    assert fullest(entry, mention) == expected


def test_a_chinese_name_that_nobody_writes_is_not_written() -> None:
    entry = Entry("Lumen", definition="一家造灯的公司", aliases=("流明科技中心",))
    assert fullest(entry, "Lumen") == "一家造灯的公司"
    assert fullest(entry, "Lumen", used=True) == "流明科技中心: 一家造灯的公司"


def test_words_are_in_the_script_of_the_post() -> None:
    entry = Entry("數據庫", "database", "存放數據的地方")
    assert fullest(entry, "数据库", script=SIMPLIFIED) == "database: 存放数据的地方"
    assert fullest(Entry("数据库", "database", "存放数据的地方"), "數據庫", script=TRADITIONAL).endswith(
        "存放數據的地方"
    )


def test_what_tells_a_simplified_text_at_once_is_always_written_otherwise() -> None:
    for char in script_choice._ALWAYS_SIMPLIFIED:
        assert all(char not in to_traditional(text) for text in (char, f"{char}里", f"干{char}", f"{char}{char}"))


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("这几个字是简体", SIMPLIFIED),
        ("這幾個字是繁體，不是简体", TRADITIONAL),
        ("这时他们说了一個字", SIMPLIFIED),
        ("這時他們說了一个字，这", TRADITIONAL),
        ("天地人", ""),
        ("日本語の説明", ""),
        ("", ""),
    ],
)
def test_the_script_of_a_text_is_that_of_most_characters(text: str, script: str) -> None:
    assert script_shown(text) == script

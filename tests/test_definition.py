"""Which definition an entry gets: one that explains, without the name in front."""

from __future__ import annotations

import pytest

from glossary.entries.definition import elect_definition, explanations, without_own_name

UNTOUCHED = [
    "物价普遍持续上涨的现象",
    "通胀，物价涨",  # Less than eight characters would be left.
    "物价，通胀的镜子，普遍持续上涨",
]


@pytest.mark.parametrize("definition", UNTOUCHED)
def test_these_stay_as_they_are(definition: str) -> None:
    assert without_own_name(definition, {"通胀"}) == definition


@pytest.mark.parametrize(
    "definition", ["通胀，物价普遍持续上涨的现象", "通胀：物价普遍持续上涨的现象", "Inflation: 物价普遍持续上涨的现象"]
)
def test_the_name_in_front_is_left_out(definition: str) -> None:
    assert without_own_name(definition, {"通胀", "Inflation"}) == "物价普遍持续上涨的现象"


CHOICES = [
    # Another order of the characters of the names explains nothing, though it is given most often.
    (["贴现现金流", "贴现现金流", "把未来的现金流算成今天的价值"], {"现金流贴现"}, "把未来的现金流算成今天的价值"),
    (["贴现现金流"], {"现金流贴现"}, "贴现现金流"),
    # …nor does one with a character more.
    (["已投资资本回报率", "已投资资本回报率", "赚得的钱与投入的钱之比"], {"投资资本回报率"}, "赚得的钱与投入的钱之比"),
    # Nor what spells an acronym out in Chinese; of another word, the opening may well explain it.
    (["高带宽内存", "高带宽内存", "高带宽内存，一种叠起来的存储芯片"], {"HBM"}, "一种叠起来的存储芯片"),
    (["超额收益", "超额收益", "超额收益，跑赢基准的那一部分"], {"阿尔法"}, "超额收益"),
    (["会飞的小机器", "会飞的小机器", "会飞的小机器，由人遥控"], {"UAV"}, "会飞的小机器"),
    # What says only how it is called.
    (["Twitter的更名", "Twitter的更名", "一个发短消息的平台"], {"X"}, "一个发短消息的平台"),
    (["Twitter的更名"], {"X"}, "Twitter的更名"),
    # What says who stands to its bearer in a relation.
    (["Abacus的母公司", "Abacus的母公司", "一家做算盘的公司"], {"Abacus"}, "一家做算盘的公司"),
    (["Abacus创始人", "Abacus创始人", "一家做算盘的公司"], {"Abacus"}, "一家做算盘的公司"),
    # A Chinese term has a Chinese definition where there is one.
    (["the study of knowledge", "the study of knowledge", "研究知识的哲学分支"], {"认知论"}, "研究知识的哲学分支"),
    (["the study of knowledge"], {"认知论"}, "the study of knowledge"),
    # With and without the name in front it is one definition.
    (
        ["市盈率，股价相对于收益的倍数", "股价相对于收益的倍数", "衡量一只股票贵不贵的指标"],
        {"市盈率"},
        "股价相对于收益的倍数",
    ),
]


@pytest.mark.parametrize(("given", "names", "expected"), CHOICES)
def test_the_choice(given: list[str], names: set[str], expected: str) -> None:
    assert elect_definition(explanations(given, names, min(names))) == expected

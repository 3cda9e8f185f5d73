"""When one headword is two entries."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.entries import senses
from glossary.model import Use
from tests.annotated import read


def split(uses: Sequence[Use], wish: bool | None = None) -> list[tuple[Use, ...]]:
    return senses.split(uses, wish).parts


ONE_SENSE = [
    ["**估值**（valuation）"],
    ["**验证**（Validation: 检查结果是否正确）", "**验证**（validate: 让别人相信一件事）"],
    ["**主角**（lead role）", "**主角**（protagonist）"],
    ["**世界贸易组织**（WTO: 管理贸易的机构）", "**世界贸易组织**（World Trade Organization: 国与国谈规则之处）"],
    ["**主体性**（Subjectivity: 个体自主行动的能力）", "**主体性**（Agency: 个体自主行动和决策的能力）"],
    # A full name is one person, however the English is spelled.
    ["**鲍勃·雷**（Bob Rae: 加拿大外交官）", "**鲍勃·雷**（Rob Wray: 新民主党前领袖）"],
    # A Chinese name that says what the definition says, or has nothing to be compared with.
    ["**ETF**（Exchange Traded Fund: 一篮子证券的基金）", "**ETF**（交易所基金）"],
    ["**KOB**（Kobold Group）", "**KOB**（科博）"],
    # Definitions in two languages cannot be compared.
    ["**国务院**（State Council: the chief administrative authority）", "**国务院**（State Department: 外交部门）"],
]

TWO_SENSES = [
    ["**推理**（Reasoning: 从已知得出结论）", "**推理**（Inference: 模型在训练之后处理请求）"],
    ["**代理**（Agent: 能自主完成任务的程序）", "**代理**（Proxy: 转发网络流量的服务器）"],
    ["**寄宿家庭**（HomeStay: 给外地学生提供食宿）", "**寄宿家庭**（Billet family: 冰球少年离家时的住处）"],
    ["**LTV**（Lifetime Value: 一个客户带来的收入）", "**LTV**（Lunar Terrain Vehicle: 月面行驶的车辆）"],
    # The Chinese name of an acronym shares no character with what is said under the other.
    ["**GAP**（Gross Annual Product: 一年的总产值）", "**GAP**（差距）"],
    # Two names are spelled out by one acronym.
    ["**DSP**（Demand-Side Platform）", "**DSP**（Digital Signal Processor: 处理信号的芯片）"],
]


@pytest.mark.parametrize("posts", ONE_SENSE)
def test_one_sense(posts: list[str]) -> None:
    assert len(split(read(*posts))) == 1


@pytest.mark.parametrize("posts", TWO_SENSES)
def test_two_senses(posts: list[str]) -> None:
    assert [len(sense) for sense in split(read(*posts))] == [1, 1]


def test_a_use_goes_to_the_sense_that_its_english_or_definition_fits() -> None:
    posts = [
        "**推理**（Reasoning: 从已知得出结论）",
        "**推理**（Inference: 模型在训练之后处理请求）",
        "**推理**（Inferencing）",
        "**推理**（Reasoning）",
        "**推理**（Reasoning）",
    ]
    found = [{use.english for use in sense} for sense in split(read(*posts))]
    assert found == [{"Reasoning"}, {"Inference", "Inferencing"}]


def test_a_chinese_name_goes_to_the_sense_whose_definition_it_fits() -> None:
    found = split(read("**LTV**（月面车）", *TWO_SENSES[3]))
    assert [[use.chinese or use.english for use in sense] for sense in found] == [
        ["月面车", "Lunar Terrain Vehicle"],
        ["Lifetime Value"],
    ]


@pytest.mark.parametrize("posts", TWO_SENSES)
def test_a_person_may_forbid_a_split(posts: list[str]) -> None:
    assert len(split(read(*posts), wish=False)) == 1


def test_a_person_may_demand_a_split() -> None:
    assert len(split(read("**主角**（lead role）", "**主角**（protagonist）"), wish=True)) == 2


@given(st.permutations(range(8)))
def test_the_order_of_uses_makes_no_difference(order: list[int]) -> None:
    uses = read(*TWO_SENSES[0], *TWO_SENSES[1], *TWO_SENSES[0], "**推理**（Inferencing）", "**推理**（Deduction）")
    assert split([uses[number] for number in order]) == split(uses)


@pytest.mark.parametrize(
    ("posts", "doubt"),
    [
        (["**估值**（valuation）", "**估值**（valuations: 公司值多少钱）"], ""),
        (["**验证**（Validation）", "**验证**（validate: 让别人相信一件事）"], ""),
        (["**转向**（Move On）", "**转向**（Pivot: 美联储货币政策方向的重大转变）"], "Move On"),
        (TWO_SENSES[0], ""),
        # A slip: an acronym that nobody explains, one name among many.
        (["**美光**（Micron: 一家芯片厂）", "**美光**（MU）"], ""),
        ([*["**端到端**（End-to-End: 从头到尾）"] * 9, "**端到端**（Sweden wraparound）"], ""),
    ],
)
def test_an_unlike_name_without_strong_evidence_is_a_doubt(posts: list[str], doubt: str) -> None:
    assert senses.split(read(*posts)).doubt == doubt

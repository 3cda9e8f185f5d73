"""What stands in Latin letters behind words without a mark is read where it may name them."""

from __future__ import annotations

import pytest

from glossary.sites import scan
from glossary.sites.bare_names import is_bare_name
from glossary.sites.chinese_beside import is_name_beside

NO_NAMES = [
    ("概率", "Brindle1925"),
    ("前面的章节", "chapter 12"),
    ("结构化绑定", "C++20"),
    ("变量", "x3"),
    ("标尺", "row 5"),
    ("点", "x,y"),
    ("训练的点", "x，y"),
    ("曲线上的点", "TPR,FPR"),
    ("半群", "S⊗T"),
    ("转移表", "old \U0001d70b"),
    ("湖区的交易所", "Kestrel, Tern"),
    ("观点", "Brindle, Hollow, Fenn"),
    ("定理", "Brindle"),
    ("檢驗", "Hollow Fenn"),
    ("平台", "Kestrel"),
    ("数据库", "KelpDB"),
    ("网络", "TideNet"),
    ("參數", "LakeJump"),
    ("已结冰", "true, false"),
    ("编程语言", "TernScript"),
    ("插件", "LakeHub Actions"),
    ("操作系统", "tideOS"),
    ("水位", "lake only"),
    ("估值水平", "PE, PB"),
    ("估值变化", "PE/PB"),
    ("原稿", "PDF"),
    ("一对坐标", "x, y"),
    ("准确度", "how?"),
    ("参差不齐", "cī"),
]
NAMES = [
    ("点对点", "P2P"),
    ("二氧化碳", "CO2"),
    ("便携式文档格式", "PDF"),
    ("新冠肺炎", "COVID-19"),
    ("第三阶段", "Phase 3"),
    ("2 型潮汐", "Type 2 Tide"),
    ("两因素认证", "2-Factor Authentication"),
    ("第一四分位数", "Q1"),
    ("定理", "Theorem"),
    ("平台", "Platform"),
    ("湖区平台", "Kestrel"),
    ("数据库", "DataBase"),
    ("系统", "PeMS"),
    ("真", "true"),
    ("空值", "null"),
    ("数据库", "Shoal"),
    ("湖信", "LakeChat"),
    ("检验", "Testing"),
    ("只读", "read only"),
    ("大模型", "Large Model, LM"),
    ("水位, 潮差", "Level, Range"),
    ("面子", "face"),
    ("潮差与水位", "TR, WL"),
    ("レイク", "lake 2"),
]


def _names(english: str) -> tuple[str, list[str]]:
    first, *others = english.split(", ")
    return first, others


@pytest.mark.parametrize(("term", "english"), NO_NAMES)
def test_what_names_nothing(term: str, english: str) -> None:
    assert not is_bare_name(term, *_names(english))


@pytest.mark.parametrize(("term", "english"), NAMES)
def test_what_may_be_a_name(term: str, english: str) -> None:
    assert is_bare_name(term, *_names(english))


REMARKS_BESIDE = [
    ("B", "湖岸"),
    ("L2", "北岸"),
    ("Tern", "推荐"),
    ("Tern", "快"),
    ("Props", "不可更新"),
    ("LWI", "去掉春汛"),  # as many characters as letters, but a verb of the sentence opens it
    ("LWI", "水位"),
    ("Tern", "序列化，编码"),
    ("buffer", "湖水、河水"),
    ("Tern", "湖岸第 5 版"),
    ("LWI", "和北岸的标尺"),
    ("Tern Lake Index", "湖"),
    ("fats", "将来再说"),
    ("moat", "富含铁的湖水"),
    ("n", "x=3"),
]
NAMES_BESIDE = [
    ("LWI", "湖区水位指数"),
    ("immutable", "不变"),
    ("core", "核心"),
    ("fastest path", "最快的路径"),
    ("sections", "段"),
    ("Brindle", "布林德尔，湖区的作家"),
    ("Kestrel", "凯斯特雷尔，开源框架"),
    ("Tide Level", "潮位"),
    ("Tide 5", "潮汐 5"),
    ("Lake Rules", "湖のきまり"),
    ("tide markup", "请求标记"),
    ("LWIL", "湖区水位标记语言，[Lake Water Index Language]"),
    ("Fluctuat lacus", "湖水起落，堤岸不动"),
]


@pytest.mark.parametrize(("term", "inside"), REMARKS_BESIDE)
def test_what_is_a_remark_beside_latin_words(term: str, inside: str) -> None:
    assert not is_name_beside(term, inside, inside.partition("，")[0])


@pytest.mark.parametrize(("term", "inside"), NAMES_BESIDE)
def test_what_may_be_a_chinese_name(term: str, inside: str) -> None:
    assert is_name_beside(term, inside, inside.partition("，")[0])


def test_a_heading_is_named_as_words_in_the_text_are() -> None:
    assert scan("## 模型训练 (train.py)\n\n## 有界性 (Def 1.7)\n\n它（row 5）\n", ("heading", "plain")) == []
    assert [one.parts.english for one in scan("## 有界性 (Boundedness)\n", ("heading",))] == ["Boundedness"]
    assert scan("## Kestrel (工作流的调度器)\n", ("heading",)) == []


@pytest.mark.parametrize(
    ("heading", "term"),
    [
        ("# 3\\. 潮间带（Intertidal Zone）", "潮间带"),
        ("# 3.潮间带（Intertidal Zone）", "潮间带"),
        ("## 3.8潮间带（Intertidal Zone）", "潮间带"),
        ("## 4.2、潮间带（Intertidal Zone）", "潮间带"),
        ("## A. 潮间带（Intertidal Zone）", "潮间带"),
        ("# 第 4 节：潮间带（Intertidal Zone）", "潮间带"),
        ("# 海岸 – 潮间带（Intertidal Zone）", "潮间带"),
        ("# B 树（B-Tree）", "B 树"),
        ("# AI 助理（AI Assistant）", "AI 助理"),
    ],
)
def test_the_number_of_a_heading_is_no_part_of_the_term(heading: str, term: str) -> None:
    assert [one.term for one in scan(f"{heading}\n", ("heading",))] == [term]


def test_what_is_many_things_in_one_post_has_no_name() -> None:
    post = "(lake-role (布林德尔)) (lake-role (费恩)) (lake-role (霍洛))"
    assert scan(post, ("english",)) == []
    assert len(scan("Tide（潮汐），Tide（潮汐），Tide（涨落）", ("english",))) == 3


def test_in_an_english_post_english_explains_itself() -> None:
    prose = "The lake rises in spring and falls again in autumn. " * 12
    remark = "**Find the gauge** (the old one), **Health Moat Office** (HMO), **Brindle** (which measures the lake)\n"
    assert [one.parts.term for one in scan(prose + remark)] == ["Health Moat Office", "Brindle"]
    assert [one.parts.term for one in scan("湖水" * 200 + remark)] == [
        "Find the gauge",
        "Health Moat Office",
        "Brindle",
    ]

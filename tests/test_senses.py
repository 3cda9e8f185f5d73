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
    # Posts about one subject, or about none that they name: what they say may be two ways to explain one thing.
    ["**代理**（Agent: 能自主完成任务的程序）", "**代理**（Proxy: 转发网络流量的服务器）"],
    ["[work] **代理**（Agent: 能自主完成任务的程序）", "[work] **代理**（Proxy: 转发网络流量的服务器）"],
    # Other subjects, but nothing is said, and by one post only.
    ["[finance] **动能**（momentum）", "[life] **动能**（motivation）"],
    # Pinyin tells of no other sense.
    ["[city] **面子工程**（Mianzi Gongcheng: 只图好看的项目）", "[law] **面子工程**（Vanity Project: 没有实用的楼宇）"],
    # A category in common, though the areas differ.
    [
        "[tech, ai] **谄媚**（Flattery: 模型给出不真实的赞美）",
        "[work, ai] **谄媚**（Sycophancy: 奉承讨好，以取悦他人）",
    ],
    # A saying has one meaning; a long word that its own definition uses is that word.
    [
        "[money] **瘦狗赶走肥猫**（Law of the Lean Dog: 坏钱把好钱赶出集市）",
        "[work] **瘦狗赶走肥猫**（Bad drives out good: 低薪的岗位挤走了高薪的岗位）",
    ],
    [
        "[tech] **海底电缆**（Marlink: 一位富豪的海底电缆公司）",
        "[life] **海底电缆**（Submarine Cable: 铺在海床上传信号的线）",
    ],
    # Another name explains nothing.
    [
        "[media] **网红**（Key Opinion Leader: 关键意见领袖）",
        "[trade] **网红**（Influencer: 粉丝众多、能让人下单的人）",
    ],
    # Alike in the two scripts.
    [
        "[tech] **節流**（Throttling: 把傳輸的數據壓縮到規定的範圍之內）",
        "[life] **节流**（Saving: 把传输的数据压缩到规定的范围之内）",
    ],
    # An acronym misheard in posts about the same.
    [
        "[tech] **MCP**（Model Context Protocol）",
        "[tech] **MCP**（Multi-Channel Proxy: 让工具接上多种服务的代理机制）",
    ],
    [
        "**MCP**（Model Context Protocol）",
        "**MCP**（Multi-Channel Proxy: 让工具接上多种服务的代理机制）",
        "**MCP**（Multi-Channel Proxy）",
        "**MCP**（Multi-Channel Protocol）",
    ],
    # A title is no first name, and one first name may be spelled twice.
    ["**特朗普**（Donald Trump）", "**特朗普**（President Trump）"],
    ["**鲍威尔**（Jerome Powell）", "**鲍威尔**（Jerom Powell）"],
    # Of a full name, two English ones are one person's.
    ["**本雅明·内塔尼亚胡**（Benjamin Netanyahu）", "**本雅明·内塔尼亚胡**（Bibi Netanyahu）"],
    # An acronym that is given itself for its English tells nothing.
    ["**S&P**（Standard & Poor's 500: 美股指数）", "**S&P**（S&P: 标准普尔公司编的）"],
    # Definitions in two languages cannot be compared.
    ["**国务院**（State Council: the chief administrative authority）", "**国务院**（State Department: 外交部门）"],
    # One post takes an acronym that others spell out for something else.
    [
        *["[tech] **GPT**（Generative Pre-trained Transformer: 能写文章的一种模型）"] * 2,
        "[work] **GPT**（Wordlet: 词语被切成的小块）",
    ],
    # Posts that do not know what it is short for, each with another guess.
    [
        *["[tech] **KLP**（Known Lantern Protocol: 灯塔之间互认的约定）"] * 2,
        "[work] **KLP**（Kept Ledger Platform: 记账用的平台）",
        "[life] **KLP**（Kind Loan Program: 给穷人的借款）",
        "[sport] **KLP**（Kicking League Play: 踢球的比赛）",
    ],
]

TWO_SENSES = [
    ["[logic] **推理**（Reasoning: 从已知得出结论）", "[computing] **推理**（Inference: 模型在训练之后处理请求）"],
    ["[work] **代理**（Agent: 能自主完成任务的程序）", "[network] **代理**（Proxy: 转发网络流量的服务器）"],
    [
        "[school] **寄宿家庭**（HomeStay: 给外地学生提供食宿）",
        "[sport] **寄宿家庭**（Billet family: 冰球少年离家时的住处）",
    ],
    ["**LTV**（Lifetime Value: 一个客户带来的收入）", "**LTV**（Lunar Terrain Vehicle: 月面行驶的车辆）"],
    # The Chinese name of an acronym shares no character with what is said under the other.
    ["**GAP**（Gross Annual Product: 一年的总产值）", "**GAP**（差距）"],
    # A word, and an acronym with its letters.
    ["**taste**（taste）", "**TASTE**（Text-Aligned Speech Tokenization and Embedding）"],
    # A post explains the word twice; a short explanation beside another subject; institutions of two countries.
    ["**本性**（Nature: 生来就有的样子）和**本性**（Habit: 练得多了像天生一样）"],
    ["[trade] **品质**（Quality: 货物好坏的程度）", "[physics] **品质**（Mass: 物的量度）"],
    ["**海务部**（Ministry of the Sea: 中国管海的部门）", "**海务部**（Department of Oceans: 美国的海洋部门）"],
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
        "[logic] **推理**（Reasoning: 从已知得出结论）",
        "[computing] **推理**（Inference: 模型在训练之后处理请求）",
        "**推理**（Inferencing）",
        "**推理**（Reasoning）",
        "**推理**（Reasoning）",
    ]
    found = [{use.english for use in sense} for sense in split(read(*posts))]
    assert found == [{"Reasoning"}, {"Inference", "Inferencing"}]


def test_two_posts_on_each_side_need_no_definitions() -> None:
    finance, life = ["[finance] **动能**（momentum）"] * 2, ["[life] **动能**（motivation）"] * 2
    assert [len(sense) for sense in split(read(*finance, *life))] == [2, 2]


def test_two_people_with_one_surname() -> None:
    posts = ["**张伯伦**（Wilt Chamberlain）"] * 2 + ["**张伯伦**（Neville Chamberlain）"]
    assert [len(sense) for sense in split(read(*posts))] == [2, 1]


def test_two_people_by_what_is_said_of_them() -> None:
    posts = ["**鈴木**（Ichiro Suzuki: 外野的棒球選手）", "**鈴木**（Shunryu Suzuki: 寫過書的宗教家）"]
    assert [len(sense) for sense in split(read(*posts))] == [1, 1]
    assert len(split(read("**深度**（Deep Learning: 用多层的网络）", "**深度**（Wide Learning: 用很宽的网络）"))) == 1


def test_two_senses_that_several_posts_explain_each_in_its_own_way() -> None:
    """Posts about one subject, as they name none."""
    reason = ["**推理**（Reasoning: 从已知信息得出结论的过程）", "**推理**（Reasoning: 从已知信息一步步得出结论）"]
    infer = ["**推理**（Inference: 模型训练之后处理用户请求）", "**推理**（Inference: 训练之后的模型处理用户请求）"]
    assert [len(sense) for sense in split(read(*reason, *infer))] == [2, 2]
    assert len(split(read(*reason, *infer[:1]))) == 1
    unlike = ["**推理**（Inference: 模型训练之后处理用户请求）", "**推理**（Inference: 在部署环境里跑一遍网络）"]
    assert len(split(read(*reason, *unlike))) == 1


def test_a_bare_acronym_goes_where_its_definition_or_its_post_fits() -> None:
    posts = [
        "[computing] **DNN**（Deep Neural Network: 层数很多的神经网络模型）",
        "[media] **DNN**（Daily News Network: 全天播报的电视台）",
        "**DNN**（DNN: 一家电视台）",
        "[computing] **DNN**（DNN）",
        "[computing] **DNN**（Deep Neural Network）",
    ]
    found = [sorted(use.post for use in sense) for sense in split(read(*posts))]
    assert found == [["1.md", "4.md", "5.md"], ["2.md", "3.md"]]


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
        (["**转向**（Move On: 把旧事放下）", "**转向**（Pivot: 美联储货币政策方向的重大转变）"], "Pivot"),
        # Rather another word for it, where nobody says what it is.
        (["**转向**（Move On）", "**转向**（Pivot: 美联储货币政策方向的重大转变）"], ""),
        (TWO_SENSES[0], ""),
        (ONE_SENSE[9], "Proxy"),
        # A slip: an acronym that nobody explains, one name among many.
        (["**美光**（Micron: 一家芯片厂）", "**美光**（MU）"], ""),
        ([*["**端到端**（End-to-End: 从头到尾）"] * 9, "**端到端**（Sweden wraparound）"], ""),
    ],
)
def test_an_unlike_name_without_strong_evidence_is_a_doubt(posts: list[str], doubt: str) -> None:
    found = senses.split(read(*posts)).doubt
    assert (found.english if found else "") == doubt

"""From annotations to concepts: the whole way, its laws, and a person's decisions."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.entries.build import Built, Concept, Decisions, build_concepts
from glossary.entries.clustering import Ties, cluster
from glossary.entries.neighbours import affected
from glossary.entries.profiles import NamesSaid, names_said
from glossary.extract.gather import gathered_uses, uses_by_headword
from glossary.extract.headwords import all_names_said, headwords_of
from glossary.extract.reading import read_text
from glossary.index.read_post import ReadPost
from glossary.markdown.marks import DEFAULT_MARKS
from glossary.model import Use
from tests.annotated import by_headword, read

POSTS = [
    "**大语言模型**（Large Language Model: 读过海量文本的模型）",
    "**大语言模型**（Large Language Model）和**大模型**（Large Model）",
    "**大型语言模型**（LLM: 能读写文字的模型）",
    "**大型语言模型**（Large Language Models）",
    "**LLM**（大语言模型）",
    "**Netflix**（奈飞）",
    "**奈飞**（Netflix: 流媒体公司）与**网飞**（Netflix）",
    "[work] **代理**（Agent: 能自主完成任务的程序）",
    "[network] **代理**（Proxy: 转发网络流量的服务器）",
    "**智能体**（Agent: 自主完成任务的程序）",
    "**Agent**（智能体）和**经纪人**（Agent）",
    "**资本开支**（Capital Expenditure）",
    "**资本支出**（Capex），即**Capex**（Capital Expenditure: 资本支出）",
    "**特朗普**（Donald Trump）、**川普**（Donald Trump）、**唐纳德·特朗普**（Donald Trump）",
    "**潜力**（Potential）、**有可能的**（Potential）、**potential**（潜力）",
    "**ETF**（Exchange Traded Fund: 在交易所买卖的基金）和**交易所基金**（Exchange Traded Fund: 在交易所买卖的基金）",
    "**黄金ETF**（Exchange Traded Fund: 跟踪金价、在交易所买卖的基金）",
    "**“润”**（Run: 移民海外）与**润**（Run）",
    "**EV**（Expected Value: 期望值）、**EV**（电动汽车）、**电动汽车**（Electric Vehicle）",
]


def _groups(built: Built) -> set[tuple[str, ...]]:
    return {concept.keys for concept in built.concepts}


def test_nothing_makes_nothing() -> None:
    assert build_concepts({}) == Built([], [])


def test_one_annotation_is_one_concept() -> None:
    uses = read("**估值**（valuation）")
    assert build_concepts(by_headword(uses)) == Built([Concept(("估值",), tuple(uses))], [])


def test_the_concepts_of_some_posts() -> None:
    assert _groups(build_concepts(by_headword(read(*POSTS)))) == {
        ("llm", "大型语言模型", "大语言模型"),
        ("大模型",),
        ("netflix", "奈飞", "网飞"),
        ("agent", "代理", "智能体"),
        ("代理",),
        ("经纪人",),
        ("capex", "资本开支", "资本支出"),
        ("唐纳德特朗普", "川普", "特朗普"),
        ("potential", "潜力"),
        ("有可能的",),
        ("etf", "交易所基金"),
        ("黄金etf",),
        ("润",),
        ("ev",),
        ("ev", "电动汽车"),
    }


ONE_OR_TWO = [
    # A firm is called with and without what kind of firm it is; what is done or made is another thing.
    (["**波音**（Boeing: 美国飞机制造商）", "**波音公司**（Boeing）"], True),
    (["**洛维特**（Lovett）", "**洛维特集团**（Lovett: 奢侈品企业）"], True),
    (["**储能**（Energy Storage: 把电存起来）", "**储能公司**（Energy Storage: 经营储能的公司）"], False),
    (["**代工**（Foundry: 替人生产）", "**代工公司**（Foundry: 替人生产的公司）"], False),
    # The country of an institution.
    (
        ["**国会预算办公室**（Congressional Budget Office）", "**美国国会预算办公室**（Congressional Budget Office）"],
        True,
    ),
    # A number may be said in Chinese.
    (["**M7**（Magnificent Seven: 七家科技公司）", "**七巨头**（Magnificent Seven: 七家科技公司）"], True),
    (["**M7**（Magnificent Group: 几家科技公司）", "**五巨头**（Magnificent Group: 几家科技公司）"], False),
]


@pytest.mark.parametrize(("posts", "one"), ONE_OR_TWO)
def test_one_concept_or_two(posts: list[str], one: bool) -> None:
    assert (len(build_concepts(by_headword(read(*posts))).concepts) == 1) == one


ALONE = [
    # The front nearly, and a member tellingly; or half of the uses it was compared with, where nothing said is nothing.
    ({(0, 1): 3.0, (1, 2): 2.6, (0, 2): 1.6}, True),
    ({(0, 1): 3.0, (1, 2): 2.1}, True),
    ({(0, 1): 3.0, (1, 2): 2.1, (0, 2): 0.0}, True),
    ({(0, 1): 3.0, (1, 2): 2.1, (0, 2): 1.6}, False),
    ({(0, 1): 3.0, (1, 2): 2.6, (0, 2): 1.0}, False),
    ({(0, 1): 3.0, (1, 2): 2.6, (0, 2): -0.5}, False),
]


@pytest.mark.parametrize(("points", "joins"), ALONE)
def test_a_sense_left_alone_joins_a_group_that_contradicts_it_nowhere(
    points: dict[tuple[int, int], float], joins: bool
) -> None:
    assert cluster(Ties({0: 9, 1: 2, 2: 1}, points)) == [[0, 1, 2] if joins else [0, 1]]


@pytest.mark.parametrize(
    ("fronts", "across", "join"),
    [(0.5, 2.5, True), (0.5, 1.5, False), (1.5, 1.5, True), (1.5, -1.0, False), (None, 2.5, False), (-1.0, 2.5, False)],
)
def test_groups_that_most_ties_connect_are_one(fronts: float | None, across: float, join: bool) -> None:
    """2 and 4 are tied to 1 more than to 0, and 3 more to 0 than to 1: 0 and 1 stand in front of a group each."""
    points = {(1, 2): 6.0, (2, 4): 6.0, (0, 3): 4.0, (0, 2): 3.5, (2, 3): 3.5, (0, 4): 2.5, (1, 3): across}
    if fronts is not None:
        points[0, 1] = fronts
    groups = cluster(Ties({0: 2, 1: 1, 2: 1, 3: 1, 4: 1}, points))
    assert groups == ([[0, 3, 1, 2, 4]] if join else [[0, 3], [1, 2, 4]])


def test_no_chain_grows_through_a_common_word() -> None:
    posts = ["**volume**（量）", "**体积**（Volume）", "**音量**（Volume）", "**成交量**（Volume）"]
    assert not any({"体积", "音量"} <= set(keys) for keys in _groups(build_concepts(by_headword(read(*posts)))))


def test_every_use_stands_in_one_concept() -> None:
    uses = read(*POSTS)
    assert sorted(use for concept in build_concepts(by_headword(uses)).concepts for use in concept.uses) == sorted(uses)


def test_what_is_not_settled_is_proposed_where_an_answer_changes_most_first() -> None:
    posts = [
        "**增强现实**（AR）",
        "**川普**（Trump）",
        "**特朗普**（Trump）",
        "**增强现实**（AR）",
        "**AR**（一种游戏）",
        "**AR**（一种游戏）",
    ]
    proposals = build_concepts(by_headword(read(*posts))).proposals
    assert [(proposal.one, proposal.other, proposal.uses) for proposal in proposals] == [
        ("ar", "增强现实", 4),
        ("川普", "特朗普", 2),
    ]


@pytest.mark.parametrize(
    "posts",
    [
        # The headwords themselves say that they are two things.
        ["**通缩**（Deflation）", "**技术性通缩**（Deflation: 技术进步带来的物价下跌）"],
        # One of the senses of PE is in one entry with it.
        [
            "**PE**（Price-to-Earnings: 股价除以收益）",
            "**PE**（Private Equity: 私募基金）",
            "**私募股权**（Private Equity, PE）",
        ],
    ],
)
def test_nobody_is_asked_what_is_clear(posts: list[str]) -> None:
    assert build_concepts(by_headword(read(*posts))).proposals == []


def test_two_headwords_are_asked_about_once() -> None:
    posts = ["**PE**（Price-to-Earnings: 股价除以收益）", "**PE**（Private Equity: 私募基金）", "**私募股权**（PE）"]
    assert [(asked.one, asked.other) for asked in build_concepts(by_headword(read(*posts))).proposals] == [
        ("pe", "私募股权")
    ]


def test_what_contradicts_a_small_part_of_an_entry_may_stand_in_it() -> None:
    """PEs is not explained by anything that P/E says, but by what PE says."""
    posts = [*["**PE**（Price-to-Earnings: 市盈率，股价的倍数）"] * 20, "**P/E**（Price-to-Earnings）"]
    built = build_concepts(by_headword(read(*posts, "**PE倍数**（Price-to-Earnings: 市盈率，股价的倍数）")))
    assert _groups(built) == {("p/e", "pe", "pe倍数")}


@pytest.mark.parametrize(
    ("posts", "decisions", "expected"),
    [
        (["**甲**（one）", "**乙**（two）"], Decisions(together=frozenset({("乙", "甲")})), {("乙", "甲")}),
        (
            ["**Netflix**（奈飞）", "**奈飞**（Netflix）"],
            Decisions(apart=frozenset({("netflix", "奈飞")})),
            {("netflix",), ("奈飞",)},
        ),
        (
            ["**Netflix**（奈飞）", "**奈飞**（Netflix）", "**网飞**（Netflix）"],
            Decisions(apart=frozenset({("奈飞", "网飞")})),
            {("netflix", "奈飞"), ("网飞",)},
        ),
        # Two groups that a person joins stay whole.
        (
            ["**Netflix**（奈飞）", "**奈飞**（Netflix）", *["**油管**（YouTube）"] * 3, "**YouTube**（油管）"],
            Decisions(together=frozenset({("奈飞", "油管")})),
            {("netflix", "youtube", "奈飞", "油管")},
        ),
        (
            ["**Netflix**（奈飞）", "**奈飞**（Netflix）", "**油管**（YouTube）"],
            Decisions(frozenset({("奈飞", "油管")}), frozenset({("netflix", "油管")})),
            {("netflix", "奈飞"), ("油管",)},
        ),
        (
            ["[work] **代理**（Agent: 能自主完成任务的程序）", "[network] **代理**（Proxy: 转发网络流量的服务器）"],
            Decisions(together=frozenset({("代理", "代理")})),
            {("代理",)},
        ),
    ],
)
def test_what_a_person_decides_counts(posts: list[str], decisions: Decisions, expected: set[tuple[str, ...]]) -> None:
    built = build_concepts(by_headword(read(*posts)), decisions)
    assert _groups(built) == expected
    assert len(built.concepts) == len(expected)
    assert built.proposals == []


def test_a_person_may_split_a_headword() -> None:
    uses = by_headword(read("**主角**（lead role）", "**主角**（protagonist）"))
    assert len(build_concepts(uses).concepts) == 1
    assert len(build_concepts(uses, Decisions(apart=frozenset({("主角", "主角")}))).concepts) == 2


def test_a_name_of_very_many_headwords_is_no_burden() -> None:
    uses = by_headword(
        read(*[f"**甲{chr(0x4E00 + number)}{chr(0x5E00 + number)}**（Thing）" for number in range(3000)])
    )
    assert sum(len(concept.keys) for concept in build_concepts(uses).concepts) == 3000


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_input_makes_no_difference(chance: random.Random) -> None:
    uses = read(*POSTS)
    shuffled = chance.sample(uses, len(uses))
    assert build_concepts(by_headword(shuffled)) == build_concepts(by_headword(uses))


@given(st.sets(st.integers(0, len(POSTS) - 1)), st.sets(st.integers(0, len(POSTS) - 1), max_size=2))
def test_building_what_is_affected_is_building_everything(kept: set[int], edited: set[int]) -> None:
    """Some posts change or go: the concepts that are not affected stay, the others are built again."""
    before = by_headword(_uses_of_posts(kept | edited))
    after = by_headword(_uses_of_posts(kept - edited))
    changed = {use.key for use in _uses_of_posts(edited)}
    old = build_concepts(before).concepts
    mates = {key for concept in old if changed.intersection(concept.keys) for key in concept.keys}
    keys = affected(changed | mates, after, _sharers(after).__getitem__)
    unchanged = [concept for concept in old if not (keys | changed).intersection(concept.keys)]
    again = build_concepts({key: after[key] for key in keys}).concepts
    assert sorted(unchanged + again) == sorted(build_concepts(after).concepts)


def _uses_of_posts(numbers: set[int]) -> list[Use]:
    return [use for use in read(*POSTS) if int(use.post.removesuffix(".md")) - 1 in numbers]


def _sharers(uses: dict[str, list[Use]]) -> _Lists:
    found = _Lists()
    for key, own in uses.items():
        called, mentioned = names_said(key, own)
        for name in (*called, *mentioned):
            found[name] = [*found[name], key]
    return found


class _Lists(dict[str, list[str]]):
    def __missing__(self, name: str) -> list[str]:
        return []


def test_names_that_are_known_are_not_gathered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    uses = uses_by_headword(map(_post, range(len(POSTS)), POSTS))
    built, said = build_concepts(uses), all_names_said(uses)
    assert list(headwords_of(uses, said, {use.post: 1 for own in uses.values() for use in own})) == list(uses)
    asked: set[str] = set()

    def ask(key: str, own: Sequence[Use]) -> NamesSaid:
        asked.add(key)
        return names_said(key, own)

    monkeypatch.setattr("glossary.entries.build.names_said", ask)
    assert build_concepts(uses, said=said) == built
    assert asked == {"ev"}  # Two senses, each with names of its own.


def test_uses_come_by_place_however_posts_come() -> None:
    posts = [_post(number, text) for number, text in enumerate(POSTS)]
    backwards = uses_by_headword(reversed(posts))
    assert backwards == uses_by_headword(posts)
    assert all(own == sorted(own) for own in backwards.values())


def _post(number: int, text: str) -> ReadPost:
    return read_text(f"{number}.md", text, DEFAULT_MARKS, {})


def test_what_was_gathered_while_posts_were_read_is_not_gathered_again(monkeypatch: pytest.MonkeyPatch) -> None:
    posts = [_post(number, text) for number, text in enumerate(POSTS)]
    uses, gathered = uses_by_headword(posts), {post.path: gathered_uses(post) for post in posts[1:]}
    asked: list[ReadPost] = []

    def ask(post: ReadPost) -> list[Use]:
        asked.append(post)
        return gathered_uses(post)

    monkeypatch.setattr("glossary.extract.gather.gathered_uses", ask)
    assert uses_by_headword(posts, gathered) == uses
    assert asked == posts[:1]

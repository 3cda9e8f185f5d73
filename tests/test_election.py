"""Which term, English, definition and aliases an entry gets from its uses."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.entries import election, kinds, people
from glossary.entries.ballot import USES_ALONE, Ballot
from glossary.entries.build import Concept
from glossary.entries.election import MOST_ALIASES, elect
from glossary.model import Entry, Use
from tests.annotated import read

ENTRIES = [
    # A former name is no alias, unless most posts that give it say otherwise.
    (
        ["**湖畔乳业**（Lakeside Dairy，简称湖乳，曾称湖畔牛奶）"],
        Entry("湖畔乳业", "Lakeside Dairy", "", ("湖乳",), superseded=("湖畔牛奶",)),
    ),
    (
        ["**湖畔乳业**（曾称湖畔牛奶）", "**湖畔乳业**（又称湖畔牛奶）"],
        Entry("湖畔乳业", "", "", ("湖畔牛奶",)),
    ),
    (["**估值**（valuation）"], Entry("估值", "valuation")),
    (["**Gemini**（谷歌开发的多模态模型）"], Entry("Gemini", "", "谷歌开发的多模态模型", kind="product")),
    (["**Netflix**（奈飞）"], Entry("奈飞", "Netflix")),
    (["**benchmark**（基准测试: 衡量性能的测试）"], Entry("基准测试", "benchmark", "衡量性能的测试")),
    (
        ["**ETF**（Exchange Traded Fund: 一篮子证券）"],
        Entry("ETF", "Exchange Traded Fund", "一篮子证券"),
    ),
    # Latin and Chinese headwords: the Chinese one is the term, the Latin one the English name.
    (["**Netflix**（奈飞）", "**奈飞**（Netflix: 流媒体公司）"], Entry("奈飞", "Netflix", "流媒体公司")),
    (
        ["**Netflix**（奈飞）", "**Netflix**（一家流媒体公司）"],
        Entry("奈飞", "Netflix", "一家流媒体公司", kind="organization"),
    ),
    # A slip of the term, even one that merely sounds nearly alike, is no name of it, where three posts have the term; else it may be one.
    (
        [*["**浮力定律**（Law of Buoyancy）"] * 3, "**浮立定律**（Law of Buoyancy）"],
        Entry("浮力定律", "Law of Buoyancy"),
    ),
    (
        [*["**浮力定律**（Law of Buoyancy）"] * 2, "**浮立定律**（Law of Buoyancy）"],
        Entry("浮力定律", "Law of Buoyancy", "", ("浮立定律",)),
    ),
    (
        [*["**潮汐央行**（Bank of Tides）"] * 4, *["**潮汐银行**（Bank of Tides）"] * 2],
        Entry("潮汐央行", "Bank of Tides", "", ("潮汐银行",)),
    ),
    # A full name that a foreign name does not spell is somebody else's, in however many posts.
    (
        [*["**贝洛维**（Mirela Tanner: 海角财政部长）"] * 3, "**贝洛维**（Anna Bellovy）"],
        Entry("贝洛维", "Anna Bellovy", "海角财政部长", kind="person"),
    ),
    (["**贝洛维**（Mirela Tanner: 海角财政部长）"], Entry("贝洛维", "", "海角财政部长", kind="person")),
    # An acronym of another English name than the elected one is none of the entry's.
    (
        [*["**潮差**（Tide Range, TR）"] * 2, "**潮差**（Gap of Tides, GOT）"],
        Entry("潮差", "Tide Range", "", ("TR",)),
    ),
    # A Chinese name used less than a quarter as often as the Latin headword is an alias, where two posts give it.
    (
        [*["**OpenAI**（开放智能）"] * 2, *["**OpenAI**（一家研究公司）"] * 9],
        Entry("OpenAI", "", "一家研究公司", ("开放智能",), kind="organization"),
    ),
    (
        ["**OpenAI**（开放智能）", *["**OpenAI**（一家研究公司）"] * 8],
        Entry("OpenAI", "", "一家研究公司", kind="organization"),
    ),
    # …or where it looks like a name: its term, a transliteration, or what the other posts say.
    (["**Lyft**（莱福特）", *["**Lyft**（打车软件）"] * 8], Entry("Lyft", "", "打车软件", ("莱福特",))),
    # The definition that only repeats the term is none.
    (
        ["**ETF**（Exchange Traded Fund: 交易所交易基金）", "**交易所交易基金**（ETF: 一篮子证券）"],
        Entry("交易所交易基金", "Exchange Traded Fund", "一篮子证券", ("ETF",)),
    ),
    # A definition given under a name that has nothing to do with the elected one, only where there is no other…
    (
        [
            *["**灯塔局**（Lighthouse Office）"] * 2,
            *["**灯塔局**（Harbour Police: 抓走私者的警队）"] * 2,
            "**灯塔局**（Lighthouse Office: 管灯塔的机关）",
        ],
        Entry("灯塔局", "Lighthouse Office", "管灯塔的机关"),
    ),
    (
        [*["**灯塔局**（Lighthouse Office）"] * 2, "**灯塔局**（Harbour Police: 管灯塔的机关）"],
        Entry("灯塔局", "Lighthouse Office", "管灯塔的机关"),
    ),
    # …and of an acronym that it spells out otherwise, never.
    (
        [*["**TCP**（Tidal Chart Protocol）"] * 2, "**TCP**（Twin Carrier Proxy: 一种双路代理）"],
        Entry("TCP", "Tidal Chart Protocol"),
    ),
    # An acronym one letter off that of the English name is a slip; a plural is none, nor is another acronym.
    (
        [*["**ARB**（Annual Reef Ballot）"] * 2, "**AR**（Annual Reef Ballot）", "**ATB**（Annual Reef Ballot）"],
        Entry("ARB", "Annual Reef Ballot"),
    ),
    (
        ["**ARB**（Annual Reef Ballot）", "**ARB**（Annual Reef Ballot）", "**YTD**（Annual Reef Ballot）"],
        Entry("ARB", "Annual Reef Ballot", "", ("YTD",)),
    ),
    # The full form of a firm, and a number in it.
    (
        [*["**海图公司**（NCC）"] * 2, "**海图公司**（Northern Charts Company Corporation）"],
        Entry("海图公司", "Northern Charts Company Corporation", "", ("NCC",)),
    ),
    ([*["**六港**（H6）"] * 2, "**六港**（Harbours Six）"], Entry("六港", "Harbours Six", "", ("H6",))),
    # The most used spelling; a full form over its acronym; the acronym among the aliases.
    (
        ["**首次公开募股**（IPO）", "**首次公开募股**（IPO）", "**首次公开募股**（Initial Public Offering）"],
        Entry("首次公开募股", "Initial Public Offering", "", ("IPO",)),
    ),
    # …also one with small letters between its capitals.
    (
        [*["**退潮证明**（PoE）"] * 2, "**退潮证明**（Proof of Ebb）"],
        Entry("退潮证明", "Proof of Ebb", "", ("PoE",)),
    ),
    # …however rare the full form is.
    (
        [*["**台积电**（TSMC）"] * 7, "**台积电**（Taiwan Semiconductor Manufacturing Company）"],
        Entry("台积电", "Taiwan Semiconductor Manufacturing Company", "", ("TSMC",)),
    ),
    # Equally used names: the one whose words the others use too.
    (
        ["**胡塞武装**（Houthi Forces）", "**胡塞武装**（Rebels）", "**胡塞武装**（Houthi）"],
        Entry("胡塞武装", "Houthi"),
    ),
    # The definition that is only another name of the same entry is none either.
    (
        ["**大语言模型**（LLM: 大型语言模型）", "**大型语言模型**（LLM）", "**大语言模型**（LLM: 会写字的大模型）"],
        Entry("大语言模型", "LLM", "会写字的大模型", ("大型语言模型",)),
    ),
    # Equally used definitions: an explanation before a quip.
    (
        ["**通胀**（Inflation: 钱不值钱）", "**通胀**（Inflation: 物价普遍持续上涨的现象）"],
        Entry("通胀", "Inflation", "物价普遍持续上涨的现象"),
    ),
    # Among explanations: the one that says most of what all say in the fewest characters.
    (
        [
            "**通胀**（Inflation: 物价普遍持续上涨的现象）",
            "**通胀**（Inflation: 物价普遍持续上涨）",
            "**通胀**（Inflation: 钱不值钱）",
        ],
        Entry("通胀", "Inflation", "物价普遍持续上涨"),
    ),
]


ENTRIES += [
    # Quotation marks around a term are the sentence's, not the term's.
    (["**“润”**（Run: 移民海外）"], Entry("润", "Run", "移民海外")),
    (["**“润”**（Run）"] * 2 + ["**润**（Run: 移民海外）"], Entry("润", "Run", "移民海外")),
    # A full form may be one word with hyphens.
    (
        ["**直销**（DTC）", "**直销**（DTC）", "**直销**（Direct-to-Consumer）"],
        Entry("直销", "Direct-to-Consumer", "", ("DTC",)),
    ),
    # The singular, unless it is rare.
    (["**基点**（Basis Points）"] * 2 + ["**基点**（Basis Point）"], Entry("基点", "Basis Point")),
    (["**稀土**（Rare Earths）"] * 9 + ["**稀土**（Rare Earth）"], Entry("稀土", "Rare Earths")),
    (
        ["**北岸航空公司**（Northshore Airlines: 航空公司）"] * 2 + ["**北岸航空公司**（Northshore Airline）"],
        Entry("北岸航空公司", "Northshore Airlines", "航空公司"),
    ),
]

AROUND = [
    *("去年的浮标站", "16.5%的浮标站", "北海的浮标站", "北海的“浮标站”", "浮标站FBS"),
    *("海事局局长浮标站", "浮标站设备", "新浮标站", "FBS浮标站"),
]


@pytest.mark.parametrize("around", AROUND)
def test_what_a_sentence_puts_around_a_name_is_no_alias(around: str) -> None:
    one = [f"**{around}**（Floating Buoy Station）"]
    known = ["**FBS**（Floating Buoy Station）", "**浮标站**（Floating Buoy Station）"]
    assert _elect([*known, *known, *known, *one]).aliases == ("FBS",)
    # Of few posts, one may be right.
    assert around in _elect([*known, *one]).aliases


@pytest.mark.parametrize("name", ["北海浮标站", "浮标站点", "海上浮标"])
def test_another_name_of_one_post_is_an_alias(name: str) -> None:
    known = ["**浮标站**（Floating Buoy Station）"] * 6
    assert _elect([*known, f"**{name}**（Floating Buoy Station）"]).aliases == (name,)


STANDS = Entry("一阶导数", "First Derivative", "变化的快慢", ("导数", "微商"))
STANDING = [
    # A tie turns nothing over, nor does one post more; two more do.
    ([("变化的快慢", 1), ("数值的变化", 1)], "变化的快慢"),
    ([("变化的快慢", 3), ("数值的变化", 4)], "变化的快慢"),
    ([("变化的快慢", 1), ("数值的变化", 2)], "变化的快慢"),
    ([("变化的快慢", 1), ("数值的变化", 3)], "数值的变化"),
    ([("变化的快慢", 5), ("数值的变化", 7)], "数值的变化"),
    # What the posts no longer say goes.
    ([("数值的变化", 2), ("一种变化", 1)], "数值的变化"),
]


@pytest.mark.parametrize(("counts", "elected"), STANDING)
def test_what_stands_stays_unless_it_is_beaten(counts: list[tuple[str, int]], elected: str) -> None:
    posts = [f"**一阶导数**（First Derivative: {text}）" for text, count in counts for _ in range(count)]
    assert _elect(posts, ballot=Ballot(standing=STANDS)).definition == elected


@pytest.mark.parametrize("english", ["First Derivative", "Rate of Change"])
def test_of_two_english_names_the_one_that_stands_stays(english: str) -> None:
    posts = ["**一阶导数**（First Derivative）", "**一阶导数**（Rate of Change）"]
    assert _elect(posts, ballot=Ballot(standing=STANDS._replace(english=english))).english == english


@pytest.mark.parametrize("term", ["一阶导数", "导数"])
def test_of_two_terms_the_one_that_stands_stays(term: str) -> None:
    posts = ["**一阶导数**（First Derivative）", "**导数**（First Derivative）"]
    assert _elect(posts, ballot=Ballot(standing=STANDS._replace(term=term))).term == term


@pytest.mark.parametrize(
    ("spelled", "bare", "standing", "elected"),
    [
        # From nothing, one use in four.
        (2, 6, Entry(""), "Otter Vehicle Query"),
        (2, 7, Entry(""), ""),
        # One less where a name stands, which goes when no post gives it.
        (1, 7, Entry("Ovehiq", "Otter Vehicle Query"), "Otter Vehicle Query"),
        (1, 8, Entry("Ovehiq", "Otter Vehicle Query"), ""),
        (0, 3, Entry("Ovehiq", "Otter Vehicle Query"), ""),
        # One more where none stands, but for few uses.
        (2, 6, Entry("Ovehiq"), ""),
        (3, 5, Entry("Ovehiq"), "Otter Vehicle Query"),
        (1, 3, Entry("Ovehiq"), "Otter Vehicle Query"),
    ],
)
def test_one_use_more_or_less_spells_out_no_standing_name(
    spelled: int, bare: int, standing: Entry, elected: str
) -> None:
    posts = ["**Ovehiq**（Otter Vehicle Query）"] * spelled + ["**Ovehiq**（一种查车的工具）"] * bare
    assert _elect(posts, ballot=Ballot(standing=standing)).english == elected


def test_electing_again_changes_nothing() -> None:
    posts = [text for posts, _ in ENTRIES for text in posts if "ETF" in text or "大" in text]
    once = _elect(posts, ballot=Ballot(standing=STANDS))
    assert _elect(posts, ballot=Ballot(standing=once)) == once


def test_standing_aliases_keep_their_order() -> None:
    posts = [
        "**导数**（Derivative，又称微商）",
        "**导数**（Derivative，又称变化率）",
        "**导数**（Derivative，又称变化率）",
    ]
    assert _elect(posts).aliases == ("变化率", "微商")
    assert _elect(posts, ballot=Ballot(standing=Entry("导数", aliases=("微商",)))).aliases == ("微商", "变化率")


KEPT = [
    # An acronym stands until two posts, and a third of all, have the Chinese name; that, until a sixth has it.
    (["**CPI**（一种指数）"] * 2, ["**消费者物价指数**（CPI）"], "CPI", "CPI"),
    (["**CPI**（一种指数）"] * 2, ["**消费者物价指数**（CPI）"] * 2, "CPI", "消费者物价指数"),
    (["**CPI**（一种指数）"] * 7, ["**消费者物价指数**（CPI）"] * 2, "CPI", "CPI"),
    (["**CPI**（一种指数）"] * 5, ["**消费者物价指数**（CPI）"], "消费者物价指数", "消费者物价指数"),
    (["**CPI**（一种指数）"] * 7, ["**消费者物价指数**（CPI）"], "消费者物价指数", "CPI"),
]


@pytest.mark.parametrize(("latin", "chinese", "stands", "elected"), KEPT)
def test_a_term_in_either_script_has_room_to_stay(
    latin: list[str], chinese: list[str], stands: str, elected: str
) -> None:
    assert _elect([*latin, *chinese], ballot=Ballot(standing=Entry(stands))).term == elected


def test_a_plural_that_stands_stays_beside_one_singular() -> None:
    posts = ["**边界**（Boundaries）", "**边界**（Boundary）"]
    assert _elect(posts).english == "Boundary"
    assert _elect(posts, ballot=Ballot(standing=Entry("边界", "Boundaries"))).english == "Boundaries"


def test_a_post_that_says_a_thing_ten_times_is_one_witness() -> None:
    loud = "".join(["**老巴**（Warren Buffett）很有名。\n\n"] * 5)
    assert _elect([loud, "**巴菲特**（Warren Buffett）", "**巴菲特**（Warren Buffett）"]).term == "巴菲特"
    # Of one post alone, what it says most counts.
    assert _elect([loud + "**巴菲特**（Warren Buffett）"]).term == "老巴"


@pytest.mark.parametrize("posts", [1, 2])
def test_an_english_name_that_is_the_term_says_nothing(posts: int) -> None:
    assert _elect(["**Harvey**（harvey: 一家公司）"] * posts).english == ""


def test_a_latin_name_is_spelled_out_by_a_quarter_of_its_uses_or_not_at_all() -> None:
    alone = ["**Lumora**（一家研究公司）"] * 4
    assert _elect([*alone, "**Lumora**（Luminous Oracle: 一家研究公司）"]).english == ""
    assert _elect([*alone[1:], "**Lumora**（Luminous Oracle: 一家研究公司）"]).english == "Luminous Oracle"
    # An acronym says nothing by itself.
    short = ["**LMO**（一家研究公司）"] * 4
    assert _elect([*short, "**LMO**（Lumora Model Office: 一家研究公司）"]).english == "Lumora Model Office"


KINDS = [
    # A first name and a surname in either script; what a person's name is given to is no person.
    ("**亚伦·列维**（Aaron Levie）", "person"),
    ("**玛丽·安·库珀**（Mary Ann Cooper）", "person"),
    ("**吉姆·克劳法案**（Jim Crow）", ""),
    ("**玛莎·葛兰姆**（Martha Graham: 一种现代舞技术）", ""),
    ("**多尔·耶肖里姆**（Dor Yeshorim: 一个社区的互助组织）", ""),
    ("**路易·威登**（Louis Vuitton: 法国的时装公司）", "organization"),
    ("**圣·约翰**（Saint John Island）", ""),
    ("**微积分**（Infinitesimal Calculus）", ""),
]


@pytest.mark.parametrize(("post", "kind"), KINDS)
def test_a_full_name_in_both_scripts_is_a_persons(post: str, kind: str) -> None:
    assert _elect([post]).kind == kind


def test_what_definitions_say_goes_before_a_list_of_media() -> None:
    listed = [
        use._replace(kind="work") for use in read("**图特**（Tut: 一个社交媒体平台）", "**图特**（Tut: 一款社交平台）")
    ]
    assert elect(Concept(("图特",), tuple(listed))).kind == "product"
    unsaid = [use._replace(kind="work") for use in read("**图特报**（Tut）", "**图特报**（Tut）")]
    assert elect(Concept(("图特报",), tuple(unsaid))).kind == "work"
    method = [
        use._replace(kind="product") for use in read("**编码器**（Encoder: 一种模型架构）", "**编码器**（Encoder）")
    ]
    assert elect(Concept(("编码器",), tuple(method))).kind == ""


def test_an_alias_that_stands_waits_longer_for_support() -> None:
    posts = ["**导数**（Derivative，又称微商）", *["**导数**（Derivative）"] * 4]
    assert _elect(posts).aliases == ()
    assert _elect(posts, ballot=Ballot(standing=Entry("导数", aliases=("微商",)))).aliases == ("微商",)
    many = posts * 3
    assert _elect(many[:1] + many[1:5] * 4, ballot=Ballot(standing=Entry("导数", aliases=("微商",)))).aliases == ()


def test_a_definition_that_stands_stays_though_another_entry_gets_it() -> None:
    posts = ["**聚丙烯**（Polypropylene: 一种常见的塑料）", "**聚丙烯**（Polypropylene: 一种坚硬的塑料）"]
    standing = Entry("聚丙烯", "Polypropylene", "一种常见的塑料")
    for others, elected in ((1, "一种常见的塑料"), (3, "一种坚硬的塑料")):
        ballot = Ballot(standing=standing, sharers={"一种常见的塑料": ("聚丙烯", *map(str, range(others)))})
        assert _elect(posts, ballot=ballot).definition == elected


def test_a_definition_that_others_have_gives_way() -> None:
    posts = [*["**苹果**（Apple: 科技公司）"] * 2, "**苹果**（Apple: 设计手机的美国公司）"]
    assert _elect(posts).definition == "科技公司"
    assert _elect(posts, ballot=Ballot(sharers={"科技公司": ("苹果",)})).definition == "科技公司"
    assert _elect(posts, ballot=Ballot(sharers={"科技公司": ("苹果", "谷歌")})).definition == "设计手机的美国公司"


SCRIPTS = [
    # The wording in the chosen script, though another is used more.
    (
        "simplified",
        ["**盧比奧**（Rubio: 美國國務卿）"] * 2 + ["**卢比奥**（Rubio: 美国国务卿）"],
        ("卢比奥", "美国国务卿"),
    ),
    (
        "traditional",
        ["**卢比奥**（Rubio: 美国国务卿）"] * 2 + ["**盧比奧**（Rubio: 美國國務卿）"],
        ("盧比奧", "美國國務卿"),
    ),
    # None is in it: converted.
    ("simplified", ["**盧比奧**（Rubio: 美國國務卿）"], ("卢比奥", "美国国务卿")),
    ("traditional", ["**卢比奥**（Rubio: 美国国务卿）"] * 2, ("盧比奧", "美國國務卿")),
    # Traditional as its writer spells it, and characters that both scripts share.
    ("traditional", ["**台灣**（Taiwan: 亞洲的島）", "**台灣**（Taiwan）"], ("台灣", "亞洲的島")),
    ("traditional", ["**人工智能**（AI: 仿人之智）"], ("人工智能", "仿人之智")),
    # No script is chosen: the definition is in that of the term.
    (
        "",
        ["**卢比奥**（Rubio）"] * 2
        + ["**盧比奧**（Rubio: 美國國務卿，佛州參議員）", "**卢比奥**（Rubio: 美国国务卿）"],
        ("卢比奥", "美国国务卿"),
    ),
    (
        "",
        ["**盧比奧**（Rubio）"] * 2 + ["**盧比奧**（Rubio: 美國國務卿）", "**卢比奥**（Rubio: 美国国务卿）"],
        ("盧比奧", "美國國務卿"),
    ),
    ("", ["**盧比奧**（Rubio: 美国国务卿）"], ("盧比奧", "美国国务卿")),
]


@pytest.mark.parametrize(("script", "posts", "expected"), SCRIPTS)
def test_the_script_of_term_and_definition(script: str, posts: list[str], expected: tuple[str, str]) -> None:
    entry = _elect(posts, script)
    assert (entry.term, entry.definition) == expected


def test_a_kind_is_elected_once_where_all_say_one_name(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Entry] = []

    def elect_kind(uses: Sequence[Use], entry: Entry) -> str:
        asked.append(entry)
        return ""

    monkeypatch.setattr(election, "elect_kind", elect_kind)
    assert len([_elect(["**护城河**（Moat: 企业长期的优势）", "**护城河**（Moat）"]), *asked]) == 2


def test_a_word_of_one_part_is_not_compared_with_names_of_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "chief_names", lambda name: pytest.fail(f"{name} was taken apart"))
    monkeypatch.setattr(people, "simplified", lambda term: pytest.fail(f"{term} was converted"))
    assert _elect(["**护城河**（Economic Moat of a Company）"]).kind == ""


def _elect(posts: list[str], script: str = "", ballot: Ballot = USES_ALONE) -> Entry:
    uses = read(*posts)
    return elect(Concept(tuple(sorted({use.key for use in uses})), tuple(uses)), script, ballot)


@pytest.mark.parametrize(("posts", "entry"), ENTRIES)
def test_the_entry_of_some_posts(posts: list[str], entry: Entry) -> None:
    assert _elect(posts) == entry


def test_no_more_aliases_than_a_reader_can_use_and_none_like_a_sentence() -> None:
    others = [f"**大{char}模型**（Large Language Model）" for char in "甲乙丙丁戊己庚辛壬癸"]
    entry = _elect(
        ["**大模型，也就是模型**（Large Language Model）", *["**大模型**（Large Language Model）"] * 2, *others]
    )
    assert entry.term == "大模型"
    assert len(entry.aliases) == MOST_ALIASES
    assert not any("，" in alias for alias in entry.aliases)


@given(st.data())
def test_the_order_of_uses_makes_no_difference(data: st.DataObject) -> None:
    posts, entry = data.draw(st.sampled_from(ENTRIES))
    assert _elect(data.draw(st.permutations(posts))) == entry

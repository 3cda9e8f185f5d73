"""What counts as a name, as an explanation, and as the kind of a thing."""

from __future__ import annotations

import pytest

from glossary.entries.cores import core
from glossary.entries.kinds import elect_kind, kind_by_definition
from glossary.entries.people import are_two_people, is_of_another
from glossary.entries.said import is_amount, refined, tells_nothing
from glossary.entries.support import unsupported
from glossary.language.english import normal, rarity
from glossary.language.romanized import is_pinyin, is_short_pinyin, is_toned_pinyin
from glossary.model import Entry
from tests.annotated import read


@pytest.mark.parametrize(
    ("name", "term", "toned", "pinyin"),
    [
        ("Miànzi Gōngchéng", "面子工程", True, True),
        ("Mianzi Gongcheng", "面子工程", False, True),
        ("Lǚyóu", "旅游", True, True),
        ("Huawei", "华为", False, True),
        ("Dance", "舞蹈", False, False),
        ("Lane Change", "变换车道", False, False),
        ("Bogotá", "波哥大", False, False),
        ("Vanity Project", "面子工程", False, False),
    ],
)
def test_pinyin(name: str, term: str, toned: bool, pinyin: bool) -> None:
    assert (is_toned_pinyin(name, term), is_pinyin(name, term)) == (toned, pinyin)


def test_pinyin_of_a_short_form() -> None:
    assert is_short_pinyin("Haike", "海角科技大学")
    assert not is_short_pinyin("Haijiao", "海角科技大学")  # What stands together may be a name.
    assert not is_short_pinyin("Hai", "海角科技大学")
    assert not is_short_pinyin("Cape", "海角科技大学")
    [use] = map(refined, read("**海角科技大学**（Haike: 一所大学）"))
    assert (use.english, use.aliases) == ("", ("Haike",))


def test_signs_that_are_letters() -> None:
    assert len({normal(name) for name in ("C", "C++", "C#")}) == 3
    assert normal("OPEC+") != normal("OPEC")
    assert normal("Buy + Hold") == normal("Buy Hold") == normal("Buy+Hold")


def test_the_more_and_the_longer_words_the_rarer() -> None:
    names = ["ETF", "Repo", "Sandbox", "Distillation", "Vibe Coding", "Random Access Memory"]
    assert [rarity(name) for name in names] == sorted(rarity(name) for name in names)
    assert rarity("Business-to-Business") == rarity("Business Business")


@pytest.mark.parametrize(
    ("name", "english", "found"),
    [
        ("3月份的批发价格指数", "Wholesale Price Index", "批发价格指数"),
        ("27.08%的复合年化回报率", "Compound Annual Growth Rate", "复合年化回报率"),
        ("15吉瓦", "Gigawatt", "吉瓦"),
        ("二季度国内生产总值", "Gross Domestic Product", "国内生产总值"),
        # The number or the time belongs to the name.
        ("20日均线", "20-day Moving Average", "20日均线"),
        ("两年期美债收益率", "Two-Year Treasury Yield", "两年期美债收益率"),
        ("一带一路", "Belt and Road", "一带一路"),
        ("996", "996", "996"),
    ],
)
def test_cores(name: str, english: str, found: str) -> None:
    assert core(name, english) == found


def test_what_a_use_says_for_its_entry() -> None:
    full, behind, bold, title, remark, size, pinyin = map(
        refined,
        read(
            "**湾区开发银行**（BaDB: Bay Area Development Bank）",
            "**湾区开发银行**（Bay Area Development Bank: BaDB）",
            "**Bay Area Development Bank**（BaDB）",
            "**《远航：一个水手的三十年》**（The Long Passage: Thirty Years of a Sailor）",
            "**霍克赛**（Hawksey: 未明确指出是何人，此处应为音译）",
            "**Llama**（70B）",
            "**面子工程**（Miànzi Gōngchéng: 只图好看的项目）",
        ),
    )
    assert (full.english, full.definition, full.aliases) == ("Bay Area Development Bank", "", ("BaDB",))
    assert behind.parts == full.parts
    assert (bold.english, bold.aliases) == ("", ("BaDB",))
    assert title.definition == remark.definition == pinyin.english == ""
    assert size.aliases == ()


@pytest.mark.parametrize(
    ("text", "amount"), [("70B", True), ("28%", True), ("$5M", True), ("5G", False), ("996", False)]
)
def test_amounts(text: str, amount: bool) -> None:
    assert is_amount(text) == amount


def test_an_explanation_is_no_remark() -> None:
    assert not tells_nothing("把语音转成文字的应用")
    assert not tells_nothing("把误听的歌词写下来的游戏")
    assert not tells_nothing("结果不确定是否成立的猜想")
    assert tells_nothing("语音识别有误") and not tells_nothing("衡量语音识别系统的指标")
    assert tells_nothing("疑似口误")
    assert tells_nothing("SE - 可能指代某次试飞") and not tells_nothing("SE - 一次试飞")
    assert tells_nothing("不确定指谁，或为人名误听")
    assert tells_nothing("具體身分不詳")
    assert tells_nothing("原話如此，意思不明")
    assert tells_nothing("上下文未说明")
    assert not tells_nothing("上下文的长度")


def test_a_name_that_one_post_gives_among_several() -> None:
    others = ["**OpenAI**（一家人工智能公司）", "**OpenAI**（人工智能研究公司）"]
    assert unsupported(read("**OpenAI**（暗示，一家公司）", *others)) == {"暗示"}
    assert unsupported(read(*["**OpenAI**（暗示，一家公司）"] * 2, *others)) == set()
    assert unsupported(read("**Lyft**（莱福特）", *others)) == set()  # a transliteration
    assert unsupported(read("**OpenAI**（人工智能公司）", *others)) == set()  # what the others say
    assert unsupported(read("**OpenAI**（大智能，很贵）", *others)) == {"大智能"}
    # A stage is no name, though the others speak of it; nor is an owner, however many posts give it.
    stages = ["**OpenAI**（第三阶段）", "**OpenAI**（训练的第三阶段，一家公司所做）", others[0]]
    assert unsupported(read(*stages)) == {"第三阶段"}
    owned = ["**Abacus**（算盘）", "**Abacus**（算盘母公司）", "**Abacus**（算盘的母公司，在北岸）", others[0]]
    assert "算盘" in unsupported(read(*owned))
    assert "算盘" not in unsupported(read(*owned, owned[0], owned[0]))
    assert "算盘" in unsupported(read(owned[0], "**Abacus**（算盘的计算工具）", *others))
    # Nor is what describes another word in all that the others say.
    described = ["**Tidewire**（潮汐数据）", "**Tidewire**（一家潮汐数据与新闻公司）", "**Tidewire**（潮汐数据媒体）"]
    assert unsupported(read(*described)) == {"潮汐数据"}
    assert unsupported(read(*described, "**Tidewire**（卖潮汐数据）")) == set()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("街头的杂耍与戏法，此处比喻钻规则的空子", "街头的杂耍与戏法"),
        ("街頭的雜耍與戲法，這裡指 AI 的花招", "街頭的雜耍與戲法"),
        ("街头的杂耍与戏法，原文为 Juggling", "街头的杂耍与戏法"),
        ("杂耍，此处比喻钻规则的空子", "杂耍，此处比喻钻规则的空子"),
        ("此处特指街头的杂耍与戏法", "街头的杂耍与戏法"),
        ("杂耍，此处指街头卖艺人的戏法", "街头卖艺人的戏法"),
        ("马戏，此处指街头卖艺人的戏法", "马戏，此处指街头卖艺人的戏法"),
        ("此处指一位艺人", ""),
        ("继承行业成熟的做法，在此基础上略加改良", "继承行业成熟的做法，在此基础上略加改良"),
    ],
)
def test_what_is_said_of_the_sentence_is_left_out(said: str, kept: str) -> None:
    (use,) = read(f"**杂耍**（Juggling: {said}）")
    assert refined(use).definition == kept


@pytest.mark.parametrize(
    ("term", "english", "other"),
    [
        ("贝洛维", "Mirela Tanner", True),
        ("贝洛维", "Anna Bellovy", False),
        ("埃里克·弗洛蒙", "Éric Freymont", False),
        ("何塞·巴罗", "José Barro", False),
        ("托勒密", "Ptolemy", False),  # one word
        ("东南湾", "Southeast Bay", False),  # not in the characters for foreign names
    ],
)
def test_a_full_name_that_a_foreign_name_does_not_spell(term: str, english: str, other: bool) -> None:
    assert is_of_another(term, english) == other


def test_two_people() -> None:
    assert are_two_people("Wilt Chamberlain", "Neville Chamberlain")
    assert not are_two_people("Jerome Powell", "Jerom Powell")
    assert not are_two_people("J. Powell", "Jerome Powell")
    assert not are_two_people("President Trump", "Donald Trump")
    assert not are_two_people("Scott Bessent", "Janet Yellen")


@pytest.mark.parametrize(
    ("term", "english", "definition", "kind"),
    [
        ("安东·冯·韦尔德", "Anton von Weld", "德国物理学家", "person"),
        ("河岸银行", "Riverside Bank", "一家区域性商业银行", "organization"),
        ("灯笼", "Lantern", "河岸科技开发的大型语言模型", "product"),
        ("《远航》", "The Long Passage", "一部英国小说", "work"),
        # A full name in Latin letters, or a part of one; not a trade in capitals that is defined.
        ("Hedda Lindqvist", "", "北岸大学心理学家", "person"),
        ("Lindqvist", "Hedda Lindqvist", "一家报社的主编", "person"),
        ("Tide Scientist", "", "研究潮汐的科学家", ""),
        ("TS", "Tide Scientist", "研究潮汐的科学家", ""),
        # Behind years, and one of several.
        ("陆象山", "Lu Xiangshan", "1139-1193，南宋思想家之一，办过书院", "person"),
        # A figure may be one of a sort.
        ("买家画像", "Buyer Persona", "代表目标客户的半虚构人物", ""),
        ("黄国安", "Huang Kuo-an", "台湾政治人物", "person"),
        # One name, and where its bearer is from.
        ("朵番图", "Diophant", "古希腊数学家", "person"),
        ("朵番图", "Diophant", "研究方程的数学家", ""),
        ("朵番图", "DIOP", "古希腊数学家", ""),
        ("首相", "Premier", "英国首相", ""),
        ("鄭成海", "Koxin", "明末將領", "person"),
        ("池山勇人", "Hayato Ikeyama", "日本前首相", "person"),
        ("首席大法官", "Chief Justice", "美国最高法院的最高司法官员", ""),
        ("宋东原", "", "中国民谣歌手", "person"),
        ("高工", "", "中国工厂的工程师", ""),
        ("报告员", "", "中国机关公务员", ""),
        # In Traditional characters.
        ("伊麗莎白·霍爾", "Elizabeth Hall", "英國議員", "person"),
        ("河岸證券", "Riverside Securities", "一家券商", "organization"),
        # A word, not one thing of its kind.
        ("投资银行", "Investment Bank", "为企业融资的金融机构", ""),
        ("物理学家", "Physicist", "研究物理的科学家", ""),
        ("匠人", "Master Craftsman", "手艺精湛的专家", ""),
    ],
)
def test_the_kind_that_a_definition_tells(term: str, english: str, definition: str, kind: str) -> None:
    assert kind_by_definition(definition, term, english) == kind


@pytest.mark.parametrize(
    ("post", "kind"),
    [
        # Titles, initials and particles have no part of their own in Chinese.
        ("**大法官塞缪尔·霍尔**（Justice Samuel Hall）", "person"),
        ("**特里·维尔茨**（Terry W. Virts）", "person"),
        ("**玛丽娜·勒庞**（Marine Le Pen）", "person"),
        ("**戴维・霍尔**（David Hall）", "person"),
        ("**吉姆·克劳法案**（Jim Crow）", ""),
        # A surname that stands apart in pinyin, where nothing else is said.
        ("**董其章**（Dong Qizhang）", "person"),
        ("**高考**（Gao Kao: 选拔大学新生的考试）", ""),
        ("**福建土楼**（Fujian Tulou）", ""),
        ("**风水**（Feng Shui）", ""),
    ],
)
def test_the_kind_that_a_name_tells(post: str, kind: str) -> None:
    (use,) = read(post)
    assert elect_kind([use], Entry(use.term, use.english)) == kind


@pytest.mark.parametrize(
    ("listed", "post", "kind"),
    [
        # What many make, and what one makes.
        ("product", "**CPU**（Central Processing Unit: 计算机的核心单元）", ""),
        ("product", "**FSD**（Full Self-Driving: 海角汽车开发的驾驶系统）", "product"),
        ("product", "**APT**（Auto Pilot Tool: Capecar自研的驾驶系统）", "product"),
        ("product", "**APT**（Auto Pilot Tool: 特尔斯拉的驾驶系统）", "product"),
        ("product", "**TPC**（Tidepiece: 去中心化的货币）", "product"),
        ("product", "**灯笼**（Lantern: 照明的用具）", "product"),
        # What a firm runs is none, but a firm may be known as what it runs.
        ("organization", "**灯笼**（Lantern: 海角科技旗下的短视频平台）", "product"),
        ("organization", "**灯笼**（Lantern: 中国领先的电商平台）", "organization"),
    ],
)
def test_a_kind_that_the_front_matter_tells_may_be_contradicted(listed: str, post: str, kind: str) -> None:
    (use,) = read(post)
    assert elect_kind([use._replace(kind=listed)], Entry(use.term, use.english)) == kind


def test_a_measure_is_no_product_whatever_lists_it() -> None:
    uses = [use._replace(kind="product") for use in read("**篮子指数**（Basket Index: 衡量一篮子货物价格的指标）")]
    assert elect_kind(uses, Entry("篮子指数", "Basket Index")) == ""


@pytest.mark.parametrize(("listed", "posts", "kind"), [(1, 1, "product"), (1, 5, ""), (2, 5, "product"), (2, 20, "")])
def test_a_kind_that_the_front_matter_tells_needs_enough_posts(listed: int, posts: int, kind: str) -> None:
    uses = [use._replace(kind="product" * (n < listed)) for n, use in enumerate(read(*["**灯笼**（Lantern）"] * posts))]
    assert elect_kind(uses, Entry("灯笼", "Lantern")) == kind

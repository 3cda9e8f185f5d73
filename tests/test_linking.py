"""What speaks for and against one entry for two headwords."""

from __future__ import annotations

import pytest

from glossary.entries.linking import compare_profiles
from glossary.entries.profiles import name_in_definition, name_key, profile
from glossary.entries.verdict import ASK, MERGE
from tests.annotated import by_headword, read

APART = [
    # One common English word, or a bare acronym, is not enough.
    ("**作品集**（Portfolio: 展示自己作品的网页）", "**投资组合**（Portfolio）"),
    ("**增强现实**（AR）", "**年度经常性收入**（AR: Annual Recurring Revenue）"),
    ("**央视**（CCTV）", "**闭路电视**（CCTV）"),
    ("**自由派**（Liberal）", "**自由党**（Liberal）"),
    ("**EURO**（一个语音识别的开源项目）", "**欧元**（Euro: 欧盟的共同货币）"),
    # Broader and narrower, an act and its object, a thing and the person who does it.
    ("**模型**（Model）", "**大模型**（Large Model）"),
    ("**个人消费支出**（Personal Spending）", "**核心个人消费支出**（Personal Spending）"),
    ("**战狼外交**（Wolf Diplomacy）", "**战狼外交官**（Wolf Diplomacy）"),
    ("**GPU**（Graphics Processing Unit）", "**H100 GPU**（Graphics Processing Unit）"),
    ("**GDP**（Gross Domestic Product）", "**GDP增长**（Gross Domestic Product）"),
    ("**CDS**（Credit Default Swap）", "**信贷和CDS市场**（Credit Default Swap）"),
    ("**局外人**（Outsider）", "**《局外人》**（The Outsiders）"),
    # A short form in common is no proof, even when it is given as an alias.
    ("**CNN**（Cable News Network）", "**卷积神经网络**（Convolutional Neural Network, CNN）"),
    ("**尾部风险**（Tail Risk，又称黑天鹅事件）", "**黑天鹅事件**（Black Swan Event）"),
    ("**warp**（折叠: 科幻里超光速的航行方式）", "**折叠**（Fold: 把纸弯过来压平）"),
    # What a definition says a thing is does not name it.
    ("**Optimus**（人形机器人，由一家车企研发）", "**人形机器人**（Humanoid Robot）"),
    ("**民权法案**（Civil Rights Act）", "**民权法案第七条**（Civil Rights Act Section 7）"),
    # The English name explains a part of the headword only; the rest makes another thing of it.
    ("**ETF**（Exchange Traded Fund: 交易所交易的基金）", "**黄金ETF**（Exchange Traded Fund: 跟踪金价的基金）"),
    ("**通缩**（Deflation: 物价持续下跌）", "**技术性通缩**（Deflation: 技术进步带来的物价持续下跌）"),
    ("**储能**（Energy Storage: 储存能量）", "**储能公司**（Energy Storage）"),
    ("**储能产品**（Energy Storage）", "**储能公司**（Energy Storage）"),
    ("**VPN**（Virtual Private Network）", "**NordVPN**（Virtual Private Network）"),
    (
        "**中纪委**（Central Commission for Discipline Inspection）",
        "**中纪委书记**（Central Commission for Discipline Inspection）",
    ),
    ("**IPO**（Initial Public Offering）", "**RocketCo IPO**（Initial Public Offering）"),
    ("**营收**（Revenue: 销售得来的钱）", "**data center revenues**（营收）"),
    ("**Figma MCP**（Model Context Protocol）", "**MCP 服务**（Model Context Protocol）"),
    ("**医药分家**（Separation of Doctors and Drugs）", "**医药不分家**（Separation of Doctors and Drugs）"),
    ("**血脑屏障**（Blood-Brain Barrier, BBB）", "**BBB-**（Triple B Minus）"),
    # One word in small letters is no acronym.
    ("**IT**（信息技术）", "**it**（它）"),
    # What is done with a thing, though a definition mentions it.
    (
        "**SPAC**（Special Purpose Acquisition Company: 为收购而设、借它上市的公司）",
        "**SPAC上市**（Special Purpose Acquisition Company: 借壳上市）",
    ),
    # A theory is no light word, nor is thinking behind one other.
    ("**量子场**（Quantum Field）", "**量子场论**（Quantum Field Theory）"),
    ("**批判**（Critical）", "**批判性思维**（Critical Thinking）"),
    ("**北岸湾**（Northshore Bay）", "**北岸湾思维**（Northshore Bay Mindset）"),
    # The owner of what has a name of one word makes another thing of it.
    ("**通胀**（Inflation）", "**美国的通胀**（Inflation）"),
    # The Chinese name of an acronym made narrower.
    ("**EPA**（核心环保局）", "**环保局**（EPA）"),
    # An acronym for other words, or for the same in another place.
    ("**北岸情局**（NIX）", "**北岸情报局**（Northshore Intelligence Agency）"),
    ("**闭路电视**（CCTV）", "**央视**（China Central Television Vision）"),
    # Half of a name, or what is no rendering of one English name.
    ("**资本回报率**（ROC）", "**投资回报率**（ROC）"),
    ("**一阶的变化率**（First-Order Rate）", "**二阶的变化率**（Second-Order Rate）"),
    # An acronym has as many words as its full form, where a headword bears both.
    ("**北元**（USD）和**北元**（US Dollar）", "**北元对南元汇率**（USD）"),
    # An office that is explained by its own name is held by others as well.
    ("**首席财务官**（Chief Financial Officer）", "**海角航运首席财务官**（Chief Financial Officer: 首席财务官）"),
    # A count that the English says, and sayings with one.
    ("**三重护城河**（Moat）", "**护城河**（Moat）"),
    ("**百家争鸣**（Contention）", "**争鸣**（Contention）"),
    # What is spelled by its sound is no translation: one post took one for the other.
    ("**戈利尔**（Mirela Tan: 贸易代表）", "**谭月**（Mirela Tan）"),
    # A list of which the Latin name is called one part.
    ("**Analytics**（分析）", "**分析、订阅业务**（Analytics）"),
    # Nor are people translated.
    ("**方木兰**（Mirela Tanner: 北岸前总理）", "**商小鹏**（Mirela Tanner）"),
    # A description is no name, though it ends in one; forms of words in other places are other names.
    ("**Kestrion**（北岸人旗下的隼云公司）", "**隼云**（Kestrion: 连接云与海的技术）和**隼云**（Kestrel Cloud）"),
    ("**帆队**（Sail Crew）", "**帆员队**（Sailing Crew）和**帆员队**（Crew Sail）、**帆员队**（Crew of Sailors）"),
    # A foreign name is not the full name that another one spells.
    ("**帕洛维**（Mirela Tanner: 北岸的财长）", "**米雷拉·坦纳**（Mirela Tanner: 北岸的财长）"),
    # An office in a state and one in a firm.
    ("**副总统**（Vice President）", "**副总裁**（Vice President）"),
    # What befell a thing, whose name is cut short for it.
    ("**浮贷危机**（Floating Loan: 浮动利率的贷款收不回来）", "**浮动贷款**（Floating Loan: 浮动利率的贷款）"),
    # What a firm makes, and its shares.
    ("**稻香**（Daoxiang: 一家做手机的公司）", "**稻香手机**（Daoxiang: 一种手机）"),
    ("**稻香**（Daoxiang: 一家公司，股票在北岸上市）", "**稻香股票**（Daoxiang）"),
    # What kind of thing a Latin name is, or what it belongs to, where the Chinese is called otherwise in English.
    ("**OtterDB**（分片集群）", "**分片集群**（Sharding）"),
    ("**OtterDB**（海獭分片集群: 一种存水样的软件）", "**海獭分片集群**（Sharding: 把表切开放的机器）"),
    ("**QBL**（变量）", "**变量**（Variable）"),
    ("**QMI**（北岸过程调用: 向北岸借用过程的办法）", "**北岸过程调用**（QPC）"),
    ("**OtterMap**（海獭适配器）", "**海獭适配器**（Adapter）"),
    ("**OtterMap**（海獭适配器: 推荐）", "**海獭适配器**（Adapter）"),
    # One is the last word of the other, which some posts mean by it, and others not.
    ("**变量**（Variable）和**变量**（Random Variable）", "**随机变量**（Random Variable）"),
    ("**中断**（Interrupts）和**中断**（NMI）", "**不可屏蔽中断**（NMI）"),
    # Parts of one thing, which is given behind each.
    ("**gather**（Otter Kit）", "**scatter**（Otter Kit）"),
    # A Chinese name denied.
    ("**Opacity**（不透明度）", "**透明度**（Opacity）"),
    # What a pattern is named after, by one word.
    ("**装饰**（Decorator）", "**装饰模式**（Decorator）"),
    # One name with two other things behind it.
    ("**储能公司**（Accuma）", "**储能产品**（Accuma）"),
]

TOGETHER = [
    # A given Chinese name is proof unless the definitions are unlike.
    ("**Pony Ma**（马化腾）", "**马化腾**（Tencent's founder）"),
    ("**Netflix**（奈飞）", "**奈飞**（Netflix: 流媒体公司）"),
    # Though the English is another: a long name, a firm's sign, a slip, the sound.
    ("**Q7**（海獭七巨头: 七家造船的大公司）", "**海獭七巨头**（Magnificent Otters）"),
    ("**MQ**（海獭造船）", "**海獭造船**（Sea Otter Ships: 一家公司）"),
    ("**Atterrigo**（海獭通）", "**海獭通**（Otterrigo）"),
    ("**Mirelo**（米雷洛）", "**米雷洛**（The Painter）"),
    # What joins a name to its sentence.
    ("**记潮障碍**（Tidymnesia）", "**与记潮障碍**（Tidymnesia）"),
    ("**写时复制**（Copy on Write）", "**采用写时复制**（Copy on Write）"),
    # The number of a list or a chapter.
    ("**记潮操作**（Tidymnesia）", "**3、记潮操作**（Tidymnesia）"),
    ("**海獭学习**（Otter Learning）", "**第二部分：海獭学习**（Otter Learning）"),
    # A way to do something, of which the English of several words says it of neither.
    ("**抽象渔场**（Abstract Fishery）", "**抽象渔场模式**（Abstract Fishery）"),
    ("**潮汐哈希**（Tidal Hash）", "**潮汐哈希算法**（Tidal Hash）"),
    # Somebody's name, for whom posts also give names that it does not spell.
    (
        "**米雷拉**（Owen Brindle）、**米雷拉**（Jane Porter）、**米雷拉**（Ida Tanner）、**米雷拉**（Joan Karst）和**米雷拉**（Tao Mirella）",
        "**陶·米雷拉**（Tao Mirella）",
    ),
    # The last word of a longer name, of which it is also called the short form, or that has the given name in front.
    ("**退信交换机**（Returned Mail Exchange, RMX）和**退信交换机**（RMX）", "**声明退信交换机**（RMX）"),
    ("**华盛顿**（Washington）和**华盛顿**（George Washington）", "**乔治·华盛顿**（George Washington）"),
    ("**卡梅隆**（Cameron）和**卡梅隆**（David Cameron）", "**戴维卡梅隆**（David Cameron）"),
    ("**ETF**（Exchange Traded Fund: 交易所交易基金）", "**交易所交易基金**（ETF）"),
    ("**资本开支**（Capital Expenditure）", "**资本支出**（Capital Expenditure）"),
    ("**大语言模型**（Large Language Model）", "**大型语言模型**（Large Language Models）"),
    ("**卢比奥**（Marco Rubio）", "**鲁比奥**（Marco Rubio）"),
    ("**卢比奥**（Marco Rubio）", "**马可·卢比奥**（Marco Rubio）"),
    ("**中央情报局**（CIA）", "**中情局**（CIA）"),
    ("**熔断**（Circuit Breaker）", "**熔断机制**（circuit breakers）"),
    ("**LLM**（Large Language Model）", "**LLMs**（Large Language Models）"),
    ("**《芯片法案》受益者**（Chips Act Beneficiaries）", "**芯片法案受益者**（Chips Act Beneficiaries）"),
    ("**Brookfield**（一家资产管理公司）", "**布鲁克菲尔德**（Brookfield）"),
    ("**注意力缺陷多动障碍**（ADHD，简称多动症）", "**多动症**（ADHD）"),
    ("**川普**（Donald Trump）", "**特朗普**（Donald Trump）"),
    ("**标普**（S&P 500）", "**标普500**（S&P 500）"),
    # What is added is said elsewhere, is a title or the rest of a name, is light, or is needed for the English name.
    ("**AWS**（Amazon Web Services: 亚马逊的云服务）", "**亚马逊AWS**（Amazon Web Services）"),
    ("**礼来**（Eli Lilly: 一家制药厂）", "**礼来公司**（Eli Lilly）"),
    ("**高市早苗**（Sanae Takaichi）", "**日本首相高市早苗**（Sanae Takaichi）"),
    ("**马杜罗**（Nicolás Maduro）", "**尼古拉斯马杜罗**（Nicolás Maduro）"),
    ("**最高法院**（Supreme Court）", "**美国最高法院**（Supreme Court）"),
    ("**PEG**（Price/Earnings to Growth）", "**PEG指标**（Price/Earnings to Growth）"),
    (
        "**AGI**（Artificial General Intelligence: 通用人工智能）",
        "**AGI通用人工智能**（Artificial General Intelligence）",
    ),
    ("**顺差**（Trade Surplus）", "**贸易顺差**（Trade Surplus）"),
    ("**语料**（Corpus Data: 大规模的文本）", "**语料库**（Corpus Data: 大规模的文本集）"),
    # The Chinese name that an acronym is given is a wording of the headword with that acronym.
    ("**EPA**（美国环保局）", "**环保局**（EPA）"),
    ("**NHB**（北岸水文局）", "**北岸国家水文局**（NHB）"),
    # A light word in the English of one.
    ("**系统二**（System 2: 慢的思考）", "**系统二思维**（System 2 Thinking）"),
    # Light words behind an acronym in both.
    ("**VIE架构**（Variable Interest Entity）", "**VIE结构**（Variable Interest Entity）"),
    # One stands in the other, which nothing is added to; or both spell one foreign name.
    ("**突触**（Synapse: 神经元相接之处）", "**神经突触**（Synapse）"),
    ("**西西弗**（Sisyphus）", "**西西弗斯**（Sisyphus）"),
    # Light endings and beginnings.
    ("**父权**（Patriarchy）", "**父权制**（Patriarchy）"),
    ("**专注**（Concentration）", "**专注力**（Concentration）"),
    ("**互操作性**（Interoperability）", "**可互操作性**（Interoperability）"),
    # A firm, by the sign of its shares, by its English name, or by what is said of the longer one.
    ("**直觉外科**（Intuitive Surgical, ISRG）", "**直觉外科公司**（Intuitive Surgical, ISRG）"),
    ("**北岸健康**（Northshore Health Group）", "**北岸健康集团**（Northshore Health Group）"),
    ("**长堤**（Longpier）", "**长堤证券**（Longpier: 一家互联网券商）"),
    # A republic is no list.
    ("**魏玛**（Weimar Republic: 德国的共和国）", "**魏玛共和国**（Weimar Republic）"),
    # An owner, a count or a ratio in front, of which the English of several words says nothing.
    ("**路径依赖**（Path Dependence）", "**投资的路径依赖**（Path Dependence）"),
    ("**逻辑量子比特**（Logical Qubit）", "**数千个逻辑量子比特**（Logical Qubit）"),
    ("**股票拆分**（Stock Split）", "**10比1的股票拆分**（Stock Split）"),
    ("**股票回购**（Share Buyback）", "**15亿美元股票回购**（Share Buyback）"),
    ("**日活跃用户**（Daily Active Users）", "**约3亿日活跃用户**（Daily Active Users）"),
    ("**同理之心**（Inner Empathy）", "**E 代表同理之心**（Inner Empathy）"),
    # Offices, former ones too, and trades in front of a person's name.
    ("**顾明川**（Gu Mingchuan: 法官）", "**前最高法院大法官顾明川**（Gu Mingchuan）"),
    ("**陆怀远**（Lu Huaiyuan）", "**古建筑学家陆怀远**（Lu Huaiyuan）"),
    ("**小岛秀一**（Shuichi Kojima）", "**传奇制作人小岛秀一**（Shuichi Kojima）"),
    # A name in Latin letters beside what it is.
    ("**Kanri**（Kanri: 一种敏捷框架）", "**敏捷开发Kanri**（Kanri: 敏捷框架）"),
    # A mood behind the acronym of a name that says it, a count of copies, a character and its word of two.
    ("**FOLO**（Fear Of Losing Out）", "**FOLO情绪**（Fear Of Losing Out）"),
    ("**《海风》**（Sea Breeze）", "**12篇《海风》杂志**（Sea Breeze）"),
    ("**氢**（Hydrogen）", "**氢气**（Hydrogen）"),
    # One is called by the acronym of what the other is called.
    ("**北岸情局**（NIA）", "**北岸情报局**（Northshore Intelligence Agency）"),
    # One is explained by the name of the other.
    ("**欧佩克**（OPEC: 石油输出国组织）", "**石油输出国组织**（OPEC: 定产量的联盟）"),
    # One word of a long name.
    ("**海角选择党**（AFC）", "**海角选项党**（AFC）"),
    # A newspaper, and a firm under the sign of its shares.
    ("**《海角时报》**（Cape Times）", "**海角时报**（Cape Times）"),
    ("**MSTR**（MicroStrategy）", "**微策略**（MicroStrategy）"),
    # An English name of two words, where nobody calls either side anything else; a title of one.
    ("**值更**（Deck Watch: 在甲板上守望）", "**瞭望班**（Deck Watch）"),
    ("**《手术刀》**（Bistoury: 一本医学期刊）", "**《柳叶》**（Bistoury）"),
    # Another name that stands in place of a definition contradicts nothing.
    ("**假名症**（Fraud Feeling: 大人物病）", "**冒名症**（Fraud Feeling: 觉得自己不配得到所得的心理）"),
    # Forms of one English word.
    (
        "**概化**（Schematization: 把见过的题目推到没见过的题目上）",
        "**概化能力**（Schematization: 把见过的题目推到没见过的题目上的能力）和**概化能力**（Schematize）"
        "、**概化能力**（Schematization Ability）",
    ),
    # A Latin headword is an English name, whatever else a post says beside it.
    ("**step width**（sigma）", "**步长**（Step Width: 常写作 sigma）"),
    ("**Zelopar**（Tirapeptin: 替拉肽）", "**泽洛帕**（Zelopar）"),
    ("**k12e**（Kestrel Lighthouse）", "**Kestrel Lighthouse**（一家风险投资公司，简称k12e）"),
    # A list in Chinese that the acronym is explained by, or one word off it.
    ("**CWA**（Calm, Wind, and Air: 静、风与气）", "**静、风与气**（CWA）"),
    ("**DFR**（Dread, Fear, and Rumour: 恐惧、害怕和传闻）", "**恐惧、担忧和传闻**（DFR）"),
    # A day in front.
    ("**海角帆船赛**（Cape Race）", "**6月14日海角帆船赛**（Cape Race）"),
    # One name with two words for what kind of product it is.
    ("**鱼鹰号**（Ospreya: 一枚火箭）", "**鱼鹰火箭**（Ospreya）"),
    ("**长堤**（Longpier）", "**长堤集团**（Longpier: 一家经营码头的财团）"),
]

ASKED = [
    # An English word has two unlike Chinese names: it may mean either.
    ("**principal**（首席）和**principal**（委托人）", "**委托人**（Settlor）"),
    # One English word, explained and never translated, may be the name of a product.
    ("**Foundry**（一家公司的数据平台）", "**代工厂**（Foundry）"),
    # The title of a work, and what it is about.
    ("**《局外人》**（The Outsiders）", "**局外人**（The Outsiders）"),
    ("**川普**（Trump）", "**特朗普**（Trump）"),
    # What is explained in English only may be a firm all the same.
    ("**Kestrion**（一家云服务商）", "**隼云**（Kestrion: a firm for servers）"),
    ("**基本面**（Fundamental）", "**根本**（Fundamental: 股票背后的经营状况）"),
]


def _points(one: str, other: str) -> float:
    first, second = read(one), read(other)
    return compare_profiles(profile(first[0].key, first), profile(second[0].key, second)).points


@pytest.mark.parametrize(("one", "other"), APART)
def test_these_stay_apart(one: str, other: str) -> None:
    assert _points(one, other) < MERGE
    assert _points(other, one) == _points(one, other)


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_these_are_one_entry(one: str, other: str) -> None:
    assert _points(one, other) >= MERGE
    assert _points(other, one) == _points(one, other)


@pytest.mark.parametrize(("one", "other"), ASKED)
def test_these_are_left_to_a_person(one: str, other: str) -> None:
    assert ASK <= _points(one, other) < MERGE


def test_an_acronym_of_other_words_is_no_alias() -> None:
    ratio = read(
        *["**市盈率**（Price-to-Earnings Ratio, PE: 估值的指标）"] * 2,
        "**市盈率**（Price-to-Book Ratio, PB: 股价与净资产之比）",
    )
    other = read(*["**PB**（Price-to-Book Ratio: 估值的指标）"] * 2)
    assert compare_profiles(profile("市盈率", ratio), profile("pb", other)).points < ASK


def test_an_english_name_that_one_post_of_several_gives_ties_nothing() -> None:
    firm = read(*["**海角**（Cape）"] * 6, "**海角**（CWS）")
    service = read("**CWS**（海角云服务）", "**CWS**（Cape Web Services: 海角旗下的云服务）")
    assert compare_profiles(profile("海角", firm), profile("cws", service)).points < ASK
    named = read(*["**海角**（Cape）"] * 3, *["**海角**（CWS）"] * 3)
    assert compare_profiles(profile("海角", named), profile("cws", service)).points >= ASK


def test_a_fuller_name_counts_for_the_shorter_one() -> None:
    index = read(*["**北岸百强指数**（Northshore 100 Index）"] * 5, "**北岸百强指数**（Northshore 100）")
    other = read("**北岸百强大盘指数**（Northshore 100）")
    assert compare_profiles(profile("北岸百强指数", index), profile("北岸百强大盘指数", other)).points >= MERGE


def test_a_name_borne_now_and_then_proves_nothing() -> None:
    often = read(*["**聊天机器人**（Chat Bot）"] * 9, "**聊天机器人**（Large Language Model）")
    other = read("**大语言模型**（Large Language Model）")
    verdict = compare_profiles(profile(often[0].key, often), profile(other[0].key, other))
    assert verdict.points < ASK


def test_the_reason_is_said_in_words() -> None:
    (one,), (other,) = (
        by_headword(read("**Netflix**（奈飞）")).values(),
        by_headword(read("**奈飞**（Netflix）")).values(),
    )
    assert (
        "Netflix is given the Chinese name 奈飞"
        in compare_profiles(profile("netflix", one), profile("奈飞", other)).reason
    )


@pytest.mark.parametrize(
    ("definition", "name"),
    [
        ("一种由很多人共同维护并且任何人都可以随意修改的软件", ""),
        ("a Latin text", ""),
        ("房地产投资信托基金，投资于不动产", "房地产投资信托基金"),
        ("人工智能", "人工智能"),
    ],
)
def test_the_name_that_opens_a_definition(definition: str, name: str) -> None:
    assert name_in_definition(definition) == name


def test_quotation_marks_make_no_difference_to_a_name() -> None:
    assert name_key("“七巨头”") == name_key("《七巨头》") == "七巨头"


def test_an_acronym_of_other_words_is_no_question() -> None:
    one = read("**CPI**（Consumer Price Index: 衡量消费品价格的指标）")
    other = read("**清廉指数**（Corruption Perceptions Index, CPI: 衡量腐败程度）")
    assert compare_profiles(profile("cpi", one), profile("清廉指数", other)).points < ASK

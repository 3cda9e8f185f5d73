"""Whether what one headword has more than another makes it another thing: 黄金ETF, ETF; but not 亚马逊AWS, AWS.

An annotation often explains only a part of its headword, so that both bear one English name. What is added counts as
nothing new where the shorter headword already says it elsewhere (its definitions, its English), where it is a title,
the rest of a personal name, or a word that is light in Chinese, and where the English name has more words than the
shorter headword can be the translation of.
"""

from __future__ import annotations

from glossary.entries.kinds import kind_by_definition, kind_by_head
from glossary.entries.people import are_names, is_called
from glossary.entries.profiles import Profile
from glossary.grammar.cues import TRANSLITERATION
from glossary.language import english, likeness
from glossary.language.abbreviation import is_han_short_form
from glossary.language.folding import fold
from glossary.language.likeness import LIGHT_CHARACTERS, LIGHT_ENDINGS, best_likeness, is_title, shared_characters, stem
from glossary.language.patterns import pattern
from glossary.language.script import is_acronym

# A Chinese word has two characters: what an English word is translated by.
_CHARACTERS_A_WORD = 2
# Definitions this much alike explain one thing.
ALIKE = 0.35
# What is longer in capitals is a word shouted: PIVOT.
_LONGEST_ACRONYM = 4
_runs = pattern(r"[a-z0-9][a-z0-9.&'/-]*|[^\W\da-z_]+")
_ascii = pattern(r"[a-z0-9]")
# An acronym in front of a Chinese name or behind it.
_beside = pattern(r"([a-z0-9][a-z0-9&-]+)?([^\W\da-z_]{2,})(?(1)|([a-z0-9][a-z0-9&-]+))")
_TRANSLATED = 0.5

# An office or a description in front of a name, an address behind it: 日本首相高市早苗, 易富贤老师.
OFFICES = (
    *("总统", "首相", "总理", "主席", "书记", "国王", "女王", "天皇", "教皇", "王子", "公主", "将军", "上将", "教授"),
    *("部长", "省长", "市长", "州长", "行长", "议长", "校长", "院长", "局长", "司长", "处长", "会长", "社长", "队长"),
    *("财长", "外长", "防长", "所长", "秘书长", "国务卿", "议员", "大使", "特使", "主任", "委员", "总监", "经理"),
    *("创始人", "董事长", "总裁", "ceo", "cfo", "cto", "首席执行官", "主编", "主播", "主持人", "记者", "博主", "作者"),
    *("教练", "球星", "球员", "选手", "导演", "演员", "歌手", "法官", "律师", "医生", "博士", "院士", "学者", "专家"),
    *("巨头", "母公司", "公司", "投资人", "分析师", "工程师", "设计师", "作家", "画家", "企业家", "思想家", "政治家"),
    *("科学家", "经济学家", "物理学家", "心理学家", "社会学家", "历史学家", "数学家", "哲学家", "慈善家", "银行家"),
)
# Of those, offices that one English word names in a state and in a firm or a school.
_OF_STATE = ("总统", "首相", "总理", "部长", "州长", "国务卿", "议长", "大使", "总督")
_OF_FIRMS = ("总裁", "董事长", "行长", "校长", "院长", "经理", "总监", "首席执行官", "ceo", "秘书")
# What the words for those end in who do or hold something.
_TRADES = ("家", "者", "员", "师", "官", "手", "人")
_ADDRESSES = frozenset(("先生", "女士", "老师", "大师", "教授", "博士", "爵士", "太后", "夫人", "总统"))
# A country in front of an institution is no other one: 美国最高法院.
_PLACES = frozenset(("美国", "中国", "英国", "加拿大", "香港", "台湾", "日本", "中共", "联邦", "美国联邦", "国家"))
_INSTITUTIONS = frozenset("部局院会党委办署社报庭军处所厅室")
# Kinds of firms, which say nothing new of what is one: its definitions call it 一家….
_FIRMS = frozenset(("公司", "集团", "银行", "证券", "科技", "控股", "汽车", "通讯", "能源", "社", "网", "创新"))
_LIGHT = frozenset((*LIGHT_ENDINGS, *LIGHT_CHARACTERS, "系数")) - _FIRMS - {"大学"}
# What makes an adjective or a verb of a word: 可互操作性, 令人上瘾.
_LIGHT_BEGINNINGS = frozenset(("可", "有", "具有", "令人", "使人"))
# What acronyms are followed by to say what they are: PEG指标.
_PLEONASMS = frozenset(
    "系统 指标 协议 标准 芯片 会议 大会 展会 运动 内存"
    " 架构 结构 框架 模式 机制 制程 工艺 算法 方法 情绪 心理 心态 现象".split()
)
# Ways to do something, as which one post introduces what another one only names.
_WAYS = frozenset(("模式", "算法", "方法", "协议", "策略"))
_FIRM_NAMES = {
    "公司": "company corporation corp inc ltd co",
    "集团": "group holding",
    "银行": "bank bancorp",
    "证券": "security",
    "科技": "technology tech",
    "控股": "holding",
    "汽车": "motor auto automotive",
    "网": "net network",
}
_FIRM_ENDS = ("公司", "集团", "企业", "厂商")
# Things made of what stands in front: a firm, a product, an event. An English name would say so.
_OTHER_THINGS = (
    *(*_FIRM_ENDS, "产品", "设备", "板块", "业务", "服务", "平台", "工具", "项目", "危机", "费用"),
    *("支出", "收入", "道路", "行情", "问题", "市场", "上市", "应用", "手机", "书记", "主席", "部长", "官员", "资产"),
    *("股票", "股份", "股价", "政府", "部门", "当局"),
    # What is done with a thing is not the thing.
    *("保护", "管理", "分析", "研究", "治理", "改革", "建设", "交易", "投资", "开发", "设计", "评估", "监管", "教育"),
    *("培训", "政策", "战略", "测试", "优化", "运动", "战争", "生产", "制造", "销售", "采购", "融资", "谈判", "制裁"),
)
# What kind of thing a name is the name of says nothing new: 纽博格林赛道, 星链网络.
_WHAT_IT_IS = frozenset(
    "赛道 网络 游戏 机场 岛 半岛 群岛 河 湖 山 山脉 海峡 湾 港 市 城 镇 县 州 省 区 共和国 王国 大学 "
    "学院 医院 教堂 大教堂 广场 公园 大厦"
    " 酒店 餐厅 球场 体育场 博物馆 图书馆 车站 站 桥 塔 报 杂志 乐队 球队 队 俱乐部 语 族 药物 病毒 疫苗 "
    "号 级 节 奖 杯 法案 条约".split()
)


# What kind of product it is, which two posts that write it behind one name say each in their own way.
_PRODUCTS = frozenset(
    "平台 系统 软件 网站 应用 浏览器 编辑器 数据库 引擎 编程语言 框架 工具 模型 芯片 处理器 机器人 手机 火箭 飞船 卫星"
    " 飞机 无人机 导弹 汽车 头显".split()
)


def adds_meaning(one: Profile, other: Profile, shared: str = "") -> bool:
    """Whether the longer of two headwords is the other with something added that nothing explains.

    `shared` is the English name of both as it is written, or empty.
    """
    short, long = (one, other) if len(one.core) < len(other.core) else (other, one)
    start = long.core.find(short.core)
    if start < 0:
        return any(
            _is_made_of(a, b) or _is_firm_and_thing(a, b) for a, b in ((one.core, other.core), (other.core, one.core))
        )
    if short.core == long.core:
        return False
    if long.latin:
        return _adds_words(short, long)
    end = start + len(short.core)
    if _cuts_a_word(long.core, start) or _cuts_a_word(long.core, end):
        return False
    before, behind = long.core[:start], long.core[end:]
    if before in _LIGHT_BEGINNINGS and not behind and len(short.core) > 1:
        return False
    if not before and behind in _FIRM_NAMES and (_says_firm(behind, shared) or _is_firm(short, long, shared)):
        return False
    if _is_long_enough(short, long, shared) and not behind.endswith((*_OTHER_THINGS, *_TRADES)):
        return False
    if shared and not behind and (is_called(short.term, shared) or (are_names(shared) and _is_office(before))):
        return False
    if says_what_it_is(short, long, shared) or (not before and _says_how(behind, shared)):
        return False
    return not (_is_explained_before(before, short, long) and _is_explained_behind(behind, short, long))


def _says_how(behind: str, shared: str) -> bool:
    """Whether what stands behind a headword says that it is a way to do something, where an English name of several
    words says it of neither: 抽象工厂模式, 抽象工厂 (Abstract Factory)."""
    return behind in _WAYS and len(english.words(shared)) > 1


def _says_firm(behind: str, shared: str) -> bool:
    """Whether the English name says what kind of firm it is as well: 联合健康集团, UnitedHealth Group."""
    return not english.words(shared).isdisjoint(_FIRM_NAMES[behind].split())


def _is_firm(short: Profile, long: Profile, shared: str) -> bool:
    """Whether the shorter headword is a firm by what is said of it, or spells the foreign name of one: 爱马仕, 波音.

    So is one that bears the same other name in Latin letters as the longer one, as the sign of its shares.
    """
    if is_firm_by_head(short):
        return True
    if any(name.isascii() and name in long.aliases for name in short.aliases):
        return True
    is_one = any(kind_by_definition(text, long.term, shared) == "organization" for text in long.definitions)
    return (is_one or is_foreign_name(short)) and is_one_name(shared)


def is_firm_by_head(side: Profile) -> bool:
    """Whether a definition says of a headword that it is a firm."""
    return any(kind_by_head(text) == "organization" for text in side.definitions)


def has_office(one: Profile, other: Profile, shared: str) -> bool:
    """Whether one headword is a person's name, and the other the same with an office or a trade in front, also a former
    one: 前财政部长顾明川, 作曲家佐藤健二."""
    short, long = (one, other) if len(one.core) < len(other.core) else (other, one)
    before = long.core.removesuffix(short.core)
    if before in ("", long.core) or not (is_called(short.term, shared) or is_foreign_name(short)):
        return False
    return _is_office(before)


def _is_office(text: str) -> bool:
    """Whether what stands in front of a name says who bears it: 前最高法院大法官, 传奇制作人."""
    return text.endswith((*OFFICES, *_TRADES)) or kind_by_head(text) == "person"


def says_what_it_is(one: Profile, other: Profile, shared: str) -> bool:
    """Whether one headword is the other with the kind of thing behind it that a name is the name of, also where
    that is cut short (星链网), or both are one name with such a kind each: 星链网络, 星链系统."""
    if not is_one_name(shared):
        return False
    common = likeness.same_beginning(one.core, other.core)
    rests = (one.core[common:], other.core[common:])
    if "" in rests:
        rest = "".join(rests)
        return rest in _WHAT_IT_IS or (common > 2 and one.core[common - 1] + rest in _WHAT_IT_IS | _PRODUCTS)
    return common > 1 and all(rest in _WHAT_IT_IS or rest in _PRODUCTS for rest in rests)


def says_obvious(one: Profile, other: Profile) -> bool:
    """Whether one headword is the other, an acronym, with what it is behind it: FOMO情绪, PEG指标."""
    short, long = (one, other) if len(one.core) < len(other.core) else (other, one)
    return is_acronym(short.term) and long.core.startswith(short.core) and long.core[len(short.core) :] in _PLEONASMS


def are_titles(one: Profile, other: Profile) -> bool:
    """Whether both headwords are written as titles: 《柳叶刀》, 《刺胳针》 (The Lancet)."""
    return is_title(one.term) and is_title(other.term)


def is_one_name(shared: str) -> bool:
    """Whether an English name is one word that is written as a name: Starlink."""
    return shared[:1].isupper() and not is_acronym(shared) and len(english.words(shared)) == 1


def makes_another_thing(short: Profile, long: Profile) -> bool:
    """Whether what a longer headword has behind a shorter one is a thing of its own or who does it, or what it has in
    front is written in Latin letters: 小米手机, 价值投资者, Hugging Face 技能."""
    before, _, behind = long.core.partition(short.core)
    return behind.endswith((*_OTHER_THINGS, *_TRADES)) or bool(_ascii.search(before))


def is_made_of(behind: str) -> bool:
    """Whether what stands behind a name makes another thing of it, be it a firm or not: SaaS板块, but 苹果公司."""
    return behind.endswith(_OTHER_THINGS) and behind not in _FIRM_ENDS


def hold_other_offices(one: Profile, other: Profile) -> bool:
    """Whether one headword is an office in a state and the other one in a firm or a school: 副总统, 副总裁."""
    return any(a.core.endswith(_OF_STATE) and b.core.endswith(_OF_FIRMS) for a, b in ((one, other), (other, one)))


def _is_made_of(one: str, other: str) -> bool:
    """Whether one name is short for the other, and not only its beginning, with another thing behind it: 次贷危机,
    次级贷款."""
    if one[0] != other[0] or not one.endswith(_OTHER_THINGS):
        return False
    short = one.removesuffix(next(filter(one.endswith, _OTHER_THINGS)))
    return short not in other and is_han_short_form(short, other)


def _is_firm_and_thing(one: str, other: str) -> bool:
    """Whether one is the firm for what the other is: 储能公司, 储能产品."""
    return one[:-2] == other[:-2] != "" and one.endswith(_FIRM_ENDS) and other.endswith(_OTHER_THINGS)


def without_acronym(side: Profile, other: Profile, shared: str) -> Profile:
    """A headword without the acronym of its English name that is written beside it, where the rest is its translation:
    有监督微调SFT, 动态内存DRAM; but not 黄金ETF, of which nothing that is said of an ETF speaks."""
    if not shared or side.latin or not _ascii.search(side.core):
        return side
    match = _beside.fullmatch(side.core)
    run = (match[1] or match[3]) if match else ""
    is_named = run == shared.casefold() or english.is_short(run.upper(), shared)
    if not match or not is_named or len(match[2]) < len(english.words(shared)):
        return side
    told = (other.core,) if not other.latin else (*other.chinese, *other.definitions)
    near = max((shared_characters(match[2], text) for text in told), default=0.0)
    return side._replace(core=match[2]) if near >= _TRANSLATED else side


def share_only_an_acronym(one: Profile, other: Profile, shared: str) -> bool:
    """Whether the English name of two headwords spells out an acronym that is a part of both: Figma MCP, MCP 服务.

    It then says nothing of the other parts, unless they only say what it is: VIE架构, VIE结构.
    """
    if not (shared and _ascii.search(one.name) and _ascii.search(other.name)):
        return False
    if all(not _PLEONASMS.isdisjoint(_runs.findall(side.term.casefold())) for side in (one, other)):
        return False
    parts = set(_runs.findall(one.term.casefold())) & set(_runs.findall(other.term.casefold()))
    parts -= {one.term.casefold(), other.term.casefold(), *shared.casefold().split()}
    return any(english.is_short(part.upper(), shared) for part in parts if part.isascii() and not part.isdigit())


def _cuts_a_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and bool(_ascii.match(text[place - 1]) and _ascii.match(text[place]))


def _adds_words(short: Profile, long: Profile) -> bool:
    """An acronym, or a common name, with words more than it is known by: SpaceX IPO, data center revenue."""
    if is_acronym(short.term) and long.term.endswith(short.term) and " " not in long.term:
        return not _says(short, long.term.removesuffix(short.term).casefold())
    return (is_acronym(short.term) or long.term.islower()) and _has_new_words(short, short.term, long.term)


def adds_words_to_name(latin: Profile, other: Profile) -> bool:
    """Whether a common Latin name is an English name of another headword with words added: data center revenue."""
    usual = [name for key, name in other.shown.items() if other.english[key] * 4 >= sum(other.english.values())]
    if any(english.words(latin.term) <= english.words(name) for name in usual):
        return False
    return any((is_acronym(name) or latin.term.islower()) and _has_new_words(other, name, latin.term) for name in usual)


def _has_new_words(side: Profile, name: str, longer: str) -> bool:
    """Whether a name is all of this one and more, which nothing said of its headword explains."""
    if not english.words(name) < english.words(longer):
        return False
    known = {word for shown in side.shown.values() for word in english.words(shown)}
    return any(not (word in known or _says(side, word)) for word in english.words(longer) - english.words(name))


def _is_long_enough(short: Profile, long: Profile, shared: str) -> bool:
    """Whether the longer headword is what an English name of several words needs: 顺差, 贸易顺差 (Trade Surplus)."""
    if not shared or _ascii.search(long.core):
        return False
    words = _count_words(shared, short)
    return len(short.core) < words * _CHARACTERS_A_WORD >= len(stem(long.core)) - (2 if words > 2 else 1)


def _count_words(shared: str, side: Profile) -> int:
    """How many words an English name has; an acronym as many as the full form that a headword bears as well, or as it
    has letters, as it does within a name: GDP Deflator."""
    if not is_acronym(shared) or len(shared) > _LONGEST_ACRONYM:
        letters = (len(word) - 1 for word in shared.split() if is_acronym(word) and len(word) <= _LONGEST_ACRONYM)
        return len(english.words(shared)) + sum(letters)
    spelled = [name for name in side.shown.values() if english.is_short(shared, name)]
    return min((len(english.words(name)) for name in spelled), default=len(shared))


def _is_explained_before(text: str, short: Profile, long: Profile) -> bool:
    if text.endswith(OFFICES) or (text in _PLACES and short.core[-1] in _INSTITUTIONS):
        return True
    return all(_is_known(run, short, long) for run in _runs.findall(text))


def _is_explained_behind(text: str, short: Profile, long: Profile) -> bool:
    if text in _FIRMS and any("一家" in definition for definition in (*short.definitions, *long.definitions)):
        return True
    if text.endswith(_OTHER_THINGS) and text not in _FIRM_ENDS and is_firm_by_head(short):
        # What a definition says that a firm makes is not the firm: 小米, 小米手机.
        return False
    if text in _ADDRESSES or text in _LIGHT or (text in _PLEONASMS and short.latin):
        return True
    if len(text) == 1 and best_likeness(short.definitions, long.definitions) >= ALIKE:
        return True
    if short.latin and is_made_of(text):
        return False
    return all(_is_known(run, short, long) for run in _runs.findall(text))


def _is_known(run: str, short: Profile, long: Profile) -> bool:
    """Whether a part of what is added is in what else is said of the shorter headword, or belongs to its name."""
    if run.isdigit() or _says(short, run):
        return True
    if _ascii.match(run):
        return any(run in english.words(name) or english.is_short(run, name) for name in short.shown.values())
    bare = run.removesuffix("的")
    if bare != run:
        return not bare or _says(short, bare)
    return "·" in long.term or (TRANSLITERATION.issuperset(run) and is_foreign_name(short))


def is_foreign_name(side: Profile) -> bool:
    """Whether a headword is written in the characters that spell foreign names: 布鲁克菲尔德."""
    return TRANSLITERATION.issuperset(side.name)


def _says(side: Profile, text: str) -> bool:
    """Whether the definitions or other names of a headword hold a text, as a word of its own where it is Latin."""
    for said in (*map(fold, side.definitions), *side.chinese, *side.aliases):
        start = said.find(text)
        if start >= 0 and not _cuts_a_word(said, start) and not _cuts_a_word(said, start + len(text)):
            return True
    return False

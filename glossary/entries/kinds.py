"""What kind of thing an entry is the name of: by the lists in the front matter of its posts, else by its definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from glossary.entries.people import (
    are_names,
    bears_chinese_name,
    chief_names,
    has_surname,
    is_name_of_person,
    parts_of_name,
)
from glossary.language.english import is_short, share_word
from glossary.language.folding import simplified
from glossary.language.likeness import is_title
from glossary.language.patterns import pattern
from glossary.language.script import has_han, is_acronym
from glossary.model import Entry, Use

# Fewer of an entry's posts that list it say nothing: a list also holds what a post merely talks about.
_LEAST_SHARE = 0.15
# From so many posts on, one of them that lists it is a slip.
_FEW_POSTS = 4

_PLACES = (
    "美国|中国|英国|法国|德国|日本|韩国|印度|俄罗斯|加拿大|以色列|荷兰|瑞士|瑞典|意大利|西班牙|澳大利亚|新加坡|台湾|香港|欧洲|巴西|希腊|伊朗|乌克兰|丹麦|挪威|芬兰|爱尔兰"
    "|奥地利|比利时|波兰|阿根廷|墨西哥|土耳其|沙特|阿联酋|北美|硅谷|全球|世界|国际|跨国|知名|著名|领先|最大|最早|首家|旗下|老牌|新兴|顶级|头部"
)
# What a definition opens with that is about one thing of its kind and not about the kind: 一家区域性银行, 德国物理学家.
_MAKERS = "(?:开发|研制|推出|发布|发行|旗下|创立|创办|创作|撰写|出品|制造|研发|导演|主持|所著)"
_particular = pattern(
    r"(?:是|为|现为|现是|系)?(?:[一某]?(?:家|位|名|部|本|款|档|所|支|首|份|座)|前|原|现任|时任|曾任|已故"
    rf"|(?:古|前|原)?(?:{_PLACES})"
    rf"|[^，]{{1,16}}{_MAKERS}的)"
)
_DYNASTIES = "春秋|战国|秦|[东西]?汉|三国|[东西]?晋|南北朝|隋|唐|五代|[北南]?宋|辽|金|元|明|清|民国"
_from_a_place = pattern(rf"(?:古|前|原|现任|时任|曾任)?(?:{_PLACES})|(?:{_DYNASTIES})(?:[代朝末初]|(?=[^年]))")
_made = pattern(rf"[^，]{{1,16}}{_MAKERS}的")
# A name in Latin letters, no acronym, with what its bearer did: Meta自研.
_in_latin = pattern(r"[A-Z]+[a-z][A-Za-z]*(?:自研)?")
_clause = pattern(r"[，,。；;：:（(]|以[^，]{2,}闻名")
_HEADS = {
    "person": (
        "家 者 员 总统 首相 总理 主席 部长 州长 市长 省长 议长 国务卿 议员 大使 国王 女王 皇帝 将军 上将 "
        "教授 教练 导演 歌手 球星 选手 律师 法官 医生 博士 院士"
        " 人物 球手 车手 将领 元帅 宰相 大臣 皇后 大名"
        " 诗人 商人 创始人 联合创始人 主持人 投资人 经理人 发言人 候选人 董事长 总裁 首席执行官 首席科学家 "
        "首席经济学家 CEO CFO CTO 主编 主播 博主 分析师 工程师"
        " 设计师 建筑师 律师 大师 富豪 领袖 领导人 巨星 明星 名人 大亨 之父 元首 省长 行长 校长 院长 会长"
    ),
    "organization": (
        "公司 集团 银行 企业 机构 组织 大学 学院 协会 学会 委员会 基金会 智库 交易所 律所 事务所 通讯社 报社 "
        "媒体 电视台 电视网 出版社 实验室 研究院 研究所 研究中心 工作室"
        " 政党 党 联盟 俱乐部 球队 车队 法院 医院 部门 政府部门 局 署 厂商 制造商 开发商 运营商 供应商 零售商 "
        "生产商 服务商 提供商 承包商 财团 巨头 初创公司 创业公司 航空公司 车企"
        " 药企 基金 对冲基金 投行 券商 孵化器 加速器 武装 军队 央行 议会 国会"
    ),
    "product": (
        "模型 软件 应用 应用程序 芯片 处理器 手机 机器人 车型 汽车 轿车 跑车 游戏机 操作系统 浏览器 搜索引擎 "
        "编程语言 平台 社交平台 社交媒体 社交媒体平台 工具 产品 药物"
        " 减肥药 头显 火箭 飞船 卫星 编辑器 框架 数据库 助手 聊天机器人 服务 网站"
    ),
    "work": (
        "小说 电影 影片 电视剧 剧集 美剧 纪录片 动画 漫画 专辑 歌曲 著作 书籍 畅销书 传记 回忆录 自传 论文 "
        "诗集 剧本 戏剧 歌剧 音乐剧 节目 播客 播客节目 电视节目 杂志 周刊 报纸"
        " 的书 日报 博客 专栏 电子游戏 视频游戏 游戏 画作 油画"
    ),
}
# Heads of descriptions that no name of one thing ends in.
_DESCRIBING = ("巨头", "制造商", "供应商", "服务商", "提供商", "运营商", "开发商", "零售商", "生产商", "平台")
# Heads of what is no firm, no product and no person.
_WORDS = (
    *("指标", "指数", "比率", "方法", "理论", "机制", "概念", "过程", "现象", "能力", "策略", "原则", "行为", "状态"),
    *("总量", "价值", "总额", "收益", "成本", "利率", "制度", "技术", "架构", "算法", "协议", "接口", "标准"),
)
# What bears a person's name and is none.
_DEEDS = (
    "法案",
    "法",
    "奖",
    "定律",
    "定理",
    "效应",
    "症",
    "案",
    "主义",
    "指数",
    "大学",
    "学院",
    "公司",
    "集团",
    "银行",
    "基金",
    "基金会",
)


def _by_last_character(heads: Mapping[str, str]) -> dict[str, dict[str, tuple[str, ...]]]:
    """The heads of each kind by their last character, which tells of most texts that they end in none."""
    ends: dict[str, dict[str, tuple[str, ...]]] = {}
    for kind, words in heads.items():
        for word in words.split():
            of_kind = ends.setdefault(word[-1], {})
            of_kind[kind] = (*of_kind.get(kind, ()), word)
    return ends


_ends = _by_last_character(_HEADS)
# A figure may be anybody of a sort: 半虚构人物.
_FIGURE = "人物"
# …家 and …者 that are no people, or no particular ones.
_NO_PERSON = (
    "国家",
    "独家",
    "玩家",
    "买家",
    "卖家",
    "大家",
    "商家",
    "厂家",
    "店家",
    "赢家",
    "输家",
    "管家",
    "消费者",
    "之一家",
)


def elect_kind(uses: Sequence[Use], entry: Entry) -> str:
    """The kind under which most posts list the entry, where enough do; else what its term and definitions say."""
    if (listed := _listed_kind(uses)) and not _is_misplaced(listed, uses, entry):
        return listed
    told = kind_by_name(entry) or _kind_by_definitions(uses, entry) or _kind_by_full_name(uses, entry)
    return told or _kind_by_chinese_name(uses, entry)


def _listed_kind(uses: Sequence[Use]) -> str:
    """The kind under which most posts list the entry; empty where too few list it."""
    posts: dict[str, set[str]] = {}
    for use in uses:
        if use.kind:
            posts.setdefault(use.kind, set()).add(use.post)
    if not posts:
        return ""
    listed = min(posts, key=lambda kind: (-len(posts[kind]), kind))
    everywhere = len({use.post for use in uses})
    least = max(_LEAST_SHARE * everywhere, 1 if everywhere < _FEW_POSTS else 2)
    return listed if len(posts[listed]) >= least else ""


def _is_misplaced(kind: str, uses: Sequence[Use], entry: Entry) -> bool:
    """Whether the definitions say that it is no product though it is listed as one, or something else than a work.

    A list of media names newspapers, and the firms and services that publish; one of firms, what they are known for.
    """
    if kind == "product":
        return _explain_a_word(uses) or _is_sort_of_product(uses, entry)
    if kind == "organization":
        return _kind_by_definitions(uses, entry) == "product" and _is_mostly_made(uses)
    return kind == "work" and not is_title(entry.term) and _kind_by_definitions(uses, entry) not in ("", "work")


def _is_sort_of_product(uses: Sequence[Use], entry: Entry) -> bool:
    """Whether a name that is spelled out in common words is explained, and never as one maker's: CPU, but not FSD,
    特斯拉的全自动驾驶系统."""
    definitions = [use.definition for use in uses if has_han(use.definition)]
    names = (entry.term, *entry.aliases) if " " in entry.english else ()
    if not definitions or not any(is_short(name, entry.english) for name in names):
        return False
    return not any(_is_particular(text) or _has_owner(text) for text in definitions)


def _has_owner(definition: str) -> bool:
    """Whether a definition opens with a foreign name as the owner: Palantir的AI平台, 特斯拉的驾驶系统."""
    owner, of, _ = definition.partition("的")
    return bool(of) and (_in_latin.fullmatch(owner) is not None or is_name_of_person(owner))


def _is_mostly_made(uses: Sequence[Use]) -> bool:
    """Whether half of the definitions say whose it is: 字节跳动旗下的短视频平台."""
    definitions = [use.definition for use in uses if has_han(use.definition)]
    return sum(_made.match(text) is not None for text in definitions) * 2 >= len(definitions)


def _explain_a_word(uses: Sequence[Use]) -> bool:
    """Whether most definitions say by their heads that it is a measure, a method or an event, which nobody makes."""
    definitions = [use.definition for use in uses if has_han(use.definition)]
    words = sum(_opening_clause(text).endswith(_WORDS) for text in definitions)
    return words * 2 > len(definitions)


def kind_by_name(entry: Entry) -> str:
    """A title is a work."""
    return "work" if is_title(entry.term) else ""


def describes(text: str, entry: Entry) -> bool:
    """Whether a text says what an entry is the name of, instead of how it is called: 社交媒体巨头 for Meta."""
    if entry.kind not in ("organization", "product", "work") or not text.endswith(_DESCRIBING):
        return False
    return entry.term not in text and (not entry.english or entry.english not in text)


def _kind_by_definitions(uses: Sequence[Use], entry: Entry) -> str:
    """What at least half of the definitions say that it is by their heads, where one of them is of a particular one."""
    counts: dict[str, int] = {}
    definitions = [use.definition for use in uses if has_han(use.definition)]
    for definition in definitions:
        if kind := kind_by_head(definition):
            counts[kind] = counts.get(kind, 0) + 1
    best = min(counts, key=lambda kind: (-counts[kind], kind)) if counts else ""
    if not best or counts[best] * 2 < len(definitions):
        return ""
    return best if any(kind_by_definition(text, entry.term, entry.english) == best for text in definitions) else ""


def _kind_by_full_name(uses: Sequence[Use], entry: Entry) -> str:
    """A person, where term and English are a first name and a surname each, in as many parts, and no definition says
    that it is a thing: 亚伦·列维 (Aaron Levie), not 吉姆·克劳法案 (Jim Crow). Titles, initials and particles, which are
    left out in Chinese, are none of these parts: Justice Samuel Alito."""
    parts = parts_of_name(entry.term)
    if len(parts) < 2:
        return ""
    counted = (len(entry.english.split()), len(chief_names(entry.english)))
    if len(parts) not in counted or not are_names(entry.english):
        return ""
    said = (parts[-1], *(use.definition for use in uses if use.definition))
    is_thing = parts[-1].endswith(_DEEDS) or not {kind_by_head(text) for text in said} <= {"", "person"}
    return "" if is_thing or _explain_a_word(uses) else "person"


def _kind_by_chinese_name(uses: Sequence[Use], entry: Entry) -> str:
    """A person, where nothing is said of a Chinese name whose surname stands apart in pinyin: 董其昌 (Dong Qichang)."""
    is_defined = any(has_han(use.definition) for use in uses)
    return "" if is_defined or not bears_chinese_name(entry.term, entry.english) else "person"


@lru_cache(maxsize=1 << 14)
def kind_by_head(definition: str) -> str:
    """The kind that the head of a definition belongs to, be it of one thing or of many: 一个经济学博客, 投资机构."""
    clause = _opening_clause(definition)
    return next((kind for kind, ends in _ends.get(clause[-1:], {}).items() if clause.endswith(ends)), "")


@lru_cache(maxsize=1 << 14)
def _opening_clause(definition: str) -> str:
    """The first clause of a definition in which Chinese stands, whose end says what it is, in Simplified characters."""
    first = _clause.split(definition, maxsplit=1)[0]
    if not has_han(first):
        first = next(filter(has_han, _clause.split(definition)), first)
    return simplified(first).removesuffix("之一")


def kind_by_definition(definition: str, term: str, english: str) -> str:
    """The kind that a definition says by its head: 德国物理学家 is a person, 一家区域性商业银行 an organization.

    Only of one particular thing: 投资于初创企业的机构 explains a word. That is told by how the definition opens, or by
    a name that is written like a person's.
    """
    clause = _opening_clause(definition)
    kind = kind_by_head(definition)
    if not kind or (kind == "person" and clause.endswith(_NO_PERSON)):
        return ""
    if clause.endswith(_FIGURE) and not _particular.match(clause):
        return ""
    if kind == "person":
        is_one = is_name_of_person(term) or _is_full_name(term, english, clause)
        return kind if is_one and not is_acronym(term) else ""
    return kind if _particular.match(clause) else ""


def _is_full_name(term: str, english: str, clause: str) -> bool:
    """Whether a term has an English name of two words and more, or is one that what is said of it does not define:
    Hal Hershfield, a 心理学家, but not Data Scientist, a 研究数据的科学家."""
    if has_han(term):
        is_one = are_names(english) or _is_called_by_one_name(term, english, clause)
        return is_one and (not _names_a_trade(term) or _is_said_of_one(clause))
    if english:
        return are_names(english) and share_word(term, english)
    return are_names(term) and "的" not in clause


def _is_called_by_one_name(term: str, english: str, clause: str) -> bool:
    """Whether one name stands on both sides, of one who is said to be from somewhere: 拿破仑 (Napoleon), 法国皇帝; or a
    surname with a given name of two characters on the Chinese one alone."""
    is_foreign = english.isalpha() and english.istitle() and not kind_by_head(term)
    return (is_foreign or (not english and has_surname(term))) and _is_said_of_one(clause)


def _is_said_of_one(clause: str) -> bool:
    """Whether a clause says of somebody where or when he is from and what he is, and defines nothing: 日本前首相."""
    return "的" not in clause and _from_a_place.match(clause) is not None


def _is_particular(definition: str) -> bool:
    """Whether a definition is about one thing of its kind: it says whose, or what sort of name it is."""
    return _particular.match(_opening_clause(definition)) is not None


def _names_a_trade(term: str) -> bool:
    return simplified(term).endswith(("家", "者", "员", "师", "人", "长", "官", "手", "商"))

"""How alike two Chinese texts are: names by their characters, definitions by their pairs of characters."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, combinations, pairwise, takewhile

from glossary.language.abbreviation import is_han_short_form
from glossary.language.patterns import pattern

# Not where they are part of a word: 共和国, 参与, 普及.
_list_marks = pattern(
    "、|(?<![共温饱缓总中柔亲平调祥谐])和(?![平解谐睦约服声弦气美])|(?<![参赠给授])与(?!会)|(?<![普埃涉波顾以])及(?![时格])"
)
_DENIALS = frozenset("不未无非")
# Characters that set apart two words of one form, as 涨 and 跌 in 看涨期权 and 看跌期权.
_OPPOSITES = frozenset(
    "毛净 盈净 同环 长短 高低 大小 多少 多空 涨跌 升降 增减 加减 乘除 快慢 买卖 供需 借贷 收支"
    " 盈亏 输赢 胜负 进出 出入 内外 上下 左右 前后 先后 早晚 新旧 新老 东西 南北 正负 正反 阴阳"
    " 公私 主客 主从 男女 单双 有无 真假 虚实 显隐 动静 冷热 强弱 软硬 轻重 厚薄 深浅 宽窄 宽紧"
    " 松紧 胀缩 顺逆 牛熊 攻守 开闭 开关 宏微 生死 老少 父母 兄弟 古今 昼夜 奖惩 爱恨 善恶 优劣".split()
)
_NUMERALS = "零一二三四五六七八九"
# B2B, P2P and a16z hold no number.
_number = pattern(r"(?<!\d)(?<!\b[a-z])\d+|(?<!\d)\d+(?![\da-z])|(?<!\d)\d+(?=[a-z]\B)")
# Endings that change the word class or say the obvious, not the thing: 可塑性, 可塑的; 熔断, 熔断机制.
LIGHT_ENDINGS = (
    "机制",
    "效应",
    "公司",
    "集团",
    "大学",
    "理论",
    "学说",
    "原则",
    "原理",
    "指数",
    "数据",
    "技术",
    "能力",
    "主义",
    "思维",
    "思考",
)
LIGHT_CHARACTERS = "性的化率度法论值权式程感制力端"
# Endings that make another thing of it, a person or a firm: 风险投资, 风险投资家; GDP, GDP增长.
_NARROWING_ENDINGS = frozenset(
    (
        "家",
        "人",
        "者",
        "商",
        "师",
        "员",
        "官",
        "股",
        "人士",
        "学",
        "学家",
        "增长",
        "增速",
        "价格",
        "成本",
        "需求",
        "行业",
        "泡沫",
        "业务",
        "情绪",
    )
)
# Beginnings that make a narrower thing or an act out of a thing: 核心通胀, 削减税.
_NARROWING = (
    "核心",
    "前瞻",
    "动态",
    "静态",
    "远期",
    "削减",
    "降低",
    "提高",
    "增加",
    "减少",
    "长期",
    "短期",
    "未来",
    "实际",
    "名义",
    "预期",
    "非",
    "反",
    "准",
    "前",
    "副",
    "总",
    "新",
    "旧",
    "超",
    "子",
    "次",
    "多",
    "单",
    "双",
    "半",
    "伪",
    "去",
    "后",
)


@lru_cache(maxsize=1 << 14)
def stem(name: str) -> str:
    """A Chinese name without a light ending, when two characters or more stay."""
    for ending in LIGHT_ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending)
    return name[:-1] if len(name) > 2 and name[-1] in LIGHT_CHARACTERS else name


@lru_cache(maxsize=1 << 12)
def shared_characters(one: str, other: str) -> float:
    """The share of the shorter name's characters that stand in the other one, light endings left out: 0 to 1.

    A single character counts as half a name.
    """
    a, b = set(stem(one)), set(stem(other))
    return len(a & b) / max(2, min(len(a), len(b)))


_LONG_NAME = 5


def differ_in_a_word(one: str, other: str) -> bool:
    """Whether two long names have the same characters but for a third of them in one place: 德国选择党, 德国选项党."""
    if len(one) != len(other) or len(one) < _LONG_NAME:
        return False
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return bool(places) and (places[-1] - places[0] + 1) * 3 <= len(one)


def is_same_stem(one: str, other: str) -> bool:
    """Whether two Chinese names differ in a light ending only: 熔断, 熔断机制; 输入型, 输入性."""
    return stem(one) == stem(other)


def is_abbreviation(one: str, other: str) -> bool:
    """Whether one name abbreviates the other in order and shares its beginning or end: 中情局, 中央情报局."""
    short, long = sorted((stem(one), stem(other)), key=len)
    return is_han_short_form(short, long) and (short[0] == long[0] or short[-1] == long[-1])


def is_narrower(one: str, other: str) -> bool:
    """Whether one name is the other made narrower, a person or a list: 核心通胀, 风险投资家, 信贷和债券."""
    if ("、" in one) != ("、" in other):
        return True
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if short not in long or short == long:
        return False
    if _list_marks.search(long.replace(short, "")):
        return True
    if long.endswith(short):
        beginning = long.removesuffix(short)
        return beginning.startswith(_NARROWING) or beginning[-1] == "的"
    return long.startswith(short) and long.removeprefix(short) in _NARROWING_ENDINGS


def is_denial(one: str, other: str) -> bool:
    """Whether one Chinese name is the other with a word for not: 医药分家, 医药不分家."""
    if len(one) == len(other) or (_DENIALS.isdisjoint(one) and _DENIALS.isdisjoint(other)):
        return False
    return [char for char in one if char not in _DENIALS] == [char for char in other if char not in _DENIALS]


def is_opposite(one: str, other: str) -> bool:
    """Whether two names of one length differ in characters that are opposites only: 看涨期权, 看跌期权."""
    if len(one) != len(other):
        return False
    pairs = [a + b for a, b in zip(one, other, strict=True) if a != b]
    return len(pairs) == 1 and (pairs[0] in _OPPOSITES or pairs[0][::-1] in _OPPOSITES)


def same_beginning(one: str, other: str) -> int:
    """How many characters two names begin with in common."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def is_title(term: str) -> bool:
    """Whether a term as it is written is the title of a work: 《局外人》."""
    return term.startswith("《") and term.endswith("》")


def extra_numbers(one: str, other: str) -> frozenset[str]:
    """The numbers that stand in one of two names only: GPU, H100 GPU; not so M7, 七巨头."""
    if one.isalpha() and other.isalpha():
        return frozenset()
    mine, theirs = frozenset(_number.findall(one)), frozenset(_number.findall(other))
    said = ((mine, other), (theirs, one))
    return (mine ^ theirs) - {number for numbers, text in said for number in numbers if _in_chinese(number) in text}


def _in_chinese(number: str) -> str:
    """A number below ten in Chinese; any other as it is."""
    return _NUMERALS[int(number)] if len(number) == 1 and number.isascii() else number


@lru_cache(maxsize=1 << 14)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(text)))


def text_likeness(one: str, other: str) -> float:
    """How much of their pairs of neighbouring characters two texts share: 0 to 1 (cosine of the two sets)."""
    a, b = _pairs(one), _pairs(other)
    return float(len(a & b) / (len(a) * len(b)) ** 0.5) if a and b else 0.0


def best_likeness(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """The best agreement between a text of one side and one of the other; 0 when a side has none."""
    return max((text_likeness(one, other) for one in some for other in others), default=0.0)


def mean_likeness(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """The mean agreement between the texts of both sides; 0 when a side has none."""
    found = [text_likeness(one, other) for one in some for other in others]
    return sum(found) / len(found) if found else 0.0


def likeness_within(texts: tuple[str, ...]) -> float:
    """The mean agreement of each two of some texts; 0 for fewer than two."""
    found = [text_likeness(one, other) for one, other in combinations(texts, 2)]
    return sum(found) / len(found) if found else 0.0


def share_within(name: str, texts: tuple[str, ...]) -> float:
    """The share of a name's pairs of neighbouring characters that stand in some texts: 0 to 1."""
    own = _pairs(name)
    return len(own.intersection(chain.from_iterable(map(_pairs, texts)))) / len(own) if own else 0.0

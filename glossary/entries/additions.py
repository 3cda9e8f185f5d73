"""Whether what one headword has more than another makes it another thing: 黄金ETF, ETF; but not 亚马逊AWS, AWS.

An annotation often explains only a part of its headword, so that both bear one English name. What is added counts as
nothing new where the shorter headword already says it elsewhere (its definitions, its English), where it is a title,
the rest of a personal name, or a word that is light in Chinese, and where the English name has more words than the
shorter headword can be the translation of.
"""

from __future__ import annotations

import re

from glossary.entries.profiles import Profile
from glossary.grammar.cues import TRANSLITERATION
from glossary.language import english
from glossary.language.abbreviation import is_initialism
from glossary.language.folding import fold
from glossary.language.likeness import LIGHT_CHARACTERS, LIGHT_ENDINGS, best_likeness
from glossary.language.script import is_acronym

# A Chinese word has two characters: what an English word is translated by.
_CHARACTERS_A_WORD = 2
# Definitions this much alike explain one thing.
ALIKE = 0.35
# What is longer in capitals is a word shouted: PIVOT.
_LONGEST_ACRONYM = 4
_runs = re.compile(r"[a-z0-9][a-z0-9.&'/-]*|[^\W\da-z_]+")
_ascii = re.compile(r"[a-z0-9]")

# An office or a description in front of a name, an address behind it: 日本首相高市早苗, 易富贤老师.
_OFFICES = (
    *("总统", "首相", "总理", "主席", "部长", "省长", "市长", "州长", "行长", "议长", "书记", "国王", "将军", "教授"),
    *("创始人", "董事长", "总裁", "ceo", "巨头", "母公司", "公司", "作家", "经济学家"),
)
_ADDRESSES = frozenset(("先生", "女士", "老师", "大师", "教授", "博士", "爵士", "太后", "夫人", "总统"))
# A country in front of an institution is no other one: 美国最高法院.
_PLACES = frozenset(("美国", "中国", "英国", "加拿大", "香港", "台湾", "日本", "中共", "联邦", "美国联邦", "国家"))
_INSTITUTIONS = frozenset("部局院会党委办署社报庭军处所厅")
# Kinds of firms, which say nothing new of what is one: its definitions call it 一家….
_FIRMS = frozenset(("公司", "集团", "银行", "证券", "科技", "控股", "汽车", "通讯", "能源", "社", "网", "创新"))
_LIGHT = frozenset((*LIGHT_ENDINGS, *LIGHT_CHARACTERS, "系数")) - _FIRMS - {"大学"}
# What acronyms are followed by to say what they are: PEG指标.
_PLEONASMS = frozenset(("系统", "指标", "协议", "标准", "芯片", "会议", "大会", "展会", "运动", "内存"))
_FIRM_ENDS = ("公司", "集团", "企业", "厂商")
# Things made of what stands in front: a firm, a product, an event. An English name would say so.
_OTHER_THINGS = (
    *(*_FIRM_ENDS, "产品", "设备", "板块", "业务", "服务", "平台", "工具", "项目", "危机", "费用"),
    *("支出", "收入", "道路", "行情", "问题", "市场", "上市", "应用", "手机", "书记", "主席", "部长", "官员", "资产"),
)


def adds_meaning(one: Profile, other: Profile, shared: str = "") -> bool:
    """Whether the longer of two headwords is the other with something added that nothing explains.

    `shared` is the English name of both as it is written, or empty.
    """
    short, long = (one, other) if len(one.name) < len(other.name) else (other, one)
    start = long.name.find(short.name)
    if start < 0:
        return _is_firm_and_thing(one.name, other.name) or _is_firm_and_thing(other.name, one.name)
    if short.name == long.name:
        return False
    if long.latin:
        return _adds_words(short, long)
    end = start + len(short.name)
    if _cuts_a_word(long.name, start) or _cuts_a_word(long.name, end):
        return False
    before, behind = long.name[:start], long.name[end:]
    if _is_long_enough(short, long, shared) and not behind.endswith(_OTHER_THINGS):
        return False
    return not (_is_explained_before(before, short, long) and _is_explained_behind(behind, short, long))


def _is_firm_and_thing(one: str, other: str) -> bool:
    """Whether one is the firm for what the other is: 储能公司, 储能产品."""
    return one[:-2] == other[:-2] != "" and one.endswith(_FIRM_ENDS) and other.endswith(_OTHER_THINGS)


def share_only_an_acronym(one: Profile, other: Profile, shared: str) -> bool:
    """Whether the English name of two headwords spells out an acronym that is a part of both: Figma MCP, MCP 服务.

    It then says nothing of the other parts.
    """
    if not (shared and _ascii.search(one.name) and _ascii.search(other.name)):
        return False
    parts = set(_runs.findall(one.term.casefold())) & set(_runs.findall(other.term.casefold()))
    parts -= {one.term.casefold(), other.term.casefold(), *shared.casefold().split()}
    return any(is_initialism(part, shared) for part in parts if _ascii.match(part))


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
    if not shared or _ascii.search(long.name):
        return False
    words = len(shared) if is_acronym(shared) and len(shared) <= _LONGEST_ACRONYM else len(english.words(shared))
    return len(short.name) < words * _CHARACTERS_A_WORD >= len(long.name) - 1


def _is_explained_before(text: str, short: Profile, long: Profile) -> bool:
    if text.endswith(_OFFICES) or (text in _PLACES and short.name[-1] in _INSTITUTIONS):
        return True
    return all(_is_known(run, short, long) for run in _runs.findall(text))


def _is_explained_behind(text: str, short: Profile, long: Profile) -> bool:
    if text in _FIRMS and any("一家" in definition for definition in (*short.definitions, *long.definitions)):
        return True
    if text in _ADDRESSES or text in _LIGHT or (text in _PLEONASMS and short.latin):
        return True
    if len(text) == 1 and best_likeness(short.definitions, long.definitions) >= ALIKE:
        return True
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

"""Judging a Chinese parenthesis from its own words: a name, an explanation, or an aside.

Evidence from other posts is not looked at here: it belongs to the building of entries.
"""

from __future__ import annotations

import re

from glossary.grammar import cues
from glossary.language.abbreviation import is_han_short_form
from glossary.language.script import count_han, has_han, is_acronym

_latin_word = re.compile(r"[A-Za-z][A-Za-z.'’-]*")
_punctuation = re.compile(r"[，,。；;：:！!？?…]")
_closing_noun = re.compile(r"[^的]的[^的]{1,4}$")
_predicate = re.compile(r"[是有则進进了]")
_segment = re.compile(r"[，,；;]")
# English head nouns beside the Chinese category they translate: 世界贸易组织 is the name of the World Trade
# Organization, while 软件公司 only says what SomeCompany is.
_TRANSLATED_CATEGORIES = {
    "公司": "company corp corporation inc co limited ltd",
    "集团": "group holdings conglomerate",
    "组织": "organization organisation",
    "机构": "institution agency institute authority body",
    "协会": "association society",
    "联盟": "union alliance league coalition",
    "大学": "university",
    "学院": "college academy school institute",
    "学校": "school",
    "研究所": "institute",
    "实验室": "lab labs laboratory",
    "银行": "bank",
    "基金": "fund funds",
    "交易所": "exchange",
    "政府": "government",
    "平台": "platform platforms",
    "软件": "software",
    "应用": "app apps application applications",
    "程序": "program programs",
    "工具": "tool tools",
    "框架": "framework frameworks",
    "系统": "system systems",
    "语言": "language languages",
    "引擎": "engine engines",
    "模型": "model models",
    "算法": "algorithm algorithms",
    "架构": "architecture",
    "协议": "protocol agreement protocols",
    "标准": "standard standards",
    "接口": "interface interfaces api",
    "组件": "component components",
    "芯片": "chip chips",
    "处理器": "processor processors",
    "设备": "device devices equipment",
    "机器": "machine machines",
    "机器人": "robot robots bot bots",
    "产品": "product products",
    "服务": "service services",
    "品牌": "brand brands",
    "社区": "community",
    "项目": "project projects program",
    "计划": "plan project program programme scheme",
    "游戏": "game games",
    "电影": "film movie movies",
    "小说": "novel",
    "节目": "show program",
    "播客": "podcast",
    "杂志": "magazine",
    "频道": "channel",
    "系列": "series",
    "数据集": "dataset datasets",
    "数据库": "database databases",
    "基准": "benchmark benchmarks baseline",
    "库": "library bank vault",
    "环境": "environment environments",
    "代理": "agent agents proxy",
    "智能体": "agent agents",
    "助手": "assistant assistants copilot",
    "工程师": "engineer engineers",
    "分析师": "analyst analysts",
    "投资者": "investor investors",
    "经理": "manager managers",
    "顾问": "advisor adviser consultant counsel",
    "律师": "lawyer lawyers attorney",
    "总统": "president",
    "主席": "chairman chair",
    "部门": "department division",
    "委员会": "committee commission council board",
    "创始人": "founder founders",
    "家族": "family",
    "角色": "role roles character characters",
    "供应商": "vendor vendors supplier suppliers",
    "服务商": "provider providers hyperscaler hyperscalers",
    "医院": "hospital",
}


def is_aside(term: str, text: str) -> bool:
    """Whether a Chinese parenthesis speaks of this sentence only: a number, a condition, a comment, examples."""
    if cues.opens_explanation.match(text):
        return False
    if cues.tells_of_text.search(text) or (len(text) > 3 and cues.opens_aside.match(text)):
        return True
    if has_han(term) and (cues.talks.search(text) or (len(text) > 3 and cues.opens_sentence.match(text))):
        return True
    return _is_number_talk(text)


def _is_number_talk(text: str) -> bool:
    """Mostly figures: 营收增速21%，市销率28倍. A noun behind a year is an explanation: 1996年科幻灾难电影."""
    first = _segment.split(text, maxsplit=1)[0]
    if not cues.number_talk.search(first):
        return False
    rest = cues.number_talk.sub("", first)
    return count_han(rest) < 4 or not _ends_as_noun(first)


def _ends_as_noun(text: str) -> bool:
    return bool(cues.ends_noun.search(text) or cues.ends_category.search(text))


def is_explanation(text: str) -> bool:
    """Whether a Chinese text says what something is, as opposed to a clause about this sentence."""
    if cues.opens_explanation.match(text):
        return True
    if len(text) <= 4 and "了" in text:
        return False
    first = _segment.split(text, maxsplit=1)[0]
    return _ends_as_noun(first) or _ends_as_noun(text) or bool(_closing_noun.search(text))


def is_chinese_alias(term: str, text: str) -> bool:
    """Whether a Chinese text is another name of a Chinese term: 川普, 特朗普; 入管局, 日本出入国在留管理厅."""
    if _punctuation.search(text) or cues.opens_explanation.match(text) or "的" in text.removesuffix("的")[1:-1]:
        return "的" in term and "的" in text and len(text) <= 10
    if (
        len(text) > 24
        or _predicate.search(text[1:-1])
        or cues.opens_aside.match(text)
        or cues.opens_sentence.match(text)
    ):
        return False
    if is_han_short_form(term, text) or is_han_short_form(text, term):
        return True
    shared = sum(char in text for char in set(term))
    if len(term) <= 4 and len(text) > len(term) and shared * 3 >= len(term) * 2 and term[0] in text:
        return True
    if len(term) == len(text) <= 4 and term[-1] == text[-1]:
        return True
    return max(len(term), len(text)) <= 6 and shared * 2 >= min(len(term), len(text))


def is_chinese_name(term: str, text: str, *, before_colon: bool = False) -> bool:
    """Whether a Chinese text is the name of a Latin-script term (奈飞) rather than a description (社交媒体平台).

    `before_colon`: it stands where names stand, in front of an explanation, so it may be longer.
    """
    if "、" in text and not before_colon:
        return False
    if _punctuation.search(text) or cues.opens_explanation.match(text) or cues.tells_story.search(text):
        return False
    if "·" in text or _is_transliteration(text):
        return True
    if _names_another(term, text):
        return False
    han = count_han(text)
    words = _latin_word.findall(term)
    if not han or han > 4 + 4 * _weight(words) + 4 * before_colon:
        return False
    if cues.opens_description.match(text) and not _is_phrase(words) and cues.ends_category.search(text):
        return is_acronym(term) or _translates_category(text, words)
    if _is_phrase(words) or is_acronym(term) or _is_initials(words):
        return True
    if cues.ends_category.search(text) and not _translates_category(text, words):
        return bool(re.fullmatch(r".{1,3}公司", text)) and not re.search(
            r"科技|软件|航天|咨询|数据|能源|金融|保险|上市", text
        )
    return "的" not in text or (before_colon and len(words) > 2)


def _is_transliteration(text: str) -> bool:
    return len(text) <= 10 and has_han(text) and sum(char in cues.TRANSLITERATION for char in text) >= 0.8 * len(text)


def _names_another(term: str, text: str) -> bool:
    """The text brings in a Latin name that the term does not hold: OpenAI的模型, 特斯拉CEO."""
    inside = term.casefold()
    return any(word.casefold()[:4] not in inside for word in _latin_word.findall(text) if len(word) > 1)


def _weight(words: list[str]) -> int:
    """How many words the Latin term stands for: an acronym counts its letters."""
    return sum(min(4, len(word)) if word.isupper() else 1 for word in words) or 1


def _is_phrase(words: list[str]) -> bool:
    """A common word or a phrase (lower case), whose parenthesis translates it."""
    return bool(words) and words[0][0].islower() and not any(char.isupper() for char in words[0][1:])


def _is_initials(words: list[str]) -> bool:
    return bool(words) and all(word.isupper() and len(word) <= 6 for word in words)


def _translates_category(text: str, words: list[str]) -> bool:
    folded = {word.casefold() for word in words}
    return any(zh in text and folded & set(en.split()) for zh, en in _TRANSLATED_CATEGORIES.items())

"""A definition behind the annotation: `- **回撤**（Drawdown）：从高点到低点的跌幅。`"""

from __future__ import annotations

import re

from glossary.grammar import cues
from glossary.grammar.aside import ends_as_noun
from glossary.language.folding import to_simplified
from glossary.language.patterns import pattern
from glossary.markdown.plain import plain
from glossary.sites.site import Site

LONGEST = 160
_line_opening = pattern(r"\ufeff?[ \t>]*(?:[-*+•][ \t]+|\d{1,3}[.)、][ \t]*)?")
_colon = pattern(r"[ \t]*[：:][ \t]*(?=\S)")
_GOES_ON = frozenset(" \t：:是指（(")
# **缓存**（Cache）（暂存数据的地方）
_second = pattern(r"[（(](?=[\u4e00-\u9fff])([^（()）\n]{2,80})[)）]")
_is = pattern(r"[ \t]*(?:是指|指的是|是|指)(?=\S)")
_sentence = pattern(r"[^。！？!?；;\n]+")
_clause = pattern(r"[，,；;：:]")
# What a thing is closes with its kind: 衡量公司竞争优势的指标; behind a comma only with a word for kinds of things.
_closes_with_thing = pattern(r"[^的\s]的[^的，。！？]{1,5}$")
_closes_with_kind = pattern(
    r"[^的\s]的[^的，。！？]{0,4}(?:能力|能量|方法|方式|办法|做法|手法|技法|步骤|动作|操作|部分|手段|过程|现象|状态|行为|活动|行动|技术|技巧|系统|机制|函数|算法|模型|工具|结构|形式|单位|指标|比例|比率|比值|数量|数值|总和"
    r"|程度|速度|幅度|涨幅|跌幅|差额|差异|关系|规则|协议|标准|格式|语言|文件|数据|文本|图表|集合|序列|位置|区域|时间|费用|成本|价格|收益|利润|资产|债务|合约|证券|基金|股票|人|者|事物|物质|材料|设备|装置|组织|机构|制度|理论|学说|观点|思想|倾向|错误|偏差|疾病|症状)$"
)
# What is worked out from two things says so at its end: 产出与投入之比.
_of_two = pattern("[^，。]+[与和跟同及][^，。]+之[比和差积商]")
_causes = pattern("使|让|导致|可以|同时|从而|因此|普遍")
_talks = pattern(
    r"[我咱您]|你(?!能)|[这那]些|他们|她们|大家|今[天年]|昨天|明[天年]|去年|之前|目前|现在|了(?!解|不起)|吗|呢|吧|[\d.]+%|如果|因为|所以|但是|可以说|非常"
)
# Figures and quotes are talk where the thing should be named, but for what a term is said to mean.
_figures = pattern(r"(?<![A-Za-z\d])\d{3}|[“\"]")
# What tells nothing but how much it counts: 一个重要的概念.
_praises = pattern(r"一[个种](?:非常|很|极其|极为|最)?(?:重要|关键|核心|有趣|有用|简单|基本|常见|特别)的[^的]{1,4}$")
# What a part of a machine or of a body of people is there for says what it is: 记账节点：负责维护账本.
_part = pattern(
    r"[层器端员者库池]$|节点|函数|模块|组件|模型|服务|角色|程序|系统|进程|线程|引擎|网关|接口|部门|机构|委员会"
)
_serves = pattern("负责|用于|用来|用以")
_this_is = pattern("\\A(?:这|此)?是(?=一[种类个项套门组款份部名位家座])")
# The term itself, said again before what it is: **协调**（Coordination）：协调是指…
_is_again = pattern("是指|指的是|是|指")
# What announces a list tells nothing of it: ，它具有以下特点：
_announces = pattern("，[^，]*[：:]\\Z")
# A sentence about what the term does or what happens to it, though it closes with a noun.
_opens_statement = pattern(
    r"这|那|它|[他她](?![人国方乡])|该|其|有|特别|尤其|[A-Za-z][^，的]{1,30} 是"
    r"|研究|一旦|用户|人们|防止|避免|选择|每次|系统(?=[会能将在应可为自])|采取|采用|提供|支持|讲述|面临|拥有|具有|具备|负责|推出|建立|处于|位于|属于|来自|成为|作为|应(?!用)|从未|如何|专门|促使|引入|包括|包含|主要是"
    r"|了解|思考|表明|实现|评估|考核|优先|打破|允许|促进|要求|强迫|停止|彻底"
)
# As a definition may open as well, where it is one phrase: 把源代码翻译成机器码的程序.
_opens_phrase = pattern(r"使用|利用|通过|需要|可|会|能|将|把|已|在|不|没")
_opens_kind_by_means = pattern("用|以|使|让|把|将")
_opens_kind = pattern(r"(?:是|即)?(?:一[种类个项套门组款份部名位家座]|指(?!数|标|南|令|挥|定|纹|控)|用于|用来|用以)")


def definition_behind(text: str, site: Site) -> str:
    """The one-sentence definition that follows a site which opens its line; "" where none does.

    What follows a colon is mostly talk, so a definition must be one by its own form: it opens as definitions do
    (一种…, 指…), or is one noun phrase that closes with what kind of thing the term is (…的指标).
    """
    if site.end is None or not _may_define(text, site):
        return ""
    if second := _second.match(text, site.end):
        said = plain(second[1])
        return said if _is_definition(said, _term(text, site)) else ""
    if not _opens_line(text, site.start):
        return ""
    colon = _colon.match(text, site.end)
    if colon is None and text[site.end - 3 : site.end - 2] in "：:" and site.holds_parenthesis:
        colon = re.compile(r"[ \t]*").match(text, site.end)
    opened = colon or _is.match(text, site.end)
    if opened is None or (sentence := _sentence.match(text, opened.end())) is None or len(sentence[0]) > LONGEST:
        return ""
    said = _announces.sub("", _this_is.sub("", _without_term(plain(sentence[0]), _term(text, site))).removeprefix("是"))
    if text[sentence.end() : sentence.end() + 1] in ("！", "？", "!", "?") or not _is_definition(
        said, _term(text, site)
    ):
        return ""
    return said if colon or _is_whole(text, sentence.end()) or _opens_kind.match(said) else ""


def _term(text: str, site: Site) -> str:
    return text[site.bold_start : site.bold_end]


def _without_term(said: str, term: str) -> str:
    """What is said without the term in front, where only what it is follows: 协调是指共同完成任务的过程."""
    name = plain(term)
    opened = _is_again.match(said, len(name)) if name and said.startswith(name) else None
    return said[opened.end() :] if opened else said


def _may_define(text: str, site: Site) -> bool:
    """Whether anything goes on behind the site as before a definition, which one character tells of most."""
    return text[site.end : site.end + 1] in _GOES_ON if site.end and not site.holds_parenthesis else True


def _opens_line(text: str, start: int) -> bool:
    line = text.rfind("\n", 0, start) + 1
    opening = _line_opening.match(text, line)
    return opening is not None and opening.end() == start


def _is_whole(text: str, end: int) -> bool:
    """Whether the line ends with the sentence: what goes on is a story, of which it is the beginning."""
    return not text[end : (text.find("\n", end) + len(text) + 1) % (len(text) + 1)].strip("。 \t\r")


def _is_definition(definition: str, term: str) -> bool:
    said = to_simplified(definition)
    first = _clause.split(said, maxsplit=1)[0]
    is_kind = _opens_kind.match(said) is not None
    if _talks.search(said) or cues.opens_doubt.match(said) or _praises.fullmatch(first):
        return False
    if _figures.search(first) and not (is_kind and said.startswith("指")):
        return False
    if _serves.match(said):
        return said.startswith("用") or _part.search(to_simplified(term)) is not None
    if is_kind:
        return ends_as_noun(said) or (ends_as_noun(first) and not said.startswith("指"))
    if first == said and _of_two.fullmatch(said) and not _opens_statement.match(said):
        return True
    if first == said and _opens_kind_by_means.match(said) and _closes_with_kind.search(said):
        return True  # 用淀粉水使汤汁变稠的做法
    if _opens_statement.match(said) or _causes.search(said) or (_opens_phrase.match(said) and first != said):
        return False
    return bool((_closes_with_thing.search(first) and ends_as_noun(first)) or _closes_with_kind.search(said))

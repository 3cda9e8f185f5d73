"""The labels that stand in front of a name or a remark, as tables: 英文名, 简称, 股票代码, 注.

A word is added when many posts use it so, never to settle one sentence.
"""

from __future__ import annotations

import re

from glossary.grammar import closings
from glossary.grammar.cues import alternatives, in_either_script
from glossary.language.patterns import pattern
from glossary.language.script import is_latin

# Labels are written in either script.
_traditional = str.maketrans(
    "称译简缩写别为号码语旧艺笔网统学药谥庙异诨爱书内间坊业现国惯湾门习时当历历",
    "稱譯簡縮寫別為號碼語舊藝筆網統學藥諡廟異諢愛書內間坊業現國慣灣門習時當歷歷",
)


def _labels(words: str) -> frozenset[str]:
    return in_either_script(words, _traditional)


_TO_ENGLISH = _labels("""
英文名 英文名称 英文全称 英文全名 英文原名 英文原文 英文译名 英文 英语 英译 英 英文是 英文为 英文名为 英文名叫
外文名 英文叫 英文叫做 英文称 英文称为 英文译为 英文翻译 英文翻译为
英语名 英语叫 英语称 英语称为 英译为
""")
# A language in front of the name in it.
_IN_LANGUAGE = _labels("""
拉丁文 拉丁语 拉丁 法语 法文 法 德语 德文 德 西班牙语 西班牙文 西 意大利语 意大利文 意 希腊语 希腊文
日语 日文 日 俄语 俄文 俄 葡萄牙语 葡萄牙文 葡语 韩语 韩文 韩 朝鲜语 荷兰语 荷兰文 梵文 梵语 粤语 闽南语 台语 吴语
藏语 藏文 蒙古语 蒙古文 满语 满文 维吾尔语 越南语 越南文 泰语 泰文 印地语 印尼语 马来语 马来文 阿拉伯语 阿拉伯文
波斯语 波斯文 希伯来语 希伯来文 土耳其语 乌克兰语 波兰语 捷克语 匈牙利语 罗马尼亚语 瑞典语 瑞典文 挪威语 丹麦语
芬兰语 冰岛语 世界语 古希腊语 古英语
""")
# What follows a language: 法语原名, 日文名.
_NAME_IN_IT = "(?:学名|學名|原名|全名|全称|全稱|名称|名稱|名|称为|稱為|叫做|叫|写作|寫作)"
_TO_CHINESE = _labels(
    "中文名 中文名称 中文全称 中文译名 中文 英文/中文全称 中译 译为 译作 直译 直译为 意译 中文译作 中文译为 中文称"
    " 中文称为 中文叫 中文叫做 中文翻译 中文翻译为 中译名 汉译 汉译为"
)
_TO_FULL_NAME = _labels("全称 全名 全称为 全称是")
_TO_ALIAS = _labels("""
简称 简称为 缩写 缩写为 英文缩写 英文简称 又称 又称为 亦称 也称 也称为 也叫 也叫做 又叫 又名 亦名 也名 别名 别称
俗称 俗名 原名 本名 现名 现称 现为 又译 也译 亦译 也译作 又译作 台译 港译 昵称 绰号 外号 人称 或称 或称为
或简称 或译 或译为 有时称为 更名为 后更名为 现更名 现更名为 改名为 后改名为
现改名为
股票代码 股票代号 交易代码 美股代码 港股代码 代码 代号 艺名 笔名 网名 字 号 亦作 也作 又作 合称 统称 通称 常称
通常称为 一般称为 一般称作 通常称作 通常叫做 一般叫做 常叫做 俗称为 又被称为 还称为 还叫
也被叫做 定名 定名为 最终定名 最终定名为 现定名为
学名 化学名 通用名 商品名 商标名 药名 古称 古名 雅称 爱称 代称 略称 异名 土名 乳名 小名 诨名
一译 一称 简写 简写为 简作 略作 以下简称 下称 以下称 下文简称 下文简写 后文简称 后文简写 以下简写
法号 道号 谥号 庙号 书面语
命名为 被命名为 常称为 被称为 被称作 常被称为 通常被称为 也被称为 又被称为 常被称作 当地称为
媒体常称其为 民间称 台湾称 大陆称 香港称 台湾译 大陆译 香港译 臺灣稱 大陸稱 媒體常稱其為 民間稱 常被稱爲
""")
# A former name is superseded (CY/T 119—2015: 曾称). An original name (原名, 本名) need not be.
_TO_FORMER_NAME = _labels(
    "曾译 旧译 曾称 曾称为 曾用名 曾名 旧称 旧名 原称 前称 以前称为 以前叫 以前叫做 前身为 前身是"
)
# These words are common inside other words (代码助手, 英雄), so they label only what is set off from them.
_WEAK = _labels("英 代码 代号 字 号 英文 英语 中文 直译 意译 统称 合称 通常 常称 小名 书面语 爱称 药名") | {
    word for word in _IN_LANGUAGE if len(word) > 1
}
# A single character is a label only in front of a colon: 法：jeu.
_WEAKEST = frozenset(word for word in _IN_LANGUAGE if len(word) == 1)
_KINDS = {
    word: kind
    for words, kind in (
        (_TO_ALIAS, "alias"),
        (_TO_FORMER_NAME, "superseded"),
        (_TO_FULL_NAME, "full"),
        (_TO_CHINESE, "chinese"),
        (_IN_LANGUAGE, "language"),
        (_TO_ENGLISH, "english"),
    )
    for word in words
}
_label = pattern(
    rf"([其即]?)({alternatives(' '.join(_KINDS))})((?<=[语語文丁]){_NAME_IN_IT})?"
    r"\s*(?:[：:]|[为為是叫作](?=\s?[A-Za-z“\"「]))?\s*(?=[^\s])"
)
# 医学上称为脊髓灰质炎, 习惯上称作 APL: who calls it so, or where.
_called = pattern(
    r"(?:在)?(?:(?:医学|醫學|化学|化學|生物学|物理学|物理|数学|數學|法律|法学|学术|學術|业|業|行|圈|专业|国际|國際|国|國|口语|口語|书面|民间|民間|坊间|坊間"
    r"|习惯|習慣|日常|江湖|正式|官方|古代|古时|当时|當時|早期|历史|歷史|香港|台湾|臺灣|大陆|大陸|港台|日本|美国|美國|英国|英國|欧美|北方|南方|当地|當地|俗语)"
    r"(?:上|中|里|裡|内|內|界|人)?)(?:也|又|多|常|一般|通常)?被?(?:称为|稱為|称作|稱作|称之为|稱之為|叫做|叫作|译为|譯為|译作|譯作|俗称|俗稱|简称|簡稱|[称稱](?=[“「]))\s?(?=\S)"
)
# 现X, 原X: a single character in front of a Latin name.
_present = pattern("现(?=[A-Z])")
_former = pattern(r"[原前]\s?(?=[A-Z][A-Za-z .]*$)")
# 即 AI-X: the other name, where it is Latin and nothing else is said.
_that_is = pattern(r"(?:即|也就是|亦即)\s?(?=[A-Za-z][\w .+&-]{0,30}$)")
# 今伊斯坦布尔, 现北京: today's name of a place, but not 今天, 今属河北, 现任总统.
_today = pattern(
    r"(?:今(?![天年日晚早后朝夏冬春秋生世次番属屬为為在译譯是])"
    r"|[现現](?![今在任有已存代场場实實金货貨状狀象行役居属屬为為是将將可更改称稱叫名由归歸出价價款成身职職年]))(?=[^的了，。]{2,8}$)"
)
# 字子瞻, 号东坡居士: what a scholar of old was called; not 字体, 号称.
_courtesy = pattern(
    r"字(?![体體号號典母幕节節符段面词詞形数數库庫眼迹跡画畫帖串])(?=[\u4e00-\u9fff]{1,2}$)"
    r"|号(?![召码称令角外手子])(?=[\u4e00-\u9fff]{2,5}$)|號(?![召碼稱令角外手子])(?=[\u4e00-\u9fff]{2,5}$)"
)
# 原西贡, 前新兴市场: the name of before, where it is none of somebody's post, and no word begins so.
_before = pattern(
    r"(?:原(?![告因子料则則生理本创創版著作文价價味始油材型状狀样樣有来來任总總董副首主部称稱名属屬为為先委罪意声聲音班地])"
    r"|前(?![端沿锋鋒任夫妻提身线線言景途缘緣哨台臺卫衛列期奏十几幾两兩三年天者后後面述所置缀綴瞻往进進来來半不为為称稱名总總副首男女馈饋]))"
    r"(?=[\u4e00-\u9fff]{2,8}$)(?![^\n]*的)"
)
# 今甘肃一带, 今土耳其大部分地区: where a place was, and no name of it.
_whereabouts = pattern(r"(?:一带|一帶|境内|境內|附近|地区|地區|[东東西南北中]部|部分|之间|之間|交界)$")
_SINGLE = (
    (_present, "alias"),
    (_former, "superseded"),
    (_today, "alias"),
    (_called, "alias"),
    (_courtesy, "alias"),
    (_before, "superseded"),
)
_OF_TIME = frozenset((_today, _before))
_NOWADAYS = _labels("现为 前身为 前身是")
_set_off = pattern(r"[\s：:A-Za-z“\"「]|[为為是叫作]\s?[A-Za-z“\"「]")
# With what any label begins; most texts are told by this to have none. Common words begin as those who call a thing so.
_FIRST = frozenset(word[0] for word in _KINDS) | frozenset("其即现現号號原前今")
_FIRST_OF_CALLED = frozenset(
    "常也被人在医醫化生物数數法学學业業行圈专国國口书民坊习習日江正官古当當早历歷香台臺大港美英欧北南俗"
)
_calls = pattern("[称稱叫译譯]")


def may_begin_label(text: str) -> bool:
    """Whether a text may open with a label, by its first character and by what all who call a thing so say."""
    return text[:1] in _FIRST or (text[:1] in _FIRST_OF_CALLED and _calls.search(text) is not None)


def read_label(text: str) -> tuple[str, int] | None:
    """What the label names that the text opens with, and where the name begins; None without a label.

    A word that is common inside other words (代码助手) is a label only where it is set off from them.
    """
    for single, kind in _SINGLE:
        if match := single.match(text):
            return None if single in _OF_TIME and _is_held(text[match.end() :]) else (kind, match.end())
    match = _label.match(text)
    if match is None or (match[1] == "即" and _KINDS[match[2]] != "english"):
        return None
    if match[2] in _NOWADAYS and _is_held(text[match.end() :]):
        return None
    if match[2] in _WEAKEST and text[match.end(2) : match.end(2) + 1] not in ("：", ":"):
        return None
    if match[2] in _WEAK and not match[1] and not match[3] and not _set_off.match(text, match.end(2)):
        return None
    return _KINDS[match[2]], match.end()


def _is_held(text: str) -> bool:
    """Whether what stands behind a label of time is no name: a post (前美国总统), or a place (今甘肃一带)."""
    return closings.is_post(text) or _whereabouts.search(text) is not None


def name_that_is(text: str) -> str:
    """The Latin name behind 即, where nothing else is said: 即 AI-X; "" where none is."""
    found = _that_is.match(text)
    return text[found.end() :] if found else ""


def is_label_alone(text: str) -> bool:
    """Whether the text is a label and nothing else: 英文名, 简称."""
    return text.strip().removeprefix("其") in _KINDS


_note = pattern(
    r"(举例|舉例|例子|示例|範例|范例|注|備註|备注|编者注|编注|译者?注|譯者?[註注]|校[注註]|訳注|注釈|原注|역주|옮긴이|作者注|说明|說明|提示|来源|來源|出处|出處|参见|参考|參考|原文|Note|NB)\s*[：:]"
)
# Words that head a note, and are the Chinese for these as well.
_NOTES = {
    "提示": "prompt hint tip cue",
    "来源": "source origin",
    "來源": "source origin",
    "出处": "source provenance",
    "说明": "instruction description explanation",
    "說明": "instruction description explanation",
    "参考": "reference",
    "參考": "reference",
    "备注": "note remark comment",
    "備註": "note remark comment",
    "注": "note",
    "例子": "example instance case",
    "示例": "example sample demo",
    "范例": "example sample",
    "範例": "example sample",
    "举例": "exemplify",
    "舉例": "exemplify",
    "原文": "original",
}


# Behind the name of who translates, too: TIDE 译注.
_translator = pattern(r"(?:[A-Za-z]{2,12}\s?)?(?:译者?注|譯者?[註注]|校[注註]|訳注|注釈|역주|옮긴이)\s*[：:]\s*")


def without_translator(term: str, text: str) -> str:
    """What a translator adds beside a Latin term, without the label: it is its translation."""
    return _translator.sub("", text, count=1) if is_latin(term) and _translator.match(text) else text


def is_note(term: str, text: str) -> bool:
    """Whether the text is a remark behind a label: 注：…, 来源：…; not where the label is what the term is called."""
    found = _note.match(text)
    if found is None:
        return False
    return not {word.casefold().rstrip("s") for word in term.split()} & set(_NOTES.get(found[1], "").split())


# A number in a list of steps, or a speaker: never a term.
label_numbered = pattern(
    r"第\s?[一二三四五六七八九十百\d]+\s?(?:[步章节節条條点點、]|[篇集期课課讲講回](?:文章|视频|視頻|节目|節目)?$)|步[骤驟]\s*[一二三四五六七八九十\d]+|.*[：:]",
    re.DOTALL,
)
# A label, unless the parenthesis gives it an English name: 提示（Prompt）.
label_bold = pattern(
    r"(?:注|注意|注释|备注|提示|警告|重点|要点|结论|总结|小结|例子|例如|举例|问|答|背景|原因|结果|优点|缺点|说明|来源|更新|补充"
    r"|第[一二三四五六七八九十百\d]+|步骤|Note|Tip|Warning|Q|A)"
)

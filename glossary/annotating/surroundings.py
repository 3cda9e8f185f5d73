"""What stands around a mention, and tells that no writer would annotate it there.

Judged by what readers see of the line, without spaces and without what annotations say, so that an annotation written
beside it makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from glossary.grammar.cues import TRANSLITERATION
from glossary.language.patterns import pattern
from glossary.language.script import HAN, has_han, has_latin, is_acronym
from glossary.language.segmentation import words_in
from glossary.model import Entry

AROUND = 60
"""How many characters on either side are looked at."""

_clause_of_names = pattern("[，。：！？,;:!?…（）()]")
_LEAST_ITEMS = 4
_LONGEST_ITEM = 12
# What else than 、 parts names of a list; clauses of a sentence, which stand between commas, are no names.
_PARTING = "、/|\uff5c·；→"
# Names in Latin letters are parted by other signs as well: Coinbase, Binance / OKX.
_latin_items_before, _latin_items_behind = pattern("(?:[A-Za-z0-9.&+-]+[/,])*$"), pattern("(?:[/,][A-Za-z0-9.&+-]+)*")
_joins_before, _joins_behind = pattern("[^、](?:以?及|和|[与與])$"), pattern("(?:以?及|和|[与與])[^、的]")
# Names are short, and their list is opened by a colon or goes on to its end: clauses of a sentence are longer.
_name_of_list = f"[{HAN}A-Za-z0-9]{{2,6}}"
_names_before = pattern(f"(?:[:：](?:{_name_of_list}，)*|(?<=[:：。])(?:{_name_of_list}，)+)$")
_names_behind = pattern(f"(?:，{_name_of_list})*(?=[。等；]|$)")
_opened = pattern('[“「『"](?=[^”」』"]*$)')
_headline = pattern(
    "(?:[标標][题題]|[题題][为為]|[书書片歌剧劇]名|[报報][道導]|头条|頭條|[热熱]搜|一文|[横橫]幅|口[号號])[^，。；！？]{0,4}$"
    # What has a title of its own, and what is behind the words that call it so.
    "|(?:歌曲?|影片|[电電]影|[纪紀][录錄]片|[连連][续續][剧劇]|小[说說]|[专專][辑輯欄栏]|文章|播客|公[众眾][号號]|[节節]目|[栏欄]目|[课課]程)"
    "(?:名?[叫为為是]|叫[做作])?$"
)
_titled = pattern(
    "[^”」』]*[”」』](?:[为為][题題]|[这這那一两兩二三四五六七八九十几幾](?:[篇部首本期]|[门門堂][课課])"
    "|的(?:文章|[报報][道導]|帖子|演[讲講]|歌曲?|[电電]影|小[说說]|[书書]籍?|[论論]文|[视視][频頻]|播客|[节節]目|[专專][栏欄]))"
)
# 叫 and 名为 call things by words as well: then only what is more than the word is a name.
_called = pattern("(?:名[叫为為]|叫[做作]?|[称稱][为為])$")
# Adverbs stand in front of verbs: 直接编码 Agent 意图 is a verb with its object.
_adverb = pattern(
    "(?:直接|可以|如何|怎[么麼样樣]|先|正|想|[应應][该該]|必[须須]|一起|不[断斷]|[继繼][续續]|[尝嘗][试試]|[用拿][来來]|[我你他她它咱][们們]?|能[够夠]|正在|已[经經]|[开開]始|不要|需要|重新|自[动動]|再|去|[来來]|就|也|[会會]|要)$"
)
# Beside a name, another word with a capital is a part of it: Sears Tower, Azure AI Project Manager.
_name_behind = pattern("[A-Z][a-z]{2}")
# A writer puts no parenthesis into an English phrase: MCP server, EBITDA margin.
_phrase = pattern("[a-z]{2}")
_name_before = pattern("[A-Z][A-Za-z]*[a-z][A-Za-z]*$")
# Characters that hardly stand anywhere but in foreign names; most others of those have a meaning as well (西, 大, 明).
_SOUNDS_ALONE = frozenset("埃厄尔赫莉琳玛姆穆娜妮珀琼萨瑟莎斯韦薇逊耶詹兹茨黛娅蒂爾瑪瓊薩韋遜茲婭")
# Words begin with these hardly more often, though countries end with them (印尼, 俄罗斯).
_SOUNDS_BEHIND = frozenset("尼斯")
_name_joined = pattern(f"[{HAN}][-\u2010–]$")
_street = pattern("[东南西北中東]{1,2}[一二三四五]?(?:路|大?街)")
_roman = pattern("[\u2160-\u217f]")
# Phase II, Python 3.12, Table ①.
_number_behind = pattern("[0-9\u2160-\u217f\u2460-\u2473]|[IVX]+(?![A-Za-z])")
# An index has a number behind its Chinese name, 标普500; with a measure behind, the number counts something else.
_number_of_name = pattern("[0-9]{3,4}(?![0-9.,%\uff05年月日号號亿億万萬千百多余元美港倍个個点點人家次])")
# These make another word of the one in front of them, unless they begin one: 检索器, 回报率, 比特币.
_SUFFIXES = frozenset("器率币幣")
# These stand alone in no sentence, or make another term of the one behind: 预训练数据, 无监督学习, 多智能体.
_PREFIXES = frozenset("预預伪偽亚亞无無半弱强強超子跨单單双雙多自反非微")
# 这一架构 is 这一 and 架构.
_POINTING, _COUNTED = frozenset("这這那此该該每同某另"), "一两兩几幾"
# What begins with one of these is a part of a sentence, and what is parted by 、 is several names.
_opens_phrase = pattern("(?:为了|為了|因为|因為|由于|由於|关于|關於|对于|對於|随着|隨著|如果|虽然|雖然).")
_LONGEST_UNIT = 2
# A model: Tesla V100, VR CPX.
_model_behind = pattern("[A-Z]+[0-9]|[A-Z]{2,}(?![A-Za-z])")
# TCP/IP, GB/T 7714, fork/join.
_slash_before, _slash_behind = pattern("[A-Za-z]/"), pattern("/[A-Za-z]")
_WHAT_IS = ("什么是", "什麼是", "何为", "何為", "何谓", "何謂")
_OPENING = '“「『"'
# What is asked of the word as it is written or read, and not of what it means: “草莓”怎么拼？
_spelling = pattern(
    '[”」』"]?(?:[里裡中]有(?:[几幾]|多少)[个個]?[^，。；！？]{0,4}(?:字|音|[笔筆][画畫]|[A-Za-z])'
    "|的?(?:拼[写寫法]|[发發]音|[读讀]音)|怎[么麼](?:[读讀念拼]))"
)
# Of a family's name these say which of them is meant, who is seldom the one that is known best: 老布什.
_GENERATIONS = frozenset("老小")
_UNITS, _numeral = frozenset("年月日号號個个次点點"), pattern("[0-9\u3007零一二三四五六七八九十百千万萬亿億]")
_apostrophe_before, _apostrophe_behind = pattern("[A-Za-z]['’]"), pattern("['’][A-Za-z]")
_CLOSING = ("”", "」", "』", '"')
_latin_before = pattern("[!-~’“”]*$")
_latin_behind = pattern("[!-~’“”]*")
# What is called after somebody is no place to say who that was: 欧几里得距离, 牛顿迭代, 诺贝尔奖.
_namesake = pattern(
    "(?:[定引原]理|定律|法[则則]|演?算法|公式|方程|距[离離]|[变變][换換]|迭代|空[间間]|[几幾]何|效[应應]|[级級][数數]|函[数數]"
    "|分布|不等式|猜想|[问問][题題]|指[数數]|常[数數]|[系係][数數]|[测測][试試]|模型|矩[阵陣]|[滤濾]波|[曲圆圓直]?[线線]|悖[论論]|均衡|最[优優]"
    "|陷阱|周期|[学學]派|主[义義]|密[码碼]|[积積微]分|估[计計]|回[归歸]|[检檢][验驗]|采[样樣]|[数數]|[树樹]|机|機|[奖獎]|[环環群域](?!境|众|眾))"
)
_scholar = pattern("[学學作画畫][家者](?:[，、。；]|$)")
# What is said in front of these is what they are about, and a part of their names.
_assembly = pattern("(?:[大协協学學峰]|基金|委[员員])[会會]|[论論][坛壇]|[联聯]盟|研究[院所]")
_LEAST_ENGLISH = 30
_LEAST_SIDE = 5
_NEIGHBOURS = 2
_LEAST_MENTIONS, _LEAST_OF_FOREIGN_NAME = 3, 2


class Around(NamedTuple):
    """The words of a mention, and what is shown before and behind it on its line."""

    before: str
    words: str
    behind: str


def objection(around: Around, entry: Entry) -> str:
    """Why no writer would annotate an entry here; empty where one might."""
    if reason := next((reason for reason, holds in _ROWS if holds(around)), ""):
        return reason
    if _is_of_another_generation(around, entry):
        return "another one of the family"
    return "what is called after somebody" if _is_namesake(around, entry) else ""


def is_part_of_longer_word(places: Sequence[Around]) -> bool:
    """Whether every one of several mentions has the same two Chinese characters on one side: 穆罕穆德, not 穆德."""
    is_foreign = all(TRANSLITERATION.issuperset(each.words) for each in places)
    if len(places) < (_LEAST_OF_FOREIGN_NAME if is_foreign else _LEAST_MENTIONS):
        return False
    before, behind = {each.before[-_NEIGHBOURS:] for each in places}, {each.behind[:_NEIGHBOURS] for each in places}
    return any(len(side) == 1 and _are_han(next(iter(side))) for side in (before, behind))


def _is_of_another_generation(around: Around, entry: Entry) -> bool:
    """Whether the name of a foreign family is given to its elder or its younger one: 老布什, 小布什."""
    is_family = entry.kind in ("", "person") and TRANSLITERATION.issuperset(around.words)
    return is_family and around.before[-1:] in _GENERATIONS


def _is_namesake(around: Around, entry: Entry) -> bool:
    """Whether something is called after the person whose name this is: 欧几里得距离."""
    is_person = (
        entry.kind == "person"
        or TRANSLITERATION.issuperset(around.words)
        or _scholar.search(entry.definition) is not None
    )
    return is_person and has_han(around.words) and _namesake.match(around.behind) is not None


def _are_han(text: str) -> bool:
    return len(text) == _NEIGHBOURS and all(map(has_han, text))


def _is_in_list(around: Around) -> bool:
    before, behind = _clause_of_names.split(around.before)[-1], _clause_of_names.split(around.behind)[0]
    for sign in _PARTING:
        if before.count(sign) + behind.count(sign) >= _LEAST_ITEMS - 1:
            items = [*before.split(sign), *behind.split(sign)[1:]]
            if all(len(item) <= _LONGEST_ITEM for item in items[1:-1]):
                return True
    if _is_joined_to_list(before, behind) or (around.before[-1:] in "，：:" and _is_item_between_commas(around)):
        return True
    latin = _latin_items_before.search(around.before), _latin_items_behind.match(around.behind)
    return sum(sign in "/," for side in latin if side for sign in side[0]) >= _LEAST_ITEMS - 1


def _is_joined_to_list(before: str, behind: str) -> bool:
    """Whether 和 joins the mention to at least three more names: 三星、海力士、美光和长鑫."""
    items = [*before.split("、"), *behind.split("、")[1:]]
    if len(items) < _LEAST_ITEMS - 1 or any(len(item) > _LONGEST_ITEM for item in items[1:-1]):
        return False
    return (_joins_before.search(before) or _joins_behind.match(behind)) is not None


def _is_item_between_commas(around: Around) -> bool:
    """Whether the mention is all that stands between two commas, as with what is beside it: 有：甲厂，乙厂，丙厂。"""
    before, behind = _names_before.search(around.before), _names_behind.match(around.behind)
    if before is None or behind is None:
        return False
    return (before[0] + behind[0]).count("，") >= _LEAST_ITEMS - 1


def _is_in_headline(around: Around) -> bool:
    quote = _opened.search(around.before)
    if quote is None:
        return False
    front = around.before[: quote.start()]
    if _headline.search(front) or _titled.match(around.behind):
        return True
    goes_on = quote.end() < len(around.before) or around.behind[:1] not in _CLOSING
    return goes_on and _called.search(front) is not None


def _goes_on_in_number(around: Around) -> bool:
    if has_han(around.words):
        return (_roman.match(around.behind) or _number_of_name.match(around.behind)) is not None
    return _number_behind.match(around.behind) is not None


def _is_unit(around: Around) -> bool:
    """Whether an acronym counts something: 16 GB, 500 ML, 3 PM."""
    return len(around.words) <= _LONGEST_UNIT and is_acronym(around.words) and around.before[-1:].isdigit()


def _is_joined_by_slash(around: Around) -> bool:
    """Whether Latin words on both sides of a slash are one name: TCP/IP, GB/T 7714, fork/join."""
    joined = _slash_before.match(around.before[-2:]) or _slash_behind.match(around.behind)
    return joined is not None and not has_han(around.words)


def _is_cut_from_number(around: Around) -> bool:
    """Whether a number in front takes the first character for its unit, 一九八〇年利率, or what points, 这一架构."""
    if around.words[0] in _COUNTED:
        return around.before[-1:] in _POINTING
    return around.words[0] in _UNITS and _numeral.match(around.before[-1:]) is not None


def _is_asked_for(around: Around) -> bool:
    """Whether the post asks what it is, and will say so: 什么是护城河？"""
    is_question = around.behind.lstrip("".join(_CLOSING))[:1] in ("？", "?")
    return is_question and around.before.rstrip(_OPENING).endswith(_WHAT_IS)


def _is_spelled(around: Around) -> bool:
    """Whether the sentence is about how the word is written or read: “草莓”里有几个草字头？"""
    return _spelling.match(around.behind) is not None


def _is_bound_by_apostrophe(around: Around) -> bool:
    bound = _apostrophe_before.match(around.before[-2:]) or _apostrophe_behind.match(around.behind)
    return bound is not None


def _goes_on_in_phrase(around: Around) -> bool:
    if has_han(around.words):
        return False
    goes_on = _phrase.match(around.behind) is not None
    return goes_on or (around.words.islower() and _phrase.match(around.before[-2:]) is not None)


def _goes_on_in_foreign_name(around: Around) -> bool:
    """Whether a transliterated name goes on beside the mention: 俾斯马克 is no 马克."""
    if not TRANSLITERATION.issuperset(around.words):
        return False
    beside = {around.before[-1:], around.behind[:1]}
    if around.behind[:1] in _SOUNDS_BEHIND:
        return True
    return not _SOUNDS_ALONE.isdisjoint(beside) or _name_joined.search(around.before) is not None


def _goes_on_in_address(around: Around) -> bool:
    """Whether a street is called so: 南京西路."""
    return has_han(around.words) and _street.match(around.behind) is not None


def _is_verb_with_object(around: Around) -> bool:
    mixed = " " in around.words and has_han(around.words[0]) and has_latin(around.words)
    return mixed and _adverb.search(around.before) is not None


def _goes_on_in_syllable(around: Around) -> bool:
    """Whether a syllable beside a Chinese word makes another one of it: 检索器, 预训练数据."""
    if around.before[-1:] in _PREFIXES and has_han(around.words):
        return words_in(around.before[-_NEIGHBOURS:], many=False)[-1] in _PREFIXES
    return (
        around.behind[:1] in _SUFFIXES
        and has_han(around.words)
        and words_in(around.behind[:_NEIGHBOURS], many=False)[0] in _SUFFIXES
    )


def _is_no_name(around: Around) -> bool:
    words = around.words
    qualifies = words.endswith(("的", "地")) and len(words) > _NEIGHBOURS
    return qualifies or "、" in words or _opens_phrase.match(words) is not None


def _goes_on_in_name(around: Around) -> bool:
    """Whether a Latin word with a capital is beside the mention, which has one itself; a title may stand before."""
    if not around.words[0].isupper():
        return False
    if _name_before.search(around.before):
        return True
    goes_on = _name_behind.match(around.behind) or _model_behind.match(around.behind)
    return not has_han(around.words) and goes_on is not None


def _is_what_a_name_is_about(around: Around) -> bool:
    """Whether the words are the subject of an association or a conference, as its name says: 世界人工智能大会."""
    return has_han(around.words) and _assembly.match(around.behind) is not None


def _is_in_menu(around: Around) -> bool:
    """Whether the words are a step on the way through a program's menus: Settings > Networking."""
    return around.before.endswith(">") or around.behind.startswith(">")


def _is_in_english(around: Around) -> bool:
    before, behind = _latin_before.search(around.before), _latin_behind.match(around.behind)
    lengths = [len(side[0]) for side in (before, behind) if side]
    if has_han(around.words):
        return False
    if around.words.islower() and not has_han(around.before + around.behind):
        return sum(lengths) >= _LEAST_SIDE
    return sum(lengths) >= _LEAST_ENGLISH


_ROWS: tuple[tuple[str, Callable[[Around], bool]], ...] = (
    ("in a list of names", _is_in_list),
    ("in a headline", _is_in_headline),
    ("a part of a longer name", _goes_on_in_number),
    ("a part of a longer name", _is_joined_by_slash),
    ("a part of a longer word", _is_cut_from_number),
    ("a part of a longer word", _goes_on_in_syllable),
    ("asked for", _is_asked_for),
    ("spoken of as a word", _is_spelled),
    ("a unit behind a number", _is_unit),
    ("a part of a longer word", _is_bound_by_apostrophe),
    ("a part of a longer name", _goes_on_in_name),
    ("within an English phrase", _goes_on_in_phrase),
    ("a part of a longer name", _goes_on_in_foreign_name),
    ("a part of a longer name", _goes_on_in_address),
    ("a part of a longer name", _is_what_a_name_is_about),
    ("in a path of menus", _is_in_menu),
    ("in an English sentence", _is_in_english),
    ("a verb with its object", _is_verb_with_object),
    ("no name", _is_no_name),
)

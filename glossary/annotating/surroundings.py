"""What stands around a mention, and tells that no writer would annotate it there.

Judged by what readers see of the line, without spaces and without what annotations say, so that an annotation written
beside it makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from glossary.grammar.cues import TRANSLITERATION
from glossary.language.patterns import pattern
from glossary.language.script import has_han, has_latin, is_acronym

AROUND = 60
"""How many characters on either side are looked at."""

_clause = pattern("[，。；：！？,;:!?…（）()]")
_LEAST_ITEMS = 4
_LONGEST_ITEM = 12
# Names in Latin letters are parted by other signs as well: Coinbase, Binance / OKX.
_latin_items_before, _latin_items_behind = pattern("(?:[A-Za-z0-9.&+-]+[/,])*$"), pattern("(?:[/,][A-Za-z0-9.&+-]+)*")
_opened = pattern('[“「『"](?=[^”」』"]*$)')
_headline = pattern(
    "(?:[标標][题題]|[题題][为為]|[书書片歌剧劇]名|[报報][道導]|头条|頭條|[热熱]搜|一文|[横橫]幅|口[号號])[^，。；！？]{0,4}$"
)
# Adverbs stand in front of verbs: 直接编码 Agent 意图 is a verb with its object.
_adverb = pattern("(?:直接|可以|能[够夠]|正在|已[经經]|[开開]始|不要|需要|重新|自[动動]|再|去|[来來]|就|也|[会會]|要)$")
# Beside a name, another word with a capital is a part of it: Sears Tower, Azure AI Project Manager.
_name_behind = pattern("[A-Z][a-z]{2}")
# A writer puts no parenthesis into an English phrase: MCP server, EBITDA margin.
_phrase_behind = pattern("[a-z]{2,}")
_name_before = pattern("[A-Z][A-Za-z]*[a-z][A-Za-z]*$")
# Characters that hardly stand anywhere but in foreign names; most others of those have a meaning as well (西, 大, 明).
_SOUNDS_ALONE = frozenset("埃厄尔赫莉琳玛姆穆娜妮珀琼萨瑟莎斯韦薇逊詹兹茨黛娅蒂爾瑪瓊薩韋遜茲婭")
_roman = pattern("[\u2160-\u217f]")
_latin_before = pattern("[!-~’“”]*$")
_latin_behind = pattern("[!-~’“”]*")
# What is said in front of these is what they are about, and a part of their names.
_assembly = pattern("(?:[大协協学學峰]|基金|委[员員])[会會]|[论論][坛壇]|[联聯]盟|研究[院所]")
_LEAST_ENGLISH = 30
_LEAST_SIDE = 5
_NEIGHBOURS = 2
_LEAST_MENTIONS = 3


class Around(NamedTuple):
    """The words of a mention, and what is shown before and behind it on its line."""

    before: str
    words: str
    behind: str


def objection(around: Around) -> str:
    """Why no writer would annotate here; empty where one might."""
    return next((reason for reason, holds in _ROWS if holds(around)), "")


def is_part_of_longer_word(places: Sequence[Around]) -> bool:
    """Whether every one of several mentions has the same two Chinese characters on one side: 穆罕穆德, not 穆德."""
    if len(places) < _LEAST_MENTIONS:
        return False
    before, behind = {each.before[-_NEIGHBOURS:] for each in places}, {each.behind[:_NEIGHBOURS] for each in places}
    return any(len(side) == 1 and _are_han(next(iter(side))) for side in (before, behind))


def _are_han(text: str) -> bool:
    return len(text) == _NEIGHBOURS and all(map(has_han, text))


def _is_in_list(around: Around) -> bool:
    before, behind = _clause.split(around.before)[-1], _clause.split(around.behind)[0]
    items = [*before.split("、"), *behind.split("、")[1:]]
    if len(items) >= _LEAST_ITEMS and all(len(item) <= _LONGEST_ITEM for item in items[1:-1]):
        return True
    latin = _latin_items_before.search(around.before), _latin_items_behind.match(around.behind)
    return sum(sign in "/," for side in latin if side for sign in side[0]) >= _LEAST_ITEMS - 1


def _is_in_headline(around: Around) -> bool:
    quote = _opened.search(around.before)
    return quote is not None and _headline.search(around.before[: quote.start()]) is not None


def _goes_on_in_number(around: Around) -> bool:
    return (is_acronym(around.words) and around.behind[:1].isdigit()) or _roman.match(around.behind) is not None


def _goes_on_in_phrase(around: Around) -> bool:
    return not has_han(around.words[-1]) and _phrase_behind.match(around.behind) is not None


def _goes_on_in_foreign_name(around: Around) -> bool:
    """Whether a transliterated name goes on beside the mention: 俾斯马克 is no 马克."""
    beside = {around.before[-1:], around.behind[:1]}
    return TRANSLITERATION.issuperset(around.words) and not _SOUNDS_ALONE.isdisjoint(beside)


def _is_verb_with_object(around: Around) -> bool:
    mixed = " " in around.words and has_han(around.words[0]) and has_latin(around.words)
    return mixed and _adverb.search(around.before) is not None


def _qualifies(around: Around) -> bool:
    return around.words.endswith(("的", "地")) and len(around.words) > _NEIGHBOURS


def _goes_on_in_name(around: Around) -> bool:
    """Whether a Latin word with a capital is beside the mention, which has one itself; a title may stand before."""
    if not around.words[0].isupper():
        return False
    if _name_before.search(around.before):
        return True
    return not has_han(around.words) and _name_behind.match(around.behind) is not None


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
    ("a part of a longer name", _goes_on_in_name),
    ("within an English phrase", _goes_on_in_phrase),
    ("a part of a longer name", _goes_on_in_foreign_name),
    ("a part of a longer name", _is_what_a_name_is_about),
    ("in a path of menus", _is_in_menu),
    ("in an English sentence", _is_in_english),
    ("a verb with its object", _is_verb_with_object),
    ("no name", _qualifies),
)

"""What a post explains already: by an annotation in any style, in a parenthesis without marks, or in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from glossary import grammar
from glossary.annotating.surroundings import Around
from glossary.annotating.wording import FOOTNOTE, unescape
from glossary.index.lookup import names_of
from glossary.language.abbreviation import stands_in_order
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import HAN, LATIN, has_han, has_latin, is_acronym
from glossary.mentions.meant import Meant
from glossary.model import Annotation, Entry, Span

_CLOSING = "[”’\"'」』》〉]?"
_parenthesis = pattern(
    rf"{_CLOSING} ?(?:[（(]([^（()）\n]{{1,200}})[）)]"
    r"|[【\[\u3014﹝]([^【】\[\]\u3014\u3015﹝﹞\n]{1,200})[】\]\u3015﹞](?!\())"
)
_abbreviation = pattern(r"<abbr\b[^>]*>([^<]*)</abbr>")
_term_footnote = pattern(rf"^\[\^{FOOTNOTE}[^\]\n]+\]: ([^：\n]+)：", re.MULTILINE)
# How a sentence says what its subject is.
_defines = pattern(
    rf"{_CLOSING}(?:[=\uff1d]|(?:[，,]?(?:就?是指|[在于於]?(?:[这這此][里裡]|本文[中里裡]?)?特?指(?:的是|代)|特指|就是指|意思是|即是|是一[种種个個家款门門项項类類套位名]))"
    "|[，,](?:也?就是|亦?即|英文|全[称稱]|[俗旧舊][称稱]|[别別学學]名|意[为為])"
    "|[，,]?[又也亦](?:[称稱]|叫|名)(?!得)|全[称稱][是为為叫]"
    # 指 alone begins many other words, and needs something to point at.
    "|指(?![出向数數标標责責导導挥揮控令定示明派针針南甲纹紋望认認点點引点腹头頭称稱])[^，。；：！？]{4}"
    "|的(?:英文|全[称稱]|意思|定[义義])|是[^，。；：！？]{2,40}的(?:[缩縮][写寫]|[简簡全][称稱])"
    # What stands between two dashes says once more what stands in front.
    "|——[^，。；：！？—]{2,20}——)"
)
# 一家 and the like say what a name is: Coinbase，一家加密货币交易所.
_classifies = pattern("[，,]一[家种種个個款名位座部项項类類]")
# What a short name is short for stands in front.
_shortened = pattern(r"(?:[简簡]称|[简簡]稱|[缩縮][写寫]|英文[叫名])(?:[为為是叫作]|叫做|就是)*[“「『\"]?$")
# The same of a Latin word at the end of its clause: 随机访问网格，即 RAG。
_named = pattern('[，,](?:亦?即|也就是|[又或也][称稱]|又叫)[“「『"]?$')
_clause_end = pattern("[，。；：！？、,;:!?”」』）)]|$")
# An acronym may have one more word between it and its explanation: MTF 牌照，就是多边交易设施牌照.
_defines_later = pattern("[^，。；：！？,;:!?]{0,6}[，,](?:也?就是|即|指的是|是指)")
# ATM 即异步传输模式; 即 begins adverbs as well.
_is_said_in_chinese = pattern(
    f"(?:[在于於]?[这這此][里裡]|本文[中里裡]?)?(?:[即](?![将將使便可刻时時])|特指)[{HAN}“「『]{{3,}}"
)
# A line that is an acronym, a colon and a few words says what it is: CRM：心律管理.
_label = pattern(f"[:：][{HAN}]{{3,12}}(?:[。；]|$)")
# Longer words are none; without an end, a long row of digits would be read anew from each of them.
_word = rf"[{LATIN}0-9][{LATIN}0-9&.+-]{{0,60}}"
_beside = rf"`?{_CLOSING} ?[（(]([^（()）\n]{{2,60}})[）)]"
_before_parenthesis = pattern(rf"((?:{_word} ){{0,3}}{_word}){_beside}")
_opened_behind_word = pattern(rf"[{LATIN}0-9&.+-]{_beside}")
# Four words and the spaces between them.
_LONGEST_WORDS = 4 * 62
_in_parenthesis = pattern(
    rf"(?<=[^\s，。；：！？、]) ?[（(](?:[^（()）\n]{{2,60}}[,，;；:：] ?)?({_word})(?: {_word})?[）)]"
)
_last_run = pattern(f"[{HAN}]+$")
_first_run = pattern(f"(?:[，,]?(?:就是|即))?([{HAN}]+)")
# A title may stand between a name and its explanation: 川普总统（Donald Trump）.
_named_later = pattern("[^，。；：！？、,;:!?（()）]{1,6}[（(]([^（()）:：,，]{2,60})[:：,，）)]")
_sentence_end = pattern("[。！？!?;；]")
_LEAST_LETTERS, _MOST_LETTERS = 3, 6
_letters = pattern(f"[A-Z]{{{_LEAST_LETTERS},{_MOST_LETTERS}}}s?")
_capital_word = pattern(r"\b[A-Z][A-Za-z]+\b")
_long_name = pattern(r"\b[A-Z][A-Za-z]+(?:[ -](?:(?:of|and|the|for|in|to|on)[ -])?[A-Z][a-z]+\b){2,}")
_counter = pattern("一[家种種个個款名位座部项項类類门門]")
# What stands between two names of one thing: 光圈/aperture, 光圈：aperture.
_PARTING = "/\uff0f|\uff5c:：—-，,或"
# What is said between a definition and its name: 物价持续上涨叫通货膨胀.
_calls = pattern(
    '(?:[，,]?(?:[这這那]就?)?(?:就是|也就是|亦?即|[名便]?叫[做作]?|名[为為]|被?[称稱](?:[为為作]|之[为為])|俗[称稱]))[“「『"]?$'
)
_so_called = pattern(
    f"[，,；。][这這此](?:[种種个個类類一]|就|便)*[{HAN}]{{0,4}}?"
    '(?:就是|[名便]?叫[做作]?|被?[称稱](?:[为為作]|之[为為]))(?:所[谓謂])?[“「『"]?$'
)
_LEAST_SAID = 0.5
# What every process, thing or ability is, and says nothing by itself: 物价持续上涨的现象.
_sort_of_thing = pattern(f"的[{HAN}]{{2,3}}$")
_LEAST_COMMON = 4
_LONGEST_NAME = 40


def forms_explained(text: str, annotations: Iterable[Annotation], page: str) -> set[str]:
    """The folded names that a post explains: by annotations in whatever style (`page` is where links lead), and by
    parentheses beside Latin words, whatever they mean by them."""
    return forms_annotated(annotations) | name_forms(_names_annotated(text, page)) | set(_forms_beside(text))


def forms_annotated(annotations: Iterable[Annotation]) -> set[str]:
    """The folded names that these annotations give; whatever is called so needs no other annotation."""
    return name_forms(name for each in annotations for name in (each.term, each.english, each.chinese, *each.aliases))


def name_forms(names: Iterable[str]) -> set[str]:
    """The folded names, also without plural and hyphens."""
    return {fold(form) for name in names for form in (name, normal(name))} - {""}


def _names_annotated(text: str, page: str) -> Iterator[str]:
    """The terms that stand in the post in another style: abbreviations, links to the page, footnotes."""
    yield from _abbreviation.findall(text)
    yield from map(unescape, _term_footnote.findall(text))
    if page and f"]({page}#" in text:
        yield from re.findall(r"\[([^\[\]\n]+)\]\(" + re.escape(page) + "#", text)


def _forms_beside(text: str) -> Iterator[str]:
    """Latin words with an explanation in parentheses, `ORM（对象关系映射）`, or which are one: `基点（bps）`."""
    for words, inside in _beside_parentheses(text):
        if has_han(inside) and grammar.parse(words, inside) is not None:
            parts = words.split(" ")
            yield from (fold("".join(parts[number:])) for number in range(len(parts)))
    for word in _in_parenthesis.findall(text):
        if has_latin(word):
            yield fold(word)


def _beside_parentheses(text: str) -> Iterator[tuple[str, str]]:
    """What `_before_parenthesis` finds, looked for where a parenthesis stands: few words of a text are beside one."""
    reached = 0
    for opening in _opened_behind_word.finditer(text):
        if found := _before_parenthesis.search(text, max(reached, opening.start() - _LONGEST_WORDS), opening.end()):
            reached = found.end()
            yield found[1], found[2]


def is_explained(text: str, mention: Meant, entry: Entry, around: Around) -> bool:
    """Whether the text beside a mention says what it is: another name, a parenthesis, the definition, or a sentence."""
    return (
        _in_a_parenthesis(text, mention)
        or _beside_another_name(mention, entry, around)
        or _defines.match(around.behind) is not None
        or _classifies.match(around.behind) is not None
        or _shortened.search(around.before) is not None
        or (not has_han(around.words) and _is_foreign_word_explained(text, entry, around))
        or _is_named_later(entry, around)
        or _behind_definition(entry, around)
        or _behind_description(entry, around)
        or _before_definition(entry, around)
    )


def _is_foreign_word_explained(text: str, entry: Entry, around: Around) -> bool:
    return (
        _defines_later.match(around.behind) is not None
        or (not around.before and is_acronym(around.words) and _label.match(around.behind) is not None)
        or _is_said_in_chinese.match(around.behind) is not None
        or (_named.search(around.before) is not None and _clause_end.match(around.behind) is not None)
        or _beside_chinese_name(entry, around)
        or _is_spelled_out_otherwise(text, entry, around.words)
    )


def _is_spelled_out_otherwise(text: str, entry: Entry, words: str) -> bool:
    """Whether the post has a name of which the word is the acronym, and which is none of the entry's."""
    if not _letters.fullmatch(words):
        return False
    ours = [name for name in names_of(entry) if not (has_han(name) or is_acronym(name))]
    spelled = _spelled_out(text).get(words.removesuffix("s"), ())
    return bool(spelled and ours) and name_forms(spelled).isdisjoint(name_forms(ours))


@lru_cache(maxsize=2)
def _spelled_out(text: str) -> Mapping[str, Sequence[str]]:
    """The names in a text of several words with capitals, by their initials: a post asks for many acronyms."""
    found: dict[str, list[str]] = {}
    for run in _long_name.finditer(text):
        words = [Span(*word.span()) for word in _capital_word.finditer(text, *run.span())]
        for first, last in _runs(len(words)):
            initials = "".join(text[word.start] for word in words[first : last + 1])
            found.setdefault(initials, []).append(text[words[first].start : words[last].end])
    return found


def _runs(count: int) -> Iterator[tuple[int, int]]:
    """The first and the last of so many words in a row as an acronym may have letters."""
    for first in range(count):
        yield from ((first, last) for last in range(first + _LEAST_LETTERS - 1, min(first + _MOST_LETTERS, count)))


def _in_a_parenthesis(text: str, mention: Meant) -> bool:
    inside = _parenthesis.match(text, mention.end)
    return inside is not None and grammar.parse(text[mention.start : mention.end], inside[1] or inside[2]) is not None


def _beside_another_name(mention: Meant, entry: Entry, around: Around) -> bool:
    names = {fold(name) for name in names_of(entry)} - {mention.form}
    before = fold(around.before.rstrip(_PARTING)[-_LONGEST_NAME:])
    behind = fold(around.behind.lstrip(_PARTING)[:_LONGEST_NAME])
    return any(before.endswith(name) or behind.startswith(name) for name in names if name not in mention.form)


def _beside_chinese_name(entry: Entry, around: Around) -> bool:
    """Whether what stands in front of a Latin name, or behind it, is nearly its Chinese name: 美国航天局 NASA, which
    is 美国航空航天局; NASA 就是美国政府的航空航天局."""
    names = [name for name in (entry.term, *entry.aliases, entry.definition) if len(name) >= _LEAST_COMMON]
    before, behind = _last_run.search(around.before), _first_run.match(around.behind)
    return any(
        (before is not None and _ends_short_of(name, before[0]))
        or (behind is not None and _runs_through(name, behind[0]))
        for name in names
        if has_han(name) and len(name) <= _LONGEST_NAME
    )


def _ends_short_of(name: str, run: str) -> bool:
    """Whether the end of a run is the name, but for some of its characters, at least half of them."""
    least = max(_LEAST_COMMON, len(name) // 2 + 1)
    return any(stands_in_order(run[-length:], name) for length in range(least, min(len(run), len(name)) + 1))


def _runs_through(name: str, run: str) -> bool:
    """Whether a run has all characters of a name in order, soon one after the other."""
    return stands_in_order(name, run[: len(name) + _LEAST_COMMON])


def _is_named_later(entry: Entry, around: Around) -> bool:
    """Whether a parenthesis soon behind gives another of the entry's names."""
    inside = _named_later.match(around.behind)
    return inside is not None and fold(inside[1]) in {fold(name) for name in names_of(entry)} - {fold(around.words)}


def _behind_definition(entry: Entry, around: Around) -> bool:
    """Whether the end of the definition stands in front: 加密货币交易所 Kraken; 加密货币交易所，叫做 Kraken."""
    return _calls.sub("", around.before).endswith(_cores(entry.definition))


def _behind_description(entry: Entry, around: Around) -> bool:
    """Whether the clause in front says the definition in its own words and then calls it so: 模型会编内容，这叫幻觉."""
    if not (called := _so_called.search(around.before)):
        return False
    pairs = {entry.definition[at : at + 2] for at in range(len(entry.definition) - 1)}
    said = sum(pair in around.before[: called.start()] for pair in pairs)
    return said > _LEAST_SAID * len(pairs)


@lru_cache(maxsize=4096)
def _cores(definition: str) -> tuple[str, ...]:
    """How a text ends that says the definition in full, or all of it but what sort of thing it is."""
    definition = definition.rstrip("。")
    cores = (each[-_LEAST_COMMON:] for each in (definition, _sort_of_thing.sub("", definition)))
    return tuple(core for core in cores if len(core) == _LEAST_COMMON)


def _before_definition(entry: Entry, around: Around) -> bool:
    """Whether the sentence goes on to say the definition itself: 通货膨胀，就是物价持续上涨; 叫 Kraken 的交易所."""
    definition = _counter.sub("", entry.definition.rstrip("。"), 1)
    at = around.behind.find(definition) if len(definition) >= _LEAST_COMMON else -1
    return at >= 0 and not _sentence_end.search(around.behind, 0, at)

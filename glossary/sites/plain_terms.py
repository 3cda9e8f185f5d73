"""Where a term without marks begins: `大模型（Large Model）`, `用語（term）`, `용어(term)`.

The words in front of the parenthesis are weighed against the English name behind it, which has about half as many
words as the Chinese has characters: 支持|公共表表达式 (Common Table Expression), 支持向量机 (support vector machine).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile

from glossary import grammar
from glossary.grammar import cues, no_name
from glossary.grammar.cues import TRANSLITERATION
from glossary.language.abbreviation import is_short_form
from glossary.language.folding import to_simplified
from glossary.language.patterns import pattern
from glossary.language.script import HAN, HANGUL, KANA, LATIN, count_han, has_han, is_acronym
from glossary.language.segmentation import words_in
from glossary.model import Span
from glossary.sites.bare_names import is_bare_name
from glossary.sites.beginnings import LEANINGS, expected_of, lean, likeliest_beginning, weigh
from glossary.sites.word_classes import MEASURES, PARTING, is_function_word, is_verb, word_class, words_of_table

# In front of more than this, the term would be a clause.
LONGEST_TERM = 24
_LONGEST_INSIDE = 200
_CJK = rf"{HAN}{KANA}{HANGUL}"
CLOSING_QUOTES = frozenset("”」』》")
# The parenthesis is searched for, which stands in few places, and what is before it looked at from there: three times
# as fast as to ask at every character what stands before.
_LAST = rf"[{_CJK}{LATIN}0-9”」』》]"
_opening = pattern(
    rf"[（(](?=\s?[*_]{{0,3}}[“\"'‘「]?[{LATIN}]|英[文语語译譯])(?:(?<={_LAST}[（(])|(?<={_LAST} [（(]))"
)
# What is set off by quotes is a term as a whole, unless it is said: “工作量证明”（Proof of Work）.
_quoted = pattern(rf"[“「『《]([{_CJK}{LATIN}0-9·・ー /-]*[{_CJK}][{_CJK}{LATIN}0-9·・ー /-]*)[”」』》]\Z")
_run = pattern(rf"[{_CJK}{LATIN}0-9·・•‧ー-]*\Z")
_inside = pattern(r"[^（()）\n]+")
_company = pattern(r"\b(?:co(?:mpan(?:y|ies)|rp(?:oration)?)?|inc|ltd|limited|firms?)\b", re.IGNORECASE)
_hangul = pattern(f"[{HANGUL}]")
# Nothing of the sentence stands in front of these, so that the term may begin with any word.
_BOUNDS = frozenset("\n|*_=~`“‘「『《【[>#\"'")
# A particle in front of these, and one character behind, make a word of the two: 对价, 将死.
_half_words = words_of_table("对 将 会 要 能 应 可 与 及 从 向 由 让 使 被 把")
_particles = words_of_table("的 了 着 过")
# Behind these stands a name, and nothing in front of it.
_naming = words_of_table("称为 称作 称之为 叫 叫做 叫作 名为 所谓 又称 也称 亦称 俗称 又名 也叫 又叫")
_and = words_of_table("和 与 及 以及")
_english_and = pattern(r"\s+(?:and|&|\+)\s+|(?<=[A-Z])&(?=[A-Z])", re.IGNORECASE)
# These make a noun of a verb: 优化器.
_SUFFIXES = frozenset("器率法性者员員化式型师師商")
# What closes with where something is closes no term: 存储节点上.
_where = words_of_table("上 下 中 里 内 外 时 后 前 之后 之前 以后 以前")
_NOT_ABLE = frozenset(("可以", "可能", "可是", "可见", "可見"))
# Spelled out: of letters alone, as in KL散度, the English name may have the words.
_latin_word = pattern(r"[A-Za-z]+[a-z]{2}[A-Za-z]*")
_able = pattern(r"[a-z]+[ai]b(?:le|ility)\b", re.IGNORECASE)
_superlative = pattern(r"(?:[a-z]+est|worst|best|most|least|max\w*|min\w*|opt\w*)\b", re.IGNORECASE)
_proper_name = pattern(r"\b[A-Z][a-z]{2}")
# A negation, and a character between it and the rest of its word: 不变|条件 (invariant).
_negation_before = pattern(r"[不非无無未反](.?)\Z")
_negated = pattern(r"(?:un|in|im|ir|il|non-?|anti-?|dis|a)(?=[a-z])", re.IGNORECASE)
# What English names begin with, and what Chinese has for it, which is a word of its own elsewhere.
_FIRST_IN_ENGLISH = (
    (_negated, frozenset("不非无無未反")),
    (pattern("over[a-z]", re.IGNORECASE), frozenset("过過")),
    (pattern(r"x?n?(?:and|or|not)[ -]", re.IGNORECASE), frozenset("与與或非")),
)
# A numeral, and what English has for it: 二次|释放 (double free), 三|体 (three-body).
_numeral_before = pattern(
    r"(?<![第几一二三四五六七八九十两])(?!一[个種种类])[一二三四五六七八九十两]+[个位种次类重阶]?\Z"
)
_numbered = pattern(
    r"(?:one|single|first|mono|uni|un|two|twice|twin|double|dual|second|secondary|quadratic|bi|three|third|triple|tri|"
    r"ternary|four|fourth|quad|five|fifth|six|seven|eight|nine|ten|dec|oct|hex)",
    re.IGNORECASE,
)
_latin_before = pattern(rf"(?<![{LATIN}0-9/-])([{LATIN}][{LATIN}0-9./-]*) *\Z")
_acronym_before = pattern(rf"(?<![{LATIN}0-9_.@$/-])[A-Z][A-Za-z]*[A-Z]s?\Z")
_counted = pattern(rf"([一二三四五六七八九十几兩两幾]+[{MEASURES}])(.+)")
_POINTING = frozenset("这那每某哪這")
_DOTS = frozenset("·・•‧")
# A service, a platform: IaaS
_as = pattern(r"\bas\b|[a-z]aa[A-Z]\b|\b[A-Z]aa[A-Z]\b", re.IGNORECASE)
# The run of words in front, and a space where words have them.
_companion = pattern(rf"([{_CJK}]+)((?:(?<=[{HANGUL}]) )?)\Z")
# A heading, a cell or what stands in bold is a term as a whole.
_uncut = pattern(r"[ \t>]*#{1,6}[ \t]+(?:[\d.]+[ \t]*)?|.*\|[ \t]*|.*(?:\*\*|__|「|“|『)", re.DOTALL)
_LONGEST_UNCUT = 12
# Nor is an item cut that says no more: `- 一般模式（normal mode）：…`
_item = pattern(r"[ \t>]*(?:[-*+•][ \t]+|\d{1,3}[.)、][ \t]*)")
_item_closes = pattern(r"[）)][*_]{0,3}[ \t]*(?:[:：;；—–\n]|\Z)")
_LOOK_BACK = 80
# Which of several something is: 图（左）.
_SIDES = frozenset("左 右 上 下 前 后 左图 右图 上图 下图".split())
_TWO = 2  # 与门: a character that parts others may begin a term of two words
_OFTEN = 2
_hiragana = "\u3041-\u3096"
_kana = pattern(f"[{_hiragana}\u30a1-\u30fa]")
_japanese_tail = pattern(
    rf"(?:[{HAN}\u30a1-\u30ffー{LATIN}0-9]+[{_hiragana}]{{0,2}})?[{HAN}\u30a1-\u30ffー{LATIN}0-9]+[{_hiragana}]{{0,3}}\Z"
)
# A verb or an adjective in front of a noun, 用いた|結果; what is one word has the stem there, 取り消し, 借り手.
_verb_in_front = pattern(rf"\A[{HAN}]+[{_hiragana}]*[うくぐすつぬぶむるたなだい](?=[{HAN}\u30a1-\u30ff])")
_katakana_word = pattern("[\u30a1-\u30fa\u30fc]+")
_joined_by_no = pattern(rf"[{HAN}\u30a1-\u30fa\u30fc]+の\Z")
_particle = pattern(rf"^.*[{HAN}\u30a1-\u30ffー{LATIN}][をはがにのでともへや](?=.)", re.DOTALL)
# Behind code or a mark, it stands first: `e`は|指数.
_particle_first = pattern(rf"^[をはがにのでともへや](?=[{HAN}\u30a1-\u30ff])")
_korean_particle = pattern(r"(?:을|를|이|가|은|는|의|에|로|와|과|도|에서|으로|하는|한|된|할|하고|라는|인|같은)$")
# What tells more of the noun behind it may be a part of the name: 진리의 원천 (source of truth).
_korean_modifier = pattern(r"(?:의|된|한|하는)$")
_code_inside = pattern(
    r"[_={}<>\[\]\\;$*↑↓→←⇒≥≤±×÷]|^[a-z]+(?:, ?[a-z]+)+$|^[vV]?\d|^\S{1,2}$|\.\w+$|^[a-z]+[A-Z]|^[^A-Z\s]+/\S+$"
    r"|\svs\.?\s"
    # What is written as one is an identifier: OrderServiceTests, Shop.Tests.
    r"|^`?[A-Z][a-z]+(?:[A-Z][a-z]+){2,}`?$|^[A-Z][a-z]\w*\.[A-Z][a-z]\w*$"
)
# A sentence about something, which begins with its name: (mutable 只能用于数据成员).
_goes_on = pattern(
    rf"`?[{LATIN}][{LATIN}0-9.+#_-]*`?\s?(?:只|因|會|会|能|可|在|对|對|把|将|將|被|不|没|沒|有|已|要|应|應|必|也|都|还|還|就|需|通常|一般|默认|自动|构建|除|本身|用来|用來)"
)
# 预检界面 (Beta): a version is not ready; what has such a name is spoken of as well.
_unready = pattern("beta|alpha|preview", re.IGNORECASE)
_names_version = pattern("[测測试試贝貝系风風险險收益值率透明版]|[预預][览覽发發]")


def find_plain_terms(text: str) -> Iterator[tuple[Span, int]]:
    """Each likely term with the offset of the parenthesis behind it, in order; offsets are code points."""
    for match in _opening.finditer(text):
        opening = match.start()
        end = opening - (text[opening - 1] == " ")
        if match[0] == "(" and end == opening and text[end - 1].isascii():
            continue  # a call: realloc(ptr)
        inside = _inside.match(text, opening + 1, opening + 1 + _LONGEST_INSIDE)
        if text[end - 1] in CLOSING_QUOTES:
            if quoted := _quoted.search(text, max(0, end - LONGEST_TERM), end):
                yield Span(*quoted.span(1)), opening
            continue
        closes = inside is not None and _item_closes.match(text, inside.end()) is not None
        start = _with_other_half(text, end, inside[0] if inside else "", closes=closes)
        if start is None and inside and has_han(inside[0]):
            start = _acronym_start(text, end, inside[0])
        if start is not None:
            yield Span(start, end), opening


def _with_other_half(text: str, end: int, inside: str, *, closes: bool) -> int | None:
    """Where a term begins that a slash parts as it does what is in the parenthesis: 模型/视图 (Model/View)."""
    start = term_before(text, end, english_of(inside), closes=closes)
    half, slash, _ = inside.rpartition("/")
    if start is None or not slash or text[start - 1 : start] != "/":
        return start
    other = term_before(text, start - 1, half.strip())
    return start if other is None else other


def _acronym_start(text: str, end: int, inside: str) -> int | None:
    """Where an acronym begins whose full name and Chinese name follow: 现代 LLM（Large Language Model，大语言模型）."""
    acronym = _acronym_before.search(text, max(0, end - LONGEST_TERM), end)
    parts = grammar.parse(acronym[0], inside) if acronym else None
    return acronym.start() if acronym and parts and is_short_form(acronym[0], parts.english) else None


def names_in_english(term: str, inside: str) -> bool:
    """Whether the parenthesis gives the term an English name; without one it is no annotation here."""
    parts = grammar.parse(term, inside)
    if parts is None or not parts.english or no_name.is_remark(term, inside):
        return False
    if _goes_on.match(inside) or no_name.is_of_word(term, parts.english):
        return False
    if _unready.fullmatch(parts.english) and not _names_version.search(term):
        return False
    if not is_bare_name(term, parts.english, parts.aliases):
        return False
    return is_acronym(parts.english) or not _code_inside.search(parts.english)


def term_before(text: str, end: int, english: str = "", *, closes: bool = False) -> int | None:
    """Where the term begins that ends here, given its English name; None where it has no clear beginning.

    `closes` says that nothing but a definition follows the parenthesis on its line.
    """
    first = max(0, end - LONGEST_TERM)
    if _hangul.match(text, end - 1):
        return _korean_start(text, end, weigh(english))
    found = _run.search(text[first:end])
    run = found[0].lstrip("-·") if found else ""
    if not run or not re.search(f"[{_CJK}]", run):
        return None
    start = end - len(run)
    if run[0].isdigit() and text[start - 1 : start] == ".":
        return None  # 1.8B参数
    before = max(0, start - _LOOK_BACK)
    opens = max(before, text.rfind("\n", before, start) + 1)
    if _kana.search(text, opens, end):
        return _japanese_start(text, start, end, weigh(english))
    words = words_of_run(run, english)
    around = _around_latin(text, start, words, english)
    if around is not None or words[-1] in _where:
        return around
    if (named := _behind_naming(words, end)) is not None:
        return named
    line = text[opens:start]
    is_uncut = PARTING.isdisjoint(words) and not is_verb(words[0]) and len(run) <= _LONGEST_UNCUT
    if is_uncut and (_uncut.fullmatch(line) or (closes and _item.fullmatch(line) and all(map(_names, words)))):
        return start
    is_bound = text[start - 1 : start] in _BOUNDS or not line.strip(" \t>-*+0123456789.")
    kept, end, english = _before_and(words, end, english)
    best = _likeliest_start(kept, end, english, is_bound=is_bound)
    if best is not None and end - best == 1 and _takes_particle(kept):
        best -= len(kept[-2])
    return best and _with_what_english_says(text, best, english)


def longer_start(text: str, start: int, end: int) -> int:
    """Where a term begins that has a word more in front, which may be part of a name; `start` where none has.

    元素|节点, 存|值|函数, but no more for 的节点 and 使用节点.
    """
    found = _run.search(text[max(0, end - LONGEST_TERM) : end])
    at, longer = end, start
    for word in reversed(words_in(found[0]) if found else []):
        at -= len(word)
        if at < start:
            if not _may_be_in_name(word) or (longer < start and len(word) > 1):
                break
            longer = at
            if len(word) > 1:
                break
    return longer


def _names(word: str) -> bool:
    return word_class(word) in ("noun", "character")


def _may_be_in_name(word: str) -> bool:
    """Whether a word is one that names have: a noun, a single character, what is done if names often have it."""
    return _names(word) or (word_class(word) == "verb" and not is_verb(word) and lean(word) <= LEANINGS["verb"])


def words_of_run(run: str, english: str) -> list[str]:
    """The words of what stands in front, those as one that a hyphen, a foreign name or an 即 joins."""
    words = _names_kept_whole(_with_hyphens(_counts_apart(words_in(run))))
    for beginning, firsts in _FIRST_IN_ENGLISH:
        if beginning.match(english):
            words = _joined_to_next(words, firsts)
    if _as.search(english):
        words = _joined_as(words)
    return _foreign_names_whole(words) if _proper_name.search(english) else words


def _joined_to_next(words: Sequence[str], firsts: frozenset[str]) -> list[str]:
    """The words, each of some characters and the word behind it as one: 不|安全 (unsafe), 过|拟合 (overfitting)."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in firsts and not is_function_word(word):
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _from_able(words: Sequence[str], english: str) -> Sequence[str]:
    """The words from 可 on, where the English name begins with what can be done: 湖水|可测性 (testability)."""
    last = len(words) - 1
    can = [
        number
        for number, word in enumerate(words)
        if word[0] == "可" and word not in _NOT_ABLE and (len(word) > 1 or number < last)
    ]
    if not can or not _able.match(english):
        return words
    first, *others = words[can[-1] :]
    return [first, *others] if len(first) > 1 else [first + others[0], *others[1:]]


def _counts_apart(words: Sequence[str]) -> list[str]:
    """The words, a count or a pointing word and its measure as one, what is counted for itself: 一个|桶, 这段|代码.

    不 behind 的 denies no sentence, and is one with its noun: 的|不透明度.
    """
    parted: list[str] = []
    for word in words:
        if parted and (
            (parted[-1] in _POINTING and word in MEASURES) or (parted[-1] == "不" and parted[-2:-1] == ["的"])
        ):
            parted[-1] += word
        else:
            found = _counted.fullmatch(word) if len(word) > _TWO else None
            parted += found.groups() if found else [word]
    return parted


def with_its_companion(text: str, start: int, end: int) -> int:
    """Where a term begins whose last words never stand in this post without the word in front: 神经|可塑性.

    It must be seen behind other words, too, so that it is no accident of one phrase.
    """
    found = _companion.search(text, max(0, end - LONGEST_TERM), start)
    if not found:
        return start
    before = (found[1] if found[2] else words_in(found[1])[-1]) + found[2]
    longer = before + text[start:end]
    if is_function_word(before) or is_verb(before) or _korean_particle.search(found[1]):
        return start
    count = text.count(longer)
    if count < _OFTEN or text.count(text[start:end]) > count:
        return start
    return start - len(before) if len(set(_before_each(text, longer, 1 + len(found[2])))) >= _OFTEN else start


def _before_each(text: str, words: str, length: int) -> Iterator[str]:
    """The characters in front of some words, wherever these stand."""
    at = text.find(words)
    while at >= 0:
        yield text[max(0, at - length) : at]
        at = text.find(words, at + 1)


def _around_latin(text: str, start: int, words: Sequence[str], english: str) -> int | None:
    """Where a term begins that has a Latin word of its English name within: 稀疏 Merkle 树 (sparse Merkle tree)."""
    latin = _latin_before.search(text, max(0, start - LONGEST_TERM), start)
    before, found, behind = _parted_by(latin[1], english) if latin else ("", "", "")
    if not latin or not found or not PARTING.isdisjoint(words) or len("".join(words)) > 2 * weigh(behind) + _TWO:
        return None
    end = latin.start() - (text[latin.start() - 1 : latin.start()] == " ")
    first = term_before(text, end, before) if before and has_han(text[end - 1 : end]) else None
    return latin.start() if first is None else first


def _parted_by(latin: str, english: str) -> tuple[str, str, str]:
    """What stands in front of a word of an English name, the word, and what follows; a hyphen parts words as well.

    B 树 (B-Tree), Go 语言 (Golang)
    """
    words = english.replace("-", " ").split()
    key = latin.replace("-", " ").casefold()
    width = len(key.split())
    for at in range(len(words)):
        found = " ".join(words[at : at + width])
        if found.casefold() == key or (latin.istitle() and found == f"{latin}lang"):
            return " ".join(words[:at]), found, " ".join(words[at + width :])
    return english, "", ""


def _joined_as(words: Sequence[str]) -> list[str]:
    """The words, 即 with those on either side as one: 软件即服务 (software as a service)."""
    at = words.index("即") if "即" in words[1:-1] else 0
    return [*words[: at - 1], "".join(words[at - 1 :])] if at else [*words]


def _takes_particle(words: Sequence[str]) -> bool:
    """Whether what would part a lone character is a part of its word: 法中的|对价, behind a particle."""
    return len(words) > _TWO and words[-2] in _half_words and words[-3] in _particles


def _behind_naming(words: Sequence[str], end: int) -> int | None:
    """Where a name begins behind a word that says so: 这一步叫|美拉德反应; None where none does, or more follows."""
    last = max((number for number, word in enumerate(words) if word in _naming), default=-1)
    name = words[last + 1 :]
    if last < 0 or not name or not PARTING.isdisjoint(name) or len("".join(name)) > _LONGEST_UNCUT:
        return None
    return None if is_function_word(name[0]) or len("".join(name)) == 1 else end - len("".join(name))


def behind_verb(text: str, start: int, end: int, english: str) -> int:
    """Where a term begins in a stretch that may open with what is done with it: 理解|风险投资, but 支持向量机."""
    best = term_before(text, end, english) or start
    return best if is_verb(text[start:best]) else start


def _before_and(words: Sequence[str], end: int, english: str) -> tuple[Sequence[str], int, str]:
    """What stands in front of an `and` that both names have, since the term begins there.

    供给与需求 (supply and demand) is one name, 供给与需求 (demand) two.
    """
    joint = next((number for number in range(len(words) - 2, 0, -1) if words[number] in _and), 0)
    first, *others = _english_and.split(english, maxsplit=1)
    if not joint or not others:
        return words, end, english
    return words[:joint], end - len("".join(words[joint:])), first


def _with_what_english_says(text: str, start: int, english: str) -> int:
    """Further to the front, where English says what stands there.

    不|安全 (unsafe), 最|坏情况 (worst case), 二次|释放 (double free),
    Rust |项目 (Rust Project).
    """
    if text[start - 1 : start] == "最" and _superlative.match(english):
        start -= 1
    if _negated.match(english) and (negation := _negation_before.search(text, max(0, start - 2), start)):
        return start if is_function_word(negation[1]) else negation.start()
    numeral = _numeral_before.search(text, max(0, start - 3), start)
    if numeral and _numbered.match(english):
        return numeral.start()
    latin = _latin_before.search(text, max(0, start - LONGEST_TERM), start)
    if latin and english.casefold().startswith(f"{latin[1]} ".casefold()):
        return latin.start()
    return start


@lru_cache(maxsize=1 << 12)
def english_of(inside: str) -> str:
    """The English name that a parenthesis gives to whatever stands in front of it."""
    parts = grammar.parse("词", inside)
    return parts.english if parts else ""


def _leaves_company_out(words: Sequence[str], english: str) -> bool:
    """Whether Chinese calls a company one where its English name does not: 老虎管理公司 (Tiger Management)."""
    return words[-1] == "公司" and not is_acronym(english) and not _company.search(english)


def _likeliest_start(words: Sequence[str], end: int, english: str, *, is_bound: bool) -> int | None:
    """Where the term most likely begins that ends with the words, at `end`."""
    expected = expected_of(english, more=_leaves_company_out(words, english))
    rest = _from_able(_behind_other_latin(_foreign_name_alone(words, english), english), english)
    first = likeliest_beginning(rest, expected, opens_line=is_bound and "".join(rest) == "".join(words))
    return None if first is None else end - len("".join(rest[first:]))


def _foreign_name_alone(words: Sequence[str], english: str) -> Sequence[str]:
    """The last of some words where they spell all of a foreign name: 国王|波吕波斯 (Polybus)."""
    parts = english.split()
    if not parts or not all(map(_proper_name.match, parts)):
        return words
    name = "".join(reversed([*takewhile(_spells_name, reversed(words))]))
    return [name] if len(name) > _TWO and len(name) >= _TWO * len(parts) else words


def _behind_other_latin(words: Sequence[str], english: str) -> Sequence[str]:
    """The words behind Latin ones that the English name does not have: Acceptor|接受 (voted), but KL散度."""
    if is_acronym(english):
        return words
    said = english.casefold()
    others = [
        number
        for number, word in enumerate(words[:-1])
        if _latin_word.fullmatch(word) and word.casefold() not in said and not is_short_form(english, word)
    ]
    return words[others[-1] + 1 :] if others else words


def _names_kept_whole(words: Sequence[str]) -> list[str]:
    """The words, those around a dot and all behind it as one: a foreign name is not cut at its family name."""
    dot = next((number for number, word in enumerate(words) if not _DOTS.isdisjoint(word)), len(words))
    first = max(dot - 1, 0)
    while first and dot < len(words) and len(words[first - 1]) == 1 and _spells_name(words[first - 1]):
        first -= 1  # 埃|尔·格列科
    return [*words[:first], "".join(words[first:])] if dot < len(words) else [*words]


def _with_hyphens(words: Sequence[str]) -> list[str]:
    """The words, two that a hyphen joins as one: 编码-解码|器 (encoder-decoder)."""
    joined: list[str] = []
    for word in words:
        is_joined = len(joined) > 1 and joined[-1] == "-" and has_han(word) and has_han(joined[-2])
        joined[-2 if is_joined else len(joined) :] = ["".join([*joined[-2:], word]) if is_joined else word]
    return joined


def _foreign_names_whole(words: Sequence[str]) -> list[str]:
    """The words, those that together spell a foreign name as one: 布隆|过滤器, where a dictionary has 布|隆."""
    whole = [*words[:1]]
    for word in words[1:]:
        if 1 in (len(word), len(whole[-1])) and _spells_name(word) and _spells_name(whole[-1]):
            whole[-1] += word
        else:
            whole.append(word)
    return whole


def _spells_name(word: str) -> bool:
    return not is_function_word(word) and all(char in TRANSLITERATION for char in word)


def names_in_chinese(term: str, chinese: str) -> bool:
    """Whether what stands behind Latin words in running text, without any mark, is a name as they are one.

    A clause is none, nor what opens as talk does (虽然收费), and beside one word a long text tells what that is:
    Kestrel（工作流调度器）.
    """
    words = words_in(chinese)
    if not chinese or any(is_function_word(word) for word in (words[:-1] or words) if word not in _and):
        return False
    simplified = to_simplified(chinese)
    if cues.opens_sentence.match(simplified) or (term in chinese and len(term) > 1) or simplified in _SIDES:
        return False
    is_one = " " not in term and term[:1].isupper() and term[1:].islower()
    return not is_one or count_han(chinese) <= _TWO * _TWO or grammar.is_transliteration(chinese)


def _japanese_start(text: str, start: int, end: int, weight: float) -> int | None:
    """The last word in front, without the particle that parts it from others: 値の借用 (borrow).

    Where English has more words, what の joins to it belongs to the name: 依存性の注入 (dependency injection).
    """
    tail = _japanese_tail.search(text[start:end])
    if tail is None:
        return None
    term = _verb_in_front.sub("", tail[0])
    parted = _particle_first.match(term) or _particle.match(term)
    term = term[parted.end() :] if parted else term
    if len(term) < 2 or not (count_han(term) or re.search("[\u30a1-\u30ff]", term)):
        return None
    if count_han(term) + len(_katakana_word.findall(term)) * 2 < 2 * weight - 1:
        joined = _joined_by_no.search(text[start : end - len(term)])
        term = joined[0] + term if joined else term
    return end - len(term)


def _korean_start(text: str, end: int, weight: float) -> int | None:
    """As many words as the English name has, up to one that closes with a particle: 데이터 구조(data structure)."""
    line = text[max(text.rfind("\n", 0, end) + 1, end - LONGEST_TERM) : end]
    start = end
    for number, word in enumerate(reversed(re.findall(rf"[{HANGUL}{LATIN}0-9-]+|[^{HANGUL}{LATIN}0-9 -]+| ", line))):
        if number % 2:
            if word != " " or (number + 1) // 2 >= weight:
                break
            continue
        is_in_name = number // 2 < weight and _korean_modifier.search(word)
        if not _hangul.search(word) or (number and not is_in_name and _korean_particle.search(word)):
            break
        start = end - len(word) if not number else start - 1 - len(word)
    return start if end - start > 1 else None

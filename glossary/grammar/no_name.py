"""What stands in a parenthesis and is no name: addresses, citations, code, types, examples."""

from __future__ import annotations

import re

from glossary.grammar.cues import alternatives, points_elsewhere
from glossary.language.folding import to_simplified
from glossary.language.patterns import pattern
from glossary.language.script import has_han

# Node.js and Booking.com are names: a bare host is told by its two dots, or by a path behind it.
_host = r"(?-i:[a-z0-9-]+(?:\.[a-z0-9-]+)+\.[a-z]{2,7}(?:[/:]\S*)?|[a-z0-9-]+\.[a-z]{2,7}/\S+)"
_address = pattern(
    rf"<?(?:(?:https?|ftp|file|mailto):\S+|www\.\S+\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|{_host})>?", re.IGNORECASE
)
# Zhang et al. 2024b · Smith & Lee, 2019 · arXiv:2001.00001
_citation = pattern(
    r".*<[\w.+-]+@[\w.-]+>|[A-Za-z ]{1,12}\s?[:：](?!\s?[12]\d{3}\s?-\s?[12]\d{3}$)\s?\+?[\d -]{4,}|"
    r".*\bet al\b.*|arXiv:\s?\d.*|(?:doi|DOI|ISBN|ISSN|PMID)\s?[:：]?\s?\d.*"
    r"|[A-Z][\w'’-]+(?:(?:,? (?:and|&) |, )[A-Z][\w'’-]+)*(?:, ?|，| )[(（]?(?:19|20)\d\d[a-z]?[)）]?"
)
# Where something stands in a document: Figure 3 · Eq. (2) · pp. 3–5.
_reference = pattern(
    r"(?-i:RFC|PEP|JEP|JSR|EIP|BIP|CVE)[ -]?\d[\d-]*"
    r"|(?:[A-Z][a-z]+ )?"
    r"(?:Fig(?:ure|s?\.)|Theorem|Remark|Lemma|Corollary|Proposition|Section|Sec\.|Table|Tab\.|Eq(?:uation|s?\.)|Appendix"
    r"|Listing|pp?\.|§|Def(?:inition|\.)|Thm\.?|Prop\.|Ex(?:ercise|ample|\.)|Rev(?:ision|\.)|Ver(?:sion|\.)|Ed\.)"
    r"\s?\(?(?:\d[\d.–-]*[a-z]?|[A-Z])\)?"
    r"|(?:Def|Prop|Ex|Rev|Ver|bits?|lines?|rows?|columns?|pages?|p(?=\d\d)) ?\d[\d.–-]*"
    r"|(?-i:Q[1-4] ?[-–~～至到] ?Q[1-4])"
    # From which version on: JDK 8+.
    r"|[A-Za-z][\w.# -]*\d ?\+",
    re.IGNORECASE,
)
# a = b · n => n + 1 · x >= 0 · f(x, y) · i++: an operator between blanks, or a call.
_code = pattern(
    r"(?:\s(?:[=<>!+*/%&|^-]?=|[<>]|=>|->|&&|\|\|)\s|=>|->|\w\(\w*(?:, ?\w+)*\);?$|;$|^[a-z]\w*(?:\+\+|--)$).*"
)
# $V-E+F=2$ · M * N: what is reckoned, and no word.
_formula = pattern(r"\$[^$]+\$|\w{1,3}(?:\s?[*×]\s?\w{1,3})+")
# O(n log n), f(x, y): behind one letter.
_ATOM = r"(?:(?:log|ln|lg)\s?)?(?:[A-Za-z]|\d+)(?:\^?\d|²|³)?"
_arguments = pattern(rf"n?(?:log|ln|lg)\s?\w|{_ATOM}(?:(?:\s*[,+*^-]\s*|\s){_ATOM})*")
# 观察 3(b): the part of what is numbered.
_part_of_number = pattern(r"[a-z]|[ivx]{1,4}")
# setWidth(int width): behind an identifier, a type and what has it.
_camel_case = pattern(r"[a-z]+(?:[A-Z][a-z0-9]*)+|[a-z0-9]+_\w+")
_figure_with_unit = pattern(
    r"(?:TOP|Top|No\.)\s?\d[\d –-]*|[vV]?\d+(?:\.\d+){2,}(?:-\w+)?|#[0-9a-fA-F]{3,8}|[.~]{0,2}/[\w.-]+(?:/[\w.-]+)+"
    r"|(?:Ctrl|Control|Alt|Shift|Cmd|Command|Win|Option|⌘|⌥|⇧|⌃)\s?[+-]\s?\S+(?:\s?[+-]\s?\S+)*"
    r"|[~≈<>]?\d[\d.,]*\s?(?:[kKMGTP]i?[Bb]|[kKmM]?bps|[kMG]?Hz|[kmcnμ]?m|[kmμ]?g|[mnμ]?s|k?W|km/h|fps|px|em|rem|ms|min|h|%|x|m/s[²2]?|km/s|mol|mmHg|kcal|kJ|k?eV|dB|rpm|k?Pa|MPa|mAh)"
)
# Where somebody has an account: GitHub @brindle; Twitter @tide. The bare @brindle is a name.
_account = pattern(r"\w+ ?@[\w-]{2,}(?:\s?[;；,，、]\s?(?:\w+ ?)?@[\w-]{2,})*")
# What is said of a word, and not of what it names: 这个术语 (quartile), 远程调用的缩写 (RPC).
_WORDS = {
    "术语": "term",
    "单词": "word",
    "词": "word",
    "一词": "word",
    "字样": "word",
    "缩写": "abbreviat acronym",
    "简称": "abbreviat short",
    "全称": "full",
    "英文": "english",
    "名称": "name",
    "名字": "name",
}
# Which parts of a course or a book, or from which letter to which: Day 10–15, Lv3, A-Z. A term with a number of its
# own is translated: 第三阶段 (Phase 3).
_numbered = pattern(
    r"(?:Days?|Weeks?|Parts?|Chapters?|Ch\.|Lessons?|Steps?|Phases?|Levels?|Lv\.?|Episodes?|Ep\.?|Vol(?:ume|\.)?|Units?|Modules?"
    r"|Rounds?|Pages?|Sprints?)\s?\d+(?:\s?(?:[-–~～、,&至到]|to|and)\s?(?:[A-Z][a-z]+\s?)?\d+)*"
    r"|[Aa0]\s?[-–~～至到]\s?[A-Za-z0-9]",
    re.IGNORECASE,
)
_number = pattern("[\\d第零〇一二三四五六七八九十百千两兩首末]")  # noqa: RUF001
# Where something is kept: Models/, src/main.py, Shop.Orders.Tests; U.S.A. has single letters.
_kept_in = pattern(r"(?:[\w.@-]+/)+|[\w-]{2,}(?:\.[\w-]{2,}){2,}|(?:[\w.-]+/)+[\w-]+\.[a-z]{1,5}")
# One thing becomes another, or refers to it: Shop1 → Shop2.
_arrow = pattern("[→↔⇒←⇄⇔]")
_turns = pattern("[→↔⇒←⇄⇔到至变變转轉]")
# Web sites: tide.cn、tide.net. One alone may be a name: Booking.com.
_site = r"[\w-]+\.(?:com|cn|net|org|io|ai|app|dev|me|tw|jp)"
_sites = pattern(rf"{_site}(?:\s?[、,，/]\s?{_site})+", re.IGNORECASE)
# Several things, of which a term is the kind: 编程工具 (Claude Code、Gemini CLI). One sign parts what is counted up.
_things = pattern(r"[A-Z][\w.+# -]*(?:、[A-Z][\w.+# -]*)+|[A-Z][\w.+# -]*(?: / [A-Z][\w.+# -]*){2,}")
# Which edition of something is spoken of: 图标库 X（免费版）, but Pro（专业版）.
_edition = pattern(
    "(?:免费|付费|收费|专业|社区|企业|个人|标准|基础|高级|桌面|移动|网页|手机|国际|国内|海外|中文|英文|最新|正式|稳定|试用|精简|完整|旧|新)版"
    "|(?:免[费費]|付[费費]|收[费費]|旧|舊|新)"
)
_names_edition = pattern(
    r"(?:free|pro|professional|enterprise|community|standard|basic|premium|plus|personal|desktop|mobile|web|stable|new|old"
    r"|latest|trial|full|lite|international|global|chinese|english|release|paid|business|home|team)(?:\b.*)?",
    re.IGNORECASE,
)
# The types of fields and parameters, each with the Chinese word that it may be the translation of.
TYPES = {
    "string": "字符串 字串 弦 琴弦 字元 文字列 문자열",
    "str": "字符串 字串 文字列 문자열",
    "int": "整数 整型 整數",
    "integer": "整数 整型 整數",
    "float": "浮点 浮動 浮点数 流通 漂浮",
    "double": "双精度 双 倍",
    "boolean": "布尔 布林 真假 真偽 불린 불리언 논리",
    "bool": "布尔 布林",
    "number": "数 數 號 号 숫자",
    "object": "对象 物件 物体 客体 宾语 オブジェクト 객체",
    "array": "数组 阵列 陣列 数列 配列 배열",
    "datetime": "日期 时间",
    "timestamp": "时间戳 時間戳",
    "varchar": "字符",
    "uint": "整数",
    "bytes": "字节 位元組",
    "null": "空 零",
}
_type = pattern(rf"({alternatives(' '.join(TYPES))})(?:\[\]|\d+|\(\d+\))?(?:\s*[,，;；|/]\s*.*)?", re.IGNORECASE)
_parameter = pattern(rf"(?:{alternatives(' '.join(TYPES))})\s+[a-z]\w*(?:\s*,.*)?")
_requirement = pattern(
    r"(?:可选|必填|必选|必需|选填|默认|只读|required|optional|default|readonly|read-only)(?:\s*[：:].*)?", re.IGNORECASE
)
# How far something has come, which is a name beside the word for it only: 弃用 (deprecated), not 接口 (deprecated).
STAGES = ("deprecated", "experimental", "recommended", "unmaintained", "discontinued", "unofficial", "not recommended")
_stage = pattern(rf"(?:{'|'.join(STAGES)})", re.IGNORECASE)
_staged = pattern("官方|[弃棄废廢时時停推荐薦议議]|[实實][验驗]|[试試][验驗]|不再")
_EXAMPLES = r"例如|比如|譬如|诸如|例えば|例|如|像|包括|包含|예시|예를 들면|예를 들어|예"
_example_word = pattern(_EXAMPLES)
_example = pattern(
    rf"(?:{_EXAMPLES})\s*[：:]|(?:例如|比如|譬如|诸如)\s*[，,]|(?:例えば|예를 들[면어])[\s、，,]"
    r"|如[上下前左右本][图圖表文所述]|如[图圖表]"
)
# HTML, CSS 등, HTML、CSSなど
_list_of_any = pattern(r".*[,、].*(?: 등|など)")
# a...b, n + 1, setIndex, ls -la, GET /users, in code: what a program calls something, or what one types.
_LONE = r"(?:[A-Za-z](?![A-Za-z])|[^`A-Za-z])*"  # letters one by one
_identifier = pattern(
    r"`(?:[a-z]+(?:[A-Z][a-z]+)+|-{1,2}[a-z][^`]*|[^`]*(?: -{1,2}[a-z]| /\w|^//)[^`]*|//[^`]*|\([^`]*\)"
    rf"|{_LONE}[^\w\s`+#]{_LONE})`"
)
_WORD_LIST = 3
_comma = pattern(r"\s*[,，、/]\s*")
_joined = pattern(r"[、，和与與及/]")
# Where something is found: 官网：…, 开源地址为 ….
_where = pattern(r"(?:官网|官方网站|网址|链接|(?:开源|项目|下载|仓库|官方|代码)?地址|仓库)\s*(?:为|是|在|[：:])")
# Which of several instalments it is, or which note to see: （上）, （续）, （注3）.
_instalment = pattern("[注註] ?[0-9]+|[上中下续續]|[一二三四五六七八九十]|[续續][一二三四五六七八九]")
# Names that are typed, not said: keys, identifiers, options, files.
_typed = pattern(
    r"(?:(?:Ctrl|Control|Alt|Shift|Cmd|Command|Win|Option|Meta|Fn|Tab|Esc|Enter|⌘|⌥|⇧|⌃)\s?[+＋-]\s?.+|[⌘⌥⇧⌃]+\s?\S{1,5}|F\d{1,2}|\w*[A-Za-z0-9]_\w+|--?[a-z][\w-]*|[./~$@]\S+"  # noqa: RUF001
    r"|https?://\S+|[\w.]+\[.*[=\]].*|[\w.]+\(.*\)|\w+(?:::\w+)+|[\w-]+\.(?:py|js|ts|md|json|ya?ml|toml|sh|txt|csv|html|css|go|rs|c|h|cpp|java))",
    re.IGNORECASE,
)
# Nearly all names have none of these, and no look is taken at them.
_SIGNS = frozenset("=<>@/;.()&+#$*×0123456789→↔⇒←⇄⇔")
_LONGEST_REQUIREMENT = 40
_RANGE = 3
_REMARK_STARTS = frozenset("例比譬诸如像包官网链开项下仓代地可必选默只예roRO")


def is_no_name(term: str, text: str) -> bool:
    """Whether a Latin text is an address, a citation, code, a figure or the type of a field."""
    if not has_han(text):
        if (
            _address.fullmatch(text)
            or _citation.fullmatch(text)
            or _reference.fullmatch(text)
            or _figure_with_unit.fullmatch(text)
            or _sites.fullmatch(text)
            or ("@" in text and _account.fullmatch(text))
        ):
            return True
        if (
            (_code.search(text) or _kept_in.fullmatch(text) or _formula.fullmatch(text))
            if has_han(term)
            else _is_called(term, text)
        ):
            return True
        if term[-1].isdigit() and has_han(term) and _part_of_number.fullmatch(text):
            return True
        if _numbered.fullmatch(text) and not _number.search(term):
            return True
        if _arrow.search(text) and not _turns.search(term):
            return True
    if _stage.fullmatch(text):
        return not _staged.search(term)
    found = _type.fullmatch(text)
    return found is not None and has_han(term) and (_is_required(found) or not _translates(term, found[1].lower()))


def _is_called(term: str, text: str) -> bool:
    """Whether a Latin term is a function and the text what it is called with: O(log n), setWidth(int width)."""
    if len(term) == 1:
        return _arguments.fullmatch(text) is not None
    return _camel_case.fullmatch(term) is not None and _parameter.fullmatch(text) is not None


def _is_required(found: re.Match[str]) -> bool:
    """Whether the type is followed by whether the field must be given: number，可选."""
    return _requirement.fullmatch(found[0][found.end(1) :].lstrip(" ,，;；|/")) is not None


def _translates(term: str, name: str) -> bool:
    return any(word in term for word in TYPES[name].split())


def is_remark(term: str, text: str) -> bool:
    """Whether the whole parenthesis is none of a name and an explanation: an address, examples, what a field takes."""
    if text[:1] in _REMARK_STARTS and (
        _example.match(text)
        or _where.match(text)
        or (len(text) <= _LONGEST_REQUIREMENT and _requirement.fullmatch(text))
    ):
        return True
    if _list_of_any.fullmatch(text) or points_elsewhere.match(text) or _parts_work(term, text):
        return True
    may_be = text[0].isascii() and bool(
        len(term) == 1
        or term[-1].isdigit()
        or not _SIGNS.isdisjoint(text)
        or is_range(text)
        or _type.match(text)
        or _stage.match(text)
    )
    return may_be and is_no_name(term, text)


def is_of_word(term: str, english: str) -> bool:
    """Whether the term only says that a word is meant, which the English name is no translation of."""
    said = _WORDS.get(to_simplified(term))
    return said is not None and not any(word in english.casefold() for word in said.split())


def is_edition(term: str, text: str) -> bool:
    """Whether a Chinese text only says which edition of a Latin term is meant, and does not translate it."""
    return _edition.fullmatch(text) is not None and not _names_edition.search(term)


def counts_things(term: str, text: str) -> bool:
    """Whether a Latin text counts up two things or more that share no word, and the term does not."""
    if not _things.fullmatch(text) or _joined.search(term):
        return False
    words = [word.casefold() for word in re.findall(r"\w+", text)]
    return len({*words}) == len(words)


def _parts_work(term: str, text: str) -> bool:
    """Whether a Chinese text only tells which edition or instalment of a Latin term is spoken of."""
    return term.isascii() and (is_edition(term, text) or (len(term) > 1 and _instalment.fullmatch(text) is not None))


def is_range(text: str) -> bool:
    """Whether a Latin text may say from which letter to which: A-Z."""
    return len(text) == _RANGE and text[1] == "-"


def is_identifier(inside: str) -> bool:
    """Whether a parenthesis, with its marks, holds an identifier in code and nothing else."""
    return _identifier.fullmatch(inside.strip()) is not None


def lists_words(term: str, text: str) -> bool:
    """Whether a Latin text lists what there is of the term, one word each: 状态（pending, fulfilled, failed）.

    A term that is a list itself is translated word by word: 高中低（high, medium, low）.
    """
    words = _comma.split(text)
    if len(words) < _WORD_LIST or not all(word.isalpha() for word in words):
        return False
    return not _joined.search(term) and len(term) != len(words)


def is_example(text: str) -> bool:
    """Whether examples follow, and nothing else: 例如：苹果、香蕉."""
    return _example.match(text) is not None


def is_example_word(text: str) -> bool:
    """Whether the text is a word that examples follow, and nothing else: 例如."""
    return _example_word.fullmatch(text) is not None


def is_typed(term: str) -> bool:
    """Whether the term is what one types, such as a key or an identifier, which a parenthesis explains."""
    return _typed.fullmatch(term) is not None

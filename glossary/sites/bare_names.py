"""Whether what stands in Latin letters behind words without a mark names them, as a translation or an acronym does.

Where no mark says that a term stands here, most parentheses that hold digits or list things are something else: which
of several it is (第 3 层的 x3), the edition that brought it (C++20), things of the kind (Kestrel, Tern).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from glossary.grammar import closings
from glossary.grammar.cues import in_either_script
from glossary.grammar.translations import translates_category
from glossary.language.abbreviation import is_short_form
from glossary.language.patterns import pattern
from glossary.language.script import has_han
from glossary.language.sound import readings_with_tones

_number = pattern(r"\d+")
_token = pattern(r"[^\s,，、;；()（）]*\d[^\s,，、;；()（）]*")
# P2P, T2D, CO2, COVID-19, HTTP/2: the digits belong to the name.
_with_digits = pattern(r"(?:[A-Z]+\d+[A-Za-z]+|[A-Z]{2,}[-/.]?\d[\d.]*|[A-Z][A-Za-z-]{2,}-\d[\d.]*)s?")
# How Chinese says the numbers that names hold.
_NUMERALS = {
    "0": "零〇", "1": "一单首", "2": "二两双兩雙", "3": "三", "4": "四", "5": "五", "6": "六", "7": "七", "8": "八",
    "9": "九", "10": "十", "100": "百", "1000": "千",
}  # fmt: skip
# (x,y), (TPR,FPR): values side by side, without the space that parts names.
_values = pattern(r"[^\s,，]{1,4}(?:[,，][^\s,，]{1,4})+")
# Letters as formulas have them.
_formula_letter = pattern("[\U0001d400-\U0001d7ff]")
_capitalized = pattern(r"[A-Z][a-z]+(?: [A-Z][a-z]+)?")
# SNP/CNV: two things, unless the term is two as well.
_acronym = pattern(r"[A-Z]{2,}(?:\d|s)?")
_joins = pattern("[/、与與和及或比]")
# 原始内容 (PDF): what the file is.
_format = pattern(r"(?:PDF|EPUB|DOCX?|PPTX?|XLSX?|ZIP|PNG|JPE?G|GIF|MP[34]|TXT|CSV|IMG)", re.IGNORECASE)
_of_format = pattern("[格檔档][式案]|文[档檔本件]|演示|[压壓][缩縮]|[图圖]|音|逗号|表|格式")
# What code gives back is a value, and names nothing: 已结冰（true 或 false）; the truth itself has the name.
_truth = pattern("true|false|null|none|nil", re.IGNORECASE)
_of_truth = pattern("[真假空零无無]")
# A product or an identifier, with a capital inside a word: KelpDB, LakeHub Actions, tideOS; letters of several words
# are no product, PeMS.
_in_mixed_case = pattern(r"(?=.*(?:[a-z]{2}[A-Z]|[A-Z]{2}[a-z]{2}))[A-Za-z]+(?: [A-Za-z]+)?")
# What a program or a drawing has many of, each with a name of its own.
_HAVE_IDENTIFIERS = in_either_script(
    "网络 網路 函数 参数 变量 对象 属性 字段 命令 指令 事件 单元 节点 模块 类 方法",
    str.maketrans("网络参数变对属单节点块类", "網絡參數變對屬單節點塊類"),
)
_SEVERAL = 3
_exclusive = pattern("[只仅僅唯独獨专專]")
# What has a name of its own, or that of whom it is by: 定理（Brindle）; with the word itself it is translated.
_HAVE_NAMES = in_either_script(
    """
    定理 定律 引理 猜想 检验 不等式 悖论
    平台 网站 软件 工具 框架 公司 交易所 浏览器 编辑器 论坛 品牌
    """,
    str.maketrans("检验论软网编辑", "檢驗論軟網編輯"),
)
_of_its_own = pattern(
    r"(?:theorem|law|lemma|conjecture|test|testing|check|inequality|paradox|website|site|utility|corporate|bourse)s?"
)


def is_bare_name(term: str, english: str, others: Sequence[str] = ()) -> bool:
    """Whether a Latin text, with `others` behind it, may be the name of a Chinese term that no mark sets off."""
    if not has_han(term):
        return True
    return not (
        _has_number_unsaid(term, english)
        or _values.fullmatch(english)
        or (others and all(len(name) == 1 for name in (english, *others)))
        or english.endswith(("?", "!"))
        or (_truth.fullmatch(english) and not _of_truth.search(term))
        or (_format.fullmatch(english) and not _of_format.search(term))
        or _is_formula(english)
        or _lists_things(term, (english, *others))
        or _is_two_acronyms(term, (english, *others))
        or _is_one_of_kind(term, english)
        or (english.endswith(" only") and not _exclusive.search(term))
        or _sounds_as_part(term, english)
    )


def _has_number_unsaid(term: str, english: str) -> bool:
    """Whether a name holds digits that neither its own letters nor the term account for: 概率（Brindle1925）."""
    return any(
        not _with_digits.fullmatch(token) and not all(_says(term, number) for number in _number.findall(token))
        for token in _token.findall(english)
    )


def _says(term: str, number: str) -> bool:
    return number in term or any(numeral in term for numeral in _NUMERALS.get(number, ""))


def _is_formula(english: str) -> bool:
    return _formula_letter.search(english) is not None or any(
        not char.isascii() and unicodedata.category(char) == "Sm" for char in english
    )


def _lists_things(term: str, names: Sequence[str]) -> bool:
    """浏览器（Kestrel, Tern）: several proper names behind the kind of thing that they are; three behind anything."""
    if len(names) == 1 or not all(map(_capitalized.fullmatch, names)):
        return False
    if any(is_short_form(one, other) for one in names for other in names if one != other):
        return False
    is_of_kind = closings.ends_category.search(term) and not translates_category(term, names[0].split())
    return len(names) >= _SEVERAL or bool(is_of_kind)


def _is_two_acronyms(term: str, names: Sequence[str]) -> bool:
    each = [part for name in names for part in name.split("/")]
    return len(each) > 1 and all(map(_acronym.fullmatch, each)) and not _joins.search(term)


def _is_one_of_kind(term: str, english: str) -> bool:
    """平台（Kestrel）: a proper name behind nothing but the kind of thing that it is.

    A translation may begin with a capital, 算法（Algorithm）; with one inside it is a product: 语言（TernScript）.
    """
    is_product = _in_mixed_case.fullmatch(english) and (closings.is_kind(term) or term in _HAVE_IDENTIFIERS)
    if not is_product and not (_capitalized.fullmatch(english) and term in _HAVE_NAMES):
        return False
    words = english.casefold().split()
    return not (translates_category(term, words) or _of_its_own.fullmatch(words[-1]))


def _sounds_as_part(term: str, english: str) -> bool:
    """参差（cī）: how one character of the term is read."""
    return not english.isascii() and any(english.casefold() in readings_with_tones(char) for char in term)

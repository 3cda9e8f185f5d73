"""The core of a headword: what it names, without the date, the amount or the particle that the sentence put in front.

3月份的批发价格指数 is 批发价格指数, 27.08%的复合年化回报率 is 复合年化回报率, 与记忆障碍 is 记忆障碍,
《远航：一个水手的三十年》 is 《远航》.
"""

from __future__ import annotations

import re
from functools import lru_cache

from glossary.language.patterns import pattern

_NUMBER = r"[\d.,]+|[一二两三四五六七八九十百千]+"
# When: a year, a month, a quarter, said relatively or not.
_time = pattern(
    rf"^(?:\d{{2,4}}(?:财)?年度?|(?:{_NUMBER})月(?:份|(?:{_NUMBER})[日号])?|第?[一二三四1-4]季度?|q[1-4]|[上下]半年|全年|[去今明当同]年|[上本下当]月|[上本下]周|[上本下]季度?)的?"
    r"|^(?:目前|当前|现在|如今|眼下|当下|现行|最新|最近|近期)的"
)
# How much: a share, a sum, a number of units before 的; or a number before what it counts.
_amount = pattern(
    r"^(?:约|近|超过?|高达|逾|至少|数|上)?[$¥€£]?(?:\d[\d.,]*|[一二两三四五六七八九十百千万亿]+)(?:%|个?百分点|倍|[万亿千百]*(?:[美日欧澳加港]?元|人|个|家|年|天|股|票)?)?的"
    # A count with its measure word, a ratio.
    r"|^(?:(?:约|近|超过?|高达|逾|至少)?\d[\d.,]*|[数几上][十百千万亿]+)多?(?:个|位|名|家|台|辆|颗|枚|篇|座|项|份|吨|架|款|笔)"
    r"|^(?:约|近|超过?|高达|逾|至少)?\d[\d.,]*[万亿千百]*(?:[美日欧澳加港]元)?(?=[^\W\da-z_]{2})"
    r"|^\d+(?:比|:)\d+的"
)
# The letter of an acronym that a word stands for: E 代表共情.
_letter = pattern(r"^[a-z]代表")
# What joins the name to the sentence, of the closed classes that no term of so many characters begins with.
_joining = pattern(r"^(?:与|或者|以及|使用|采用|通过|经过|由于|称为|关于|对于)(?=[^\W\da-z_]{3})")
# The number of what a list or a chapter is about: 3、字符操作; 第二部分：应用层.
_numbered = pattern(r"^(?:\d{1,2}[、.]|第[\d一二三四五六七八九十]+(?:部分|章|节)[:：]?)(?=[^\W\da-z_]{2})")
_subtitle = pattern(r"^([^：:—]{2,})(?:[：:]|——)[^：:]+$")


@lru_cache(maxsize=1 << 14)
def core(name: str, english: str = "") -> str:
    """The core of a folded headword; `english` is its English name, which may say that a number belongs to it."""
    found = _numbered.sub("", _joining.sub("", _letter.sub("", name)))
    for amount, belongs in ((_time, _says_time), (_amount, _says_number)):
        match = amount.match(found)
        if match and len(found) - match.end() > 1 and not belongs(match[0], english):
            found = found[match.end() :]
    return found


@lru_cache(maxsize=1 << 10)
def without_subtitle(title: str) -> str:
    """The title of a work, without marks, up to its subtitle."""
    match = _subtitle.match(title)
    return match[1] if match else title


_digits = pattern(r"\d+")
_english_of_time = pattern(r"\b(?:year|month|quarter|week|annual|daily|half)", re.IGNORECASE)


_number_word = pattern(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|million|billion|trillion|first|second|third"
    r"|single|double|dual|triple|tri|bi)\b",
    re.IGNORECASE,
)


def _says_time(text: str, english: str) -> bool:
    return bool(_english_of_time.search(english)) or _says_number(text, english)


def _says_number(text: str, english: str) -> bool:
    """Whether an English name says the same number: 20-day Moving Average, One-Child Policy."""
    numbers = _digits.findall(text)
    return any(number in english for number in numbers) if numbers else bool(_number_word.search(english))

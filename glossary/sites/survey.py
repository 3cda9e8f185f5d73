"""Which forms of bilingual parentheses a text holds, whatever the marks are: what `init` proposes marks from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from glossary.grammar import no_name
from glossary.language.patterns import pattern
from glossary.language.script import HAN, HANGUL, KANA, LATIN, is_latin
from glossary.markdown.marks import ALSO
from glossary.markdown.prose import read_prose
from glossary.sites.definitions_alone import definitions_of
from glossary.sites.gaps import GAP
from glossary.sites.kinds.english import english_sites

_CJK = rf"{HAN}{KANA}{HANGUL}"
_parenthesis = pattern(
    rf"(?P<before>\*\*|__|==|[*_」』”》】`]|</[a-z]+>|\]\([^()\n]*\)|\]\]|[{_CJK}])(?P<gap>{GAP})(?P<sign>[（(])"
    rf"(?P<inside>\s?[{LATIN}][^（()）\n:：]{{1,80}})(?:[:：](?!//)[^（()）\n]{{0,200}})?[）)](?P<after>\*\*|__|==|[*_」』”》】]|</[a-z]+>)?"
)
_heading = pattern(r"[ \t]*#{1,6}[ \t]")
_PAIRS = {"」": "「」", "』": "『』", "”": "“”", "》": "《》", "】": "【】"}
_NAMES = {"`": "code", "]]": "wikilink"}
# Fewer than this, and rarer than this share of all, is a habit of nobody.
_LEAST, _LEAST_SHARE = 3, 0.05


class Survey(NamedTuple):
    """What stands around English names: the marks, and how many parentheses of half width stand behind each.

    `defined` counts the definitions behind a name, and `alone` the Chinese parentheses without one.
    """

    marks: Counter[str]
    half_width: Counter[str]
    defined: int = 0
    alone: int = 0


def survey(text: str) -> Survey:
    """How many parentheses with an English name stand behind or inside each mark; `plain` is none."""
    found: Counter[str] = Counter()
    half_width: Counter[str] = Counter()
    prose = read_prose(text)
    for match in _parenthesis.finditer(text, prose.body):
        inside = match["inside"].strip()
        start = match.start("inside")
        if is_latin(inside) and not no_name.is_remark("词", inside) and prose.holds(start - 1, start):
            mark = _mark(text, match)
            found[mark] += 1
            half_width[mark] += match["sign"] == "("
    found["english"] += sum(1 for _ in english_sites(text, prose))
    return Survey(+found, +half_width, *definitions_of(text, prose))


def _mark(text: str, match: re.Match[str]) -> str:
    line = text.rfind("\n", 0, match.start()) + 1
    before = match["before"]
    if before.startswith("]("):
        return "link"
    # Behind a bare word, the mark may close behind the parenthesis.
    sign = (match["after"] or "") if len(before) == 1 and before.isalpha() else before
    if not sign:
        return "heading" if _heading.match(text, line) else "plain"
    return _PAIRS.get(sign) or _NAMES.get(sign) or sign.replace("/", "")


def proposed_marks(found: Mapping[str, int]) -> list[str]:
    """The marks that a survey speaks for, pairs first, bold before others, since `annotate` writes the first."""
    total = sum(found.values())
    wanted = [
        mark
        for mark, count in sorted(
            found.items(), key=lambda each: (each[0] in _NO_PAIRS, each[0] != "**", -each[1], each[0])
        )
        if count >= max(_LEAST, _LEAST_SHARE * total)
    ]
    if "**" not in wanted:  # what stands in bold with a parenthesis is hardly ever anything but a term
        pairs = sum(mark not in _NO_PAIRS for mark in wanted)
        wanted.insert(pairs, "**")
    return wanted


_NO_PAIRS = frozenset(("plain", "english", "heading", "link", "wikilink", "code"))


def share_read(found: Mapping[str, int], marks: Sequence[str]) -> float:
    """Which share of the surveyed parentheses stands at one of these marks; 1 where there are too few to tell."""
    total = sum(found.values())
    read = sum(count for mark, count in found.items() if mark in marks or mark in ALSO)
    return read / total if total >= _ENOUGH else 1.0


_ENOUGH = 10


def example(mark: str) -> str:
    """The mark as it looks around a word: `**词**（E）`."""
    shown = {
        "plain": "词（E）",
        "english": "E（词）",
        "heading": "## 词（E）",
        "link": "[词](…)（E）",
        "wikilink": "[[词]]（E）",
        "code": "`词`（E）",
    }
    if mark in shown:
        return shown[mark]
    closing = mark.replace("<", "</") if mark[0] == "<" else mark[-1] if len(mark) == 2 and mark[0] != mark[1] else mark
    opening = mark[0] if len(mark) == 2 and mark[0] != mark[1] else mark
    return f"{opening}词{closing}（E）"


def parentheses_of(found: Survey, marks: Sequence[str]) -> str:
    """The width that these marks' parentheses have: full, half, or any where a good part has the other one.

    Full width is the rule in Chinese, so that it needs no more than most; too few tell nothing.
    """
    every = sum(found.marks[mark] for mark in marks if mark != "english")
    half = sum(found.half_width[mark] for mark in marks)
    if every < _ENOUGH or half < every * _OFTEN:
        return "full"
    return "half" if half >= every * _NEARLY_ALL else "any"


_OFTEN, _NEARLY_ALL = 0.4, 0.9


def defines_alone(found: Survey) -> bool:
    """Whether a Chinese parenthesis without a name is likely a definition, and no remark about its sentence.

    Who defines terms so does it behind their names as well. Of 33 gardens looked at, the one whose writer defines has
    twenty definitions behind names for one alone; of the others none has one for five.
    """
    return found.alone < _LEAST or found.defined >= found.alone


def total_of(surveys: Iterable[Survey]) -> Survey:
    """The sum of the surveys of several posts."""
    marks: Counter[str] = Counter()
    half_width: Counter[str] = Counter()
    defined = alone = 0
    for each in surveys:
        marks.update(each.marks)
        half_width.update(each.half_width)
        defined, alone = defined + each.defined, alone + each.alone
    return Survey(marks, half_width, defined, alone)

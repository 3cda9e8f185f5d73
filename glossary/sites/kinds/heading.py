"""Terms as headings: `## 词 (E)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.grammar import parse
from glossary.language.patterns import pattern
from glossary.language.script import HAN, has_east_asian
from glossary.markdown.prose import Prose
from glossary.model import Parts
from glossary.sites.plain_terms import behind_verb, names_in_chinese, names_in_english
from glossary.sites.site import Site

_heading = pattern(
    rf"^\ufeff? {{0,3}}#{{1,6}}[ \t]+"
    # Its number: 3, 2.1, 3\\., A., 第三章, 四、; a letter alone may be of the term: B 树 (B-Tree).
    r"(?:(?:\d{1,2}(?:\.\d+)*|[A-Z](?:\.\d+)*(?=\\?[.、)]))(?:\\?[.、)]+(?!\d)[ \t]*|[ \t]+)"
    rf"|\d{{1,2}}(?:\.\d{{1,2}})+(?=[{HAN}])"
    r"|第[一二三四五六七八九十百\d]+[章节節][ \t]*|[一二三四五六七八九十]{1,3}、)?(?:[-–—] )?"
    # What it is about, where the name has no such part: 用例 – 自动发票处理 (AIP).
    r"(?:[^\n（()）#:：–—]{1,16}(?:[:：][ \t]*| [–—-] )(?=[^\n]*[（(][^\n:：]*$))?"
    r"(?P<term>[^\n（()）#]{1,40}?)[ \t]*[（(](?P<inside>[^\n（()）]+)[）)][ \t]*(?:\{[^{}\n]*\}|#+)?[ \t]*\r?$",
    re.MULTILINE,
)


def heading_sites(text: str, prose: Prose) -> Iterator[Site]:
    """The headings that are a term with its name in the other language."""
    for found in _heading.finditer(text) if "#" in text else ():
        start, end = found.span("term")
        parts = parse(found["term"], found["inside"]) if prose.holds(start, end) else None
        if parts and _is_name(found["term"], found["inside"], parts):
            start = behind_verb(text, start, end, parts.english)
            yield Site(start, start, end, *found.span("inside"), found.end("inside") + 1, "heading")


def _is_name(term: str, inside: str, parts: Parts) -> bool:
    """Whether a heading is named in the other language, as words without a mark are."""
    if parts.english and has_east_asian(term):
        return names_in_english(term, inside)
    return bool(parts.english) or names_in_chinese(term, parts.chinese)

"""A parenthesis or a colon of the other width than the house style.

In Chinese text a half-width parenthesis looks like a slip, and two styles side by side defeat a search.
In a paragraph that is mostly English, parentheses of half width are right and stay silent.

Bad:  **大模型**(Large Model：参数量巨大的模型)
Good: **大模型**（Large Model: 参数量巨大的模型）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.check.context import Context, Placed
from glossary.check.finding import Finding
from glossary.check.registry import Option, Options
from glossary.check.rewrite import replace_text
from glossary.edits import Edit
from glossary.language.script import count_han
from glossary.model import Span

PARENTHESES = {"full": ("（", "）"), "half": ("(", ")")}
COLONS = {"full": "：", "half": ": "}
OPTIONS = {
    "parentheses": Option("full", "The width of the parentheses; `any` leaves them alone.", ("full", "half", "any")),
    "colon": Option("half", "The width of the colon behind a name; `any` leaves it alone.", ("full", "half", "any")),
}
# In English prose, too, the explanations are Chinese, so what stands in parentheses does not count; nor do tags.
_no_prose = re.compile(r"[（(][^（()）]*[)）]|<[^<>]*>")
_latin_word = re.compile(r"[A-Za-z]+")
_head = re.compile(r"[^：:\n]*[A-Za-z0-9)）*’'](\s*(?:：|:(?=\s|$))\s*)")


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Parentheses and colons of the other width."""
    for placed in post.annotations:
        if options["parentheses"] != "any":
            yield from _parentheses(post, placed, PARENTHESES[options["parentheses"]])
        if options["colon"] != "any":
            yield from _colon(post, placed, COLONS[options["colon"]])


def _is_chinese(post: Context, placed: Placed) -> bool:
    """Whether the line around an annotation is Chinese; a line with nothing else is what the term is."""
    start = post.text.rfind("\n", 0, placed.site.start) + 1
    end = post.text.find("\n", placed.end)
    line = _no_prose.sub("", post.text[start : end if end >= 0 else None])
    return count_han(line) >= len(_latin_word.findall(line))


def _parentheses(post: Context, placed: Placed, wanted: tuple[str, str]) -> Iterator[Finding]:
    opening = Span(placed.site.inside_start - 1, placed.site.inside_start)
    closing = Span(placed.end - 1, placed.end)
    here = post.text[opening.start], post.text[closing.start]
    # One of each width is the business of `unclosed-annotation`.
    if here in PARENTHESES.values() and here != wanted and (wanted == PARENTHESES["half"] or _is_chinese(post, placed)):
        edits = Edit(opening, wanted[0]), Edit(closing, wanted[1])
        message = f"{placed.annotation.term}: {here[0]}{here[1]} here, the house style is {wanted[0]}{wanted[1]}"
        yield post.finding(opening.start, closing.end, message, edits=edits, safe=True, about=placed.annotation.term)


def _colon(post: Context, placed: Placed, wanted: str) -> Iterator[Finding]:
    head = _head.match(post.inside(placed.site))
    annotation = placed.annotation
    if head is None or head[1].strip() == wanted.strip():
        return
    colon = head[1].strip()
    at = placed.site.inside_start + head.start(1) + head[1].index(colon)
    edits = replace_text(post, placed, head[1], wanted, annotation)
    message = f"{annotation.term}: the colon {colon} here, the house style is {wanted.strip()}"
    yield post.finding(at, at + 1, message, edits=edits, safe=True, about=annotation.term)

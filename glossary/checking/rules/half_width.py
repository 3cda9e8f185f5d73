"""A parenthesis or a colon of the other width than the house style.

In Chinese text a half-width parenthesis looks like a slip, and two styles side by side defeat a search.
In a paragraph that is mostly English, parentheses of half width are right and stay silent.

Bad:  **大模型**(Large Model：参数量巨大的模型)
Good: **大模型**（Large Model: 参数量巨大的模型）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.parentheses import closing_span
from glossary.checking.registry import Option, Options
from glossary.checking.rewrite import replace_text
from glossary.checking.words import stands_in_chinese
from glossary.edits import Edit
from glossary.language.patterns import pattern
from glossary.model import Annotation, Span
from glossary.sites import Placed

SEVERITY = "info"

PARENTHESES = {"full": ("（", "）"), "half": ("(", ")")}
COLONS = {"full": "：", "half": ": "}
OPTIONS = {
    "parentheses": Option("full", "The width of the parentheses; `any` leaves them alone.", ("full", "half", "any")),
    "colon": Option("half", "The width of the colon behind a name; `any` leaves it alone.", ("full", "half", "any")),
}
# Handles, tags and addresses explain nothing.
_no_words = pattern(r"\s*(?:[@#]\w|[ur]/\w|https?://|www\.)")
_head = pattern(r"[^：:\n]*[A-Za-z0-9)）*’'](\s*(?:：|:(?=\s|$))\s*)")


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Parentheses and colons of the other width."""
    for placed in post.annotations:
        if _no_words.match(post.inside(placed.site)):
            continue
        if options["parentheses"] != "any":
            yield from _parentheses(post, placed, PARENTHESES[options["parentheses"]])
        if options["colon"] != "any":
            yield from _colon(post, placed, COLONS[options["colon"]])


def _parentheses(post: Context, placed: Placed, wanted: tuple[str, str]) -> Iterator[Finding]:
    opening = Span(placed.site.inside_start - 1, placed.site.inside_start)
    closing = Span(placed.end - 1, placed.end)
    here = post.text[opening.start], post.text[closing.start]
    # One of each width is the business of `unclosed-annotation`.
    if (
        here in PARENTHESES.values()
        and here != wanted
        and (wanted == PARENTHESES["half"] or stands_in_chinese(post, placed))
    ):
        edits = _edits(post, opening, closing, wanted)
        message = f"{placed.annotation.term}: {here[0]}{here[1]} here, the house style is {wanted[0]}{wanted[1]}"
        yield post.finding(opening.start, closing.end, message, edits=edits, safe=True, about=placed.annotation.term)


def _edits(post: Context, opening: Span, closing: Span, wanted: tuple[str, str]) -> list[Edit]:
    """The parentheses in the other width; the full ones bring their own space, and need none beside them."""
    if wanted == PARENTHESES["half"]:
        return [Edit(opening, wanted[0]), Edit(closing, wanted[1])]
    text, start = post.text, opening.start
    start -= text[start - 1 : start] == " " and text[start - 2 : start - 1].strip() != ""
    inside = text[opening.end : closing.start]
    first, last = len(inside) - len(inside.lstrip(" ")), len(inside.rstrip(" "))
    behind = closing_span(text, closing.start)
    return [
        Edit(Span(start, opening.end + first), wanted[0]),
        Edit(Span(opening.end + max(first, last), behind.end), wanted[1]),
    ]


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


def objects(post: Context, new: Annotation, bold: str) -> bool:
    """Whether a new annotation would be reported: its parenthesis is of half width."""
    return "(" in bold

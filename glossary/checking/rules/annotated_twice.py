"""A term that is annotated again later in the same post.

The reader has met it; the second parenthesis only slows the reading, and the two drift apart. So does one under another
name of the same entry, with the same English name. A letter alone is none: x stands for something else each time.
`distance` is how many characters later a second annotation is welcome again; 0 means never.

Bad:  **大模型**（Large Model: 参数量巨大的模型）…… **大模型**（Large Model: 参数很多的模型）
Good: **大模型**（Large Model: 参数量巨大的模型）…… **大模型**
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.checking.words import stands_in_chinese
from glossary.edits import Edit
from glossary.language.english import is_related, normal
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import has_east_asian
from glossary.model import Annotation, Parts, Span
from glossary.sites import Placed

SEVERITY = "info"

# The parenthesis says which one is meant: **批次** ($X^{1}$).
_formula = pattern(r"\s*\$[^$]+\$\s*")
_item = pattern(r"[ \t>]*(?:[-*+]|\d+[.)、\uff0e])[ \t]*")
# An item, what is indented below it, or a blank line.
_of_list = pattern(r"[ \t>]*(?:[-*+]|\d+[.)、\uff0e])|[ \t]+\S|[ \t]*\Z")
OPTIONS = {"distance": Option(0, "How many characters later a term may be annotated again; 0: never.")}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Later annotations of one headword, or of one entry, in one sense."""
    senses: dict[str, list[Placed]] = {}
    for placed, found in zip(post.annotations, post.found, strict=True):
        own = placed.annotation.term
        if (len(own) == 1 and not has_east_asian(own)) or _formula.fullmatch(post.inside(placed.site)):
            continue
        names = dict.fromkeys((fold(own), fold(found.entry.term if found else own)))
        before = next((one for name in names for one in senses.get(name, ()) if _is_same(post, one, placed)), None)
        if before and not 0 < options["distance"] < placed.site.start - before.site.start:
            yield _finding(post, before, placed)
            continue
        for name in names:
            senses[name] = [*(one for one in senses.get(name, ()) if one is not before), placed]


def _finding(post: Context, before: Placed, placed: Placed) -> Finding:
    term, other = placed.annotation.term, before.annotation.term
    line, _ = post.lines.place(before.site.start)
    called = "" if fold(other) == fold(term) else f", as {other}"
    end = placed.end
    span = Span(_behind_marks(post, placed), end)
    edits = [Edit(span, "")] if _may_go(post, span, before.annotation, placed.annotation) else ()
    message = f"{term} is annotated in line {line} already{called}"
    return post.finding(placed.site.start, end, message, edits=edits, about=term)


def _behind_marks(post: Context, placed: Placed) -> int:
    """Where the parenthesis begins, with the space in front of it."""
    start = placed.site.inside_start - 1
    return start - (post.text[start - 1] == " ")


def _may_go(post: Context, parenthesis: Span, first: Annotation, later: Annotation) -> bool:
    """Whether the first annotation has every field that the later one has, and no bold text would touch another.

    An English explanation is a clause of its sentence, and tells something else each time.
    """
    if later.definition and later.definition != first.definition and not has_east_asian(later.definition):
        return False
    says_all = all(getattr(first.parts, field) or not getattr(later.parts, field) for field in Parts._fields)
    return says_all and post.text[parenthesis.end : parenthesis.end + 1] not in ("*", "_")


def _is_same(post: Context, one: Placed, other: Placed) -> bool:
    """Whether two annotations of one entry say the same: under one name, or in Chinese with one English name.

    Where a post is written in both languages, each annotates its own words. Two names that each open an item of a list
    are set side by side as two things: 第二次挥手（ACK）, 第四次挥手（ACK）.
    """
    first, later = one.annotation, other.annotation
    if fold(first.term) == fold(later.term):
        return not first.english or not later.english or is_related(first.english, later.english)
    is_named = bool(first.english) and normal(first.english) == normal(later.english)
    if is_named and _stand_in_one_list(post.text, one, other):
        return False
    return is_named and stands_in_chinese(post, one) and stands_in_chinese(post, other)


def _stand_in_one_list(text: str, one: Placed, other: Placed) -> bool:
    """Whether each opens an item of a list, and nothing but its items and what belongs to them stands between."""
    starts = [text.rfind("\n", 0, placed.site.start) + 1 for placed in (one, other)]
    opened = all(
        _item.fullmatch(text, start, placed.site.start) for start, placed in zip(starts, (one, other), strict=True)
    )
    return opened and all(_of_list.match(line) for line in text[slice(*starts)].splitlines())


def objects(post: Context, new: Annotation, bold: str) -> bool:
    """Whether a new annotation would be reported: the post annotates its term already."""
    return fold(new.term) in post.annotated

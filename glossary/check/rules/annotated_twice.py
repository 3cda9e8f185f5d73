"""A term that is annotated again later in the same post.

The reader has met it; the second parenthesis only slows the reading, and the two drift apart.
`distance` is how many characters later a second annotation is welcome again; 0 means never.

Bad:  **大模型**（Large Model: 参数量巨大的模型）…… **大模型**（Large Model: 参数很多的模型）
Good: **大模型**（Large Model: 参数量巨大的模型）…… **大模型**
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.check.context import Context, Placed
from glossary.check.finding import Finding
from glossary.check.registry import Option, Options
from glossary.edits import Edit
from glossary.language.english import is_related
from glossary.language.folding import fold
from glossary.model import Annotation, Span

OPTIONS = {"distance": Option(0, "How many characters later a term may be annotated again; 0: never.")}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Later annotations of one headword in one sense."""
    senses: dict[str, list[Placed]] = {}
    for placed in post.annotations:
        earlier = senses.setdefault(fold(placed.annotation.term), [])
        before = next((one for one in earlier if _same_sense(one.annotation, placed.annotation)), None)
        if before is None:
            earlier.append(placed)
            continue
        if options["distance"] and placed.site.start - before.site.start > options["distance"]:
            earlier[earlier.index(before)] = placed
            continue
        line, _ = post.lines.place(before.site.start)
        span = Span(_behind_marks(post, placed), placed.end)
        yield post.finding(
            placed.site.start,
            placed.end,
            f"{placed.annotation.term} is annotated in line {line} already",
            edits=[Edit(span, "")] if _may_go(post, span, before.annotation, placed.annotation) else (),
            about=placed.annotation.term,
        )


def _behind_marks(post: Context, placed: Placed) -> int:
    """Where the parenthesis begins, with the space in front of it."""
    start = placed.site.inside_start - 1
    return start - (post.text[start - 1] == " ")


def _may_go(post: Context, parenthesis: Span, first: Annotation, later: Annotation) -> bool:
    """Whether the first annotation has every field that the later one has, and no bold text would touch another."""
    says_all = all(own or not others for own, others in zip(first[3:], later[3:], strict=True))
    return says_all and post.text[parenthesis.end : parenthesis.end + 1] not in ("*", "_")


def _same_sense(one: Annotation, other: Annotation) -> bool:
    return not one.english or not other.english or is_related(one.english, other.english)

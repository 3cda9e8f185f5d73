"""A parenthesis within the bold text where the garden puts it behind, or the other way round.

Both read well; a garden that has both is harder to search. Off by default: `form` says which one is the house style.

Bad:  **大模型（Large Model）**
Good: **大模型**（Large Model）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary import grammar
from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options
from glossary.edits import Edit, insertion
from glossary.model import Span
from glossary.sites import Placed

SEVERITY = "info"

ON = False
BEHIND, INSIDE = "behind", "inside"
OPTIONS = {"form": Option(BEHIND, "Where the parenthesis stands.", (BEHIND, INSIDE))}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Annotations of the other form."""
    for placed in post.annotations:
        site, text = placed.site, post.text
        mark = text[site.start : site.start + 2]
        if mark not in ("**", "__"):
            continue
        opening = site.inside_start - 1
        is_inside = mark not in text[site.bold_end : opening]
        if is_inside == (options["form"] == INSIDE):
            continue
        edits = _moved_out(post, placed, mark) if is_inside else _moved_in(post, placed, mark)
        message = (
            f"{placed.annotation.term}: the parenthesis stands {'inside' if is_inside else 'behind'} the bold text"
        )
        yield post.finding(opening, placed.end, message, edits=edits, about=placed.annotation.term)


def _moved_out(post: Context, placed: Placed, mark: str) -> list[Edit]:
    """The closing mark in front of the parenthesis."""
    site, text = placed.site, post.text
    if not text.startswith(mark, placed.end) or not _is_read_the_same(post, placed):
        return []
    behind = text[site.bold_end : site.inside_start - 1]
    return [Edit(Span(site.bold_end, site.bold_end + len(behind)), mark), Edit(Span(placed.end, placed.end + 2), "")]


def _moved_in(post: Context, placed: Placed, mark: str) -> list[Edit]:
    """The closing mark behind the parenthesis."""
    site, text = placed.site, post.text
    between = text[site.bold_end : site.inside_start - 1]
    if (
        between.strip() != mark
        or not _is_read_the_same(post, placed)
        or text[placed.end : placed.end + 1] in ("*", "_")
    ):
        return []
    return [Edit(Span(site.bold_end, site.inside_start - 1), ""), insertion(placed.end, mark)]


def _is_read_the_same(post: Context, placed: Placed) -> bool:
    """Whether the grammar reads the term and its parenthesis in either form as it does in this one."""
    read = grammar.parse(post.bold(placed.site), post.inside(placed.site))
    return read is not None and read.term == placed.annotation.term

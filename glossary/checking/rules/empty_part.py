"""An annotation with nothing in front of its colon, behind it, or between its parentheses.

It is what is left when a name or a definition was to be filled in later, and readers see the lonely colon, or the
placeholder: TODO, 待补充.

Bad:  **大模型**（: 参数量巨大的模型）
Good: **大模型**（参数量巨大的模型）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary import grammar
from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Options
from glossary.edits import Edit
from glossary.language.patterns import pattern
from glossary.language.script import has_east_asian
from glossary.model import Span
from glossary.sites import Site

SEVERITY = "info"

_leading = pattern(r"\s*[：:，,、]\s*(?=\S)")
_placeholder = pattern(
    r"(?:^|[：:，,])\s*(TODO|TBD|TBC|FIXME|XXX|待[补補定填]\w?|[？?]{2,}|…+|\.{3,})\s*(?=\Z|[：:])", re.IGNORECASE
)
# 待办（TODO: 要做的事）: it is what these words are called.
_still_to_come = ("待", "未", "占位")
_trailing = pattern(r"(?<=\S)\s*[：:，,、]\s*\Z")
# `AVG()` is how a function is written, also with its name in marks, and `:+1:` how a picture is.
_called = pattern(r"[A-Za-z0-9_][*_]*\(\)\Z")
_picture = pattern(r":[\w+-]+:\s*\Z")


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Lonely colons and commas, and empty parentheses."""
    for site in post.sites:
        if site.inside_end is None:
            continue
        inside, term = post.inside(site), post.bold(site)
        if not inside.strip(" \t\r\n\u3000：:，,、"):
            span = Span(site.inside_start - 1, site.inside_end + 1)
            if _called.search(post.text, site.start, span.end) or _is_function(post, site):
                continue
            message = f"{term}: nothing between the parentheses"
            yield post.finding(*span, message, edits=[Edit(span, "")], safe=True, about=term)
            continue
        placeholder = _placeholder.search(inside)
        if placeholder and not term.startswith(_still_to_come):
            span = Span(site.inside_start + placeholder.start(1), site.inside_start + placeholder.end(1))
            missing = "definition" if placeholder.end() == len(inside) else "English name"
            yield post.finding(*span, f"{term}: {placeholder[1]} stands for the {missing}", about=term)
        for found, where in ((_leading.match(inside), "in front of"), (_trailing.search(inside), "behind")):
            if found and not _picture.search(inside):
                yield _finding(post, site, Span(*found.span()), f"{term}: nothing {where} {found[0].strip()}")


def _is_function(post: Context, site: Site) -> bool:
    """Whether a mark goes around a formula: *φ()* and *K(，)* are functions of something."""
    return site.holds_parenthesis and post.text[site.inside_start - 1] == "(" and not has_east_asian(post.bold(site))


def _finding(post: Context, site: Site, span: Span, message: str) -> Finding:
    inside = post.inside(site)
    rest = inside[: span.start] + inside[span.end :]
    before, after = grammar.parse(post.bold(site), inside), grammar.parse(post.bold(site), rest)
    place = Span(site.inside_start + span.start, site.inside_start + span.end)
    # Without its colon a short definition may read as a name: that is for a person to see.
    edits = [Edit(place, "")] if after else ()
    return post.finding(*place, message, edits=edits, safe=before == after, about=post.bold(site))

"""An annotation within two pairs of parentheses, or with one sign too many behind it.

Bad:  **大模型**（（Large Model: 参数量巨大的模型））
Good: **大模型**（Large Model: 参数量巨大的模型）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary import grammar
from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Options
from glossary.edits import Edit
from glossary.model import Span
from glossary.sites import Site

SEVERITY = "info"

_PAIRS = {"（": "）", "(": ")"}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Parentheses that stand twice."""
    for site in post.sites:
        if site.end is None:
            continue
        spans = _doubled(post, site) or _left_over(post, site)
        if spans:
            message = f"{post.bold(site)}: the parenthesis stands twice"
            edits = [Edit(span, "") for span in spans]
            yield post.finding(
                site.inside_start - 1, spans[-1].end, message, edits=edits, safe=True, about=post.bold(site)
            )


def _doubled(post: Context, site: Site) -> list[Span]:
    """The inner pair, where it encloses all that stands between the outer one and is read as an annotation."""
    inside = post.inside(site)
    close = _PAIRS.get(inside[:1], "")
    within = inside[1:-1]
    if (
        not close
        or inside[-1:] != close
        or set(within) & set("（）()")
        or grammar.parse(post.bold(site), within) is None
    ):
        return []
    start = site.inside_start
    return [Span(start, start + 1), Span(start + len(inside) - 1, start + len(inside))]


def _left_over(post: Context, site: Site) -> list[Span]:
    """The sign right behind the parenthesis that closes one more than was opened."""
    assert site.end is not None
    text = post.text
    close = text[site.end : site.end + 1]
    if not close or close not in _PAIRS.values() or grammar.parse(post.bold(site), post.inside(site)) is None:
        return []
    line = text[text.rfind("\n", 0, site.start) + 1 : site.end]
    is_open = sum(map(line.count, _PAIRS)) > sum(map(line.count, _PAIRS.values()))
    return [] if is_open else [Span(site.end, site.end + 1)]

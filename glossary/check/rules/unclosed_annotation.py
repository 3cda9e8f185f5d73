"""An annotation whose parenthesis never closes in its paragraph, or closes in the other width.

Neither this tool nor a reader can tell where the explanation ends.

Bad:  **糖原**（Glycogen: 储存在肝脏里的葡萄糖见了底。
Good: **糖原**（Glycogen: 储存在肝脏里的葡萄糖）见了底。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary import grammar
from glossary.check.context import Context
from glossary.check.finding import Finding
from glossary.check.registry import Options
from glossary.edits import Edit
from glossary.model import Span
from glossary.scan import Site

_CLOSES = {"（": "）", "(": ")"}
# Where nothing but the explanation stands on the line, its end is certain.
_explanation = re.compile(r"[^。！？!?；;\n（）()*]+")


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Parentheses without a close of their own width."""
    for site in post.sites:
        opening = post.text[site.inside_start - 1]
        if site.inside_end is None:
            yield from _unclosed(post, site, _CLOSES[opening])
        elif post.text[site.inside_end] != _CLOSES[opening]:
            place = Span(site.inside_end, site.inside_end + 1)
            message = f"{post.bold(site)}: {opening} closes with {post.text[place.start]}"
            edits = [Edit(place, _CLOSES[opening])]
            yield post.finding(*place, message, edits=edits, safe=True, about=post.bold(site))


def _unclosed(post: Context, site: Site, close: str) -> Iterator[Finding]:
    line_end = post.text.find("\n", site.inside_start)
    line_end = len(post.text) if line_end < 0 else line_end
    rest = _explanation.match(post.text, site.inside_start, line_end)
    # An aside may run on as it likes; what begins as an annotation does is one.
    if rest is None or grammar.parse(post.bold(site), rest[0].strip()) is None:
        return
    certain = not post.text[rest.end() : line_end].strip()
    at = Span(rest.end(), rest.end())
    yield post.finding(
        site.inside_start - 1,
        rest.end(),
        f"{post.bold(site)}: the parenthesis is never closed",
        edits=[Edit(at, close)] if certain else (),
        safe=True,
        about=post.bold(site),
    )

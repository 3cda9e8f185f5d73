"""Latin letters or digits of full width in an annotation.

They look like a slip beside other Latin letters, and a search for the name misses them.

Bad:  **大模型**（Ｌａｒｇｅ Ｍｏｄｅｌ: 参数量巨大的模型）
Good: **大模型**（Large Model: 参数量巨大的模型）
"""  # noqa: RUF002

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Options
from glossary.edits import Edit
from glossary.language.patterns import pattern
from glossary.model import Span

SEVERITY = "info"

_wide = pattern("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+(?:[ \u3000]+[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+)*")


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Runs of full-width letters, each put into the usual width."""
    for placed in post.annotations:
        for found in _wide.finditer(post.text, placed.site.start, placed.end):
            narrow = unicodedata.normalize("NFKC", found[0])
            message = f"{found[0]} is written in full width: {narrow}"
            edits = [Edit(Span(*found.span()), narrow)]
            yield post.finding(*found.span(), message, edits=edits, safe=True, about=placed.annotation.term)

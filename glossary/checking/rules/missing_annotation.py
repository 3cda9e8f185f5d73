"""A word worth an annotation that this post mentions and never annotates.

Off by default: `glossary annotate` writes them, and knows better which ones a post needs. Switch it on where a
garden wants every post annotated.

Bad:  大模型越来越便宜。
Good: **大模型**（Large Model: 参数量巨大的模型）越来越便宜。
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Option, Options

SEVERITY = "info"

ON = False
OPTIONS = {"limit": Option(5, "How many words of a post speak, the most worthwhile first; 0: all.")}


def check(post: Context, options: Options) -> Iterator[Finding]:
    """What `annotate` would write."""
    from glossary.annotating.text import Options as Wishes
    from glossary.annotating.text import Telling, annotate_text

    wishes = Wishes(limit=options["limit"] or None, marks=post.marks, tells=Telling.NEVER)
    for one in annotate_text(post.text, post.facts.glossary, wishes).written:
        message = f"{one.term} is mentioned here and annotated nowhere"
        yield post.finding(one.start, one.end, message, edits=one.edits, about=one.term)

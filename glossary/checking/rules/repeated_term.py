"""An annotation that says the term or its English name once more instead of what it is or is called.

Bad:  **OpenAI**（OpenAI）
Bad:  **OpenAI**（OpenAI: 一家研究人工智能的公司）
Bad:  **人工智能**（Artificial Intelligence: 人工智能）
Bad:  **人工智能**（Artificial Intelligence: Artificial Intelligence）
Good: **OpenAI**（一家研究人工智能的公司）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary import grammar
from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Options
from glossary.edits import Edit
from glossary.model import Span
from glossary.sites import Placed

SEVERITY = "info"

_AROUND = " :："


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Terms that stand before their parenthesis and again within it."""
    for placed in post.annotations:
        annotation, inside = placed.annotation, post.inside(placed.site)
        if inside.strip() == annotation.term:
            span = Span(placed.site.inside_start - 1, placed.end)
            edits = [Edit(span, "")] if post.bold(placed.site) == annotation.term else []
            yield post.finding(
                *span, f"the parenthesis only repeats {annotation.term}", edits=edits, safe=True, about=annotation.term
            )
        elif length := _repeated(annotation.term, inside):
            yield _shortened(post, placed, Span(0, length), len(annotation.term))
        elif length := _repeated_at_end(annotation.term, inside):
            yield _shortened(post, placed, Span(len(inside) - length, len(inside)), length)


def _repeated(term: str, inside: str) -> int:
    """How much of the inside is the term with a colon behind it."""
    head = inside.lstrip()
    if not head.startswith(term):
        return 0
    rest = head[len(term) :].lstrip()
    return len(inside) - len(rest[1:].lstrip()) if rest[:1] in ("：", ":") and rest[1:].strip() else 0


def _repeated_at_end(term: str, inside: str) -> int:
    """How much of the inside is a colon with nothing after it but the term, or what stands before the colon."""
    head, _, rest = inside.rpartition("：" if "：" in inside else ":")
    is_repeated = head.strip() and rest.strip() in (term, head.strip())
    return len(inside) - len(head.rstrip()) if is_repeated else 0


def _shortened(post: Context, placed: Placed, out: Span, length: int) -> Finding:
    inside, annotation = post.inside(placed.site), placed.annotation
    rest = grammar.parse(post.bold(placed.site), inside[: out.start] + inside[out.end :])
    names = annotation.english if annotation.english != annotation.term else ""
    definition = annotation.definition if annotation.definition not in (annotation.term, annotation.english) else ""
    same = rest is not None and (rest.definition, rest.english) == (definition, names)
    start = placed.site.inside_start
    return post.finding(
        start + out.start,
        start + out.start + length,
        f"the parenthesis only repeats {inside[slice(*out)].strip(_AROUND)}",
        # Without its colon a short definition may read as a name: that is for a person to see.
        edits=[Edit(Span(start + out.start, start + out.end), "")] if rest else (),
        safe=same,
        about=annotation.term,
    )

"""An annotation that gives its definition first and its English name behind the colon.

Readers and this tool expect the name in front; taken as it stands, the term has no English name.

Bad:  **大模型**（参数量巨大的模型: Large Model）
Good: **大模型**（Large Model: 参数量巨大的模型）
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary import grammar
from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.registry import Options
from glossary.edits import Edit
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.language.patterns import pattern
from glossary.language.script import HAN, has_han
from glossary.model import Span

# `英文名: X` and `公司: X` are labels; what defines is longer, and is no name.
_exchanged = pattern(rf"\s*([^：:]*[{HAN}][^：:]*?)\s*[：:]\s*([A-Za-z][A-Za-z0-9 .'’&/-]*[A-Za-z0-9])\s*")
_comma = pattern("[，,；;、]")
_SHORTEST, _LABEL = 6, 4


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Parentheses whose parts are the wrong way round; the grammar takes many of them for asides."""
    for site in post.sites:
        found = _exchanged.fullmatch(post.inside(site)) if site.end else None
        term = post.bold(site)
        if found is None or not has_han(term) or not (_defines(found[1]) or _is_name(post, term, found[2])):
            continue
        read = grammar.parse(post.bold(site), post.inside(site))
        wanted = grammar.parse(post.bold(site), f"{found[2]}: {found[1]}")
        if _is_labelled(read, found[1]) or not wanted or (wanted.english, wanted.definition) != (found[2], found[1]):
            continue
        span = Span(site.inside_start, site.inside_start + len(found[0]))
        message = f"{term}: the name {found[2]} belongs in front of the definition"
        yield post.finding(*span, message, edits=[Edit(span, f"{found[2]}: {found[1]}")], about=term)


def _is_labelled(read: grammar.Parts | None, before: str) -> bool:
    """Whether the grammar takes what stands in front for a label of the name, as in 英文名: Qwen."""
    return read is not None and bool(read.english) and before not in (read.definition, *read.aliases)


def _defines(text: str) -> bool:
    """Whether it is long enough for a definition, and does not end in a label: 从东京飞来的那一班，代号."""
    return len(text) >= _SHORTEST and len(_comma.split(text)[-1]) > _LABEL


def _is_name(post: Context, term: str, english: str) -> bool:
    """Whether other posts give the term this English name."""
    return any(normal(use.english) == normal(english) for use in post.uses_elsewhere(fold(term)))

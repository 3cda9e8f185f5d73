"""All of a post that is not prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from glossary.markdown.fences import body_start
from glossary.markdown.parser import REMEMBERED, needs_parser, parse_post
from glossary.markdown.signs import find_masks, module_lines
from glossary.model import Span


def masked_spans(text: str) -> Sequence[Span]:
    """Give all of a post that is not prose: sorted, disjoint code-point spans.

    They cover front matter, code, HTML tags and comments, whole `script`, `style`, `pre` and `textarea`
    elements, math, targets and titles of links, link definitions, template tags, Obsidian's comments and the lines
    of MDX.
    """
    return _remembered(text) if len(text) in REMEMBERED else _masked_spans(text)


def _masked_spans(text: str) -> Sequence[Span]:
    body = body_start(text)
    codes, targets = parse_post(text, body) if needs_parser(text[body:]) else ([], [])
    signs = find_masks(text, body, len(text), codes)
    return _joined([Span(0, body), *codes, *targets, *signs, *module_lines(text, body, len(text))])


@lru_cache(maxsize=4)
def _remembered(text: str) -> tuple[Span, ...]:
    return tuple(_masked_spans(text))


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Sort the spans, make one of those that overlap or touch, and drop the empty ones."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(end, joined[-1].end))
        elif start < end:
            joined.append(Span(start, end))
    return joined

"""The paragraphs of a text, and which of the translation stand for which of the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossary.context.mentioned import prose_of
from glossary.model import Span

_gap = re.compile(r"\n[ \t]*\n\s*")


def paragraphs_of(text: str) -> list[Span]:
    """Where the paragraphs of prose stand, as code-point offsets; those without a letter are left out."""
    prose = prose_of(text)
    spans: list[Span] = []
    at = 0
    for gap in [*_gap.finditer(prose), None]:
        end = gap.start() if gap else len(prose)
        if any(sign.isalpha() for sign in prose[at:end]):
            spans.append(Span(at, end))
        at = gap.end() if gap else end
    return spans


def counterparts(source: Sequence[Span], target: Sequence[Span]) -> list[Span]:
    """For each paragraph of the source, the stretch of the translation that stands for it.

    Texts with equally many paragraphs are taken to be translated one by one, but for a sentence that went to a
    neighbour; of any others, the whole counts.
    """
    if not target:
        return []
    if len(source) == len(target):
        last = len(target) - 1
        return [Span(target[max(0, n - 1)].start, target[min(last, n + 1)].end) for n in range(len(target))]
    return [Span(target[0].start, target[-1].end)] * len(source)

"""Where a word stands in the prose of a post as a word of its own, outside of annotations and headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.check.context import Context
from glossary.language.script import count_han, has_han
from glossary.markdown.fences import body_start
from glossary.matching import is_bounded
from glossary.model import Span

# A longer word of the glossary is looked for this many characters around.
_AROUND = 4
_latin_word = re.compile(r"[A-Za-z]+")
_NO_PROSE = ("#", "|", "<", ">", "[^", "!")


def mentions(post: Context, word: str, end: int | None = None) -> Iterator[Span]:
    """The mentions of a word, written just so, up to an offset."""
    at = post.text.find(word, body_start(post.text), end)
    while at >= 0:
        span = Span(at, at + len(word))
        if _is_mention(post, span, word):
            yield span
        at = post.text.find(word, span.end, end)


def _is_mention(post: Context, span: Span, word: str) -> bool:
    text = post.text
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start].lstrip()
    return (
        is_bounded(text, *span)
        and not line.startswith(_NO_PROSE)
        and (has_han(word) or _is_chinese(text, span))
        and not any(each.site.start <= span.start < each.end for each in post.annotations)
        and post.prose.holds(*span)
        and not _is_part(post, span, word)
    )


def _is_chinese(text: str, span: Span) -> bool:
    """Whether the line of a Latin word is Chinese: in an English one the word is no term but English."""
    end = text.find("\n", span.end)
    line = text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else None]
    return count_han(line) >= len(_latin_word.findall(line))


def _is_part(post: Context, span: Span, word: str) -> bool:
    """Whether a longer word of the glossary stands here: 模型 within 大模型. Only Chinese words have no boundary."""
    if not has_han(word):
        return False
    text = post.text
    for before in range(_AROUND + 1):
        for behind in range(_AROUND + 1):
            window = text[max(0, span.start - before) : span.end + behind]
            if len(window) > len(word) and "\n" not in window and post.facts.find(window):
                return True
    return False

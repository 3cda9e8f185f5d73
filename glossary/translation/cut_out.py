"""Mentions that are cut out of two words: 超人智能 in 超人智能体, 启动子 in 启动子代理."""

from __future__ import annotations

from collections.abc import Iterator

from glossary.index.rows import HEAD, row_of
from glossary.language.folding import fold
from glossary.language.script import has_han
from glossary.mentions.known import KnownEntries
from glossary.model import Span


def is_cut_out(text: str, place: Span, known: KnownEntries) -> bool:
    """Whether another name of the glossary lies across the end of a Chinese mention and leaves one syllable beside it.

    One syllable is seldom a word. In 大语言模型训练, two words stand on either side, and 模型训练 takes nothing away.
    """
    if not has_han(text[place.start : place.end]):
        return False
    return any(
        1 in (place.end - start, end - place.end)
        for start in range(place.start + 1, place.end)
        for end in _ends(text, start, known)
        if end > place.end
    )


def _ends(text: str, start: int, known: KnownEntries) -> Iterator[int]:
    """Where the names of the glossary end that begin here."""
    row = row_of(fold(text[start : start + HEAD]))
    for form, _ in known.forms([row]).get(row, ()):
        if fold(text[start : start + len(form)]) == form:
            yield start + len(form)

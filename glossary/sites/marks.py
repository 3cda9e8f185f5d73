"""The marks around a term (`**`, `__`, `*`, 「」): which ones open, which ones close."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from glossary.language.patterns import pattern
from glossary.markdown.marks import halves, tag_name
from glossary.markdown.prose import Prose
from glossary.model import Span
from glossary.sites.gaps import GAP, OPENS_GAP
from glossary.sites.paragraphs import Paragraph, paragraph_around

_opens_gap = re.escape("".join(sorted({*OPENS_GAP, "["})))


class Mark(NamedTuple):
    """How one kind of mark is found: its whole, and its closing half beside a parenthesis.

    Both are compiled when they are looked for: most marks stand in no post, and most paragraphs are read without.
    """

    name: str
    opening: str
    closing: str
    whole: re.Pattern[str]
    at_parenthesis: re.Pattern[str]

    @property
    def is_tag(self) -> bool:
        """Whether the mark is an element of HTML."""
        return self.closing.startswith("</")


Run = tuple[int, int]
"""Where a mark begins and ends."""


@lru_cache(maxsize=64)
def mark_of(mark: str) -> Mark:
    """What is looked for to find this mark."""
    opening, closing = halves(mark)
    if tag := tag_name.fullmatch(mark):
        whole = pattern(rf"</?{tag[1]}(?:\s[^<>]*)?>", re.IGNORECASE)
    elif opening != closing:
        whole = pattern(f"{re.escape(opening)}|{re.escape(closing)}")
    else:
        letter = re.escape(mark[0])
        run = rf"(?<![\\{letter}]){letter}{{{len(mark)}}}(?!{letter})" if len(mark) == 1 else letter + "{2,}"
        whole = pattern(run)
    literal = re.escape(closing)
    # Behind most marks the first character tells that no parenthesis comes.
    behind = rf"(?=[》”’」』〉（({_opens_gap}])[》”’」』〉]?{GAP}[（(]"
    at_parenthesis = pattern(
        rf"{literal}(?:{behind}|(?<=[）)]{literal})|(?<=[）)][：:]{literal}))", re.IGNORECASE if tag else 0
    )
    return Mark(mark, opening, closing, whole, at_parenthesis)


def bold_spans(text: str, offset: int, prose: Prose) -> Iterator[tuple[Span, Span]]:
    """Each opening `**` of the paragraph around an offset with its closing one, as their author meant them."""
    paragraph = Paragraph(text, *paragraph_around(text, offset))
    return ((Span(*opening), Span(*closing)) for opening, closing in pairs(paragraph, mark_of("**"), prose))


def pairs(paragraph: Paragraph, mark: Mark, prose: Prose) -> Iterator[tuple[Run, Run]]:
    """The marks of a paragraph, each opening with its closing one.

    Pairs by turns and by white space, not by CommonMark's flanking rules, which leave bold beside Chinese punctuation
    unrendered (commonmark-spec #650): the author meant it all the same.
    """
    text, opened = paragraph.text, None
    for match in mark.whole.finditer(text, paragraph.start, paragraph.end):
        start, end = match.span()
        may_open, may_close = _may_open(mark, text, start, end), _may_close(mark, text, start, end)
        if _is_escaped(text, start) or not _is_prose(mark, prose, start, end, may_open):
            continue
        if opened is not None and may_close:
            yield opened, (start, end)
            opened = None
        elif may_open:
            opened = (start, end)


def _is_prose(mark: Mark, prose: Prose, start: int, end: int, opens: bool) -> bool:
    """Whether the mark stands in prose; a tag is none itself, but what it stands around is."""
    if mark.is_tag:
        return prose.holds(end, end + 1) if opens else prose.holds(start - 1, start)
    return prose.holds(start, end)


def _is_escaped(text: str, at: int) -> bool:
    """Whether an odd number of backslashes stands in front; each pair of them is a backslash that is shown."""
    before = at
    while before and text[before - 1] == "\\":
        before -= 1
    return (at - before) % 2 == 1


def _may_open(mark: Mark, text: str, start: int, end: int) -> bool:
    if mark.opening != mark.closing:
        return not text.startswith("</", start) if mark.is_tag else text.startswith(mark.opening, start)
    return (
        end < len(text)
        and not text[end].isspace()
        and not (mark.opening[0] == "_" and text[start - 1 : start].isalnum() and text[start - 1].isascii())
    )


def _may_close(mark: Mark, text: str, start: int, end: int) -> bool:
    if mark.opening != mark.closing:
        return text.startswith("</" if mark.is_tag else mark.closing, start)
    return start > 0 and not text[start - 1].isspace()

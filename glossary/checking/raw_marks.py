"""Which `**` of a post readers see as they are: a parser is asked, but only about the parts where that may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.lone_marks import is_between_spaces
from glossary.language.patterns import pattern
from glossary.markdown.parser import read_events, shows
from glossary.model import Span

WORD = pattern(r"\w")
SIGN = pattern(r"[^\w\s]")
# Marks that every parser takes for bold: by turns, in one line, each with a letter within or no letter without.
_OPENING = r"(?:\*\*(?=\w)|(?<!\w)\*\*(?=\S))"
_CLOSING = r"(?:(?<=\w)\*\*|(?<=\S)\*\*(?!\w))(?!\*)"
_regular = pattern(rf"[^*`\\]*+(?:{_OPENING}[^*`\\\n]++{_CLOSING}[^*`\\]*+)*+")
HTML_LINE = pattern(r"^ {0,3}</?[A-Za-z]", re.MULTILINE)


def suspicious_parts(text: str, body: int) -> Iterator[Span]:
    """The parts between blank lines that a parser must be asked about, in order; the whole text where code is near."""
    parts = [part for part in _parts_with_marks(text, body) if _is_suspicious(text[slice(*part)])]
    fenced = any("```" in text[slice(*part)] or "~~~" in text[slice(*part)] for part in parts)
    yield from [Span(body, len(text))] if fenced else parts


def _parts_with_marks(text: str, body: int) -> Iterator[Span]:
    mark = text.find("**", body)
    while mark >= 0:
        part = _part_around(text, body, mark)
        yield part
        mark = text.find("**", part.end)


def _is_suspicious(part: str) -> bool:
    return not _regular.fullmatch(part) or ("<" in part and HTML_LINE.search(part) is not None)


def _part_around(text: str, body: int, at: int) -> Span:
    start, end = text.rfind("\n\n", body, at), text.find("\n\n", at)
    return Span(start + 2 if start >= 0 else body, end if end >= 0 else len(text))


def raw_marks(post: Context, part: Span) -> tuple[set[int], set[int]]:
    """Where `**` is shown as it is: in Markdown, and in the text of HTML blocks."""
    raw, in_html = set[int](), set[int]()
    in_code = 0
    text = post.text[part.start : part.end]
    # The indentation of a paragraph in a list would make it code when it is read alone.
    shift = part.start + len(text) - len(text.lstrip(" \t"))
    text = text.lstrip(" \t")
    # Events are ten times as much work as to see that there is nothing to be found, as in most parts.
    for event in read_events(text) if shows(text, "**") else ():
        start, end = event.start + shift, event.end + shift
        if event.kind == "CodeBlock":
            in_code += 1 if event.step == "start" else -1
        elif event.kind == "Html" and not in_code:
            in_html.update(_marks_in(post, start, end))
        elif event.kind == "Text" and not in_code:
            # Of a mark that is text, each sign is a text of its own; between spaces it is a part of one.
            raw.update(_marks_in(post, start, start + 2) if post.text.startswith("**", start) else ())
            raw.update(mark for mark in _marks_in(post, start, end) if is_between_spaces(post.text, mark))
    return raw, in_html


def _marks_in(post: Context, start: int, end: int) -> Iterator[int]:
    at = post.text.find("**", start, end)
    while at >= 0:
        if post.prose.holds(at, at + 2):
            yield at
        at = post.text.find("**", at + 2, end)

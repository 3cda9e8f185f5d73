"""Which `**` of a post readers see as they are: a parser is asked, but only about the parts where that may be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossary.check.context import Context
from glossary.markdown.parser import read_events
from glossary.model import Span

_pair = re.compile(r"\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*")
WORD = re.compile(r"\w")
SIGN = re.compile(r"[^\w\s]")
HTML_LINE = re.compile(r"^ {0,3}</?[A-Za-z]", re.MULTILINE)


def suspicious_parts(text: str, body: int) -> Iterator[Span]:
    """The parts between blank lines that a parser must be asked about, in order; the whole text where code is near."""
    parts = sorted({*_suspicious_bold(text, body), *_html_blocks(text, body)})
    fenced = any("```" in text[slice(*part)] or "~~~" in text[slice(*part)] for part in parts)
    yield from [Span(body, len(text))] if fenced else parts


def _suspicious_bold(text: str, body: int) -> Iterator[Span]:
    """The parts in which a mark stands between a word and a sign, or beside another mark."""
    at = body
    while match := _pair.search(text, at):
        bold, start, end = match[1], match.start(), match.end()
        at = end - 2
        before, behind = text[start - 1] if start else "", text[end : end + 1]
        if (
            (SIGN.match(bold) and WORD.match(before))
            or (SIGN.match(bold[-1]) and WORD.match(behind))
            or "*" in (before, behind)
        ):
            part = _part_around(text, body, start + 2)
            yield part
            at = max(at, part.end)


def _html_blocks(text: str, body: int) -> Iterator[Span]:
    """The parts in which `**` stands below the beginning of a line that begins with a tag."""
    end = body
    for match in HTML_LINE.finditer(text, end) if "<" in text else ():
        if match.start() >= end:
            part = _part_around(text, body, match.start())
            end = part.end
            if text.find("**", match.start(), end) >= 0:
                yield part


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
    for event in read_events(text.lstrip(" \t")):
        start, end = event.start + shift, event.end + shift
        if event.kind == "CodeBlock":
            in_code += 1 if event.step == "start" else -1
        elif event.kind == "Html" and not in_code:
            in_html.update(_marks_in(post, start, end))
        elif event.kind == "Text" and not in_code and post.text.startswith("**", start):
            # Of a mark that is text, each sign is a text of its own.
            raw.update(_marks_in(post, start, start + 2))
    return raw, in_html


def _marks_in(post: Context, start: int, end: int) -> Iterator[int]:
    at = post.text.find("**", start, end)
    while at >= 0:
        if post.prose.holds(at, at + 2):
            yield at
        at = post.text.find("**", at + 2, end)

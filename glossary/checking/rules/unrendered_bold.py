"""Bold that readers see as raw `**`, because CommonMark does not take the marks for bold.

It happens where a mark stands between a letter and punctuation (commonmark-spec #650: Chinese is written
without spaces), in a paragraph that touches an HTML tag in the line above, where spaces stand within the marks, and
where the other mark is missing.

Bad:  他读了**《局外人》**（The Stranger），很喜欢。
Good: 他读了《**局外人**》（The Stranger），很喜欢。
"""

from __future__ import annotations

from collections.abc import Iterator

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.lone_marks import is_alone, stands_alone
from glossary.checking.moved_marks import is_beside_sign, moved_marks
from glossary.checking.raw_marks import HTML_LINE, raw_marks, suspicious_parts
from glossary.checking.registry import Options
from glossary.edits import insertion
from glossary.model import Span
from glossary.sites import bold_spans
from glossary.sites.paragraphs import paragraph_around

SEVERITY = "info"


def check(post: Context, options: Options) -> Iterator[Finding]:
    """Pairs of marks of which the parser leaves one as text."""
    seen, lines = set[Span](), set[int]()
    for part in suspicious_parts(post.text, post.prose.body):
        raw, in_html = raw_marks(post, part)
        paired, end = set[int](), -1
        for at in sorted(raw | in_html):
            pairs = list[tuple[Span, Span]]()
            if at >= end:
                # All marks of a paragraph are paired at once.
                end = paragraph_around(post.text, at)[1]
                meant = list(bold_spans(post.text, at, post.prose))
                paired = {place for pair in meant for mark in pair for place in range(*mark)}
                pairs = [pair for pair in meant if pair[0] not in seen]
                seen.update(opening for opening, _ in pairs)
            hidden = [pair for pair in pairs if pair[0].start in in_html]
            touching = [pair for pair in pairs if _touches(post.text, *pair)]
            if touching:
                yield _touching(post, *touching[0])
            elif hidden:
                yield from _in_html(post, hidden)
            elif any(mark.start in raw for pair in pairs for mark in pair):
                yield from _in_markdown(post, pairs, raw)
            elif is_alone(post, at, paired) and (line := post.lines.place(at)[0]) not in lines:
                lines.add(line)
                yield stands_alone(post, at)


def _touches(text: str, opening: Span, closing: Span) -> bool:
    """Whether one of the marks is four signs: the end of one bold text and the beginning of the next."""
    return opening.end - opening.start > 3 or closing.end - closing.start > 3


def _touching(post: Context, opening: Span, closing: Span) -> Finding:
    bold = post.text[opening.end : closing.start]
    return post.finding(opening.start, closing.end, f"**{bold}** touches the next bold text", about=bold)


def _in_markdown(post: Context, pairs: list[tuple[Span, Span]], raw: set[int]) -> Iterator[Finding]:
    """The pairs of one paragraph that are at fault: one that is not taken for bold throws later ones out of step."""
    causes = [pair for pair in pairs if is_beside_sign(post.text, *pair)]
    for opening, closing in causes:
        yield _beside_sign(post, opening, closing)
    if not causes:
        opening, closing = next(pair for pair in pairs if pair[0].start in raw or pair[1].start in raw)
        bold = post.text[opening.end : closing.start]
        yield post.finding(opening.start, closing.end, f"**{bold}** is not shown as bold", about=bold)


def _in_html(post: Context, pairs: list[tuple[Span, Span]]) -> Iterator[Finding]:
    """One finding for a paragraph that belongs to an HTML block; a blank line makes it a paragraph.

    What would not be bold there either is mended with it, or has a finding of its own.
    """
    opening, closing = pairs[0]
    bold = post.text[opening.end : closing.start]
    more = f" and {len(pairs) - 1} more are" if len(pairs) > 1 else " is"
    start = _below_html(post.text, opening.start)
    edits = [insertion(start, "\r\n" if post.text[:start].endswith("\r\n") else "\n")] if start else []
    for pair in pairs if start else ():
        if is_beside_sign(post.text, *pair):
            finding = _beside_sign(post, *pair)
            edits += finding.edits
            if not finding.edits:
                yield finding
    message = f"**{bold}**{more} not shown as bold: the paragraph touches an HTML tag"
    yield post.finding(opening.start, closing.end, message, edits=edits, safe=True, about=bold)


def _below_html(text: str, at: int) -> int:
    """Where the lines around an offset begin that stand below a tag without a blank line; 0 if a tag begins them."""
    start = text.rfind("\n", 0, at) + 1
    if HTML_LINE.match(text[start:at]):
        return 0
    while start:
        before = text.rfind("\n", 0, start - 1) + 1
        if HTML_LINE.match(text[before:start]):
            return start
        if not text[before:start].strip():
            return 0
        start = before
    return 0


def _beside_sign(post: Context, opening: Span, closing: Span) -> Finding:
    bold = post.text[opening.end : closing.start]
    return post.finding(
        opening.start,
        closing.end,
        f"**{bold}** is not shown as bold: `**` stands between punctuation and a letter",
        edits=moved_marks(post, opening, closing),
        safe=True,
        about=bold,
    )

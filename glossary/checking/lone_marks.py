"""`**` that has no other to make a pair with, or has spaces where the bold words should touch it."""

from __future__ import annotations

from collections.abc import Collection

from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.edits import Edit
from glossary.language.patterns import pattern
from glossary.language.script import has_han
from glossary.markdown.parser import read_events
from glossary.model import Span

# Between spaces a mark is likely the sign itself: 用 ** 表示幂. Bold was meant where the closing one touches text.
_between_spaces = pattern(r"\*\*[ \u3000]+[^\s*`][^*`\n]*[ \u3000]\*\*(?:(?![\s*]|\Z)|(?=[ \u3000]?[（(]))")
_spaced = pattern(r"\*\*(?P<before>[ \u3000]*)(?P<bold>[^\s*][^*\n]*?)(?P<after>[ \u3000]*)\*\*(?!\*)")


def is_alone(post: Context, at: int, paired: Collection[int]) -> bool:
    """Whether a mark stands where none of a pair does, and in Chinese text: else it may be a power or a path."""
    if at in paired:
        return False
    if is_between_spaces(post.text, at):
        found = _between_spaces.match(post.text, at)
        return found is not None and has_han(found[0])
    before, behind = post.text[max(0, at - 1) : at], post.text[at + 2 : at + 4].lstrip(" \u3000")[:1]
    return (has_han(before) or has_han(behind)) and "*" not in before + behind


def is_between_spaces(text: str, at: int) -> bool:
    """Whether a mark touches no word on either side."""
    return text[max(0, at - 1) : at].isspace() and text[at + 2 : at + 3].isspace()


def stands_alone(post: Context, at: int) -> Finding:
    """The finding at a mark; where spaces keep a pair from being bold, with the edits that take them out."""
    found = _spaced.match(post.text, at)
    if found is None or not (found["before"] or found["after"]):
        end = post.text.find("\n", at)
        about = post.text[at + 2 : end if end >= 0 else None].strip()[:_SHOWN]
        return post.finding(at, at + 2, f"** stands alone and is shown as it is: {about}", about=about)
    bold = found["bold"]
    edits = [Edit(Span(*found.span(name)), "") for name in ("before", "after") if found[name]]
    is_bold = any(event.kind == "Strong" for event in read_events(f"x**{bold}**{post.text[found.end() :][:1]}"))
    message = f"**{bold}** is not shown as bold: spaces stand within its marks"
    return post.finding(*found.span(), message, edits=edits if is_bold else (), about=bold)


# As much as tells a person which mark is meant.
_SHOWN = 20

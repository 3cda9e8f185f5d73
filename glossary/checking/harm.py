"""Whether a fix leaves the rest of a post as CommonMark reads it: laws 2 and 4 of docs/architecture.md."""

from __future__ import annotations

from collections.abc import Sequence

from glossary.edits import Edit
from glossary.markdown.fences import front_matter_text
from glossary.markdown.masks import masked_spans
from glossary.markdown.parser import read_events

# What fixes are for: words, and which of them are bold.
_FREE = frozenset(("Text", "SoftBreak", "Strong"))


def keeps_structure(before: str, after: str, edits: Sequence[Edit]) -> bool:
    """Whether headings, lists, tables, links, code, HTML and front matter are what they were.

    Where line breaks are put in, paragraphs are to change; all that is no prose must still be the same.
    """
    if front_matter_text(before) != front_matter_text(after):
        return False
    if any(edit.replacement in ("\n", "\r\n") for edit in edits):
        return _masked(before) == _masked(after)
    return _skeleton(before) == _skeleton(after) and _masked(before) == _masked(after)


def _skeleton(text: str) -> list[tuple[str, str, str]]:
    # What HTML says is compared as what is no prose; the words between its tags may change.
    return [
        (event.step, event.kind, "" if event.kind == "Html" else event.content)
        for event in read_events(text)
        if event.kind not in _FREE
    ]


def _masked(text: str) -> list[str]:
    """What is no prose, as text: code, tags, math, link targets, comments."""
    return ["".join(text[start:end].split()) for start, end in masked_spans(text)]

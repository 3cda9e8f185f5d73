"""From a post's text to its annotations: what the grammar reads where a site stands."""

from __future__ import annotations

from collections.abc import Sequence

from glossary import grammar
from glossary.model import Annotation
from glossary.scan.sites import DEFAULT_MARKS, find_sites


def scan(text: str, marks: Sequence[str] = DEFAULT_MARKS) -> list[Annotation]:
    """Every annotation of a post, in order; offsets are code points of the whole decoded post.

    Asides, and all that stands inside code, tags, math, comments, template tags or front matter, are left out.
    What stands inside the parenthesis of another annotation belongs to that annotation.
    """
    found: list[Annotation] = []
    end = 0
    for site in find_sites(text, tuple(marks)):
        if site.end is None or site.start < end:
            continue
        parts = grammar.parse(text[site.bold_start : site.bold_end], text[site.inside_start : site.end - 1])
        if parts is not None:
            end = site.end
            found.append(Annotation(site.start, site.end, *parts))
    return found

"""From a post's text to its annotations: what the grammar reads where a site stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from glossary.markdown.marks import DEFAULT_MARKS
from glossary.model import Annotation
from glossary.sites.finding import find_sites
from glossary.sites.reading import Reader
from glossary.sites.site import Site


def scan(text: str, marks: Sequence[str] = DEFAULT_MARKS) -> list[Annotation]:
    """Every annotation of a post, in order; offsets are code points of the whole decoded post.

    Asides, and all that stands inside code, tags, math, comments, template tags or front matter, are left out.
    An annotation inside the parenthesis of another is one of its own, and follows that. What stands in one of the
    marks ALSO is read as well, where it gives a name in the other language.
    """
    found: list[Annotation] = []
    around: list[Site] = []  # the annotations around this place, the innermost last
    reader = Reader(text, marks)
    for site in find_sites(text, tuple(marks)):
        while around and site.start >= (around[-1].end or 0):
            around.pop()
        if site.end is None or (around and not _holds(around[-1], site)):
            continue
        if (parts := reader.read(site)) is not None:
            found.append(Annotation(site.start, site.end, parts))
            around.append(site)
    return found


def _holds(outer: Site, site: Site) -> bool:
    """Whether a site stands between the parentheses of another."""
    return outer.inside_end is not None and outer.inside_start <= site.start and (site.end or 0) <= outer.inside_end


def outermost(annotations: Iterable[Annotation]) -> list[Annotation]:
    """The annotations, in their order, without those that begin inside another."""
    kept: list[Annotation] = []
    for annotation in annotations:
        if not kept or annotation.start >= kept[-1].end:
            kept.append(annotation)
    return kept

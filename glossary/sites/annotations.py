"""From a post's text to its annotations: what the grammar reads where a site stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from glossary.grammar import Parts
from glossary.markdown.marks import DEFAULT_MARKS, checked_marks
from glossary.model import Annotation
from glossary.sites.finding import find_sites
from glossary.sites.reading import Reader
from glossary.sites.site import Site


class Placed(NamedTuple):
    """An annotation with the site it was read from."""

    site: Site
    annotation: Annotation

    @property
    def end(self) -> int:
        """The offset behind the closing parenthesis, which a closing mark may follow."""
        return (self.site.inside_end or 0) + 1


def scan(text: str, marks: Sequence[str] = DEFAULT_MARKS) -> list[Annotation]:
    """Every annotation of a post, in order; offsets are code points of the whole decoded post.

    Asides, and all that stands inside code, tags, math, comments, template tags or front matter, are left out.
    An annotation inside the parenthesis of another is one of its own, and follows that. What stands in one of the
    marks ALSO is read as well, where it gives a name in the other language. Raises GlossaryError for a mark that is
    none.
    """
    return [placed.annotation for placed in scan_placed(text, checked_marks(marks))]


def scan_placed(text: str, marks: Sequence[str] = DEFAULT_MARKS) -> Iterator[Placed]:
    """What `scan` gives, one by one, each annotation with its site."""
    return read_sites(find_sites(text, tuple(marks)), Reader(text, marks).read)


def read_sites(sites: Iterable[Site], read: Callable[[Site], Parts | None]) -> Iterator[Placed]:
    """The annotations at some sites of a post, which come in order; `read` says what a closed one says."""
    around: list[Site] = []  # the annotations around this place, the innermost last
    for site in sites:
        while around and site.start >= (around[-1].end or 0):
            around.pop()
        if site.end is None or (around and not _holds(around[-1], site)):
            continue
        if (parts := read(site)) is not None:
            yield Placed(site, Annotation(site.start, site.end, parts))
            around.append(site)


def outermost(found: Iterable[Placed]) -> list[Placed]:
    """The annotations, in their order, without those that begin inside another."""
    kept: list[Placed] = []
    for placed in found:
        if not kept or placed.annotation.start >= kept[-1].annotation.end:
            kept.append(placed)
    return kept


def _holds(outer: Site, site: Site) -> bool:
    """Whether a site stands between the parentheses of another."""
    return outer.inside_end is not None and outer.inside_start <= site.start and (site.end or 0) <= outer.inside_end

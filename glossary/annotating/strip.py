"""Takes annotations out of a post's text: the inverse of `annotate`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from glossary.edits import Edit, apply
from glossary.language.folding import fold
from glossary.model import Annotation, Span
from glossary.sites import DEFAULT_MARKS, Site, find_sites, halves, outermost, scan


def strip(
    text: str,
    marks: Sequence[str] = DEFAULT_MARKS,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    *,
    keep_bold: bool = False,
) -> str:
    """The text without its annotations, or without those of the folded terms `only`, but for those of `skip`.

    The term stays, and with `keep_bold` also the marks around it.
    """
    return apply(text, strip_edits(text, marks, only, skip, keep_bold=keep_bold))


def strip_edits(
    text: str,
    marks: Sequence[str] = DEFAULT_MARKS,
    only: Collection[str] = (),
    skip: Collection[str] = (),
    *,
    keep_bold: bool = False,
) -> list[Edit]:
    """The deletions that take the annotations out; offsets are code points."""
    sites = {(site.start, site.end): site for site in find_sites(text, tuple(marks))}
    return [
        edit
        for annotation in outermost(scan(text, marks))
        if _is_ours(sites[annotation.start, annotation.end], marks) and _is_wanted(fold(annotation.term), only, skip)
        for edit in _edits(sites[annotation.start, annotation.end], annotation, keep_bold=keep_bold)
    ]


def _is_ours(site: Site, marks: Sequence[str]) -> bool:
    """Whether the site is of a kind that `annotate` writes: a parenthesis beside a pair of marks, or beside none."""
    return site.mark in marks and (site.mark == "plain" or halves(site.mark)[0] != "")


def _is_wanted(form: str, only: Collection[str], skip: Collection[str]) -> bool:
    return form not in skip and (not only or form in only)


def _edits(site: Site, annotation: Annotation, *, keep_bold: bool) -> Iterator[Edit]:
    closing = len(halves(site.mark)[1])
    if not keep_bold and site.start < site.bold_start:
        yield Edit(Span(site.start, site.bold_start), "")
    if site.holds_parenthesis:
        yield Edit(Span(site.bold_end, (site.inside_end or site.bold_end) + 1), "")
        if not keep_bold:
            yield Edit(Span(annotation.end - closing, annotation.end), "")
    else:
        yield Edit(Span(site.bold_end + (closing if keep_bold else 0), annotation.end), "")

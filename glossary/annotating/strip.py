"""Takes annotations out of a post's text, whoever wrote them; `undoing` knows what `annotate` wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from glossary.edits import Edit, apply
from glossary.language.folding import fold
from glossary.model import Span
from glossary.sites import DEFAULT_MARKS, Placed, Site, halves, outermost, scan_placed


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
    return [
        edit
        for placed in outermost(scan_placed(text, marks))
        if _is_ours(placed.site, marks) and is_wanted(fold(placed.annotation.term), only, skip)
        for edit in _edits(placed, keep_bold=keep_bold)
    ]


def _is_ours(site: Site, marks: Sequence[str]) -> bool:
    """Whether the site is of a kind that `annotate` writes: a parenthesis beside a pair of marks, or beside none."""
    return site.mark in marks and (site.mark == "plain" or halves(site.mark)[0] != "")


def is_wanted(form: str, only: Collection[str], skip: Collection[str]) -> bool:
    """Whether a folded term is among those to be taken out."""
    return form not in skip and (not only or form in only)


def _edits(placed: Placed, *, keep_bold: bool) -> Iterator[Edit]:
    site, annotation = placed.site, placed.annotation
    closing = len(halves(site.mark)[1])
    if not keep_bold and site.start < site.bold_start:
        yield Edit(Span(site.start, site.bold_start), "")
    if site.holds_parenthesis:
        yield Edit(Span(site.bold_end, (site.inside_end or site.bold_end) + 1), "")
        if not keep_bold:
            yield Edit(Span(annotation.end - closing, annotation.end), "")
    else:
        yield Edit(Span(site.bold_end + (closing if keep_bold else 0), annotation.end), "")

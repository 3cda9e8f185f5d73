"""Tooltips into one page after another: read, choose, write, and look whether nothing but insertions came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from glossary.annotating.values import Options
from glossary.index.lookup import Found
from glossary.mentions.known import Known
from glossary.mentions.matching import Matcher
from glossary.tooltips.choosing import choose_tooltips
from glossary.tooltips.page import read_page
from glossary.tooltips.selectors import Selector
from glossary.tooltips.site import ASSETS, way
from glossary.tooltips.writing import Frame, Tooltip, with_tooltips, without_tooltips


class Wanted(NamedTuple):
    """What is asked for. `inside` and `outside` select the elements with running text; `address` gives an entry's."""

    site: Path
    options: Options
    inside: tuple[Selector, ...]
    outside: tuple[Selector, ...]
    per_section: bool
    address: Callable[[Found], str]


class Result(NamedTuple):
    """A page before and after, and how many tooltips it has; `note` says why it has none where that may surprise."""

    before: bytes
    after: bytes
    tooltips: int = 0
    note: str = ""


def add_tooltips(path: Path, before: bytes, wanted: Wanted, known: Known, matcher: Matcher) -> Result:
    """A page with the tooltips it should have now; those of an earlier run are taken out first."""
    plain = without_tooltips(before)
    try:
        page = read_page(plain, wanted.inside, wanted.outside)
    except UnicodeDecodeError as error:
        return Result(before, before, note=f"not UTF-8 at byte {error.start}; left as it is")
    if not page.has_content:
        return Result(before, plain)
    chosen = choose_tooltips(page, known, matcher, wanted.options, per_section=wanted.per_section)
    tooltips: list[Tooltip] = []
    for each in chosen:
        if (span := page.bytes_of(each.span)) is not None:
            href = way(path, wanted.site, wanted.options.page) + wanted.address(each.found)
            tooltips.append(Tooltip(span, each.found.entry, href))
    return _checked(before, plain, tooltips, Frame(way(path, wanted.site, f"{ASSETS}/"), page.head_end, page.body_end))


def _checked(before: bytes, plain: bytes, tooltips: Sequence[Tooltip], frame: Frame) -> Result:
    after = with_tooltips(plain, tooltips, frame)
    if without_tooltips(after) != plain:
        return Result(before, before, note="its own text looks like tooltips of ours; left as it is")
    return Result(before, after, len(tooltips))


def remove_tooltips(before: bytes) -> Result:
    """A page without the tooltips of an earlier run."""
    return Result(before, without_tooltips(before))

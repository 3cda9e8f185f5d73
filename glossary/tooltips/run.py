"""Tooltips into one page: read, choose, write, and look whether nothing but insertions came of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from glossary.model import Entry, Span
from glossary.posts.reading import digest_of
from glossary.tooltips.choosing import Chooser
from glossary.tooltips.page import read_page
from glossary.tooltips.selectors import Selector, parse_selector
from glossary.tooltips.site import ASSETS, way
from glossary.tooltips.writing import Frame, Tooltip, inline_frame, linked_frame, with_tooltips, without_tooltips


class TooltipSelection(NamedTuple):
    """The elements with running text, and those among them that are left alone."""

    inside: tuple[Selector, ...]
    outside: tuple[Selector, ...] = ()


class Word(NamedTuple):
    """A word that gets a tooltip: where it stands in the page without any (code points), and its entry's number."""

    start: int
    end: int
    number: int


class Looked(NamedTuple):
    """What a page without tooltips is to get; `head_end` and `body_end` are code points of it, -1 where there is no
    such end."""

    words: tuple[Word, ...] = ()
    head_end: int = -1
    body_end: int = -1


class Target(NamedTuple):
    """What a word leads to: an entry, and its address."""

    entry: Entry
    href: str


class BuiltSite(NamedTuple):
    """The built site: its folder, and what leads to an entry, by its number, from the root of the site."""

    folder: Path
    link: Callable[[int], Target]


_base = re.compile(r"<base\s[^>]*\bhref\s*=", re.IGNORECASE)
_PART = "<main>"
_CONTENT = (parse_selector("main"),)


class TooltipResult(NamedTuple):
    """A page before and after, and how many tooltips it has; `note` says why it has none where that may surprise."""

    before: bytes
    after: bytes
    tooltips: int = 0
    note: str = ""


def look(source: str, selection: TooltipSelection, chooser: Chooser) -> Looked:
    """What a page without tooltips is to get."""
    page = read_page(source, selection.inside, selection.outside)
    if not page.has_content or not page.pieces:
        return Looked()
    spans = [(page.in_file(each.span), each.number) for each in chooser.choose(page)]
    words = tuple(Word(span.start, span.end, number) for span, number in spans if span is not None)
    return Looked(words, page.head_end, page.body_end)


def add_tooltips(path: Path, before: bytes, looked: Looked, site: BuiltSite) -> TooltipResult:
    """A page with the tooltips it should have now; those of an earlier run are taken out first."""

    plain = without_tooltips(before).decode()
    # Whoever sets a base for a page sets the root of the site.
    start = site.folder / "index.html" if _base.search(plain, 0, max(0, looked.head_end)) else path

    def link(number: int) -> Target:
        found = site.link(number)
        return Target(found.entry, way(start, site.folder, found.href))

    tooltips = [_tooltip(word, link) for word in looked.words]
    frame = linked_frame(way(start, site.folder, f"{ASSETS}/"), looked.head_end, looked.body_end)
    return _checked(before, plain, tooltips, frame)


def _tooltip(word: Word, link: Callable[[int], Target], shift: int = 0) -> Tooltip:
    found = link(word.number)
    return Tooltip(Span(word.start - shift, word.end - shift), found.entry, found.href)


def _checked(before: bytes, plain: str, tooltips: Sequence[Tooltip], frame: Frame) -> TooltipResult:
    after = with_tooltips(plain, tooltips, frame).encode()
    if without_tooltips(after) != plain.encode():
        return TooltipResult(before, before, note="its own text looks like tooltips of ours; left as it is")
    return TooltipResult(before, after, len(tooltips))


def add_to_part(html: str, outside: Sequence[Selector], chooser: Chooser, link: Callable[[int], Target]) -> str:
    """The HTML of a page's content with tooltips; links must hold wherever the page will come to stand."""
    looked = look(f"{_PART}{html}</main>", TooltipSelection(_CONTENT, tuple(outside)), chooser)
    tooltips = [_tooltip(word, link, len(_PART)) for word in looked.words]
    # Several parts may come to stand on one page.
    ids = f"glossary-{digest_of(html.encode(errors='surrogatepass')).hex()[:8]}-"
    return with_tooltips(html, tooltips, inline_frame()._replace(ids=ids))


def remove_tooltips(before: bytes) -> TooltipResult:
    """A page without the tooltips of an earlier run."""
    return TooltipResult(before, without_tooltips(before))


def not_utf8(before: bytes, plain: bytes) -> TooltipResult:
    """A page that cannot be read, as it was; `plain` is the page without tooltips."""
    try:
        plain.decode()
    except UnicodeDecodeError as error:
        return TooltipResult(before, before, note=f"not UTF-8 at byte {error.start}; left as it is")
    return TooltipResult(before, before, note="changed while it was read; run the command again")

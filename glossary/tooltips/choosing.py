"""Which words of a page get a tooltip: those that `annotate` would find worth an annotation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.annotating.candidates import Candidate, Post, candidates_in
from glossary.annotating.choosing import choose
from glossary.annotating.values import Options
from glossary.index.lookup import Found
from glossary.language.folding import fold
from glossary.language.segmentation import stands_on_word
from glossary.mentions.known import Known
from glossary.mentions.matching import Matcher
from glossary.mentions.meant import Meant, every_mention
from glossary.model import Span
from glossary.sites import scan_placed
from glossary.tooltips.page import Page
from glossary.tooltips.places import PagePlaces

_MARKS = ("**",)
"""How `read_page` writes what is bold."""


class Chosen(NamedTuple):
    """A word that gets a tooltip: where it stands in the page's text (code points), and the entry it means."""

    span: Span
    found: Found


def choose_tooltips(page: Page, known: Known, matcher: Matcher, options: Options, *, per_section: bool) -> list[Chosen]:
    """The words in the order of the page: of each entry the first that may be, once a page or once a section."""
    post = _as_post(page)
    candidates = candidates_in(post, every_mention(page.text, known, matcher), known, options.page)
    chosen, _ = choose(post, candidates, known, options)
    sections = page.headings if per_section else ()
    tooltips = [each for choice in chosen for each in _first_ones(post, choice.candidate, sections)]
    return sorted(tooltips, key=lambda each: each.span)


def _as_post(page: Page) -> Post:
    placed = scan_placed(page.text, _MARKS)
    annotations = tuple(each.annotation for each in placed)
    explained = [Span(each.site.inside_start - 1, each.annotation.end) for each in placed]
    return Post(page.text, fold(page.title), frozenset(), annotations, PagePlaces(page, explained))


def _first_ones(post: Post, candidate: Candidate, sections: Sequence[int]) -> Iterator[Chosen]:
    had: set[int] = set()
    for mention in _whole_words(post, candidate):
        section = bisect_right(sections, mention.start)
        if section not in had:
            had.add(section)
            yield Chosen(Span(mention.start, mention.end), candidate.found)


def _whole_words(post: Post, candidate: Candidate) -> list[Meant]:
    """The mentions that may be chosen, in the order of the page."""
    words = [each for each in candidate.places if stands_on_word(post.text, each.start, each.end)]
    return sorted(words, key=lambda each: each.start)

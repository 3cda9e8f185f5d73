"""Which words of a page get a tooltip: those that `annotate` would find worth an annotation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.annotating.candidates import Candidate, Post, candidates_in
from glossary.annotating.choosing import Worthwhile, choose_annotations
from glossary.annotating.values import Options
from glossary.language.folding import fold
from glossary.language.script import HAN, count_han
from glossary.language.segmentation import stands_on_word
from glossary.mentions.known import KnownEntries
from glossary.mentions.matching import Matcher
from glossary.mentions.meant import Meant, every_mention
from glossary.model import Span
from glossary.sites import scan_placed
from glossary.tooltips.page import EXPLAINED, Page
from glossary.tooltips.places import PagePlaces

_MARKS = ("**",)
"""How `read_page` writes what is bold."""
# Most Chinese words have two characters.
_ONE_WORD = 2
_latin_words = re.compile(rf"[^\W_{HAN}]+")


class Chosen(NamedTuple):
    """A word that gets a tooltip: where it stands in the page's text (code points), and the number of its entry."""

    span: Span
    number: int


class Chooser:
    """Chooses in one page after another, by one glossary."""

    def __init__(self, known: KnownEntries, matcher: Matcher, options: Options, *, per_section: bool = False) -> None:
        """With `per_section`, a word may get a tooltip once in each section, and not once in the page."""
        self._known, self._matcher, self._options, self._per_section = known, matcher, options, per_section
        self._worth = _Telling(known, options)

    def choose(self, page: Page) -> list[Chosen]:
        """The words in the order of the page: of each entry the first that may be, once a page or once a section."""
        post = _as_post(page)
        mentions = every_mention(page.text, self._known, self._matcher)
        mentioned = candidates_in(post, mentions, self._known, self._options.page, self._worth)
        chosen, _ = choose_annotations(post, mentioned, self._known, self._options)
        sections = page.headings if self._per_section else ()
        candidates = [choice.candidate for choice in chosen if not _is_explained(page, choice.candidate)]
        tooltips = [each for candidate in candidates for each in _first_ones(post, candidate, sections)]
        return sorted(tooltips, key=lambda each: each.span)


class _Telling(Worthwhile):
    """As for `annotate`; but a name alone tells little: for AI, that it is the English of one of the words that posts
    have it for."""

    def is_possible(self, number: int) -> bool:
        return super().is_possible(number) and self._tells(number)

    def __call__(self, post: Post, number: int, mentions: Sequence[Meant]) -> bool:
        return self._tells(number) and super().__call__(post, number, mentions)

    def _tells(self, number: int) -> bool:
        return _explains(self._known.found(number).entry.definition) or self.is_wanted(number)


def _explains(definition: str) -> bool:
    """Whether a definition is more than one word: 默认 or MSFT names something, and explains nothing."""
    words = len(_latin_words.findall(definition))
    return words > 1 or words + count_han(definition) > _ONE_WORD


def _as_post(page: Page) -> Post:
    placed = list(scan_placed(page.text, _MARKS))
    explained = [Span(each.site.inside_start - 1, each.annotation.end) for each in placed]
    annotations = tuple(each.annotation for each in placed)
    return Post(page.text, fold(page.title), frozenset(), annotations, PagePlaces(page, explained))


def _is_explained(page: Page, candidate: Candidate) -> bool:
    """Whether the page has the word in an element that is there to explain it, such as a list of definitions."""
    pieces = [(each, page.piece_at(each.start)) for each in candidate.mentions]
    return any(
        piece is not None and piece.closed == EXPLAINED and page.text[each.start : each.end] == piece.words.strip()
        for each, piece in pieces
    )


def _first_ones(post: Post, candidate: Candidate, sections: Sequence[int]) -> Iterator[Chosen]:
    had: set[int] = set()
    for mention in sorted(candidate.places, key=lambda each: each.start):
        section = bisect_right(sections, mention.start)
        if section not in had and stands_on_word(post.text, mention.start, mention.end):
            had.add(section)
            yield Chosen(Span(mention.start, mention.end), mention.numbers[0])

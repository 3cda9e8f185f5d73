"""What the index knows beyond the post at hand: the entries for a word, and how other posts use them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossary.check.given_up import GivenUp, given_up_names
from glossary.check.remembered import Remembered
from glossary.grammar import Parts
from glossary.index import lookup
from glossary.index.database import Index
from glossary.index.lookup import GIVEN_UP, Found, unpacked
from glossary.index.read_post import unpack_uses
from glossary.language.folding import fold
from glossary.model import Use

if TYPE_CHECKING:
    from glossary.mentions.known import IndexedGlossary

# Enough for the words and posts that come again and again; the rest is cheap to look up once more.
_WORDS = 1 << 13
_POSTS = 1 << 9


class Tally(NamedTuple):
    """In how many posts an entry is annotated with one wording, and the first place, as `path:line`."""

    posts: int = 0
    first: str = ""


class Facts:
    """Answers from the index, each looked up once when it is asked for."""

    def __init__(self, index: Index) -> None:
        self._index, self.known = index, Remembered(index)
        self._stamps = index.stamps()
        self.find = lru_cache(_WORDS)(self._find)
        self.englishes = lru_cache(_WORDS)(self._englishes)
        self._uses_of_post = lru_cache(_POSTS)(self._read_uses)

    @property
    def post_count(self) -> int:
        """How many posts the index knows."""
        return len(self._stamps)

    def number(self, path: str, stamp: str) -> int:
        """The number of a post that has not changed since it was extracted, else 0."""
        known, number = self._stamps.get(path, ("", 0))
        return number if known == stamp else 0

    def prepare(self, words: Iterable[str]) -> None:
        """Looks up at once what `find` will be asked for one by one."""
        self.known.prepare(map(fold, words))

    def longer_name(self, text: str, start: int, end: int) -> str:
        """The longer name of the glossary that hides what stands in this span of a text; empty where none does."""
        return self.known.longer_name(text, start, end)

    def named(self, name: str) -> Sequence[Found]:
        """Every entry that has this name in any of its fields, also where it is the headword of another one."""
        return list(lookup.entries_named(self._index, fold(name)).values())

    @cached_property
    def given_up(self) -> Sequence[GivenUp]:
        """The names that are deprecated or superseded."""
        held = (unpacked(stored) for status in GIVEN_UP for stored in self._index.entries_holding(status))
        return list(given_up_names(dict.fromkeys(held), self.named))

    @cached_property
    def glossary(self) -> IndexedGlossary:
        """The glossary as `annotate` asks for it."""
        from glossary.mentions.known import IndexedGlossary

        return IndexedGlossary(self._index)

    def annotations_of(self, number: int) -> dict[int, Parts]:
        """What the annotations of a post say, by the offsets where they begin."""
        return {start: Parts(*use[4:]) for start, use in self._uses_of_post(number).items()}

    def uses(self, found: Found) -> list[Use]:
        """The annotations that speak for an entry, by post and place."""
        places = (self._uses_of_post(number).get(start) for number, start in found.places)
        return sorted((use for use in places if use), key=lambda use: (use.post, use.start))

    def _find(self, word: str) -> Sequence[Found]:
        return tuple(lookup.choose(word, self.known.numbers, self.known.entry))

    def _englishes(self, found: Found) -> dict[str, Tally]:
        """How many posts give the entry which English name."""
        posts: dict[str, set[str]] = {}
        first: dict[str, str] = {}
        for use in self.uses(found):
            posts.setdefault(use.english, set()).add(use.post)
            first.setdefault(use.english, f"{use.post}:{use.line}")
        return {english: Tally(len(paths), first[english]) for english, paths in posts.items()}

    def _read_uses(self, number: int) -> dict[int, Use]:
        return {use.start: use for _, post in self._index.posts([number]) for use in unpack_uses(post.path, post.uses)}

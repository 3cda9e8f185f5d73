"""What the index knows beyond the post at hand: the entries for a word, and how other posts use them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from glossary.checking.given_up import GivenUp, given_up_names, in_both_scripts
from glossary.checking.longer_names import longer_name
from glossary.checking.tallies import Tally, folded_headwords, speaks_for, spellings
from glossary.checking.uses import Overlay, Uses
from glossary.grammar import Parts
from glossary.index.database import Index
from glossary.index.entries import IndexedEntries
from glossary.index.lookup import GIVEN_UP, REMOVED, Found, unpacked
from glossary.index.read_post import unpack_uses
from glossary.language.english import normal
from glossary.language.folding import fold
from glossary.model import Entry, Use

if TYPE_CHECKING:
    from glossary.mentions.known import IndexedGlossary

# Enough for the words that come again and again; the rest is cheap to look up once more.
_WORDS = 1 << 13


class Facts:
    """Answers from the index and from what the posts say, each looked up once when it is asked for."""

    def __init__(self, index: Index, overlay: Overlay) -> None:
        index.hold()
        self._index, self.known = index, IndexedEntries(index, places=False)
        self._stamps = index.stamps()
        self.uses = Uses(index, overlay)
        # None of them has this object itself: what goes round in a circle stays in memory, as nobody collects it.
        self.find = lru_cache(_WORDS)(partial(_find, self.known))
        self.englishes = lru_cache(_WORDS)(partial(_englishes, self.uses))
        self.capitals = lru_cache(_WORDS)(partial(_capitals, self.uses))
        self.posts_saying = lru_cache(_WORDS)(partial(_posts_saying, self.uses))
        self.uses_of = lru_cache(_WORDS)(partial(_uses_of, self.uses, self.find))
        self.englishes_of = lru_cache(_WORDS)(partial(_englishes_of, self.uses_of))

    @property
    def post_count(self) -> int:
        """How many posts there are."""
        return self.uses.posts

    def number(self, path: str, stamp: str) -> int:
        """The number of a post that has not changed since it was extracted, else 0."""
        known, number = self._stamps.get(path, ("", 0))
        return number if known == stamp else 0

    def prepare(self, words: Iterable[str], names: Iterable[str]) -> None:
        """Looks up at once what `find` and `englishes` will be asked for one by one, and `named` about some names."""
        forms = list(map(fold, words))
        self.known.prepare((*forms, *map(fold, names)))
        self.uses.prepare(forms)

    def longer_name(self, text: str, start: int, end: int) -> str:
        """The longer name of the glossary that hides what stands in this span of a text; empty where none does."""
        return longer_name(self.known, text, start, end)

    def named(self, name: str) -> Sequence[Found]:
        """Every entry that has this name in any of its fields, also where it is the headword of another one."""
        return [self.known.entry(number) for number in dict.fromkeys(self.known.all_numbers(fold(name)))]

    @cached_property
    def given_up(self) -> Sequence[GivenUp]:
        """The names that a person gave up, in both scripts."""
        return list(in_both_scripts(one for one in self._given_up if one.by_hand))

    @cached_property
    def former(self) -> Sequence[GivenUp]:
        """The names that only posts call former ones, in both scripts: few ask for them."""
        return list(in_both_scripts(one for one in self._given_up if not one.by_hand))

    @cached_property
    def _given_up(self) -> Sequence[GivenUp]:
        held = (unpacked(stored) for status in GIVEN_UP for stored in self._index.entries_holding(status))
        return list(given_up_names(dict.fromkeys(held), self.named))

    @cached_property
    def glossary(self) -> IndexedGlossary:
        """The glossary as `annotate` asks for it."""
        from glossary.mentions.known import IndexedGlossary

        return IndexedGlossary(self._index)

    def annotations_of(self, number: int) -> dict[int, Parts]:
        """What the annotations of a post say, by the offsets where they begin, as they were extracted."""
        found = self._index.posts([number])
        return {use.start: use.parts for _, post in found for use in unpack_uses(post.path, post.uses)}


def _uses_of(uses: Uses, find: Callable[[str], Sequence[Found]], entry: Entry) -> Sequence[Use]:
    """The annotations under any of an entry's names that do not speak for another entry of that name."""
    own: list[Use] = []
    for headword in folded_headwords(entry):
        rivals = [found.entry for found in find(headword)]
        own += (use for use in uses.of(headword) if speaks_for(use, entry, rivals))
    return own


def _find(known: IndexedEntries, word: str) -> Sequence[Found]:
    """The entries that a word names, those whose term it is first; of a headword that none lists, its own."""
    form = fold(word)
    numbers = known.numbers(form) or known.numbers(fold(normal(word.casefold()))) or known.all_numbers(form)
    found = [one for number in numbers if (one := known.entry(number)).entry.status != REMOVED]
    called = [one for one in found if form in folded_headwords(one.entry)] or found
    return tuple(sorted(called, key=lambda one: (fold(one.entry.term) != form, one.entry)))


def _englishes(uses: Uses, headword: str) -> Mapping[str, Tally]:
    """How many posts give a folded headword which English name."""
    return spellings(uses.of(headword))


def _englishes_of(uses_of: Callable[[Entry], Sequence[Use]], entry: Entry) -> Mapping[str, Tally]:
    """How many posts give an entry which English name."""
    return spellings(uses_of(entry))


def _capitals(uses: Uses, headword: str) -> Mapping[str, str]:
    """The English names of a folded headword in small letters, each as it is written; empty for several ways."""
    written: dict[str, str] = {}
    for english in {use.english for use in uses.of(headword)}:
        written[english.casefold()] = "" if english.casefold() in written else english
    return written


def _posts_saying(uses: Uses, headword: str) -> Set[str]:
    """The posts that annotate a folded headword."""
    return {use.post for use in uses.of(headword)}

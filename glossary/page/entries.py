"""What the page shows of each entry, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from glossary.entries.people import is_name_of_person
from glossary.index.lookup import Found
from glossary.language.romanized import is_pinyin
from glossary.model import Entry
from glossary.page import ids
from glossary.page.choice import post_numbers
from glossary.page.pinyin import Spelling
from glossary.page.post_facts import PostFacts

Wordings = Mapping[str, Sequence[tuple[str, int]]]


class PostLink(NamedTuple):
    """A post in which an entry is seen."""

    url: str
    title: str
    date: str


class CrossLink(NamedTuple):
    """Words of a definition (code points of it) that lead to the entry of an id."""

    start: int
    end: int
    id: str


class PageEntry(NamedTuple):
    """One entry as the page shows it. `posts` counts all posts that annotate it, `seen` holds the newest of them.

    `rare` entries are folded away: only one post annotates them, and nobody has written them by hand. `sounds` has the
    syllables of each alias and each name that was given up, empty for a Latin one. `related` holds the ids of entries
    whose definitions lead to this one, `first` the date of the first post that has one (YYYY-MM-DD).
    """

    entry: Entry
    id: str
    other_ids: tuple[str, ...]
    spelling: Spelling
    posts: int
    seen: tuple[PostLink, ...] = ()
    rare: bool = False
    wordings: Wordings = {}
    sounds: tuple[str, ...] = ()
    links: tuple[CrossLink, ...] = ()
    related: tuple[str, ...] = ()
    first: str = ""


class PageMaterial(NamedTuple):
    """All that entries are shown with. `rank` orders posts, the newest first; `wordings` gives other wordings.

    A post that has a rank and no link is counted, and not named. `dates` has those of posts that have one. `ids_of`
    says what ids are made of.
    """

    links: Mapping[int, PostLink]
    rank: Mapping[int, int]
    most_seen: int
    folds_rare: bool
    wordings: Callable[[Found], Wordings] = lambda one: {}
    dates: Mapping[int, str] = {}
    ids_of: str = "term"


class Spell(Protocol):
    """How a term is read; `is_person` tells whether it is a Chinese person's name, and is asked where that matters."""

    def __call__(self, term: str, is_person: Callable[[], bool] = ...) -> Spelling:
        """The spelling of a term."""
        ...


def build_page(found: Sequence[Found], spell: Spell, former: ids.Former, material: PageMaterial) -> list[PageEntry]:
    """The entries in the page's order: letter by letter, the Latin ones first, the others by their sound."""
    spelled = [(spell(one.entry.term, partial(_is_chinese_person, one.entry)), one) for one in found]
    spelled.sort(key=lambda pair: (pair[0].place, pair[1].entry))
    ordered = [one for _, one in spelled]
    given = ids.assign(ordered, material.ids_of)
    other_ids = _other_ids(ordered, given, former)
    return [
        _shown(one, PageEntry(one.entry, own, others, spelling, 0, sounds=_sounds(one.entry, spell)), material)
        for (spelling, one), own, others in zip(spelled, given, other_ids, strict=True)
    ]


def _is_chinese_person(entry: Entry) -> bool:
    """Whether an entry is a person whose name begins with the surname, as no foreigner's does in Chinese."""
    is_romanized = any(is_pinyin(order, entry.term) for order in _orders_of_name(entry.english))
    return is_romanized or (entry.kind == "person" and not is_name_of_person(entry.term))


def _orders_of_name(english: str) -> Iterator[str]:
    """Xie Xiaodong is Xiaodong Xie, too."""
    first, _, rest = english.partition(" ")
    yield from (english, f"{rest} {first}") if rest and english.istitle() else ()


def _sounds(entry: Entry, spell: Spell) -> tuple[str, ...]:
    return tuple(spell(name).syllables for name in (*entry.aliases, *entry.superseded))


def _other_ids(ordered: Sequence[Found], given: Sequence[str], former: ids.Former) -> list[tuple[str, ...]]:
    """Where two entries could be meant by an alias, it leads to the one that more places speak for."""
    known = sorted(range(len(ordered)), key=lambda position: -len(ordered[position].places))
    claimed = ids.others([ordered[p] for p in known], [given[p] for p in known], former)
    by_position = dict(zip(known, claimed, strict=True))
    return [by_position[position] for position in range(len(ordered))]


def _shown(one: Found, plain: PageEntry, material: PageMaterial) -> PageEntry:
    numbers = sorted(post_numbers(one) & material.rank.keys(), key=material.rank.__getitem__)
    count = len(numbers)
    return plain._replace(
        posts=count,
        seen=tuple(material.links[number] for number in numbers if number in material.links)[: material.most_seen],
        rare=material.folds_rare and count == 1 and not one.touched,
        wordings=material.wordings(one),
        first=min((material.dates[number] for number in numbers if number in material.dates), default=""),
    )


def newest_first(posts: Mapping[int, PostFacts]) -> dict[int, int]:
    """The place of each post when the newest comes first; posts without a date come last, then the path decides."""
    by_path = sorted(posts, key=lambda number: posts[number].path)
    by_date = sorted(by_path, key=lambda number: posts[number].date, reverse=True)
    return {number: place for place, number in enumerate(by_date)}

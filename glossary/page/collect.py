"""From the glossary and the index to what the page shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence, Set
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, cast

from glossary.blake2 import blake2b
from glossary.config import Config
from glossary.index.database import Index
from glossary.index.lookup import REMOVED, Found, all_found
from glossary.index.packing import values
from glossary.index.read_post import unpack_uses
from glossary.model import Span, Use
from glossary.page import ids
from glossary.page.choice import EntrySelection, largest, post_numbers, select
from glossary.page.cross_links import Links, find_links, with_links
from glossary.page.drafts import drafts_among, way_for
from glossary.page.entries import (
    PageEntry,
    PageMaterial,
    PostLink,
    Wordings,
    build_page,
    newest_first,
)
from glossary.page.ids_file import Ids, Known, known, read_ids, render_ids
from glossary.page.links import link
from glossary.page.post_facts import PostFacts, all_post_facts
from glossary.page.sites import SITES, Generator
from glossary.page.spelling_memory import SpellingMemory
from glossary.posts.naming import name_of
from glossary.posts.processes import by_itself, sharing_of
from glossary.show import Shown

_LINKS = "links between entries"
# Below so many entries their links are found before another process has started.
_MANY = 2000
_StoredLinks = tuple[bytes, list[list[tuple[int, int, int]]]]
"""What tells of which entries they are; of each entry, to which other one (its number) which code points lead."""
# With `rare = "auto"`: a reader of fewer entries than this wants to see them all.
_FOLDS_FROM = 2000


class WantedPage(NamedTuple):
    """What the page is to be made of; `output` is the folder it goes to, `folders` those the posts lie in."""

    config: Config
    choice: EntrySelection
    output: Path
    folders: Sequence[str]
    wordings: bool
    today: str = ""


class Collected(NamedTuple):
    """The entries, how many posts they come from, all that could be chosen, and what is to be remembered of this run.

    `ids` is the text of the file with the ids, None if it stays as it is; `shared_ids` holds those that a person
    wrote at several entries, with their terms.
    """

    entries: list[PageEntry]
    posts: int
    there_is: EntrySelection
    ids: str | None
    remember: Callable[[], None] | None
    drafts: int = 0
    all_posts: int = 0
    shared_ids: Mapping[str, Sequence[str]] = MappingProxyType({})


def collect(wanted: WantedPage, index: Index, ids_text: str) -> Collected:
    """What the page shows. Writes nothing."""
    everything = [one for one in all_found(index) if one.entry.status != REMOVED]
    posts, keep_posts = all_post_facts(index, {number for one in everything for number in post_numbers(one)})
    drafts = drafts_among(posts, wanted.today)
    way = way_for(wanted.config.page_drafts, len(drafts), len(posts))
    if way == "omit":
        everything = [one for one in everything if not _is_only_in(one, drafts)]
    hidden = set() if way == "show" else drafts
    found = select(everything, wanted.choice, posts)
    speller = SpellingMemory(wanted.config.page_pinyin, index)
    shown_posts = {number for one in found for number in post_numbers(one)} & posts.keys()
    material = PageMaterial(
        _links(wanted, {number: post for number, post in posts.items() if number not in hidden}),
        newest_first({number: post for number, post in posts.items() if way != "omit" or number not in drafts}),
        wanted.config.page_seen_in,
        _folds(wanted.config.page_rare, len(found)),
        _wordings(index) if wanted.wordings else _no_wordings,
        {number: post.date for number, post in posts.items() if post.date and number not in hidden},
        wanted.config.page_ids,
    )
    before, now = read_ids(ids_text), _known_ids(everything, wanted.config.page_ids)
    former = ids.renamed_ids(before.known, now, before.former)
    text = render_ids(Ids(former, now))
    entries = build_page(found, speller.spell, former, material)
    links, keep_links = _links_between(entries, index)
    return Collected(
        with_links(entries, links),
        len(shown_posts),
        largest(everything, posts),
        text if text != ids_text else None,
        _all_of(keep_posts, keep_links, speller.to_remember()),
        len(drafts),
        len(posts),
        ids.shared_ids(one.entry for one in everything),
    )


def _links_between(entries: Sequence[PageEntry], index: Index) -> tuple[Sequence[Links], Callable[[], None] | None]:
    """The links within definitions, and what stores them in the index, if they had to be found.

    To find them takes nearly half of the time, and few runs see other entries than the one before.
    """
    said = repr([(values(one.entry), one.posts, one.rare) for one in entries])
    digest = blake2b(said.encode(errors="surrogatepass")).digest()
    known, stored = cast(_StoredLinks, index.table(_LINKS) or (b"", []))
    if known == digest:
        return [{target: Span(start, end) for target, start, end in links} for links in stored], None
    found = find_links(entries, sharing_of(0) if len(entries) > _MANY else by_itself)
    rows = [[(target, start, end) for target, (start, end) in links.items()] for links in found]
    return found, lambda: index.put_table(_LINKS, (digest, rows))


def _all_of(*some: Callable[[], None] | None) -> Callable[[], None] | None:
    wanted = [one for one in some if one]

    def do_all() -> None:
        for one in wanted:
            one()

    return do_all if wanted else None


def _is_only_in(one: Found, drafts: Set[int]) -> bool:
    numbers = post_numbers(one)
    return bool(numbers) and numbers <= drafts


def _known_ids(found: Sequence[Found], made_of: str) -> list[Known]:
    """What tells later what an entry was called: made of all entries, so that filters have no part in it."""
    ordered = sorted(found, key=lambda one: one.entry)
    return [
        known(identifier, one.entry.term, one.entry.english, one.entry.definition)
        for identifier, one in zip(ids.assign(ordered, made_of), ordered, strict=True)
    ]


def _links(wanted: WantedPage, posts: Mapping[int, PostFacts]) -> dict[int, PostLink]:
    output = name_of(str(wanted.output), os.curdir)
    site = SITES.get(wanted.config.site, Generator())
    pattern = wanted.config.page_link or site.pattern
    return {
        number: PostLink(link(pattern, post, wanted.folders, output, site), post.title, post.date)
        for number, post in posts.items()
    }


def _folds(rare: str, count: int) -> bool:
    return rare == "fold" or (rare == "auto" and count >= _FOLDS_FROM)


def _no_wordings(one: Found) -> Wordings:
    return {}


def _wordings(index: Index) -> Callable[[Found], Wordings]:
    """Other wordings than an entry's own, from what the index holds of the posts."""
    uses: dict[tuple[int, int], Use] = {}
    for number, post in index.posts():
        uses.update(((number, use.start), use) for use in unpack_uses(post.path, post.uses))
    return lambda one: Shown(one.entry, [uses[place] for place in one.places if place in uses]).variants()

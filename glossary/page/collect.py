"""From the glossary and the index to what the page shows."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, cast

from glossary.config import Config
from glossary.extract.reading import unpack_uses
from glossary.index.database import Index
from glossary.index.lookup import Found, all_found
from glossary.model import Use
from glossary.page import ids
from glossary.page.entries import (
    Choice,
    Material,
    PageEntry,
    PostLink,
    Wordings,
    build,
    newest_first,
    post_numbers,
    select,
)
from glossary.page.former import read_former, render_former
from glossary.page.links import link
from glossary.page.pinyin import Speller
from glossary.page.post_facts import PostFacts, all_post_facts
from glossary.show import Shown

TABLE = "page ids"
# With `rare = "auto"`: a reader of fewer entries than this wants to see them all.
_FOLDS_FROM = 2000
_Ids = Sequence[tuple[str, str, str, str]]


class Wanted(NamedTuple):
    """What the page is to be made of; `output` is the folder it goes to, `folders` those the posts lie in."""

    config: Config
    choice: Choice
    output: Path
    folders: Sequence[str]
    wordings: bool


class Collected(NamedTuple):
    """The entries, how many posts they come from, and what is to be remembered of this run.

    `former` is the text of the file with the ids that were, None if it stays as it is.
    """

    entries: list[PageEntry]
    posts: int
    former: str | None
    remember: Callable[[], None] | None


def collect(wanted: Wanted, index: Index, former_text: str) -> Collected:
    """What the page shows. Writes nothing."""
    everything = [one for one in all_found(index) if one.entry.status != "removed"]
    posts, keep_posts = all_post_facts(index, {number for one in everything for number in post_numbers(one)})
    found = select(everything, wanted.choice, posts)
    speller = Speller(wanted.config.page_pinyin)
    shown_posts = {number for one in found for number in post_numbers(one)} & posts.keys()
    material = Material(
        _links(wanted, posts),
        newest_first(posts),
        wanted.config.page_seen_in,
        _folds(wanted.config.page_rare, len(found)),
        _wordings(index) if wanted.wordings else _no_wordings,
    )
    former = read_former(former_text)
    now = _known_ids(everything)
    before = cast(_Ids, index.table(TABLE) or [])
    renamed = ids.renamed(before, now, former) if before and before != now else dict(former)
    entries = build(found, speller.spell, renamed, material)
    keep_ids = (lambda: index.put_table(TABLE, now)) if before != now else None
    return Collected(
        entries,
        len(shown_posts),
        render_former(renamed) if renamed != former else None,
        _both(keep_posts, keep_ids),
    )


def _known_ids(found: Sequence[Found]) -> list[tuple[str, str, str, str]]:
    """What tells later what an entry was called: made of all entries, so that filters have no part in it."""
    ordered = sorted(found, key=lambda one: one.entry)
    return [
        (identifier, one.entry.term, one.entry.english, one.entry.definition)
        for identifier, one in zip(ids.assign(ordered), ordered, strict=True)
    ]


def _links(wanted: Wanted, posts: Mapping[int, PostFacts]) -> dict[int, PostLink]:
    output = os.path.relpath(wanted.output)
    pattern = wanted.config.page_link
    return {
        number: PostLink(link(pattern, post, wanted.folders, output), post.title, post.date)
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


def _both(first: Callable[[], None] | None, second: Callable[[], None] | None) -> Callable[[], None] | None:
    tasks = [task for task in (first, second) if task]
    if not tasks:
        return None

    def run() -> None:
        for task in tasks:
            task()

    return run

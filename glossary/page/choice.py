"""Which entries the page shows or an export holds, and what is said where none is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from glossary.index.lookup import REMOVED, Found
from glossary.page.post_facts import PostFacts

# How many areas a message names; a garden may have one for each post.
_NAMED = 20


class EntrySelection(NamedTuple):
    """Which entries the page shows; empty collections choose all.

    What stands in no post was written by hand, so no number of posts leaves it out.
    """

    min_posts: int = 0
    kinds: Collection[str] = ()
    areas: Collection[str] = ()
    domains: Collection[str] = ()


def select(found: Iterable[Found], choice: EntrySelection, posts: Mapping[int, PostFacts]) -> list[Found]:
    """The entries that the choice leaves."""
    return [one for one in found if one.entry.status != REMOVED and _fits(one, choice, posts)]


def _fits(one: Found, choice: EntrySelection, posts: Mapping[int, PostFacts]) -> bool:
    if choice.kinds and _kind(one) not in choice.kinds:
        return False
    if choice.domains and one.entry.domain not in choice.domains:
        return False
    numbers = post_numbers(one)
    if choice.areas and not any(number in posts and posts[number].area in choice.areas for number in numbers):
        return False
    return not numbers or len(numbers) >= choice.min_posts


def _kind(one: Found) -> str:
    return one.entry.kind or "concept"


def post_numbers(one: Found) -> set[int]:
    """The numbers of the posts that annotate an entry."""
    return {number for number, _ in one.places}


def largest(found: Iterable[Found], posts: Mapping[int, PostFacts]) -> EntrySelection:
    """All that can be chosen from: the kinds and areas that there are, and the number of posts of the commonest entry.

    Kinds and areas are in order.
    """
    found = list(found)
    areas = {post.area for post in posts.values() if post.area}
    most = max((len(post_numbers(one)) for one in found), default=0)
    domains = {one.entry.domain for one in found if one.entry.domain}
    return EntrySelection(most, sorted(set(map(_kind, found))), sorted(areas), sorted(domains))


def nothing_fits(choice: EntrySelection, there_is: EntrySelection, therefore: str = "the page is empty") -> str:
    """Why no entry is left: what was asked for, and what could be asked for; empty where there is no entry at all."""
    if not there_is.kinds:
        return ""
    asked = [f"--min-posts {choice.min_posts}"] * (choice.min_posts > 0)
    asked += [f"--kind {kind}" for kind in choice.kinds] + [f"--area {area}" for area in choice.areas]
    asked += [f"--domain {domain}" for domain in choice.domains]
    known = [f"no entry stands in more than {there_is.min_posts} posts"] * (choice.min_posts > there_is.min_posts)
    if choice.kinds:
        known.append(f"known kinds are {_some(there_is.kinds)}")
    if choice.areas:
        no_area = "no post names an `area` in its front matter"
        known.append(f"known areas are {_some(there_is.areas)}" if there_is.areas else no_area)
    if choice.domains:
        known.append(f"known domains are {_some(there_is.domains)}" if there_is.domains else "no entry has a domain")
    return "; ".join([f"no entry fits {' '.join(asked)}, so {therefore}", *known])


def _some(names: Collection[str]) -> str:
    rest = len(names) - _NAMED
    return ", ".join(list(names)[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")

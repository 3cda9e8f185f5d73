"""Which posts are not published, by what their front matter says, and what the page does with them."""

from __future__ import annotations

from collections.abc import Mapping

from glossary.page.post_facts import PostFacts

WAYS = ("auto", "show", "unlinked", "omit")
# A garden of which most posts call themselves drafts is published all the same.
_MEANS_NOTHING = 0.5


def drafts_among(posts: Mapping[int, PostFacts], today: str) -> set[int]:
    """The numbers of the posts that are drafts, or dated later than `today` (YYYY-MM-DD)."""
    return {number for number, post in posts.items() if post.draft or post.date > today}


def way_for(wanted: str, drafts: int, posts: int) -> str:
    """What to do with drafts: as the configuration says; `auto` shows them where nearly all posts are, else unlinks."""
    if wanted != "auto":
        return wanted
    return "show" if drafts > posts * _MEANS_NOTHING else "unlinked"


def note(wanted: str, drafts: int, posts: int) -> str:
    """What is to be said where nothing was laid down and it matters, else nothing."""
    if wanted != "auto" or not drafts:
        return ""
    what = "linked" if way_for(wanted, drafts, posts) == "show" else "counted, but neither named nor linked"
    return (
        f"{drafts:,} of {posts:,} posts are drafts (draft: true, published: false, or a date to come) and are {what}; "
        'page_drafts = "show", "unlinked" or "omit" lays that down'
    )

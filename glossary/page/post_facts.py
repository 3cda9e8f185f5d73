"""What a page says of a post it links to: title, date and area, from the front matter, else from the first heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple, cast

from glossary.index.database import Index
from glossary.markdown.fences import body_start, front_matter_text
from glossary.posts.front_matter import is_toml, read_lists, read_texts
from glossary.posts.reading import read_beginning

# The number counts what the facts of a post have meant.
TABLE = "facts of posts 2"
_FIELDS = (
    "title",
    "date",
    "area",
    "slug",
    "permalink",
    "url",
    "categories",
    "category",
    "draft",
    "published",
    "publish",
)
_LISTS = {"categories": "categories"}
_date = re.compile(r"\d{4}-\d{2}-\d{2}")
_heading = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)
_marks = re.compile(r"\*\*|__|`|!?\[([^\]]*)\]\([^)]*\)")


class PostFacts(NamedTuple):
    """One post as a page shows it; `date` is YYYY-MM-DD or empty.

    `address` is what the front matter gives as `permalink` or `url`; `categories` stand with slashes between; `draft`
    says that it is not published.
    """

    path: str
    title: str
    date: str = ""
    area: str = ""
    slug: str = ""
    address: str = ""
    categories: str = ""
    draft: bool = False


_Row = tuple[str, tuple[str, str, str, str, str, str, str, bool]]
"""The stamp of a post, and its facts in order."""
_Rows = Mapping[int, _Row]


def all_post_facts(index: Index, wanted: Iterable[int]) -> tuple[dict[int, PostFacts], Callable[[], None] | None]:
    """The facts of the posts with these numbers, and what stores them in the index, if any had to be read.

    Only posts that have changed since the last page are read, and of those only the beginning.
    """
    known = cast(_Rows, index.table(TABLE) or {})
    paths = {number: (path, stamp) for path, (stamp, number) in index.stamps().items()}
    rows = {number: _row(known.get(number), *paths[number]) for number in wanted if number in paths}
    fresh = any(known.get(number) != row for number, row in rows.items())
    kept = {number: row for number, row in known.items() if number in paths}
    facts = {number: PostFacts(*row) for number, (_, row) in rows.items()}
    return facts, (lambda: index.put_table(TABLE, {**kept, **rows})) if fresh else None


def _row(known: _Row | None, path: str, stamp: str) -> _Row:
    if known and known[0] == stamp and known[1][0] == path:
        return known
    facts = facts_of(path, read_beginning(path))
    return stamp, (
        facts.path,
        facts.title,
        facts.date,
        facts.area,
        facts.slug,
        facts.address,
        facts.categories,
        facts.draft,
    )


def facts_of(path: str, text: str) -> PostFacts:
    """The facts in the beginning of a post's text."""
    raw = front_matter_text(text)
    given = read_texts(raw, _FIELDS, is_toml(text))
    title = " ".join(given.get("title", "").split()) or _first_heading(text) or PurePath(path).stem
    date = _date.match(given.get("date", "")) or _date.match(PurePath(path).name)
    return PostFacts(
        path,
        title,
        date[0] if date else "",
        given.get("area", ""),
        given.get("slug", ""),
        _address(given),
        "/".join(_categories(raw, given, toml=is_toml(text))),
        _is_draft(given),
    )


def _categories(raw: str, given: Mapping[str, str], *, toml: bool) -> Sequence[str]:
    """A list has one in each item, a text one in each word."""
    if single := given.get("categories") or given.get("category"):
        return single.split()
    return [item for _, item in read_lists(raw, _LISTS, toml)[0]] if "categories" in raw else ()


def _address(given: Mapping[str, str]) -> str:
    """A pattern of the generator's own, with variables in it, cannot be filled in here."""
    address = given.get("permalink") or given.get("url") or ""
    return "" if address.lower() == "false" or re.search("[{}:]", address.partition("://")[2] or address) else address


def _is_draft(given: Mapping[str, str]) -> bool:
    no = ("false", "no", "0")
    if given.get("permalink", "").lower() in no:
        return True
    return (
        given.get("draft", "").lower() in ("true", "yes", "1")
        or given.get("published", "").lower() in no
        or given.get("publish", "").lower() in no
    )


def _first_heading(text: str) -> str:
    found = _heading.search(text, body_start(text))
    return _marks.sub(lambda match: match[1] or "", found[1]).strip() if found else ""

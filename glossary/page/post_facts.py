"""What a page says of a post it links to: title, date and area, from the front matter, else from the first heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import NamedTuple, cast

from glossary.index.database import Index
from glossary.markdown.fences import body_start, front_matter_text
from glossary.posts.front_matter import is_toml, read_texts
from glossary.posts.reading import read_head

TABLE = "post facts"
_FIELDS = ("title", "date", "area", "slug")
_date = re.compile(r"\d{4}-\d{2}-\d{2}")
_heading = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*\r?$", re.MULTILINE)
_marks = re.compile(r"\*\*|__|`|!?\[([^\]]*)\]\([^)]*\)")


class PostFacts(NamedTuple):
    """One post as a page shows it; `date` is YYYY-MM-DD or empty."""

    path: str
    title: str
    date: str = ""
    area: str = ""
    slug: str = ""


_Rows = Mapping[int, tuple[str, tuple[str, str, str, str, str]]]


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


def _row(
    known: tuple[str, tuple[str, str, str, str, str]] | None, path: str, stamp: str
) -> tuple[str, tuple[str, str, str, str, str]]:
    if known and known[0] == stamp and known[1][0] == path:
        return known
    facts = facts_of(path, read_head(path))
    return stamp, (facts.path, facts.title, facts.date, facts.area, facts.slug)


def facts_of(path: str, text: str) -> PostFacts:
    """The facts in the beginning of a post's text."""
    given = read_texts(front_matter_text(text), _FIELDS, is_toml(text))
    title = " ".join(given.get("title", "").split()) or _first_heading(text) or PurePath(path).stem
    date = _date.match(given.get("date", ""))
    return PostFacts(path, title, date[0] if date else "", given.get("area", ""), given.get("slug", ""))


def _first_heading(text: str) -> str:
    found = _heading.search(text, body_start(text))
    return _marks.sub(lambda match: match[1] or "", found[1]).strip() if found else ""

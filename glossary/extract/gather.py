"""What all posts say: from the index where they have not changed, read anew where they have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, cast

from glossary.config import Config
from glossary.extract.comparing import Changes
from glossary.extract.reading import read_posts
from glossary.index.database import Index
from glossary.index.packing import unpack
from glossary.index.read_post import ReadPost, unpack_uses
from glossary.model import Use
from glossary.report import Report


class Posts(NamedTuple):
    """What has become of the posts since the index was last written.

    `read` are the posts that were read anew, with their numbers and stamps; `kept` and `gone` the numbers of those that
    are as they were and of those that are no longer there. A post in `failed` could not be read: what the index knows
    of it is kept; `unknown` are the paths of those of which it knows nothing.
    """

    read: list[tuple[int, str, ReadPost]]
    kept: list[int]
    gone: list[int]
    failed: list[ReadPost]
    unknown: list[str]


def gather(changes: Changes, config: Config, jobs: int, report: Report) -> Posts:
    """Reads what has changed."""
    stamps = {file.path: file.stamp for file in changes.to_read}
    report.start(len(changes.to_read))
    fresh = list(read_posts(changes.to_read, config.marks, config.kinds, jobs, report.advance))
    report.finish()
    failed = [post for post in fresh if post.failed]
    read = [(changes.numbers[post.path], stamps[post.path], post) for post in fresh if not post.failed]
    kept = [*changes.kept, *(changes.numbers[post.path] for post in failed)]
    unknown = [post.path for post in failed if post.path in changes.new]
    return Posts(read, kept, changes.gone, failed, unknown)


def all_posts(posts: Posts, index: Index) -> list[tuple[int, ReadPost]]:
    """What all posts say now, by number."""
    kept = set(posts.kept)
    stored = [(number, post) for number, post in index.posts() if number in kept] if kept else []
    return [(number, post) for number, _, post in posts.read] + stored


def uses_by_headword(posts: Iterable[ReadPost]) -> dict[str, list[Use]]:
    """All annotations, under their folded headwords."""
    uses: dict[str, list[Use]] = {}
    for post in posts:
        for use in unpack_uses(post.path, post.uses):
            uses.setdefault(use.key, []).append(use)
    return uses


KindCounts = dict[str, dict[str, int]]
"""By folded name: how many posts give it which kind in their front matter."""


def kind_names(post: ReadPost) -> set[str]:
    """The folded names that a post's front matter gives a kind."""
    return {name for _, name in cast(list[tuple[str, str]], unpack(post.kinds))}


def count_kinds(posts: Iterable[ReadPost], counts: KindCounts, step: int = 1) -> None:
    """Adds what these posts say to the counts, or takes it away with step -1."""
    for post in posts:
        for kind, name in cast(list[tuple[str, str]], unpack(post.kinds)):
            kinds = counts.setdefault(name, {})
            kinds[kind] = kinds.get(kind, 0) + step


def elect_kinds(counts: KindCounts, names: Iterable[str] | None = None) -> dict[str, str]:
    """The kind given most often to each name, or to some; of equals, the first in the alphabet."""
    chosen = counts if names is None else {name: counts[name] for name in names if name in counts}
    return {
        name: min(kinds, key=lambda kind: (-kinds[kind], kind))
        for name, kinds in chosen.items()
        if max(kinds.values()) > 0
    }

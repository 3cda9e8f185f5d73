"""What all posts say: from the index where they have not changed, read anew where they have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, cast

from glossary.config import Config
from glossary.entries.said import refined_parts
from glossary.extract.comparing import Changes
from glossary.extract.own_words import written_in
from glossary.extract.reading import lists_of, read_posts
from glossary.index.database import Index
from glossary.index.packing import unpack
from glossary.index.read_post import ReadPost, unpack_rows
from glossary.language.folding import fold
from glossary.model import Parts, Use
from glossary.posts.finding import PostFile
from glossary.report import Report

if TYPE_CHECKING:
    from glossary.posts.processes import Workers


PostUses = Mapping[str, Sequence[Use]]
"""What posts say, as it counts for entries, by their paths."""


class Posts(NamedTuple):
    """What has become of the posts since the index was last written.

    `read` are the posts that were read anew, with their numbers and stamps; `kept` and `gone` the numbers of those that
    are as they were and of those that are no longer there. A post in `failed` could not be read: what the index knows
    of it is kept; `unknown` are the paths of those of which it knows nothing.
    `numbers` has the number of every post by its path, and `uses` what those that were read say, as far as it was
    gathered while others were still being read.
    """

    read: list[tuple[int, str, ReadPost]]
    kept: list[int]
    gone: list[int]
    failed: list[ReadPost]
    unknown: list[str]
    numbers: Mapping[str, int]
    uses: PostUses = MappingProxyType({})


def gather(changes: Changes, config: Config, jobs: Workers, report: Report) -> Posts:
    """Reads what has changed."""
    report.start(len(changes.to_read))
    written = written_in((file.path for file in changes.to_read), config)
    fresh: list[tuple[PostFile, ReadPost]] = []
    uses: dict[str, Sequence[Use]] = {}
    for file, post in read_posts(changes.to_read, config.marks, lists_of(config), jobs, report.advance, written):
        fresh.append((file, post))
        if not post.failed:
            # Else this process would only wait for those that read.
            uses[post.path] = gathered_uses(post)
    report.finish()
    failed = [post for _, post in fresh if post.failed]
    read = [(changes.numbers[file.path], file.stamp, post) for file, post in fresh if not post.failed]
    kept = [*changes.kept, *(changes.numbers[post.path] for post in failed)]
    unknown = [post.path for post in failed if post.path in changes.new]
    return Posts(read, kept, changes.gone, failed, unknown, changes.numbers, uses)


def all_posts(posts: Posts, index: Index) -> list[tuple[int, ReadPost]]:
    """What all posts say now, by number."""
    kept = set(posts.kept)
    stored = [(number, post) for number, post in index.posts() if number in kept] if kept else []
    return [(number, post) for number, _, post in posts.read] + stored


def uses_by_headword(posts: Iterable[ReadPost], gathered: PostUses = MappingProxyType({})) -> dict[str, list[Use]]:
    """All annotations, under their folded headwords in the order of their places, as they count for entries.

    `gathered` are those of posts that were gathered before.
    """
    uses: dict[str, list[Use]] = {}
    for post in posts:
        for use in gathered[post.path] if post.path in gathered else gathered_uses(post):
            uses.setdefault(use.key, []).append(use)
    for some in uses.values():
        some.sort()  # Of one key, so by place.
    return uses


def gathered_uses(post: ReadPost, key: str = "") -> list[Use]:
    """One post's annotations as they count for entries, with what its front matter says of them; those of one folded
    headword, where a key is given."""
    kinds, subjects = cast(tuple[list[tuple[str, str]], list[str]], unpack(post.lists))
    known = {name: kind for kind, name in reversed(kinds)}
    about = tuple(subjects)
    uses: list[Use] = []
    for own, start, line, said, _ in unpack_rows(post.uses):
        if not key or own == key:
            parts = refined_parts(own, Parts._make(said))
            uses.append(Use(own, post.path, start, line, parts, _kind(own, parts, known) if known else "", about))
    return uses


def _kind(key: str, parts: Parts, known: Mapping[str, str]) -> str:
    """The kind under which the post lists a name of the entry; of several, that of the name said first."""
    if kind := known.get(key):
        return kind
    names = (name for name in (parts.english, parts.chinese, *parts.aliases) if name)
    return next((kind for name in names if (kind := known.get(fold(name), ""))), "")

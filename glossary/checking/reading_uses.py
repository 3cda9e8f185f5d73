"""The uses in the index brought up to the posts on the disk: all stored anew, or a few laid over what is stored."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from glossary.checking.uses import Overlay, store_uses, stored_posts
from glossary.config import Config
from glossary.index.database import Index
from glossary.index.read_post import ReadPost, unpack_uses
from glossary.model import Use
from glossary.posts.finding import PostFile, find_posts, pass_over
from glossary.posts.naming import name_of
from glossary.posts.selection import exclusion, whole_paths
from glossary.report import Report, number
from glossary.store.known_paths import known_paths

# More changed posts than this are stored anew; fewer are laid over what is stored.
_FEW = 200


def current_uses(config: Config, given: Sequence[PostFile], index: Index, jobs: int, report: Report) -> Overlay:
    """Brings the uses up to the posts of the garden, and those given beside them; what the index lacks is read."""
    posts = _garden(config, given)
    known = {path: (stamp, at) for at, (path, stamp) in enumerate(stored_posts(index))}
    changed = [post for post in posts if known.get(post.path, ("", 0))[0] != post.stamp]
    unchanged = {post.path for post in posts}.difference(post.path for post in changed)
    outdated = frozenset(at for path, (_, at) in known.items() if path not in unchanged)
    if known and len(changed) + len(outdated) <= _FEW:
        return Overlay(outdated, tuple(_uses(_read(changed, config, index, jobs, report))), len(posts))
    store_uses(index, posts, _uses(_read(posts, config, index, jobs, report)))
    return Overlay(posts=len(posts))


def _garden(config: Config, given: Sequence[PostFile]) -> list[PostFile]:
    """The posts that the glossary is made from, and those given, each once."""
    paths = [path for path in _paths(config) if path.exists()]
    posts = {post.path: post for post in find_posts(paths, exclusion(config), report=pass_over)}
    posts.update((name, post._replace(path=name)) for post in given if (name := _name(post.path)) not in posts)
    return list(posts.values())


def _paths(config: Config) -> Iterable[Path]:
    """The configuration's paths; where there is no configuration, those of the last extraction, as git knows them."""
    known = known_paths(config) if config.source is None else ()
    return map(Path, whole_paths(config._replace(paths=known or config.paths)))


def _name(path: str) -> str:
    """A path as `find_posts` gives it for a folder below the current one."""
    return name_of(path, os.curdir) if path.startswith((os.sep, os.curdir)) else path


def _read(posts: Sequence[PostFile], config: Config, index: Index, jobs: int, report: Report) -> Iterator[ReadPost]:
    """What the posts say: out of the index where it knows them as they are, else from the disk."""
    if not posts:
        return
    stamps = index.stamps()
    kept = {post.path: at for post in posts if (at := _same(stamps, post))}
    missing = [post for post in posts if post.path not in kept]
    wanted = set(kept.values())
    stored = index.posts() if len(wanted) > _FEW else index.posts(wanted)
    yield from (post for at, post in stored if at in wanted)
    if missing:
        # Only what is not known is worth loading what reads it.
        from glossary.extract.reading import read_posts

        if len(missing) > _FEW:
            report.say(f"reading {number(len(missing), 'post')} that the index does not know")
        report.start(len(missing))
        yield from (post for _, post in read_posts(missing, config.marks, config.kinds, jobs, report.advance))
        report.finish()


def _same(stamps: Mapping[str, tuple[str, int]], post: PostFile) -> int:
    known, number = stamps.get(post.path, ("", 0))
    return number if known == post.stamp else 0


def _uses(posts: Iterable[ReadPost]) -> Iterator[Use]:
    for post in posts:
        yield from unpack_uses(post.path, post.uses)

"""Where the posts stand on the site: the configuration's pattern, filled in for one post."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import PurePath
from urllib.parse import quote, urljoin

from glossary.page.post_facts import PostFacts
from glossary.page.sites import Generator
from glossary.posts.naming import name_of

PLACES = ("path", "folder", "name", "file", "slug", "year", "month", "day", "categories")
_place = re.compile(r"\{(\w+)\}")
_NO_GENERATOR = Generator()
_POSTS = "_posts"
_dated = re.compile(r"\d{4}-\d{2}-\d{2}-(?=.)")


def fault(pattern: str) -> str:
    """What is wrong with a pattern, empty where it is right."""
    known = ", ".join(f"{{{name}}}" for name in PLACES)
    for name in _place.findall(pattern):
        if name not in PLACES:
            return f"{{{name}}} means nothing; known are {known}"
    left = re.search("[{}]", _place.sub("", pattern))
    return f"a {left[0]} stands there alone; known are {known}" if left else ""


def link(pattern: str, post: PostFacts, folders: Sequence[str], output: str, site: Generator = _NO_GENERATOR) -> str:
    """The address of a post. Without a pattern it is the way from the folder `output` to the post's file.

    With one, an address that the post itself gives comes first.

    `folders` are those in which posts were looked for; the pattern counts from there. For notes/2025-01-19-rust.md,
    `{file}` is that, `{path}` has no `.md`, `{folder}` is notes, `{name}` 2025-01-19-rust, and `{slug}` is what the
    front matter says, else rust; `{year}`, `{month}` and `{day}` are of its date. All of these are spelled as the
    generator does it, and notes/rust/index.md counts as notes/rust.md.
    """
    if not pattern:
        return _quoted(name_of(post.path, output))
    if post.address:
        return _quoted(_own_address(pattern, post.address), safe="/:#?&=%~+,;@!$'()*")
    below = _below(post.path, folders)
    is_index = below.stem in site.indexes
    stem = below.parent if is_index else below.with_suffix("")
    values = {
        **_names(stem, post, site),
        "categories": _categories(below, post),
        "file": PurePath(*map(site.spell, below.parts)).as_posix(),
    }
    if is_index:
        pattern = re.sub(r"\.html$", "/", pattern)
    filled = _place.sub(lambda match: _quoted(values.get(match[1], "")), pattern)
    # A post in the topmost folder has no `{folder}`; an empty step in the path would lead elsewhere.
    return re.sub(r"(?<!:)//+", "/", filled) if re.search("{folder}|{path}|{categories}", pattern) else filled


def _own_address(pattern: str, address: str) -> str:
    """An address from the front matter, on the host of the pattern if that names one."""
    absolute = address if "://" in address or address.startswith("/") else f"/{address}"
    return urljoin(pattern, re.sub(r"/index\.html$", "/", absolute))


def _quoted(text: str, safe: str = "/") -> str:
    """Percent signs for what an address may not hold; a file name that is not UTF-8 is quoted byte by byte."""
    return quote(text.encode(errors="surrogateescape"), safe)


def _names(stem: PurePath, post: PostFacts, site: Generator) -> dict[str, str]:
    path = PurePath(*map(site.spell, stem.parts))
    own = stem.name if site.keeps_date else _dated.sub("", stem.name)
    year, month, day = [*post.date.split("-"), "", "", ""][:3]
    return {
        "path": _joined(path),
        "folder": _joined(path.parent),
        "name": path.name,
        "slug": site.spell(post.slug or own),
        "year": year,
        "month": month,
        "day": day,
    }


def _joined(path: PurePath) -> str:
    return "" if path == PurePath() else path.as_posix()


def _categories(below: PurePath, post: PostFacts) -> str:
    """What the front matter says, and Jekyll's categories by folder: coffee/_posts/a.md is of coffee."""
    folders = below.parts[: below.parts.index(_POSTS)] if _POSTS in below.parts else ()
    return "/".join(dict.fromkeys("/".join((*folders, post.categories)).lower().split("/")))


def _below(path: str, folders: Sequence[str]) -> PurePath:
    """The path from the folder on in which the post was found."""
    pure = PurePath(os.path.normpath(path))
    for folder in folders:
        if pure.is_relative_to(normal := os.path.normpath(folder)) and pure != PurePath(normal):
            return pure.relative_to(normal)
    return pure.relative_to(pure.anchor)

"""Where the posts stand on the site: the configuration's pattern, filled in for one post."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import PurePath
from urllib.parse import quote

from glossary.page.post_facts import PostFacts
from glossary.posts.naming import name_of

PLACES = ("path", "folder", "name", "file", "slug", "year", "month", "day", "categories")
_place = re.compile(r"\{(\w+)\}")
_dated = re.compile(r"\d{4}-\d{2}-\d{2}-(?=.)")


def fault(pattern: str) -> str:
    """What is wrong with a pattern, empty where it is right."""
    known = ", ".join(f"{{{name}}}" for name in PLACES)
    for name in _place.findall(pattern):
        if name not in PLACES:
            return f"{{{name}}} means nothing; known are {known}"
    left = re.search("[{}]", _place.sub("", pattern))
    return f"a {left[0]} stands there alone; known are {known}" if left else ""


def link(pattern: str, post: PostFacts, folders: Sequence[str], output: str, spell: Callable[[str], str] = str) -> str:
    """The address of a post. Without a pattern it is the way from the folder `output` to the post's file.

    With one, an address that the post itself gives comes first. `spell` is how the generator writes the names of files
    and folders.

    `folders` are those in which posts were looked for; the pattern counts from there. For notes/2025-01-19-rust.md,
    `{file}` is that, `{path}` has no `.md`, `{folder}` is notes, `{name}` 2025-01-19-rust, and `{slug}` is what the
    front matter says, else rust; `{year}`, `{month}` and `{day}` are of its date.
    """
    if not pattern:
        return _quoted(name_of(post.path, output))
    if post.address:
        return _quoted(post.address, safe="/:#?&=%~+,;@!$'()*")
    below = _below(post.path, folders)
    file = PurePath(*map(spell, below.parent.parts), spell(below.stem) + below.suffix)
    values = _values(post, file, spell)
    filled = _place.sub(lambda match: _quoted(values.get(match[1], "")), pattern)
    # A post in the topmost folder has no `{folder}`; an empty step in the path would lead elsewhere.
    return re.sub(r"(?<!:)//+", "/", filled) if re.search("{folder}|{categories}", pattern) else filled


def _quoted(text: str, safe: str = "/") -> str:
    """Percent signs for what an address may not hold; a file name that is not UTF-8 is quoted byte by byte."""
    return quote(text.encode(errors="surrogateescape"), safe)


def _values(post: PostFacts, file: PurePath, spell: Callable[[str], str]) -> dict[str, str]:
    stem = file.with_suffix("")
    year, month, day = [*post.date.split("-"), "", "", ""][:3]
    return {
        "file": file.as_posix(),
        "path": stem.as_posix(),
        "folder": "" if stem.parent == PurePath() else stem.parent.as_posix(),
        "name": stem.name,
        "slug": post.slug or spell(_dated.sub("", stem.name)),
        "categories": "/".join(post.categories.lower().split()),
        "year": year,
        "month": month,
        "day": day,
    }


def _below(path: str, folders: Sequence[str]) -> PurePath:
    """The path from the folder on in which the post was found."""
    pure = PurePath(os.path.normpath(path))
    for folder in folders:
        if pure.is_relative_to(normal := os.path.normpath(folder)) and pure != PurePath(normal):
            return pure.relative_to(normal)
    return pure.relative_to(pure.anchor)

"""What stands where no posts were found: Markdown elsewhere, and files of other kinds."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from glossary.config import POST_ENDINGS
from glossary.posts.exclusion import Exclusion

# Enough to name the right folder; a home folder is not searched for ever.
_MOST_FOLDERS = 2_000
_MOST_NAMED = 3
MARKDOWN_ENDINGS = (*POST_ENDINGS, ".mdx", ".qmd", ".rmd")
"""What holds Markdown under other names too, once the configuration says that it is to be read."""
_TEXT_ENDINGS = (*MARKDOWN_ENDINGS, ".rst", ".org", ".adoc", ".txt")


def where_markdown_stands(root: Path) -> str:
    """Give the folders with the most Markdown files, and what to type for them.

    A configuration is proposed by who looks into the posts: the largest folder need not be that of all posts.
    """
    counts = _count(root)
    if not counts:
        return "name the folder that holds your posts, as in `glossary extract my-posts/`"
    named = [f"{folder} ({count:,})" for folder, count in counts.most_common(_MOST_NAMED)]
    return f"Markdown stands in {', '.join(named)}: name the folder, or run `glossary init`, which proposes settings"


def endings_of(folders: Iterable[Path]) -> Counter[str]:
    """How many files below some folders have an ending of texts; a home folder is not searched for ever."""
    names = (name for folder in folders for _, files in _walked(folder) for name in files)
    return Counter(ending for name in names if (ending := Path(name).suffix.lower()) in _TEXT_ENDINGS)


def no_posts(folders: Iterable[Path], endings: Sequence[str]) -> str:
    """Say that nothing ends as posts do, what else there is, and how it is read."""
    others = {ending: count for ending, count in endings_of(folders).most_common() if ending not in endings}
    said = f"no posts: nothing here ends in {' or '.join(endings)}"
    if not others:
        return said
    listed = ", ".join(f"{count:,} {ending}" for ending, count in others.items())
    wanted = json.dumps([*endings, next(iter(others))])
    return f"{said}, but there are {listed}: to read them, write `extensions = {wanted}` into glossary.toml"


def _count(root: Path) -> Counter[str]:
    """The number of Markdown files below each folder of `root`, `.` for those beside the folders."""
    counts: Counter[str] = Counter()
    is_post = Exclusion().is_post
    for folder, files in _walked(root):
        parts = Path(folder).relative_to(root).parts
        if found := sum(map(is_post, files)):
            counts[f"{parts[0]}/" if parts else "."] += found
    return counts


def _walked(root: Path) -> Iterator[tuple[str, list[str]]]:
    """Each folder with the names of its files, in order, but for those that hold no posts."""
    for folder, below, files in islice(os.walk(root), _MOST_FOLDERS):
        below[:] = sorted(name for name in below if name[0] != "." and name != "node_modules")
        yield folder, files

"""Where Markdown stands, for a person who has not said yet where the posts are."""

from __future__ import annotations

import os
from collections import Counter
from itertools import islice
from pathlib import Path

from glossary.posts.finding import is_post_name

# Enough to name the right folder; a home folder is not searched for ever.
_MOST_FOLDERS = 2_000
_MOST_NAMED = 3


def where_markdown_stands(root: Path) -> str:
    """Give the folders with the most Markdown files, and what to type for them."""
    counts = _count(root)
    if not counts:
        return "name the folder that holds your posts, as in `glossary extract my-posts/`"
    named = [f"{folder} ({count:,})" for folder, count in counts.most_common(_MOST_NAMED)]
    first = counts.most_common(1)[0][0]
    return f'Markdown stands in {", ".join(named)}: name the folder, or write `paths = ["{first}"]` into glossary.toml'


def _count(root: Path) -> Counter[str]:
    """The number of Markdown files below each folder of `root`, `.` for those beside the folders."""
    counts: Counter[str] = Counter()
    for folder, below, files in islice(os.walk(root), _MOST_FOLDERS):
        below[:] = sorted(name for name in below if name[0] != "." and name != "node_modules")
        parts = Path(folder).relative_to(root).parts
        if found := sum(map(is_post_name, files)):
            counts[f"{parts[0]}/" if parts else "."] += found
    return counts

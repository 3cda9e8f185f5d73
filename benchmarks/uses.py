"""The uses of all headwords in a folder of posts, read as `extract` reads them."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.folders import default_folder
from glossary.config import Config
from glossary.extract.gather import gathered_uses
from glossary.extract.reading import lists_of, read_posts
from glossary.model import Use
from glossary.posts.finding import find_posts

Uses = Mapping[str, Sequence[Use]]


def read_uses(folder: Path) -> Uses:
    """All uses below a folder by folded headword, with paths relative to it."""
    config = Config(folder)
    uses: dict[str, list[Use]] = {}
    for _, post in read_posts(find_posts([folder]), config.marks, lists_of(config), 0, lambda _: None):
        for use in gathered_uses(post._replace(path=str(Path(post.path).relative_to(folder)))):
            uses.setdefault(use.key, []).append(use)
    return uses


def folder_argument(parser: argparse.ArgumentParser) -> None:
    """Adds the argument FOLDER, by default the posts that the other benchmarks take."""
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder(), metavar="FOLDER", help="the posts")

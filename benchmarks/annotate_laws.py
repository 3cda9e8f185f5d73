"""Checks laws 2 to 4 on every post of a folder: stripped, annotated with all known terms, seen by markdown-it-py.

    python benchmarks/annotate_laws.py GARDEN [POSTS] [--style full] [--sample N]

GARDEN is a folder with an index (run `glossary extract` there); POSTS are the posts to annotate in memory, default
those of GARDEN, or a JSON file as the CommonMark project publishes its examples, in which a term is planted.
Nothing is written. Ends with status 1 when a law is broken.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.folders import find_posts
from glossary.annotate.known import IndexedGlossary
from glossary.annotate.strip import strip
from glossary.annotate.text import Options, annotate
from glossary.index.file import open_index
from tests.oracle import assert_lawful

_PLANTED = "大模型"


class Task(NamedTuple):
    """One text to annotate."""

    name: str
    text: str
    folder: str
    style: str


@cache
def _known(folder: str) -> IndexedGlossary:
    return IndexedGlossary(open_index(Path(folder)))


def outcome(task: Task) -> tuple[str, int, str]:
    """Name, how many annotations were written, and what is wrong, if anything."""
    options = Options(style=task.style, every=True)
    before = strip(task.text)
    annotated = annotate(before, _known(task.folder), options)
    if annotated.problem:
        return task.name, 0, annotated.problem
    try:
        assert_lawful(before, annotated)
        assert annotate(annotated.after, _known(task.folder), options).after == annotated.after, "a second run"
    except AssertionError as error:
        return task.name, len(annotated.written), str(error)[:300] or "the oracle sees another structure"
    return task.name, len(annotated.written), ""


def tasks(posts: Path, garden: Path, style: str) -> Iterator[Task]:
    """The posts of a folder, or the examples of a JSON file with a term planted at every place that takes one."""
    index = str(garden / ".glossary")
    if posts.suffix == ".json":
        for number, example in enumerate(json.loads(posts.read_text("utf-8"))):
            yield Task(f"example {number + 1}", planted(example["markdown"]), index, style)
        return
    for path in find_posts(posts):
        yield Task(str(path), path.read_bytes().decode(errors="replace"), index, style)


def planted(markdown: str) -> str:
    """The example with the term in place of its shortest words."""
    return markdown.replace("foo", _PLANTED).replace("bar", "护城河").replace("baz", "LLM")


def main(argv: Sequence[str] | None = None) -> int:
    """Prints how many posts were annotated, and every post that breaks a law."""
    parser = argparse.ArgumentParser(description="Checks the laws of annotate.")
    parser.add_argument("garden", type=Path)
    parser.add_argument("posts", type=Path, nargs="?")
    parser.add_argument("--style", default="full")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth post")
    arguments = parser.parse_args(argv)
    every = list(tasks(arguments.posts or arguments.garden, arguments.garden, arguments.style))[:: arguments.sample]
    with Pool() as pool:
        outcomes = pool.map(outcome, every, chunksize=4)
    broken = [(name, wrong) for name, _, wrong in outcomes if wrong]
    for name, wrong in broken:
        print(f"{name}: {wrong}")
    print(f"{len(outcomes):,} posts, {sum(count for _, count, _ in outcomes):,} annotations, {len(broken)} broken")
    return int(bool(broken))


if __name__ == "__main__":
    raise SystemExit(main())

"""Checks laws 2 to 4 of annotate, with markdown-it-py for an oracle.

    python benchmarks/annotate_laws.py [FOLDER] [--posts FOLDER | --spec] [--style full] [--worth] [--sample N] [-j N]

Every post is stripped of its annotations and annotated with all known terms (or those worth it), in memory. Its glossary comes from the
other posts of FOLDER: these are cut into ten parts, and each part is annotated from the other nine. With `--posts`,
the posts of another folder are annotated from all of FOLDER. With `--spec`, the examples of the CommonMark
specification are, with a term put in at every place of each; they are downloaded, with pip, in the source package
of markdown-it-py, since their licence (CC-BY-SA) is not that of this project.

Prints every post that breaks a law, or that `annotate` refuses to write since it would break one, and ends with
status 1 if a law is broken.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.folders import VAULT, find_posts
from benchmarks.held_out import PARTS, posts_of_parts, prepare
from glossary.annotating.strip import strip
from glossary.annotating.text import Options, annotate_text
from glossary.index.file import open_index
from glossary.mentions.known import IndexedGlossary
from tests.oracle import assert_lawful, assert_read_back

_PLANTED = "大模型"
_SPEC = "tests/test_cmark_spec/commonmark.json"


class Task(NamedTuple):
    """One text to annotate, and the folder of the index that its glossary is in."""

    name: str
    text: str
    garden: str
    options: Options


class Outcome(NamedTuple):
    """What came of one text: how many annotations, and what law is broken, or was to be."""

    name: str
    written: int
    refused: str = ""
    broken: str = ""


@cache
def _known(index: str) -> IndexedGlossary:
    return IndexedGlossary(open_index(Path(index)))


def outcome(task: Task) -> Outcome:
    """What comes of annotating one text, and a second time."""
    before = strip(task.text)
    annotated = annotate_text(before, _known(task.garden), task.options)
    if annotated.problem:
        return Outcome(task.name, 0, refused=annotated.problem)
    try:
        assert_lawful(before, annotated)
        if task.options.style in ("full", "english"):
            assert_read_back(annotated)
        assert annotate_text(annotated.after, _known(task.garden), task.options).after == annotated.after, (
            "a second run"
        )
    except AssertionError as error:
        return Outcome(task.name, len(annotated.written), broken=str(error)[:300] or "another structure")
    return Outcome(task.name, len(annotated.written))


def in_parts(folder: Path, work: Path, options: Options) -> Iterator[Task]:
    """The posts of a folder, each with a glossary from the nine parts that it is not in."""
    for part in range(PARTS):
        prepare(folder, work / str(part), {part}).close()
        for path in posts_of_parts(folder, {part}):
            yield Task(str(path), _text(path), str(work / str(part) / ".glossary"), options)


def from_others(folder: Path, posts: Path, work: Path, options: Options) -> Iterator[Task]:
    """The posts of a folder, with the glossary of another."""
    prepare(folder, work, ()).close()
    for path in find_posts(posts):
        yield Task(str(path), _text(path), str(work / ".glossary"), options)


def _text(path: Path) -> str:
    return path.read_bytes().decode(errors="replace")


def examples(folder: Path, work: Path, options: Options) -> Iterator[Task]:
    """The examples of the CommonMark specification, with a term at one place of each, at every place in turn."""
    prepare(folder, work, ()).close()
    for example in _specification(work):
        markdown = example["markdown"]
        for at in range(len(markdown) + 1):
            text = markdown[:at] + _PLANTED + markdown[at:]
            yield Task(f"example {example['example']}, at {at}", text, str(work / ".glossary"), options)


def _specification(work: Path) -> list[dict[str, str]]:
    download = ("download", "--quiet", "--no-binary", ":all:", "--no-deps", "--dest", str(work), "markdown-it-py==4.*")
    subprocess.run([sys.executable, "-m", "pip", *download], check=True)
    with tarfile.open(next(work.glob("markdown_it_py-*.tar.gz"))) as package:
        name = next(name for name in package.getnames() if name.endswith(_SPEC))
        file = package.extractfile(name)
        assert file
        return list(json.load(file))


def main(argv: Sequence[str] | None = None) -> int:
    """Prints how many posts were annotated, and every post that breaks a law or was left for one."""
    parser = argparse.ArgumentParser(description="Checks the laws of annotate.")
    parser.add_argument("folder", type=Path, nargs="?", default=VAULT)
    parser.add_argument("--posts", type=Path, metavar="FOLDER", help="posts of another folder")
    parser.add_argument("--spec", action="store_true", help="the examples of the CommonMark specification")
    parser.add_argument("--style", default="full")
    parser.add_argument("--worth", action="store_true", help="only terms that are worth it, not all known")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="every Nth text")
    parser.add_argument("-j", "--jobs", type=int, metavar="N", help="how many processes")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="glossary-laws-") as folder:
        texts = list(_tasks(arguments, Path(folder)))[:: arguments.sample]
        # Forked processes would share open indexes.
        with get_context("spawn").Pool(arguments.jobs) as pool:
            outcomes = pool.map(outcome, texts, chunksize=8)
    return _print(outcomes)


def _tasks(arguments: argparse.Namespace, work: Path) -> Iterator[Task]:
    options = Options(style=arguments.style, every=not arguments.worth)
    if arguments.spec:
        return examples(arguments.folder, work, options)
    if arguments.posts:
        return from_others(arguments.folder, arguments.posts, work, options)
    return in_parts(arguments.folder, work, options)


def _print(outcomes: Sequence[Outcome]) -> int:
    broken = [one for one in outcomes if one.broken]
    for one in outcomes:
        if one.broken or one.refused:
            print(f"{one.name}: {'BROKEN' if one.broken else 'left'}: {one.broken or one.refused}")
    refused = Counter(one.refused for one in outcomes if one.refused)
    print(
        f"{len(outcomes):,} texts, {sum(one.written > 0 for one in outcomes):,} annotated,"
        f" {sum(one.written for one in outcomes):,} annotations;"
        f" {len(broken)} break a law, {sum(refused.values())} are left since they would"
    )
    return int(bool(broken))


if __name__ == "__main__":
    raise SystemExit(main())

"""Whether `strip` gives posts back to the byte after `annotate`, in every style.

    python benchmarks/annotate_undone.py [FOLDER] [--posts FOLDER] [--sample 200] [--seed 1] [--all]

Posts are taken at random, as they stand, and annotated in memory from the glossary of FOLDER. What was written goes
through the text of the record, as it would stand in git, and is undone by it. Ends with status 1 if any post comes back
otherwise.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.folders import default_folder, find_posts
from benchmarks.held_out import prepare
from glossary.annotating.styles import STYLES
from glossary.annotating.text import Options, annotate_text
from glossary.annotating.undoing import undone, wrote
from glossary.mentions.known import IndexedGlossary, KnownEntries
from glossary.store.record import PostRecord, parse_record, render_record


def texts(folder: Path, sample: int, seed: int) -> Iterator[tuple[Path, str]]:
    """Some of the posts that can be read."""
    posts = find_posts(folder)
    for path in sorted(random.Random(seed).sample(posts, min(sample, len(posts)))):
        try:
            yield path, path.read_bytes().decode()
        except UnicodeDecodeError:
            continue


def comes_back(text: str, known: KnownEntries, options: Options) -> bool | None:
    """Whether a post comes back as it was; None where nothing is written into it."""
    annotated = annotate_text(text, known, options)
    if not annotated.written:
        return None
    record = parse_record(render_record({"post.md": PostRecord(tuple(wrote(annotated)))}))
    return undone(annotated.after, record["post.md"]).text == text


def main(argv: Sequence[str] | None = None) -> int:
    """Prints, for each style, how many posts were changed and which did not come back."""
    parser = argparse.ArgumentParser(description="Undoes what annotate writes.")
    parser.add_argument("folder", nargs="?", type=Path, default=default_folder(), metavar="FOLDER")
    parser.add_argument("--posts", type=Path, metavar="FOLDER", help="posts of another folder")
    parser.add_argument("--sample", type=int, default=200, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--all", action="store_true", help="all known terms, not only those that are worth it")
    arguments = parser.parse_args(argv)
    posts = list(texts(arguments.posts or arguments.folder, arguments.sample, arguments.seed))
    failed = 0
    with tempfile.TemporaryDirectory(prefix="glossary-undone-") as work:
        index = prepare(arguments.folder, Path(work), ())
        known = IndexedGlossary(index)
        for style in STYLES:
            options = Options(style=style, every=arguments.all)
            outcomes = [(path, comes_back(text, known, options)) for path, text in posts]
            lost = [path for path, back in outcomes if back is False]
            changed = sum(back is not None for _, back in outcomes)
            print(f"{style}: {len(posts)} posts, {changed} changed, {len(lost)} not given back", *lost, sep="\n  ")
            failed += len(lost)
        index.close()
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(main())

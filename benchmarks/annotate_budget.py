"""How long `annotate` takes for one post, the whole process, and what the counting of mentions costs.

    python benchmarks/annotate_budget.py [FOLDER] [--entries 70000] [--bytes 40000] [--runs 9]

The glossary of FOLDER is filled up to the wanted number of entries with terms of random characters. The post is the
one nearest to the wanted size once its annotations are out. Budgets: 0.3 s and 150 MB for the post.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.extract import PATTERN
from benchmarks.folders import Garden, find_posts
from benchmarks.measure import Run, console_script, run
from glossary.annotating.strip import strip
from glossary.posts.processors import processors


def fill(garden: Garden, entries: int) -> None:
    """Writes entries by hand until there are enough; the same ones every time."""
    chance = random.Random(7)
    count = max(0, entries - garden.entries())
    terms = {"".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(chance.randint(2, 5))) for _ in range(count)}
    lines = [f"- term: {term}\n  english: {_name(chance)} {_name(chance)}\n" for term in sorted(terms)]
    with garden.glossary.open("a", encoding="utf-8") as file:
        file.writelines(lines)


def _name(chance: random.Random) -> str:
    """A word that may begin with anything, as English names do: what begins alike is looked up together."""
    syllables = (chance.choice("bcdfghjklmnprstvwz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
    return "".join(syllables).title()


def put_post(garden: Garden, size: int) -> Path:
    """A post of about so many bytes, without annotations."""
    texts = (path.read_bytes().decode(errors="ignore") for path in find_posts(garden.content)[:500])
    text = min(map(strip, texts), key=lambda each: abs(len(each.encode()) - size))
    post = garden.root / "new.md"
    post.write_bytes(text.encode())
    return post


def best(command: Sequence[str], folder: Path, runs: int, prepare: Callable[[], object] = lambda: None) -> Run:
    """The fastest of several runs: whatever else the machine does can only slow a run down."""
    found: list[Run] = []
    for _ in range(runs):
        prepare()
        found.append(run(command, folder, (0, 1, 2)))
    return min(found)


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description="Measures annotate.")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--entries", type=int, default=70_000, metavar="N")
    parser.add_argument("--bytes", type=int, default=40_000, metavar="N")
    parser.add_argument("--runs", type=int, default=9, metavar="N")
    arguments = parser.parse_args()
    glossary, jobs = console_script("glossary"), str(processors())
    with tempfile.TemporaryDirectory(prefix="glossary-annotate-") as work:
        garden = Garden(Path(work), arguments.folder and arguments.folder.resolve())
        load = garden.grow(1)
        print(f"{load.posts:,} posts, {load.bytes / 1e6:.0f} MB; the best of {arguments.runs} runs")
        post = put_post(garden, arguments.bytes)
        extract, annotate = (glossary, "extract", "-j", jobs, "content"), (glossary, "annotate", "--check", post.name)
        rg = best(("rg", "-c", "-j", jobs, PATTERN, "content"), garden.root, arguments.runs)
        _print("rg -c", rg, rg)
        _print("cold extract", best(extract, garden.root, 3, garden.forget_everything), rg)

        def counted_no_more() -> None:
            garden.forget_everything()
            run(extract, garden.root, (0, 2))

        # The first annotate counts in how many posts each term is mentioned; that belongs to the extraction.
        _print("annotate right after it, which counts mentions", best(annotate, garden.root, 3, counted_no_more), rg)
        fill(garden, arguments.entries)
        first = run(annotate, garden.root, (0, 1))
        print(f"annotate, after {garden.entries():,} entries were written by hand  {first.seconds:.2f} s")
        _print(f"annotate, {post.stat().st_size:,} bytes", best(annotate, garden.root, arguments.runs), rg)
    return 0


def _print(name: str, one: Run, rg: Run) -> None:
    print(f"{name}  {one.seconds:.3f} s  {one.peak_bytes / 1e6:.0f} MB  {one.seconds / rg.seconds:.1f} x rg")


if __name__ == "__main__":
    raise SystemExit(main())

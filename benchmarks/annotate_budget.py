"""How long `annotate` takes for one post, the whole process, and what the counting of mentions costs.

    python benchmarks/annotate_budget.py [FOLDER] [--entries 70000] [--bytes 40000] [--runs 9]

The glossary of FOLDER is filled up to the wanted number of entries with terms of random characters. The post is the
one nearest to the wanted size once its annotations are out. Budgets of the design: 0.3 s and 150 MB for the post.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.extract import PATTERN, Bench
from benchmarks.folders import Garden, find_posts
from benchmarks.measure import Summary, console_script, run
from glossary.annotate.strip import strip


def fill(garden: Garden, entries: int) -> None:
    """Writes entries by hand until there are enough; the same ones every time."""
    chance = random.Random(7)
    count = max(0, entries - garden.entries())
    terms = {"".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(chance.randint(2, 5))) for _ in range(count)}
    lines = [f"- term: {term}\n  english: Word {number}\n" for number, term in enumerate(sorted(terms))]
    with garden.glossary.open("a", encoding="utf-8") as file:
        file.writelines(lines)


def put_post(garden: Garden, size: int) -> Path:
    """A post of about so many bytes, without annotations."""
    texts = (path.read_bytes().decode(errors="ignore") for path in find_posts(garden.content)[:500])
    text = min(map(strip, texts), key=lambda each: abs(len(each.encode()) - size))
    post = garden.root / "new.md"
    post.write_bytes(text.encode())
    return post


def main() -> int:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description="Measures annotate.")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER")
    parser.add_argument("--entries", type=int, default=70_000, metavar="N")
    parser.add_argument("--bytes", type=int, default=40_000, metavar="N")
    parser.add_argument("--runs", type=int, default=9, metavar="N")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="glossary-annotate-") as work:
        garden = Garden(Path(work), arguments.folder and arguments.folder.resolve())
        bench = Bench(garden, jobs=4, runs=arguments.runs)
        load = garden.grow(1)
        print(f"{load.posts:,} posts, {load.bytes / 1e6:.0f} MB")
        rg = bench.command("rg", "-c", "-j", "4", PATTERN, "content", statuses=(0, 1))
        cold = bench.extract(garden.forget_everything)
        fill(garden, arguments.entries)
        post = put_post(garden, arguments.bytes)
        command = ("annotate", "--check", post.name)
        first = run([console_script("glossary"), *command], garden.root, (0, 1))
        warm = bench.command(console_script("glossary"), *command, statuses=(0, 1))
        _print("rg -c", rg, rg)
        _print("cold extract", cold, rg)
        print(f"first annotate (compiles {garden.entries():,} entries, counts mentions)  {first.seconds:.2f} s")
        _print(f"annotate, {post.stat().st_size:,} bytes", warm, rg)
    return 0


def _print(name: str, one: Summary, rg: Summary) -> None:
    print(f"{name}  {one.seconds:.3f} s  {one.peak_bytes / 1e6:.0f} MB  {one.seconds / rg.seconds:.1f} x rg")


if __name__ == "__main__":
    raise SystemExit(main())

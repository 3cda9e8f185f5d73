"""How long commands take, and how much memory, against ripgrep counting the same pattern; and how both grow.

    python benchmarks/extract.py [FOLDER] [--sizes 1 2 4] [--jobs N] [--runs 5] [--work DIR] [--json]

The posts of FOLDER are copied as many times as each size says, with other terms in each copy. Every measure is a process of its own, through
the installed console script; the table has the median of the runs. Budgets are printed beside, not demanded.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.folders import Garden
from benchmarks.measure import CommandError, Run, Summary, console_script, run, summarize
from benchmarks.results import Measure, Result, Size, as_json, table
from glossary.posts.processors import processors

PATTERN = r"\*\*[^*\n]+\*\* ?[（(]"
RIPGREP = "rg -c"
PYTHON = "python -c pass"


class Bench:
    """Runs commands in a garden, which `prepare` brings before each run into the state to be measured."""

    def __init__(self, garden: Garden, jobs: int, runs: int) -> None:
        self.garden, self.jobs, self._runs = garden, str(jobs), runs
        self.glossary_script = console_script("glossary")

    def command(
        self, *arguments: str, prepare: Callable[[], object] = lambda: None, statuses: Sequence[int] = (0,)
    ) -> Summary:
        """Measures any command."""
        runs: list[Run] = []
        for _ in range(self._runs):
            prepare()
            runs.append(run(arguments, self.garden.root, statuses))
        return summarize(runs)

    def extract(self, prepare: Callable[[], object] = lambda: None) -> Summary:
        """Measures `glossary extract`. Posts that are no UTF-8 are part of a real vault: status 2 is fine."""
        return self.command(
            self.glossary_script, "extract", "-j", self.jobs, "content", prepare=prepare, statuses=(0, 2)
        )

    def glossary(self, *arguments: str, prepare: Callable[[], object] = lambda: None) -> Summary:
        """Measures another glossary command."""
        return self.command(self.glossary_script, *arguments, prepare=prepare)


def measure(garden: Garden, sizes: Sequence[int], jobs: int, runs: int) -> Result:
    """Measures everything, from the smallest size to the largest."""
    bench = Bench(garden, jobs, runs)
    garden.root.mkdir(parents=True, exist_ok=True)
    measures = list(_start_up(bench))
    found: list[Size] = []
    for copies in sorted(set(sizes)):
        load = garden.grow(copies)
        _tell(f"{load.posts:,} posts, {load.bytes / 1e6:.0f} MB")
        summaries = dict(_at_one_size(bench))
        rg = summaries.get(RIPGREP)
        measures += [
            Measure(name, copies, each.seconds, each.peak_bytes, each.seconds / rg.seconds if rg else None)
            for name, each in summaries.items()
        ]
        found.append(Size(copies, *load, _annotations(summaries["cold extract"].stderr), garden.entries()))
    return Result(garden.source.name, jobs, runs, found, measures)


def _start_up(bench: Bench) -> Iterator[Measure]:
    python = bench.command(sys.executable, "-c", "pass")
    version = bench.glossary("--version")
    for name, each in ((PYTHON, python), ("glossary --version", version)):
        yield Measure(name, 0, each.seconds, each.peak_bytes, None, each.seconds / python.seconds)


def _at_one_size(bench: Bench) -> Iterator[tuple[str, Summary]]:
    """The order matters: each measure leaves what the next one finds, unless it prepares its own ground."""
    garden = bench.garden
    if rg := shutil.which("rg"):
        yield RIPGREP, bench.command(rg, "-c", "-j", bench.jobs, PATTERN, "content", statuses=(0, 1))
    else:
        _tell("rg (ripgrep) is missing: there is nothing to compare with, so there are no ratios")
    yield "cold extract", bench.extract(garden.forget_everything)
    yield "extract, nothing changed", bench.extract()
    yield "extract, one post changed", _one_changed(bench)
    yield "extract, glossary deleted, index warm", bench.extract(garden.forget_glossary)
    yield "extract, index deleted (fresh clone)", bench.extract(garden.forget_index)
    yield "extract, every file with a new time", bench.extract(garden.renew_times)
    yield from _commands(bench)
    terms = garden.terms()
    if terms:
        known = ("show", "--", terms[len(terms) // 2])
        yield "show, a known term", bench.glossary(*known)
        yield "show, glossary saved by hand before", bench.glossary(*known, prepare=garden.glossary.touch)


def _commands(bench: Bench) -> Iterator[tuple[str, Summary]]:
    """What a person does between two extractions. Findings and changes that would be made have a status of their own."""
    post = str(bench.garden.middle_post().relative_to(bench.garden.root))
    for name, arguments in (
        ("annotate, one post", ("annotate", "--diff", post)),
        ("check, everything", ("check", "content")),
        ("check, one post", ("check", post)),
        ("page", ("page", "-o", "page")),
        ("review, the questions", ("review", "--format", "jsonl")),
        ("--help", ("--help",)),
    ):
        yield name, bench.command(bench.glossary_script, *arguments, statuses=(0, 1, 2))


def _one_changed(bench: Bench) -> Summary:
    post = bench.garden.middle_post()
    before = post.read_bytes()
    numbers = count()

    def annotate() -> None:
        post.write_bytes(before + f"\n\n**新词{next(numbers)}**（New Word: 刚加的一个词）。\n".encode())

    summary = bench.extract(annotate)
    post.write_bytes(before)
    bench.extract()
    return summary


def _annotations(said: str) -> int | None:
    found = re.search(r"([\d,]+) annotations?\b", said)
    return int(found[1].replace(",", "")) if found else None


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the benchmark; gives 2 when a command does not do what it should."""
    arguments = _arguments(argv)
    if arguments.folder and not arguments.folder.is_dir():
        _tell(f"{arguments.folder}: no such folder")
        return 2
    with tempfile.TemporaryDirectory(prefix="glossary-benchmark-", dir=arguments.work) as work:
        try:
            garden = Garden(Path(work), arguments.folder and arguments.folder.resolve())
            result = measure(garden, arguments.sizes, arguments.jobs, arguments.runs)
        except CommandError as error:
            _tell(str(error))
            return 2
    print(as_json(result) if arguments.json else "\n".join(table(result)))
    return 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures extract and show against ripgrep.")
    parser.add_argument("folder", nargs="?", type=Path, metavar="FOLDER", help="the posts to copy")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1, 2, 4], metavar="N", help="how many copies")
    parser.add_argument(
        "--jobs", type=int, default=processors(), metavar="N", help="processes of extract, threads of rg"
    )
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="runs of each command")
    parser.add_argument("--work", type=Path, metavar="DIR", help="where to make the copies (default: temp)")
    parser.add_argument("--json", action="store_true", help="for machines")
    return parser.parse_args(argv)


if __name__ == "__main__":
    raise SystemExit(main())

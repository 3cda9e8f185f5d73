"""How long `glossary check` takes, and how much memory, for all posts and for one, beside ripgrep in the same run.

    python benchmarks/check_budget.py [FOLDER] [--copies 1] [--runs 5] [--jobs N]

The posts of FOLDER are copied, extracted once, and checked in processes of their own; the fastest of the runs counts.
The budgets are for 361 MB; the time for all is also given as it would be at that size.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.extract import PATTERN
from benchmarks.folders import Garden
from benchmarks.measure import Run, console_script, run
from glossary.posts.processors import processors

_VAULT_BYTES = 361e6
_SECONDS = {"all": 8.0, "one": 0.4}
_PEAK_BYTES = 600e6


def main(argv: Sequence[str]) -> int:
    """Prints the figures; 1 when one is beyond its budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", type=int, default=processors())
    arguments = parser.parse_args(argv)
    jobs = str(arguments.jobs)
    with tempfile.TemporaryDirectory() as work:
        garden = Garden(Path(work) / "garden", arguments.folder)
        garden.root.mkdir()
        load = garden.grow(arguments.copies)
        glossary = console_script("glossary")
        run([glossary, "extract", "content"], garden.root, (0, 2))
        post = str(garden.middle_post().relative_to(garden.root))
        commands = {
            "rg": ["rg", "-c", "-j", jobs, PATTERN, "content"],
            "all": [glossary, "check", "-j", jobs],
            "one": [glossary, "check", post],
        }
        # By turns, so that whatever else the machine does slows all of them alike.
        rounds = [
            {name: run(words, garden.root, (0, 1, 2)) for name, words in commands.items()}
            for _ in range(arguments.runs)
        ]
    best = {name: min(each[name] for each in rounds) for name in commands}
    scaled = best["all"].seconds * _VAULT_BYTES / load.bytes
    print(f"{load.posts:,} posts, {load.bytes / 1e6:.0f} MB, the best of {arguments.runs} runs")
    for name, one in best.items():
        print(_line(name, one, best["rg"]))
    print(f"all, at 361 MB: {scaled:.1f} s")
    slow = scaled > _SECONDS["all"] or best["one"].seconds > _SECONDS["one"]
    return int(slow or max(each.peak_bytes for each in best.values()) > _PEAK_BYTES)


def _line(name: str, one: Run, rg: Run) -> str:
    return f"{name:<4} {one.seconds:6.2f} s  {one.seconds / rg.seconds:5.1f} x rg  {one.peak_bytes / 1e6:5.0f} MB"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

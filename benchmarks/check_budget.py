"""How long `glossary check` takes, and how much memory, for all posts and for one.

    python benchmarks/check_budget.py [FOLDER] [--copies 1] [--runs 3] [--jobs 4]

The posts of FOLDER are copied, extracted once, and checked in processes of their own. The budgets of the design are
for 361 MB; the time for all is also given as it would be at that size.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.folders import Garden
from benchmarks.measure import Summary, console_script, run, summarize

_VAULT_BYTES = 361e6
_BUDGETS = {"all": 8.0, "one": 0.4}


def main(argv: Sequence[str]) -> int:
    """Prints the figures; 1 when one is beyond its budget."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=4)
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as work:
        garden = Garden(Path(work) / "garden", arguments.folder)
        garden.root.mkdir()
        load = garden.grow(arguments.copies)
        glossary = console_script("glossary")
        run([glossary, "extract", "content"], garden.root, (0, 2))

        def measure(*words: str) -> Summary:
            return summarize([run([glossary, "check", *words], garden.root, (0, 1, 2)) for _ in range(arguments.runs)])

        everything = measure("-j", str(arguments.jobs))
        one = measure(str(garden.middle_post().relative_to(garden.root)))
    scaled = everything.seconds * _VAULT_BYTES / load.bytes
    print(f"{load.posts:,} posts, {load.bytes / 1e6:.0f} MB")
    print(f"all: {everything.seconds:.2f} s, {everything.peak_bytes / 1e6:.0f} MB; at 361 MB {scaled:.1f} s (8 s)")
    print(f"one: {one.seconds:.2f} s, {one.peak_bytes / 1e6:.0f} MB (0.4 s)")
    return int(scaled > _BUDGETS["all"] or one.seconds > _BUDGETS["one"])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""How often git merges two branches that each extracted without a conflict, with and without the merge driver.

    python -m benchmarks.merges [--posts 300] [--added 1 3 5 20] [--merges 10] [--seed 1]

Each branch adds some posts, which share words with the old ones. Counted are merges with a conflict, in either file,
and merges after which `glossary extract` gives other bytes than an extraction from nothing.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from glossary.posts.git_merging import install_merge_driver

_HAN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"
_GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@b")


def main() -> int:
    """Measure and print one line for each number of added posts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=300)
    parser.add_argument("--added", type=int, nargs="+", default=[1, 3, 5, 20])
    parser.add_argument("--merges", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    for added in given.added:
        for driver in (False, True):
            results = [_merge(given.posts, added, Random(given.seed + n), driver=driver) for n in range(given.merges)]
            conflicts = sum(is_conflict for is_conflict, _ in results)
            others = sum(is_other for _, is_other in results)
            way = "driver" if driver else "lines "
            sys.stdout.write(f"{given.posts} + {added:>2} on each side, {way}: {conflicts} of {given.merges} conflict")
            sys.stdout.write(f", {others} unlike a fresh extraction\n" if driver else "\n")
    return 0


def _merge(posts: int, added: int, chance: Random, *, driver: bool) -> tuple[bool, bool]:
    """Whether the merge conflicts, and whether the extraction after it gives other bytes than one from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        words = ["".join(chance.sample(_HAN, 3)) for _ in range(posts * 4)]
        _run(root, *_GIT, "init", "-q", "-b", "main", ".")
        _write(root, "old", posts, words, chance)
        if driver:
            install_merge_driver(root, "data/glossary.yaml")
        _save(root)
        for branch in ("x", "y"):
            _run(root, *_GIT, "checkout", "-q", "-b", branch, "main")
            _write(root, branch, added, words, chance)
            _save(root)
        run = subprocess.run([*_GIT, "merge", "-q", "-m", "both", "x"], cwd=root, capture_output=True, check=False)
        if run.returncode or not driver:
            return run.returncode != 0, False
        _extract(root)
        merged = (root / "data/glossary.yaml").read_bytes()
        for name in ("glossary.yaml", ".glossary.lock"):
            (root / "data" / name).unlink()
        _extract(root)
        return False, merged != (root / "data/glossary.yaml").read_bytes()


def _write(root: Path, name: str, count: int, words: list[str], chance: Random) -> None:
    (root / "content").mkdir(exist_ok=True)
    for number in range(count):
        chosen = [*chance.sample(words, 12), *("".join(chance.sample(_HAN, 4)) for _ in range(6))]
        text = "".join(f"**{w}**（Word {w}: {chance.choice('一二三')}种{w}的说法）很好。\n\n" for w in chosen)
        (root / f"content/{name}-{number}.md").write_text(text, "utf-8")
    _extract(root)


def _extract(root: Path) -> None:
    _run(root, sys.executable, "-m", "glossary", "-q", "extract")


def _save(root: Path) -> None:
    _run(root, *_GIT, "add", "-A", ".")
    _run(root, *_GIT, "commit", "-qm", "one")


def _run(root: Path, *command: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())

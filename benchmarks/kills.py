"""Kill every command that writes, at random moments, and look at what it leaves.

    python -m benchmarks.kills [--kills 100] [--seed 1]

After each kill the glossary file must be one that can be read, every post old or new and never in between, and what a
person wrote into the glossary must still stand. At the end a run takes away what the killed ones left.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

COMMANDS = {
    "extract": ["extract"],
    "annotate": ["annotate", "--all", "content"],
    "strip": ["strip", "--all", "content"],
    "check --fix": ["check", "--fix", "content"],
    "page": ["page", "-o", "pages"],
}
_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
_POSTS = 60
_BY_HAND = "definition: 自己的话"


def main() -> int:
    """Kill, and print one line for each command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    failed = 0
    for name, command in COMMANDS.items():
        with tempfile.TemporaryDirectory() as folder:
            hits, faults = _kill_often(Path(folder), command, given.kills, Random(given.seed))
        failed += len(faults)
        sys.stdout.write(f"{name}: {given.kills} kills, {hits} while it ran, {len(faults)} faults {faults[:3]}\n")
    return int(failed > 0)


def _kill_often(root: Path, command: list[str], kills: int, chance: Random) -> tuple[int, list[str]]:
    _plant(root)
    started = time.monotonic()
    _run(root, command)
    longest = time.monotonic() - started
    hits, faults = 0, list[str]()
    for number in range(kills):
        before = _disturb(root, number)
        process = subprocess.Popen(_full(command), cwd=root, env=_ENVIRONMENT, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, longest))
        hits += process.poll() is None
        process.kill()
        process.wait()
        faults += _faults(root, before)
    _run(root, ["extract"])
    _run(root, command)
    faults += [f"left: {path.name}" for path in root.rglob(".glossary-*") if path.name != ".glossary-page.json"]
    return hits, faults + [f"left: {path.name}" for path in root.rglob("*.pending")]


def _plant(root: Path) -> None:
    (root / "content").mkdir()
    for number in range(_POSTS):
        (root / f"content/{number}.md").write_bytes(_post(number, 0))
    _run(root, ["extract"])
    path = root / "data/glossary.yaml"
    path.write_text(path.read_text("utf-8").replace("definition: 第1种", _BY_HAND, 1), "utf-8")
    _run(root, ["extract"])


def _post(number: int, turn: int) -> bytes:
    lines = [
        f"第{turn}次：**词{at}**(Word {at}: 第{at}种)和词{at + 1}，**《词{at}》**说。\n" for at in range(number % 7, 40)
    ]
    return "\n".join(lines).encode()


def _disturb(root: Path, turn: int) -> dict[str, bytes]:
    """Changes some posts as a writer does, and gives what all hold."""
    for number in range(turn % 5, _POSTS, 5):
        (root / f"content/{number}.md").write_bytes(_post(number, turn))
    return {path.name: path.read_bytes() for path in (root / "content").glob("*.md")}


def _faults(root: Path, before: dict[str, bytes]) -> list[str]:
    text = (root / "data/glossary.yaml").read_text("utf-8")
    faults = [] if _BY_HAND in text else ["a person's words are gone"]
    if not text.endswith("\n") or _run(root, ["show", "词1"]):
        faults.append("the glossary cannot be read")
    for name, data in before.items():
        now = (root / "content" / name).read_bytes()
        # Whatever was written into it, each line begins and ends as it did.
        if now != data and [_ends(line) for line in now.split(b"\n")] != [_ends(line) for line in data.split(b"\n")]:
            faults.append(f"{name} is neither old nor new")
    return faults


def _ends(line: bytes) -> bytes:
    return re.sub("[^第次：说。]".encode(), b"", line[:8] + line[-8:])


def _full(command: list[str]) -> list[str]:
    return [sys.executable, "-m", "glossary", "-q", *command]


def _run(root: Path, command: list[str]) -> int:
    return subprocess.run(_full(command), cwd=root, env=_ENVIRONMENT, capture_output=True, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

"""What every command that writes does beside another, on a full disk, where it may not write, and behind a stopped run.

    python -m benchmarks.troubles [--turns 10] [--seed 1] [--only two full closed stopped] [--errands extract ...]

two       the command runs twice at once, or beside `extract`, one beginning a little later
full      the garden lies on a small disk with random little room, from none on (needs root, for a tmpfs)
closed    the disk, the folder of the posts, or that of the glossary cannot be written (needs root, for a tmpfs, and
          `setpriv`, to be as powerless as others); nothing may change
stopped   a run is stopped at a random call that writes; another begins, which must say that it waits, if it does; then
          the stopped one goes on, or is killed, and both must end

Each command must end with 0, 1 or 2 and without a traceback, and what `kills.py` asks after a kill holds here too.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

from benchmarks.kills import (
    ENVIRONMENT,
    ERRANDS,
    Errand,
    at_a_call,
    faults_after,
    leftovers,
    plant,
    run_here,
    run_once,
    texts_of,
)
from glossary.posts.in_place import JOURNAL

_POWERLESS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"]
_LONGEST_SECONDS = 120
_WAITS = "waiting for another run of glossary to end"


class Run:
    """A command in a process of its own, and what it says."""

    def __init__(self, root: Path, arguments: Sequence[str], before: Sequence[str] = ()) -> None:
        self._said = os.memfd_create("said")
        command = [*before, *(arguments if arguments[0] == sys.executable else [*_GLOSSARY, *arguments])]
        self.process = subprocess.Popen(
            command,
            cwd=root,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
        )

    @property
    def said(self) -> str:
        """What stands on its stderr so far."""
        return os.pread(self._said, 1 << 20, 0).decode(errors="replace")

    def faults(self) -> list[str]:
        """Waits for its end; what is amiss with it."""
        try:
            status = self.process.wait(_LONGEST_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return [f"did not end: {self.said[-300:]}"]
        # Nobody knows what a journal is.
        amiss = "Traceback" in self.said or JOURNAL in self.said or status not in (0, 1, 2, -signal.SIGKILL)
        mute = status == 2 and not self.said.strip()
        return [f"status {status}: {self.said[-600:]}"] * (amiss or mute)


_GLOSSARY = (sys.executable, "-m", "glossary")
_EXTRACT = ("extract",)


def main() -> int:
    """Try, and print one line for each trouble and command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--turns", type=int, default=10, help="of each trouble and command")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=list(TROUBLES), default=list(TROUBLES))
    parser.add_argument("--errands", nargs="+", choices=list(ERRANDS), default=list(ERRANDS))
    given = parser.parse_args()
    failed = 0
    for trouble in given.only:
        for name in given.errands:
            faults = _tried(TROUBLES[trouble], ERRANDS[name], given.turns, Random(given.seed))
            failed += len(faults)
            sys.stdout.write(f"{trouble}, {name}: {given.turns} turns, {len(faults)} faults {faults[:3]}\n")
            sys.stdout.flush()
    return int(failed > 0)


def _tried(trouble: Trouble, errand: Errand, turns: int, chance: Random) -> list[str]:
    faults = list[str]()
    with _small_disk() as root:
        plant(root)
        longest, calls, _ = run_once(root, errand)
        for number in range(turns):
            errand.prepare(root, number)
            before = texts_of(root)
            faults += [f"turn {number}: {one}" for one in trouble(root, errand, number, chance, longest, calls)]
            faults += [f"turn {number}: {one}" for one in faults_after(root, before)]
        errand.prepare(root, turns)
        run_here(root, *errand.command)
        run_here(root, "extract")
        return [*faults, *leftovers(root)]


@contextlib.contextmanager
def _small_disk() -> Iterator[Path]:
    """A disk of its own, in memory; a plain folder where none can be had."""
    with tempfile.TemporaryDirectory() as folder:
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", folder], check=False)
        try:
            yield Path(folder)
        finally:
            if not made.returncode:
                subprocess.run(["umount", "-l", folder], check=True)


def _two(root: Path, errand: Errand, number: int, chance: Random, longest: float, calls: int) -> list[str]:
    del calls
    runs = [Run(root, errand.command)]
    time.sleep(chance.uniform(0, longest / 2) * (number % 3 > 0))
    runs.append(Run(root, errand.command if number % 2 else _EXTRACT))
    return [fault for run in runs for fault in run.faults()]


def _full(root: Path, errand: Errand, number: int, chance: Random, longest: float, calls: int) -> list[str]:
    del longest, calls
    room = os.statvfs(root)
    blocks = 0 if number % 4 == 0 else chance.randrange(150)
    filler = root / "filler"
    filler.write_bytes(bytes(max(0, room.f_bavail - blocks) * room.f_bsize))
    try:
        return Run(root, errand.command).faults()
    finally:
        filler.unlink()


def _closed(root: Path, errand: Errand, number: int, chance: Random, longest: float, calls: int) -> list[str]:
    del chance, longest, calls
    before = _everything(root)
    with _read_only(root, ("", "content", "data", "site")[number % 4]) as power:
        faults = Run(root, errand.command, power).faults()
    after = _everything(root)
    wrong = [path for path, data in before.items() if number % 4 == 0 and after.get(path) != data]
    return [*faults, *(f"changed: {path}" for path in wrong[:1])]


def _everything(root: Path) -> dict[Path, bytes]:
    files = (path for path in root.rglob("*") if path.is_file() and ".glossary" not in path.parts)
    return {path: path.read_bytes() for path in files}


@contextlib.contextmanager
def _read_only(root: Path, name: str) -> Iterator[Sequence[str]]:
    """The whole disk, or the files and folders of one folder; gives what a command is to be run by."""
    if not name:
        subprocess.run(["mount", "-o", "remount,ro", root], check=True)
        try:
            yield ()
        finally:
            subprocess.run(["mount", "-o", "remount,rw", root], check=True)
        return
    subprocess.run(["chmod", "-R", "a-w", root / name], check=True)
    try:
        yield _POWERLESS
    finally:
        subprocess.run(["chmod", "-R", "u+w", root / name], check=True)


def _stopped(root: Path, errand: Errand, number: int, chance: Random, longest: float, calls: int) -> list[str]:
    del longest
    first = Run(root, at_a_call(errand, chance.randint(1, calls), "SIGSTOP"))
    while first.process.poll() is None and _state(first.process.pid) != "T":
        time.sleep(0.01)
    second = Run(root, errand.command if number % 2 else _EXTRACT)
    end = time.monotonic() + _LONGEST_SECONDS / 2
    while (is_mute := second.process.poll() is None and _WAITS not in second.said) and time.monotonic() < end:
        time.sleep(0.05)
    faults = [f"waits and does not say so: {second.said}"] * is_mute
    if first.process.poll() is None:
        first.process.send_signal(signal.SIGKILL if chance.random() < 0.5 else signal.SIGCONT)
    return [*faults, *first.faults(), *second.faults()]


def _state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0]


Trouble = Callable[[Path, Errand, int, Random, float, int], list[str]]
TROUBLES: dict[str, Trouble] = {"two": _two, "full": _full, "closed": _closed, "stopped": _stopped}


if __name__ == "__main__":
    sys.exit(main())

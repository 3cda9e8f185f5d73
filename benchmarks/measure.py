"""Time and memory of whole commands, each run in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment,unused-ignore]

_PROC = Path("/proc")
# At first often enough to see a command of 10 ms, then seldom enough to take no more than a few hundredths of
# one processor.
_FIRST_SAMPLE_SECONDS, _SAMPLE_SECONDS = 0.002, 0.01
# As it is once installed: pip compiles the modules, while PYTHONDONTWRITEBYTECODE would have each run do so again.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Run(NamedTuple):
    """One run: how long it took, the most memory its processes held at once (0: unknown), what it said.

    `processor_seconds` are those of all its processes: on a busy machine they say more (0: unknown).
    """

    seconds: float
    peak_bytes: int
    stderr: str
    processor_seconds: float = 0.0


class Summary(NamedTuple):
    """Several runs of one command: the median of the times, the highest of the peaks, the last words."""

    seconds: float
    peak_bytes: int
    stderr: str


class CommandError(Exception):
    """A measured command ended otherwise than it should; the message has its last words."""


def run(command: Sequence[str], folder: Path, statuses: Collection[int] = (0,)) -> Run:
    """Runs a command in a folder, its stdout thrown away.

    Raises CommandError when its exit status is not among `statuses`.
    """
    with tempfile.TemporaryFile() as words:
        started, busy = time.perf_counter(), _children_seconds()
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=words, env=ENVIRONMENT)
        with _Memory(process.pid) as memory:
            status = process.wait()
        seconds = time.perf_counter() - started
        busy = _children_seconds() - busy
        words.seek(0)
        stderr = words.read().decode(errors="replace")
    if status not in statuses:
        raise CommandError(f"{' '.join(command)}: exit status {status}\n{stderr[-1000:]}")
    return Run(seconds, memory.peak, stderr, busy)


def _children_seconds() -> float:
    """The processor time of all child processes that have ended; 0 where the system does not tell."""
    if resource is None:
        return 0.0
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def summarize(runs: Sequence[Run]) -> Summary:
    """What several runs of one command come to."""
    return Summary(median(one.seconds for one in runs), max(one.peak_bytes for one in runs), runs[-1].stderr)


def console_script(name: str) -> str:
    """The path of a console script beside the Python that runs this. Raises CommandError without one."""
    script = Path(sys.executable).with_name(name)
    if not script.exists():
        raise CommandError(f"no {script}; install the project first: pip install -e '.[dev]'")
    return str(script)


class _Memory:
    """Watches, from a thread, the resident memory of a process and of all below it.

    Memory that forked processes share counts once for each of them, so the sum is never too low.
    """

    def __init__(self, pid: int) -> None:
        self.peak = 0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        pause = _FIRST_SAMPLE_SECONDS
        while not self._ended.wait(pause):
            self.peak = max(self.peak, resident_bytes(self._pid))
            pause = min(1.1 * pause, _SAMPLE_SECONDS)


def resident_bytes(pid: int) -> int:
    """The memory that a process and all below it hold now; 0 where the system does not tell (no `/proc`)."""
    try:
        pages = int((_PROC / str(pid) / "statm").read_text().split()[1])
        below = [
            int(child)
            for thread in (_PROC / str(pid) / "task").iterdir()
            for child in (thread / "children").read_text().split()
        ]
    except (OSError, IndexError):
        # The process has ended meanwhile.
        return 0
    return pages * _page_bytes() + sum(map(resident_bytes, below))


def _page_bytes() -> int:
    import resource

    return resource.getpagesize()

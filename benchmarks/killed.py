"""Runs a command that sends itself a signal at a chosen call that changes a folder.

    python -m benchmarks.killed CALL SIGNAL ARGUMENT...

CALL counts calls that open a file for writing, or move, link, cut or remove one; 0 is none of them. The last line on
stderr says how many there were.
"""

from __future__ import annotations

import contextlib
import mmap
import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from glossary.__main__ import main as glossary

_CALLS = {"os.rename", "os.link", "os.remove", "os.truncate", "os.mkdir", "os.rmdir", "os.chmod"}
_BYTES_OF_A_COUNT = 4


class Fork:
    """A command in a process that has its modules already, so that thousands can be tried."""

    def __init__(self, root: Path, command: Sequence[str], call: int = 0) -> None:
        """Begins it in the folder `root`; it is killed at that call, if any."""
        self._count = mmap.mmap(-1, _BYTES_OF_A_COUNT)
        sys.stdout.flush()
        self.process = os.fork()
        if not self.process:
            _run_and_exit(root, command, call, self._note)

    def _note(self, count: int) -> None:
        self._count[:] = count.to_bytes(_BYTES_OF_A_COUNT)

    @property
    def calls(self) -> int:
        """How many calls it made so far."""
        return int.from_bytes(self._count[:])

    def was_killed(self) -> bool:
        """Waits for its end."""
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1]) < 0


def _run_and_exit(root: Path, command: Sequence[str], call: int, note: Callable[[int], None]) -> None:
    """Never comes back: the harness goes on in the other process only."""
    with contextlib.suppress(BaseException):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        os.chdir(root)
        _count_calls(call, signal.SIGKILL, note)
        glossary(["-q", *command])
    os._exit(0)


def _count_calls(last: int, sent: signal.Signals, note: Callable[[int], None]) -> None:
    count = 0

    def hook(event: str, values: tuple[object, ...]) -> None:
        nonlocal count
        if event in _CALLS or (event == "open" and _is_to_write(values[2])):
            count += 1
            note(count)
            if count == last:
                os.kill(os.getpid(), sent)

    sys.addaudithook(hook)


def _is_to_write(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def main() -> int:
    """Run the command of the command line."""
    counts = [0]
    _count_calls(int(sys.argv[1]), signal.Signals[sys.argv[2]], counts.append)
    status = glossary(sys.argv[3:])
    sys.stderr.write(f"\n{counts[-1]}")
    return status


if __name__ == "__main__":
    sys.exit(main())

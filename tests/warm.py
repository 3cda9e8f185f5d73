"""`glossary` in processes of its own that need not load its modules: each is forked off one that has.

A process that is started does nothing but hand its streams, folder and surroundings to that one, and end as what was
forked off ends. Where a process cannot be forked, `command` gives the ordinary way.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

COLD = (sys.executable, "-m", "glossary")
# What takes longest to load; none that looks at its folder when it is loaded.
_MODULES = (
    "pygls.lsp.server",
    "glossary.cli",
    *(f"glossary.commands.{name}" for name in ("annotate", "check", "extract", "merge_driver", "review")),
    *("glossary.annotating.choosing", "glossary.checking.run", "glossary.extract.run", "glossary.review.proposing"),
)
# Runs without this project and without site-packages, so that it takes no time.
_HAND_OVER = """
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as door:
    door.connect(sys.argv[1])
    said = json.dumps([os.getcwd(), sys.argv[2:], dict(os.environ)]).encode()
    socket.send_fds(door, [len(said).to_bytes(4, "big")], [0, 1, 2])
    door.sendall(said)
    for stream in (0, 1, 2):
        os.close(stream)
    status = door.recv(1)
os._exit(status[0] if status else 70)
"""


@contextmanager
def warm() -> Iterator[tuple[str, ...]]:
    """The beginning of a command, to which arguments are added as to `glossary`; holds until the block is left."""
    if not hasattr(os, "fork"):
        yield COLD
        return
    # The name of a door may not be long.
    with TemporaryDirectory() as folder, _waiting(address := str(Path(folder) / "door")) as waiting:
        assert waiting.stdout and waiting.stdout.readline() == b"ready\n"
        yield (sys.executable, "-I", "-S", "-c", _HAND_OVER, address)


def _waiting(address: str) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-m", "tests.warm", address]
    return subprocess.Popen(program, cwd=Path(__file__).parents[1], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _wait(address: str) -> None:
    for module in _MODULES:
        with contextlib.suppress(ImportError):  # of what an extra would bring
            __import__(module)
    for words in _dictionaries():
        words("甲乙丙丁")
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(address)
        door.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        # What has started this one holds its input open for as long as it is wanted.
        while sys.stdin not in (ready := select.select([door, sys.stdin], [], [])[0]):
            assert ready
            caller = door.accept()[0]
            with closing(caller):
                if not os.fork():
                    _become(caller)


def _dictionaries() -> tuple[Callable[[str], object], ...]:
    """What reads its dictionary when it is first asked."""
    from glossary.language.folding import to_simplified
    from glossary.language.segmentation import words_in

    return words_in, to_simplified


def _become(caller: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    length, streams, *_ = socket.recv_fds(caller, 4, 3)
    folder, arguments, surroundings = json.loads(caller.makefile("rb").read(int.from_bytes(length, "big")))
    for place, stream in enumerate(streams):
        os.dup2(stream, place)
        os.close(stream)
    if os.isatty(0):
        _hold_terminal()
    # Those that were there know what kind of file they had, not what kind they have now.
    sys.stdin, sys.stdout, sys.stderr = opened = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w", buffering=1)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(surroundings)
    status = 70
    try:
        from glossary.__main__ import main

        if arguments[:1] == ["server"]:
            _type_fast()
        status = main(arguments)
    except BaseException:
        traceback.print_exc()
    finally:
        # What the command has put in their place may write to them, and closes them when nobody holds them.
        for output in (sys.stdout, sys.stderr, *opened[1:]):
            output.flush()
        caller.sendall(bytes([status]))
        os._exit(status)


def _type_fast() -> None:
    """From now on, a server thinks after a fiftieth of a second that typing has paused."""
    from glossary.server import session

    session.REST_SECONDS = 0.02


def _hold_terminal() -> None:
    """From now on, this process gets the Ctrl-C of the terminal that is its input."""
    import fcntl
    import termios

    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


if __name__ == "__main__":
    _wait(sys.argv[1])

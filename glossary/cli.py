"""The command line: arguments in, one command run, exit status out. Every expected error ends here, in one line."""

from __future__ import annotations

import argparse
import errno
import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TextIO

from glossary.arguments.parser import parser
from glossary.errors import GlossaryError
from glossary.language.colour import choose_colour
from glossary.language.patterns import COMPILER, Programs
from glossary.language.terminal import Screen, screen
from glossary.posts.faults import file_fault
from glossary.report import Report

_IS_WINDOWS = os.name == "nt"
# A word or a path as Python reads it where the locale knows ASCII only.
_NOT_UTF8 = "what was given is not UTF-8 in this locale; run it with LC_ALL=C.UTF-8 or PYTHONUTF8=1"


def main(argv: Sequence[str]) -> int:
    """Runs one command; gives 0 fine, 1 findings, 2 the user's or the data's fault, 130 Ctrl-C."""
    _write_utf8()
    if not argv:
        from glossary.arguments.start import START

        sys.stdout.write(START)
        return 0
    if argv[0] == "help":
        argv = [*argv[1:], "--help"]
    arguments = parser(argv).parse_args(argv)
    choose_colour(arguments.color)
    report = Report(-1 if arguments.quiet else int(arguments.verbose))
    current = _current_folder()
    try:
        status = _run(arguments, report)
    except (GlossaryError, UnicodeEncodeError) as error:
        report.warn(f"glossary: {_NOT_UTF8 if isinstance(error, UnicodeEncodeError) else error}")
        return 2
    except BrokenPipeError:
        # The reader (`head`, a pager) has seen enough. Python must not complain of it again while it ends.
        _drop_output()
        return 0
    except OSError as error:
        # Windows says of a closed pipe that its argument is invalid.
        if _IS_WINDOWS and error.errno == errno.EINVAL and not error.filename:
            _drop_output()
            return 0
        named = isinstance(error.filename, str)
        report.warn(f"glossary: {file_fault(error.filename if named else 'the output', error)}")
        if not error.filename:
            _drop_output()
        return 2
    except KeyboardInterrupt:
        report.warn("glossary: stopped; nothing is half-written")
        return 130
    finally:
        # Commands work in the folder of their configuration.
        if current:
            os.chdir(current)
    return status


def _run(arguments: argparse.Namespace, report: Report) -> int:
    COMPILER.know(_kept_patterns)
    # Only the one command is imported, so that the others cost it nothing.
    status: int = import_module(f"glossary.commands.{_module(arguments.command)}").run(arguments, report)
    sys.stdout.flush()
    if not arguments.no_cache and (programs := COMPILER.take_new()):
        from glossary.index.kept_patterns import keep_patterns

        keep_patterns(programs)
    return status


def _kept_patterns() -> Programs:
    from glossary.index.kept_patterns import kept_patterns

    return kept_patterns()


def _drop_output() -> None:
    """Lets what was not yet written go nowhere, so that Python does not fail of it again while it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _module(command: str) -> str:
    """Give the module of a command; one that is a keyword, such as `import`, has a line behind it."""
    name = command.replace("-", "_")
    return f"{name}_" if iskeyword(name) else name


def _current_folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:
        return ""


def _write_utf8() -> None:
    """Data is UTF-8 in every locale; a file name that is not goes out as it came in."""
    # A stream that was closed before the start is None.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            # Line ends go out as they stand in the post: a diff must apply.
            stream.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")
            if stream.isatty() and not isinstance(stream, Screen):
                setattr(sys, name, screen(stream))
    if isinstance(sys.stdin, io.TextIOWrapper) and not sys.stdin.isatty():
        sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")

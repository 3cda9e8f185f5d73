"""The command line: arguments in, one command run, exit status out. Every expected error ends here, in one line."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from pathlib import Path

from glossary.arguments.parser import parser
from glossary.errors import GlossaryError
from glossary.language.colour import choose_colour
from glossary.report import Report


def main(argv: Sequence[str]) -> int:
    """Runs one command; gives 0 fine, 1 findings, 2 the user's or the data's fault, 130 Ctrl-C."""
    _write_utf8()
    if not argv:
        from glossary.arguments.start import START

        sys.stdout.write(START)
        return 0
    arguments = parser().parse_args(argv)
    choose_colour(arguments.color)
    report = Report(-1 if arguments.quiet else int(arguments.verbose))
    current = _current_folder()
    try:
        # Only the one command is imported, so that the others cost it nothing.
        status: int = import_module(f"glossary.commands.{_module(arguments.command)}").run(arguments, report)
        sys.stdout.flush()
    except GlossaryError as error:
        report.warn(f"glossary: {error}")
        return 2
    except BrokenPipeError:
        # The reader (`head`, a pager) has seen enough. Python must not complain of it again while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        report.warn("glossary: stopped; nothing is half-written")
        return 130
    finally:
        # Commands work in the folder of their configuration.
        if current:
            os.chdir(current)
    return status


def _module(command: str) -> str:
    """Give the module of a command; one that is a keyword, such as `import`, has a line behind it."""
    return f"{command}_" if iskeyword(command) else command


def _current_folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:
        return ""


def _write_utf8() -> None:
    """Data is UTF-8 in every locale; a file name that is not goes out as it came in."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")

"""`python -m glossary` and the console script: starts fast, and catches every expected error in one place."""

from __future__ import annotations

import os
import sys


def run() -> None:
    """The console script's entry."""
    try:
        status = main()
        if sys.stdout:
            sys.stdout.flush()
    except KeyboardInterrupt:
        # Before a command has begun.
        status = 130
    except BrokenPipeError:
        status = 0
    except OSError as error:
        status = _unwritten(error)
    _flush_talk()
    # Taking a hundred thousand values apart one by one takes a tenth of a second; the system does it at once.
    os._exit(status)


def _unwritten(error: OSError) -> int:
    """Says why the output could not be written."""
    from glossary.posts.faults import file_fault
    from glossary.report import Report

    Report().warn(f"glossary: {file_fault('the output', error)}")
    return 2


def _flush_talk() -> None:
    try:
        if sys.stderr:
            sys.stderr.flush()
    except OSError:
        # There is no other place to say so.
        return


def main(argv: list[str] | None = None) -> int:
    """Runs one command; gives its exit status: 0 fine, 1 findings, 2 the user's or the data's fault, 130 Ctrl-C."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments == ["--version"] and sys.stdout:
        # Parsing arguments takes longer than everything else that this needs.
        from glossary import __version__

        sys.stdout.write(f"glossary {__version__}\n")
        return 0
    from glossary.cli import main as command_line

    return command_line(arguments)


if __name__ == "__main__":
    run()

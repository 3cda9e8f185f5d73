"""The command line as a whole."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection
from functools import cache
from typing import TYPE_CHECKING

from glossary import __version__
from glossary.arguments.examples import epilog
from glossary.arguments.for_exchange import add_context, add_export, add_import, add_mcp
from glossary.arguments.for_glossary import (
    add_decide,
    add_extract,
    add_keep,
    add_merge,
    add_page,
    add_review,
    add_server,
    add_show,
    add_split,
    add_tooltips_arguments,
)
from glossary.arguments.for_posts import add_annotate, add_check, add_init, add_scan, add_status, add_strip
from glossary.arguments.for_shells import add_completion, add_merge_driver
from glossary.arguments.help import Parser
from glossary.arguments.kinds import path
from glossary.language.colour import CHOICES

if TYPE_CHECKING:
    from glossary.arguments.kinds import Commands


COMMANDS: dict[str, Callable[[Commands], None]] = {
    "init": add_init,
    "extract": add_extract,
    "scan": add_scan,
    "show": add_show,
    "annotate": add_annotate,
    "strip": add_strip,
    "page": add_page,
    "tooltips": add_tooltips_arguments,
    "export": add_export,
    "import": add_import,
    "context": add_context,
    "mcp": add_mcp,
    "check": add_check,
    "status": add_status,
    "decide": add_decide,
    "review": add_review,
    "keep": add_keep,
    "merge": add_merge,
    "split": add_split,
    "server": add_server,
    "merge-driver": add_merge_driver,
    "completion": add_completion,
}
"""What adds each command, in the order of `glossary --help`."""


def parser(argv: Collection[str] = ()) -> argparse.ArgumentParser:
    """The parser of the command line; `command` is the name of the module in `commands/`.

    It knows the commands that `argv` names, else all: to make all takes longer than many a command.
    """
    named = tuple(name for name in COMMANDS if name in argv)
    # Help lists all commands; an unknown one is told what there is.
    return _knowing(tuple(COMMANDS) if {"-h", "--help"}.intersection(argv) else named or tuple(COMMANDS))


@cache
def _knowing(names: tuple[str, ...]) -> argparse.ArgumentParser:
    """The parser of these commands, made once: whoever runs many in one process waits for it once."""
    made: argparse.ArgumentParser = Parser(
        prog="glossary", description="A bilingual glossary out of the annotations in your posts."
    )
    made.add_argument("--version", action="version", version=f"glossary {__version__}")
    _add_general(made)
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in names:
        COMMANDS[name](commands)
    for name, command in commands.choices.items():
        command.epilog = epilog(name)
        # Typed behind the command, they mean the same; without a default, they leave alone what stands before it.
        _add_general(command.add_argument_group("global options"), default=argparse.SUPPRESS)
    return made


def _add_general(made: argparse._ActionsContainer, default: str | None = None) -> None:
    """Adds what every command can be told."""
    glossary, config = (
        "the glossary file (default: data/glossary.yaml)",
        "the configuration (default: nearest glossary.toml or pyproject.toml)",
    )
    made.add_argument("--glossary", type=path, metavar="FILE", help=glossary, default=default)
    made.add_argument("--config", type=path, metavar="FILE", help=config, default=default)
    off = default or False
    cache_dir = "the folder of the index (default: .glossary beside the configuration)"
    made.add_argument("--cache-dir", type=path, metavar="DIR", help=cache_dir, default=default)
    made.add_argument("--no-cache", action="store_true", help="use no index, and leave none", default=off)
    made.add_argument("--no-ignore", action="store_true", help="read also what a .gitignore names", default=off)
    made.add_argument(
        "--color",
        choices=CHOICES,
        help="when to use colors (default: auto, on a terminal)",
        default=default or CHOICES[0],
    )
    made.add_argument("--quiet", "-q", action="store_true", help="only say what is wrong", default=off)
    made.add_argument("--verbose", "-v", action="store_true", help="say more", default=off)

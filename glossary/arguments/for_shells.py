"""The commands that help to use the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glossary.arguments.kinds import Commands

SHELLS = ("bash", "zsh", "fish")


def add_completion(commands: Commands) -> None:
    """Adds `completion`."""
    parser = commands.add_parser(
        "completion",
        help="let the shell complete commands and options",
        description="Writes what a shell reads to complete commands and options.",
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell to write for")

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


def add_merge_driver(commands: Commands) -> None:
    """Adds `merge-driver`."""
    parser = commands.add_parser(
        "merge-driver",
        help="let git merge the glossary entry by entry",
        description="Merges the glossary files of two branches entry by entry; git calls this, once it is installed.",
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="%%O %%A %%B %%P, as git gives them")
    parser.add_argument("--install", action="store_true", help="set up git in this clone, and .gitattributes")

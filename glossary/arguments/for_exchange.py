"""The commands that carry terminology to other tools and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.arguments.kinds import add_choice_of_entries, path
from glossary.export.table import NAMES
from glossary.export.values import CHINESE, ENGLISH, LANGUAGES

if TYPE_CHECKING:
    from glossary.arguments.kinds import Commands


def add_export(commands: Commands) -> None:
    """Adds `export`."""
    parser = commands.add_parser(
        "export",
        help="write the glossary for another tool",
        description="Writes the glossary in the format of another tool, and says what that format could not hold.",
    )
    parser.add_argument("format", nargs="?", choices=NAMES, metavar="FORMAT", help="see --list")
    parser.add_argument("--list", action="store_true", help="list the formats, what reads them, and what they lose")
    parser.add_argument("-o", "--output", type=path, metavar="FILE", help="write this file or folder (default: stdout)")
    parser.add_argument(
        "--from",
        dest="source",
        choices=LANGUAGES,
        help=f"the language to translate from (default: {CHINESE}, or the other of --to)",
    )
    parser.add_argument(
        "--to",
        dest="target",
        choices=LANGUAGES,
        help=f"the language to translate into (default: {ENGLISH}, or the other of --from)",
    )
    add_choice_of_entries(parser)
    parser.add_argument("--strict", action="store_true", help="exit status 1 if anything was left out")

"""The commands that carry terminology to other tools and back."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from glossary.arguments.kinds import add_choice_of_entries, number_argument, path

if TYPE_CHECKING:
    from glossary.arguments.kinds import Commands


def add_export(commands: Commands) -> None:
    """Adds `export`."""
    # No other command should wait for the table of formats.
    from glossary.export.table import NAMES
    from glossary.export.values import CHINESE, ENGLISH

    parser = commands.add_parser(
        "export",
        help="write the glossary for another tool",
        description="Writes the glossary in the format of another tool, and says what that format could not hold.",
    )
    parser.add_argument("format", nargs="?", choices=NAMES, metavar="FORMAT", help="see --list")
    parser.add_argument("--list", action="store_true", help="list the formats, what reads them, and what they lose")
    parser.add_argument("-o", "--output", type=path, metavar="FILE", help="write this file or folder (default: stdout)")
    _add_direction(parser, f"{CHINESE} to {ENGLISH}")
    add_choice_of_entries(parser)
    parser.add_argument("--strict", action="store_true", help="exit status 1 if anything was left out")


def add_import(commands: Commands) -> None:
    """Adds `import`."""
    from glossary.imports.table import NAMES

    parser = commands.add_parser(
        "import",
        help="take terminology from a file",
        description="Takes terminology from a file. It counts as written by hand, so it wins over the posts.",
    )
    parser.add_argument("file", type=path, metavar="FILE", help="the file; - is stdin")
    parser.add_argument("--format", choices=NAMES, help="how to read it (default: as it looks)")
    parser.add_argument(
        "--columns",
        type=_columns,
        default=(),
        metavar="FIELD=COLUMN,…",
        help="which column holds a field: its number, or its heading",
    )
    parser.add_argument("--as", dest="status", choices=_STATUSES, help="the status of what is imported")
    parser.add_argument("--note", metavar="TEXT", help="a note for each entry, such as where it comes from")
    parser.add_argument(
        "--lock",
        action="store_true",
        help="write `changes: never`: neither extract, review nor check --fix changes them",
    )
    parser.add_argument("--skip-bad", action="store_true", help="leave out lines that cannot be read")
    parser.add_argument(
        "--on-conflict",
        choices=("keep", "take", "ask"),
        help="which value wins (default: what a person wrote, else the imported one)",
    )
    parser.add_argument("--dry-run", action="store_true", help="list what would change, and write nothing")
    parser.add_argument("--diff", action="store_true", help="show what would change, and write nothing")


def add_context(commands: Commands) -> None:
    """Adds `context`."""
    parser = commands.add_parser(
        "context",
        help="the entries that one text mentions",
        description="Writes the entries that one text mentions, in the sense that it uses, and no others.",
    )
    parser.add_argument("post", type=path, metavar="POST", help="the text; - is stdin")
    parser.add_argument(
        "--format",
        choices=("prompt", "json", "csv", "tbx", "deepl"),
        default="prompt",
        help="prompt (the default) is for language models",
    )
    parser.add_argument(
        "--max-tokens", type=number_argument, metavar="N", help="keep the most worthy entries, up to N tokens"
    )
    _add_direction(parser, "by the text")


def add_mcp(commands: Commands) -> None:
    """Adds `mcp`."""
    commands.add_parser(
        "mcp",
        help="serve the glossary to language models",
        description="Serves the glossary to language models by the Model Context Protocol, on stdin and stdout.",
    )


_STATUSES = ("preferred", "admitted", "deprecated", "superseded")


def _columns(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [pair.partition("=") for pair in text.split(",")]
    if not all(field.strip() and column.strip() for field, _, column in pairs):
        raise argparse.ArgumentTypeError(f"{text!r} is not like term=1,english=2")
    return tuple((field.strip(), column.strip()) for field, _, column in pairs)


def _add_direction(parser: argparse.ArgumentParser, default: str) -> None:
    from glossary.export.values import LANGUAGES

    for option, dest, said in (("--from", "source", "from"), ("--to", "target", "into")):
        parser.add_argument(
            option, dest=dest, choices=LANGUAGES, help=f"the language to translate {said} (default: {default})"
        )

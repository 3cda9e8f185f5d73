"""The command line as a whole."""

from __future__ import annotations

import argparse
from pathlib import Path

from glossary import __version__
from glossary.arguments.for_glossary import add_extract, add_merge, add_page, add_review, add_show, add_split
from glossary.arguments.for_posts import add_annotate, add_check, add_scan, add_strip


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line; `command` is the name of the module in `commands/`."""
    made = argparse.ArgumentParser(
        prog="glossary", description="A bilingual glossary out of the annotations in your posts."
    )
    made.add_argument("--version", action="version", version=f"glossary {__version__}")
    made.add_argument("--glossary", type=Path, metavar="FILE", help="the glossary file (default: data/glossary.yaml)")
    made.add_argument("--config", type=Path, metavar="FILE", help="the configuration file (default: found by itself)")
    made.add_argument("--quiet", "-q", action="store_true", help="only say what is wrong")
    made.add_argument("--verbose", "-v", action="store_true", help="say more")
    commands = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add_extract(commands)
    add_scan(commands)
    add_show(commands)
    add_annotate(commands)
    add_strip(commands)
    add_page(commands)
    add_check(commands)
    add_review(commands)
    add_merge(commands)
    add_split(commands)
    return made

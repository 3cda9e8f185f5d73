"""What arguments may hold, and those that several commands have."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from glossary.model import KINDS

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """Adds `-j N`."""
    parser.add_argument(
        "-j", "--jobs", type=_jobs, default=0, metavar="N", help="processes (default: one per processor)"
    )


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Adds `-j N` and `--engine ENGINE`, and what stands in the columns of datasets."""
    add_jobs(parser)
    parser.add_argument(
        "--engine", default="", metavar="NAME[:ADDRESS]", help="read with the workers of an engine: dask[:ADDRESS]"
    )
    parser.add_argument("--text-column", metavar="NAME", help="where a dataset has the text of a post (default: text)")
    parser.add_argument("--id-column", metavar="NAME", help="where it has the name of a post (default: its place)")


def add_paths(
    parser: argparse.ArgumentParser, said: str = "posts and folders (default: the configuration's, else content/)"
) -> None:
    """Adds `PATH...`, which may be left out."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=said)


def add_format(parser: argparse.ArgumentParser, *formats: str) -> None:
    """Adds `--format`, the first one by default."""
    parser.add_argument("--format", choices=formats, default=formats[0], help="for people or for programs")


def add_choice_of_terms(parser: argparse.ArgumentParser) -> None:
    """Adds `--only TERM` and `--skip TERM`."""
    parser.add_argument("--only", action="append", default=[], metavar="TERM", help="only this term; may be repeated")
    parser.add_argument("--skip", action="append", default=[], metavar="TERM", help="not this term; may be repeated")


def add_choice_of_entries(parser: argparse.ArgumentParser) -> None:
    """Adds `--min-posts N`, `--kind KIND`, `--area AREA` and `--domain DOMAIN`."""
    parser.add_argument(
        "--min-posts",
        type=number_argument,
        metavar="N",
        help="only entries that N posts annotate, and those written by hand",
    )
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=KINDS,
        help="only entries of this kind; may be given again",
    )
    parser.add_argument(
        "--area", action="append", default=[], metavar="AREA", help="only entries seen in a post of this area"
    )
    parser.add_argument(
        "--domain", action="append", default=[], metavar="DOMAIN", help="only entries of this subject field"
    )


def add_stdin_name(parser: argparse.ArgumentParser) -> None:
    """Adds `--stdin-filename NAME`."""
    parser.add_argument(
        "--stdin-filename", type=path, metavar="NAME", help="the post that stdin is, in messages and for the settings"
    )


def add_rehearsal(parser: argparse.ArgumentParser) -> None:
    """Adds `--diff` and `--check`."""
    parser.add_argument("--diff", action="store_true", help="show what would change, and write nothing")
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if something would change")


def path(text: str) -> Path:
    """A path, which has a name: the empty one would mean the current folder to Python, and a slip to a person."""
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty; the current folder is written `.`")
    return Path(text)


def name(text: str) -> str:
    """A name: one line with something on it."""
    if not text.strip() or "\n" in text:
        raise argparse.ArgumentTypeError(f"{text!r} is no name")
    return text.strip()


def number_argument(text: str) -> int:
    """A whole number from 0 on."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 on")
    return int(text)


def share_argument(text: str) -> float:
    """A number from 0 to 1."""
    try:
        given = float(text)
    except ValueError:
        given = -1.0
    if not 0 <= given <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return given


def _jobs(text: str) -> int:
    jobs = int(text) if text.isdecimal() else 0
    if jobs < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes")
    return jobs

"""The command line: arguments in, one command run, exit status out. Every expected error ends here, in one line."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from glossary import __version__
from glossary.errors import GlossaryError
from glossary.report import Report

Run = Callable[[argparse.Namespace, Report], int]


def main(argv: Sequence[str]) -> int:
    """Runs one command; gives 0 fine, 1 findings, 2 the user's or the data's fault, 130 Ctrl-C."""
    _write_utf8()
    arguments = _parser().parse_args(argv)
    report = Report(-1 if arguments.quiet else int(arguments.verbose))
    try:
        run: Run = arguments.run
        status = run(arguments, report)
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
    return status


def _write_utf8() -> None:
    """Data is UTF-8 in every locale; a file name that is not goes out as it came in."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="surrogateescape")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="glossary", description="A bilingual glossary out of the annotations in your posts."
    )
    parser.add_argument("--version", action="version", version=f"glossary {__version__}")
    parser.add_argument("--glossary", type=Path, metavar="FILE", help="the glossary file (default: data/glossary.yaml)")
    parser.add_argument("--config", type=Path, metavar="FILE", help="the configuration file (default: found by itself)")
    parser.add_argument("--quiet", "-q", action="store_true", help="only say what is wrong")
    parser.add_argument("--verbose", "-v", action="store_true", help="say more")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_extract(commands)
    _add_scan(commands)
    _add_show(commands)
    _add_annotate(commands)
    _add_strip(commands)
    _add_page(commands)
    _add_check(commands)
    _add_review(commands)
    _add_merge(commands)
    _add_split(commands)
    return parser


Commands = argparse._SubParsersAction


def _add_extract(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "extract",
        help="read posts into the glossary",
        description="Reads posts into the glossary, keeping what people wrote there.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="posts and folders (default: the configuration's, else content/)",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write this glossary file instead")
    parser.add_argument(
        "-j", "--jobs", type=_jobs, default=0, metavar="N", help="processes (default: one per processor)"
    )
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only say what would change")
    parser.add_argument("--diff", action="store_true", help="show what changes, and write nothing")
    parser.add_argument(
        "--evidence", action="store_true", help="write also posts, first_seen and variants of each entry"
    )
    parser.set_defaults(run=_extract)


def _add_scan(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "scan",
        help="list the annotations as they stand",
        description="Lists the annotations of posts as they stand.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="posts and folders (default: the configuration's, else content/)",
    )
    parser.add_argument("--format", choices=("table", "jsonl"), default="table", help="for people or for programs")
    parser.add_argument(
        "-j", "--jobs", type=_jobs, default=0, metavar="N", help="processes (default: one per processor)"
    )
    parser.set_defaults(run=_scan)


def _add_show(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "show",
        help="what the glossary knows of a word",
        description="Shows the entries that any form of a word finds.",
    )
    parser.add_argument("terms", nargs="+", metavar="TERM", help="a term, an English name, an alias")
    parser.add_argument("--format", choices=("text", "jsonl"), default="text", help="for people or for programs")
    parser.add_argument("--all", action="store_true", help="list every place and wording")
    parser.set_defaults(run=_show)


def _add_check(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "check",
        help="find what is inconsistent, and mend it",
        description="Finds what is inconsistent across posts and in the glossary file, and mends it.",
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="posts, folders, the glossary file (default: all of them)",
    )
    parser.add_argument("--select", action="append", metavar="RULE", help="run only these rules; also: default, all")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULE", help="leave these rules out")
    parser.add_argument("--list", action="store_true", help="list the rules")
    parser.add_argument("--explain", metavar="RULE", help="say what a rule is for")
    parser.add_argument("--statistics", action="store_true", help="only count the findings of each rule")
    parser.add_argument("--group", choices=("post", "entry"), default="post", help="the order of the findings")
    parser.add_argument(
        "--format", choices=("text", "json", "github", "sarif"), default="text", help="for people or for programs"
    )
    parser.add_argument("--fix", action="store_true", help="mend what is certain")
    parser.add_argument("--unsafe-fixes", action="store_true", help="mend also what a person should look at")
    parser.add_argument("--diff", action="store_true", help="show what would be mended, and write nothing")
    parser.add_argument("--baseline", type=Path, metavar="FILE", help="report only what is not in this file")
    parser.add_argument("--write-baseline", action="store_true", help="accept all that is found now")
    parser.add_argument(
        "--changed",
        nargs="?",
        const="HEAD",
        metavar="REVISION",
        help="only posts that differ from a git revision (default: HEAD)",
    )
    parser.add_argument(
        "-j", "--jobs", type=_jobs, default=0, metavar="N", help="processes (default: one per processor)"
    )
    parser.set_defaults(run=_check)


def _add_page(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "page",
        help="make the terms reference page",
        description="Makes a page from the glossary: to look words up, to browse, to go back to the posts.",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="DIR", help="the folder to write (default: glossary-page)")
    parser.add_argument(
        "--format",
        choices=("html", "markdown", "eleventy", "json"),
        default="html",
        help="what to write (default: html)",
    )
    parser.add_argument(
        "--min-posts", type=_count, metavar="N", help="only entries that N posts annotate, and those written by hand"
    )
    parser.add_argument(
        "--kind",
        action="append",
        default=[],
        choices=("concept", "person", "organization", "product", "work"),
        help="only entries of this kind; may be given again",
    )
    parser.add_argument(
        "--area", action="append", default=[], metavar="AREA", help="only entries seen in a post of this area"
    )
    parser.add_argument("--wordings", action="store_true", help="show also the other wordings that the posts have")
    parser.add_argument("--open", action="store_true", help="open the page when it is made")
    parser.set_defaults(run=_page)


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of posts")
    return int(text)


def _add_review(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "review",
        help="decide what the posts leave open",
        description="Asks whether entries that look alike are one, and terms with several names two; most used first.",
    )
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--format", choices=("jsonl",), help="write the open proposals, one a line, and ask nothing")
    ways.add_argument("--apply", metavar="FILE", help="carry out the decisions in such lines (`-`: stdin)")
    parser.set_defaults(run=_review)


def _add_merge(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "merge",
        help="make one entry of several",
        description="Makes one entry of several; the other terms become its aliases.",
    )
    parser.add_argument("terms", nargs="+", metavar="TERM", help="the entries that go")
    parser.add_argument("--into", required=True, metavar="TERM", help="the entry that stays")
    parser.set_defaults(run=_merge)


def _add_split(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "split",
        help="make two entries of one",
        description="Takes a name out of its entry; a term itself is split by its English names.",
    )
    parser.add_argument("term", metavar="TERM", help="the name to take out, or the term to split")
    parser.set_defaults(run=_split)


def _add_annotate(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "annotate",
        help="write annotations into posts",
        description="Annotates the terms worth it at their first mention, in place, and touches nothing else.",
    )
    parser.add_argument("posts", nargs="+", metavar="POST", help="posts and folders; - is stdin to stdout")
    parser.add_argument("--diff", action="store_true", help="show what would change, and write nothing")
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if something would change")
    parser.add_argument("-i", "--interactive", action="store_true", help="ask about each annotation")
    parser.add_argument("--all", action="store_true", help="every known term, not only those worth it")
    parser.add_argument(
        "--limit", type=_most, metavar="N", help="at most N annotations in a post, with those that it has"
    )
    parser.add_argument("--only", action="append", default=[], metavar="TERM", help="only this term; may be repeated")
    parser.add_argument("--skip", action="append", default=[], metavar="TERM", help="not this term; may be repeated")
    parser.add_argument("--min-score", type=_share, metavar="SCORE", help="from 0 to 1 (default: the configuration's)")
    parser.add_argument(
        "--style",
        choices=("full", "english", "abbr", "link", "footnote"),
        default="full",
        help="what is written (default: full, a parenthesis with name and definition)",
    )
    parser.add_argument("--format", choices=("text", "jsonl"), default="text", help="for people or for programs")
    parser.set_defaults(run=_annotate)


def _add_strip(commands: Commands[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "strip",
        help="take annotations out of posts",
        description="Takes annotations out of posts, in place: the parenthesis, and the marks around the term.",
    )
    parser.add_argument("posts", nargs="+", metavar="POST", help="posts and folders; - is stdin to stdout")
    parser.add_argument("--diff", action="store_true", help="show what would change, and write nothing")
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if something would change")
    parser.add_argument("--keep-bold", action="store_true", help="leave the marks around the term")
    parser.add_argument("--only", action="append", default=[], metavar="TERM", help="only this term; may be repeated")
    parser.add_argument("--skip", action="append", default=[], metavar="TERM", help="not this term; may be repeated")
    parser.set_defaults(run=_strip)


def _most(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 on")
    return int(text)


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1")
    return share


def _annotate(arguments: argparse.Namespace, report: Report) -> int:
    from glossary.commands.annotate import run

    return run(arguments, report)


def _strip(arguments: argparse.Namespace, report: Report) -> int:
    from glossary.commands.strip import run

    return run(arguments, report)


def _jobs(text: str) -> int:
    jobs = int(text) if text.isdecimal() else 0
    if jobs < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes")
    return jobs


def _extract(arguments: argparse.Namespace, report: Report) -> int:
    from glossary.commands.extract import run

    return run(arguments, report)


def _scan(arguments: argparse.Namespace, report: Report) -> int:
    from glossary.commands.scan import run

    return run(arguments, report)


def _show(arguments: argparse.Namespace, report: Report) -> int:
    from glossary.commands.show import run

    return run(arguments, report)


def _check(arguments: argparse.Namespace, report: Report) -> int:
    from glossary.commands.check import run

    return run(arguments, report)


def _page(arguments: argparse.Namespace, report: Report) -> int:
    from glossary.commands.page import run

    return run(arguments, report)


def _review(arguments: argparse.Namespace, report: Report) -> int:
    from glossary.commands.review import run

    return run(arguments, report)


def _merge(arguments: argparse.Namespace, report: Report) -> int:
    from glossary.commands.merge import run

    return run(arguments, report)


def _split(arguments: argparse.Namespace, report: Report) -> int:
    from glossary.commands.split import run

    return run(arguments, report)

"""The commands that look at posts, and change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.arguments.kinds import (
    add_choice_of_terms,
    add_format,
    add_jobs,
    add_paths,
    add_reading,
    add_rehearsal,
    add_stdin_name,
    number_argument,
    path,
    share_argument,
)

if TYPE_CHECKING:
    from glossary.arguments.kinds import Commands


def add_init(commands: Commands) -> None:
    """Adds `init`."""
    parser = commands.add_parser(
        "init",
        help="propose a configuration for your posts",
        description="Looks at the posts, says which marks they use, and writes a glossary.toml that reads them.",
    )
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="where the posts are (default: here)")
    parser.add_argument("--yes", action="store_true", help="write glossary.toml without asking")


def add_scan(commands: Commands) -> None:
    """Adds `scan`."""
    parser = commands.add_parser(
        "scan",
        help="list the annotations as they stand",
        description="Lists the annotations of posts as they stand.",
    )
    add_paths(parser)
    add_format(parser, "table", "jsonl")
    add_reading(parser)


def add_annotate(commands: Commands) -> None:
    """Adds `annotate`."""
    parser = commands.add_parser(
        "annotate",
        help="write annotations into posts",
        description="Annotates the terms worth it at their first mention, in place, and touches nothing else.",
    )
    parser.add_argument("posts", nargs="+", metavar="POST", help="posts and folders; - is stdin to stdout")
    add_stdin_name(parser)
    add_rehearsal(parser)
    parser.add_argument("-i", "--interactive", action="store_true", help="ask about each annotation")
    parser.add_argument("--all", action="store_true", help="every known term, not only those worth it")
    parser.add_argument(
        "--limit", type=number_argument, metavar="N", help="at most N annotations per post, existing ones included"
    )
    add_choice_of_terms(parser)
    how_much = parser.add_mutually_exclusive_group()
    how_much.add_argument(
        "--density",
        choices=("low", "medium", "high"),
        help="as many annotations as the other posts have (medium), half as many, or twice as many",
    )
    how_much.add_argument(
        "--min-score", type=share_argument, metavar="SCORE", help="from 0 to 1 (default: the configuration's)"
    )
    parser.add_argument(
        "--explain",
        action="append",
        default=[],
        metavar="TERM",
        help="write nothing, and say what becomes of this term and why; may be repeated",
    )
    parser.add_argument(
        "--style",
        choices=("full", "english", "abbr", "link", "footnote"),
        default="full",
        help="what is written (default: full, a parenthesis with name and definition)",
    )
    add_format(parser, "text", "jsonl")


def add_strip(commands: Commands) -> None:
    """Adds `strip`."""
    parser = commands.add_parser(
        "strip",
        help="take annotations out of posts",
        description="Takes out of posts, in place, what `glossary annotate` wrote into them, in whatever style.",
    )
    parser.add_argument(
        "posts",
        nargs="*",
        metavar="POST",
        help="posts and folders; - is stdin to stdout (default: all that `annotate` wrote into)",
    )
    add_rehearsal(parser)
    parser.add_argument("--all", action="store_true", help="also the annotations that the posts' authors wrote")
    parser.add_argument("--keep-bold", action="store_true", help="leave the marks around the term")
    add_choice_of_terms(parser)


def add_check(commands: Commands) -> None:
    """Adds `check`."""
    from glossary.checking.finding import SEVERITIES

    parser = commands.add_parser(
        "check",
        help="find what is inconsistent, and fix it",
        description="Finds what is inconsistent across posts and in the glossary file, and fixes it.",
    )
    add_paths(parser, "posts, folders, the glossary file; - is stdin (default: all of them)")
    add_stdin_name(parser)
    parser.add_argument("--select", action="append", metavar="RULE", help="run only these rules; also: default, all")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULE", help="leave these rules out")
    parser.add_argument(
        "--translation",
        nargs=2,
        type=path,
        metavar=("SOURCE", "TARGET"),
        help="check instead that a translation uses the names of the glossary",
    )
    parser.add_argument("--list", action="store_true", help="list the rules")
    parser.add_argument("--explain", metavar="RULE", help="say what a rule is for")
    parser.add_argument("--min-severity", choices=SEVERITIES, help="leave out rules that are less severe")
    parser.add_argument("--all", action="store_true", help="show all findings, not a screen of the most severe")
    parser.add_argument("--statistics", action="store_true", help="only count the findings of each rule, or --group")
    parser.add_argument("--group", choices=("post", "entry"), help="the order of the findings (default: post)")
    add_format(parser, "text", "json", "github", "sarif", "junit", "gitlab", "checkstyle", "rdjson")
    parser.add_argument("--output-file", type=path, metavar="FILE", help="write the findings there, not to stdout")
    parser.add_argument("--exit-zero", action="store_true", help="exit status 0 even if something is found")
    parser.add_argument("--watch", action="store_true", help="check again whenever a post or the glossary changes")
    parser.add_argument("--fix", action="store_true", help="fix what is certain")
    parser.add_argument("--unsafe-fixes", action="store_true", help="also fix what a person should review")
    parser.add_argument("--diff", action="store_true", help="show what would be fixed, and write nothing")
    parser.add_argument("--baseline", type=path, metavar="FILE", help="report only what is not in this file")
    parser.add_argument("--write-baseline", action="store_true", help="accept all that is found now")
    parser.add_argument("--add-ignore", action="store_true", help="put a comment beside each finding that silences it")
    parser.add_argument(
        "--changed",
        nargs="?",
        const="HEAD",
        metavar="REVISION",
        help="only posts that differ from a git revision (default: HEAD)",
    )
    add_jobs(parser)


def add_status(commands: Commands) -> None:
    """Adds `status`."""
    parser = commands.add_parser(
        "status",
        help="the garden at a glance, and what matters most",
        description="Says how well the posts agree, and which concepts matter most, each with what settles it.",
    )
    add_format(parser, "text", "json", "badge")
    parser.add_argument(
        "--least",
        type=share_argument,
        metavar="SHARE",
        help="exit status 1 if the consistency is below this, from 0 to 1",
    )

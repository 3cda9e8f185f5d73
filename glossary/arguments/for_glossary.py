"""The commands that make the glossary, and let people decide about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.arguments.kinds import (
    add_choice_of_entries,
    add_format,
    add_paths,
    add_reading,
    add_rehearsal,
    name,
    number_argument,
    path,
    share_argument,
)

if TYPE_CHECKING:
    from glossary.arguments.kinds import Commands


def add_extract(commands: Commands) -> None:
    """Adds `extract`."""
    parser = commands.add_parser(
        "extract",
        help="read posts into the glossary",
        description="Reads posts into the glossary, keeping what people wrote there.",
    )
    add_paths(parser)
    parser.add_argument("-o", "--output", type=path, metavar="FILE", help="write this glossary file instead")
    add_reading(parser)
    parser.add_argument("--dry-run", action="store_true", help="write nothing, only say what would change")
    parser.add_argument("--diff", action="store_true", help="show what changes, and write nothing")
    parser.add_argument(
        "--min-posts", type=number_argument, metavar="N", help="leave entries that fewer posts annotate out of the file"
    )
    parser.add_argument(
        "--evidence", action="store_true", help="write also posts, first_seen and variants of each entry"
    )
    parser.add_argument(
        "--bring-back", action="store_true", help="let the entries come back that were taken out of the file"
    )


def add_show(commands: Commands) -> None:
    """Adds `show`."""
    parser = commands.add_parser(
        "show",
        help="what the glossary knows of a word",
        description="Shows the entries that any form of a word finds.",
    )
    parser.add_argument("terms", nargs="+", metavar="TERM", help="a term, an English name, an alias")
    add_format(parser, "text", "jsonl")
    parser.add_argument("--all", action="store_true", help="list every place and wording")


def add_page(commands: Commands) -> None:
    """Adds `page`."""
    parser = commands.add_parser(
        "page",
        help="make the terms reference page",
        description="Makes a page from the glossary: to look words up, to browse, to go back to the posts.",
    )
    parser.add_argument("-o", "--output", type=path, metavar="DIR", help="the folder to write (default: glossary-page)")
    parser.add_argument(
        "--format",
        choices=("html", "markdown", "eleventy", "json"),
        default="html",
        help="what to write (default: html)",
    )
    add_choice_of_entries(parser)
    parser.add_argument("--wordings", action="store_true", help="show also the other wordings that the posts have")
    parser.add_argument("--open", action="store_true", help="open the page when it is made")


def add_tooltips_arguments(commands: Commands) -> None:
    """Adds `tooltips`."""
    parser = commands.add_parser(
        "tooltips",
        help="put definitions into the pages of a built site",
        description="Makes words of a built site links to the terms page that show their definition. Only inserts.",
    )
    parser.add_argument("site", type=path, metavar="SITE_DIR", help="the folder that the site was built into")
    parser.add_argument("--remove", action="store_true", help="take the tooltips out again")
    parser.add_argument("--per", choices=("page", "section"), help="how often a word has one (default: page)")
    parser.add_argument("--all", action="store_true", help="every entry that a page mentions, whatever its score")
    parser.add_argument("--limit", type=number_argument, metavar="N", help="at most N entries per page")
    parser.add_argument(
        "--min-score", type=share_argument, metavar="X", help="only entries with at least this score, 0 to 1"
    )
    add_rehearsal(parser)


def add_server(commands: Commands) -> None:
    """Adds `server`."""
    parser = commands.add_parser(
        "server",
        help="answer an editor",
        description="The language server, for editors: hover, completion, findings and fixes while you write.",
    )
    parser.add_argument(
        "--tcp", type=number_argument, metavar="PORT", help="listen on this port instead, for debugging"
    )


def add_review(commands: Commands) -> None:
    """Adds `review`."""
    parser = commands.add_parser(
        "review",
        help="decide what the posts leave open",
        description="Asks whether entries that look alike are one, and terms with several names two; most used first.",
    )
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument("--format", choices=("jsonl",), help="write the open proposals, one a line, and ask nothing")
    ways.add_argument("--apply", metavar="FILE", help="carry out the decisions in such lines (`-`: stdin)")
    parser.add_argument(
        "--ask", metavar="COMMAND", help="ask a program first, and show what it suggests beside each question"
    )
    parser.add_argument(
        "--min-uses",
        type=number_argument,
        metavar="N",
        help="ask only where the side that is used less has N annotations (default: 2, or 1 where much speaks for one)",
    )


def add_keep(commands: Commands) -> None:
    """Adds `keep`."""
    parser = commands.add_parser(
        "keep",
        help="write entries that few posts annotate into the file",
        description="Writes entries into the glossary file that `min_posts` keeps out of it.",
    )
    parser.add_argument("terms", nargs="+", metavar="TERM", help="the entries, by any of their names")


def add_merge(commands: Commands) -> None:
    """Adds `merge`."""
    parser = commands.add_parser(
        "merge",
        help="make one entry of several",
        description="Makes one entry of several; `term/English` names one sense of a term.",
    )
    parser.add_argument("terms", nargs="+", metavar="TERM", help="the entries that go")
    parser.add_argument("--into", required=True, metavar="TERM", help="the entry that stays")


def add_split(commands: Commands) -> None:
    """Adds `split`."""
    parser = commands.add_parser(
        "split",
        help="make two entries of one",
        description="Takes a name out of its entry; a term itself is split by its English names.",
    )
    parser.add_argument("term", metavar="TERM", help="the name to take out, or the term to split")


def add_decide(commands: Commands) -> None:
    """Adds `decide`."""
    parser = commands.add_parser(
        "decide",
        help="decide a name once, for the glossary and all posts",
        description="Writes a decision into the glossary and, once you agree, carries it into all posts.",
    )
    parser.add_argument("word", metavar="TERM", help="any name of the entry")
    ways = parser.add_mutually_exclusive_group(required=True)
    ways.add_argument("--english", type=name, metavar="NAME", help="its English name")
    ways.add_argument("--term", type=name, metavar="TERM", help="its Chinese name, for all entries of the same English")
    ways.add_argument("--reject", type=name, metavar="ALIAS", help="a name that is none of its")
    parser.add_argument("--yes", "-y", action="store_true", help="agree beforehand")
    parser.add_argument("--diff", action="store_true", help="show what would change, and write nothing")

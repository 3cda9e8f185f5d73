"""`glossary show`: what the glossary knows of a word."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from glossary import show
from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.extract.compiling import compile_with_posts
from glossary.index.database import Index
from glossary.index.lookup import near
from glossary.index.session import with_index
from glossary.language.width import harmless
from glossary.report import Report

# Places and wordings listed of one entry, unless all are asked for.
_MOST = 10


def run(arguments: Namespace, report: Report) -> int:
    """Writes the entries of each word to stdout; gives 1 when a word is unknown."""
    config = configure(arguments)
    return with_index(config, report, lambda index: _show(arguments, config, index, report))


def _show(arguments: Namespace, config: Config, index: Index, report: Report) -> int:
    compile_with_posts(config, index, report)
    unknown = 0
    for position, word in enumerate(arguments.terms):
        shown = show.show(index, word)
        if arguments.format == "jsonl":
            sys.stdout.write(json.dumps(show.shown_record(word, shown), ensure_ascii=False) + "\n")
        elif shown:
            blocks = ["\n".join(show.shown_text(one, 10**9 if arguments.all else _MOST)) for one in shown]
            sys.stdout.write("\n" * (position > 0) + harmless("\n\n".join(blocks)) + "\n")
        if not shown:
            unknown += 1
            similar = near(index, word)
            report.warn(f"{word}: not in the glossary" + (f"; did you mean {', '.join(similar)}?" if similar else ""))
    return 1 if unknown else 0

"""`glossary status`: the garden at a glance, and what matters most."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from glossary.arguments.configuration import configure
from glossary.checking.overview import overview
from glossary.checking.reading_uses import current_uses
from glossary.checking.status_formats import FORMATS, Status
from glossary.checking.uses import Uses
from glossary.config import Config
from glossary.entries.questions import is_worth_asking
from glossary.errors import GlossaryError
from glossary.extract.comparing import compare_posts
from glossary.extract.compiling import compile_with_posts
from glossary.extract.job import reading_of
from glossary.extract.own_words import with_written
from glossary.extract.proposals import load_proposals
from glossary.index.database import Index
from glossary.index.lookup import REMOVED, all_found
from glossary.index.session import with_index, without_collecting
from glossary.language.width import harmless
from glossary.posts.finding import find_posts, pass_over
from glossary.posts.selection import exclusion, post_paths
from glossary.report import Report

_FACT = "consistency"
"""The index's fact that holds the consistency at the last run."""


def run(arguments: Namespace, report: Report) -> int:
    """Writes the overview to stdout; gives 1 where it is below what `--least` asks for."""
    config = configure(arguments)
    with without_collecting():
        status = with_index(config, report, lambda index: _status(config, index, report))
    for line in FORMATS[arguments.format](status):
        sys.stdout.write(harmless(line) + "\n")
    return int(arguments.least is not None and status.overview.consistency < arguments.least)


def _status(config: Config, index: Index, report: Report) -> Status:
    compile_with_posts(config, index, report)
    uses = Uses(index, current_uses(config, (), index, 0, report))
    found = [one for one in all_found(index) if one.entry.status != REMOVED]
    proposals = load_proposals(index)
    known = index.fact(_FACT)
    status = Status(
        overview(found, uses),
        float(known) if known else None,
        None if proposals is None else sum(map(is_worth_asking, proposals)),
        _changed(config, index),
    )
    with index.writing():
        index.set_facts({_FACT: f"{status.overview.consistency:.4f}"})
    return status


def _changed(config: Config, index: Index) -> int:
    """How many posts the last extraction has not seen as they are."""
    try:
        files = find_posts([Path(path) for path in post_paths(config, ())], exclusion(config), pass_over)
    except GlossaryError:
        return 0
    changes = compare_posts(with_written(files, config), (), index, reading_of(config))
    return len(changes.to_read) + len(changes.gone)

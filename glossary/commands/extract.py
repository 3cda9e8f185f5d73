"""`glossary extract`: posts into `data/glossary.yaml`, keeping what people wrote there."""

from __future__ import annotations

import os
import sys
import time
from argparse import Namespace
from pathlib import Path

from glossary.arguments.configuration import configure, with_columns
from glossary.extract.job import Outcome, job_for
from glossary.extract.run import extract
from glossary.index.database import Index
from glossary.index.session import with_index, without_collecting
from glossary.inputs.kinds import is_input
from glossary.posts.difference import difference
from glossary.posts.finding import find_posts, pass_over
from glossary.posts.naming import is_url
from glossary.posts.processes import workers_for
from glossary.posts.selection import exclusion, post_paths
from glossary.report import Report, number

# With fewer annotations than this in each post, the marks may be other ones.
_FEW = 3
# From so many entries of one post only on, the file is hard to review.
_MANY_ONE_OFFS = 5000


def run(arguments: Namespace, report: Report) -> int:
    """Extracts, says what it did, and gives 2 when a post could not be read."""
    started = time.monotonic()
    config = with_columns(configure(arguments), arguments)
    if arguments.output:
        config = config._replace(glossary=str(arguments.output))
    if arguments.min_posts is not None:
        config = config._replace(min_posts=arguments.min_posts)
    if arguments.evidence:
        config = config._replace(evidence=True)
    write = not (arguments.dry_run or arguments.diff)
    with workers_for(arguments.engine, arguments.jobs) as workers, without_collecting():
        job = job_for(config, arguments.paths, workers, write=write, brings_back=arguments.bring_back)
        outcome = with_index(config, report, lambda index: _asked(extract(job, index, report), index))
    if arguments.diff:
        sys.stdout.writelines(difference(config.glossary, outcome.before, outcome.after, sys.stdout))
    if not outcome.posts and not outcome.failed:
        # Loaded only for what goes wrong once.
        from glossary.posts.surroundings import no_posts

        report.warn(no_posts(map(Path, job.paths), config.extensions))
    elif outcome.posts:
        _summarize(outcome, config.glossary, report, time.monotonic() - started)
    from_inputs = any(map(is_input, job.paths))
    if outcome.is_anew and outcome.annotations < _FEW * outcome.posts and not from_inputs:
        from glossary.extract.unread import say_unread

        given = [Path(path) for path in post_paths(config, arguments.paths)]
        say_unread(find_posts(given, exclusion(config), report=pass_over), config.marks, report)
    return 2 if outcome.failed else 0


def _asked(outcome: Outcome, index: Index) -> Outcome:
    """The outcome with the number of questions that `review` will ask."""
    if not outcome.proposals:
        return outcome
    from glossary.extract.proposals import count_worth_asking

    return outcome._replace(proposals=count_worth_asking(index))


def _summarize(outcome: Outcome, name: str, report: Report, seconds: float) -> None:
    if not outcome.is_anew:
        skipped = f" ({number(outcome.failed, 'folder')} skipped)" if outcome.failed else ""
        report.say(f"{number(outcome.posts, 'post')}{skipped}, nothing has changed ({seconds:.2f} s)")
        return
    if not outcome.annotations:
        report.warn("no annotations: none of the posts holds a **term**（explanation）")
    report.say(
        f"{number(outcome.posts, 'post')} ({outcome.read:,} read, {outcome.failed:,} skipped), "
        f"{number(outcome.annotations, 'annotation')}, {seconds:.2f} s"
    )
    report.say(
        f"{name}: {number(outcome.entries, 'entry', 'entries')} "
        f"({outcome.new:,} new, {outcome.changed:,} changed, {outcome.gone:,} gone)"
    )
    if not outcome.complete:
        report.say(f"{_why_not_complete(outcome, name)}: entries were added, none changed or taken out")
    if outcome.one_offs >= _MANY_ONE_OFFS and outcome.min_posts < 2:
        report.say(f"{outcome.one_offs:,} entries stand in one post only: --min-posts 2 leaves them out of the file")
    if outcome.proposals:
        report.say(f"{number(outcome.proposals, 'proposal')} to review: run `glossary review`")


def _why_not_complete(outcome: Outcome, name: str) -> str:
    if not outcome.missing:
        return "some posts could not be read"
    folder = Path(name).parent
    shown = ", ".join(p if is_url(p) else os.path.normpath(folder / p) for p in outcome.missing[:3])
    more = ", …" if len(outcome.missing) > 3 else ""
    return f"{shown}{more} was extracted before and not now (name all paths, or write them into `paths`)"

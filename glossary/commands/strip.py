"""`glossary strip`: annotations out of posts, in place."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

from glossary.annotating.strip import strip, strip_edits
from glossary.annotating.text import folded
from glossary.annotating.undoing import Undone, undone
from glossary.arguments.configuration import configure
from glossary.config import Config
from glossary.errors import GlossaryError
from glossary.posts.difference import difference
from glossary.posts.rewriting import each_post, put_back
from glossary.posts.selection import exclusion
from glossary.report import Report, number
from glossary.store.record import PostRecord
from glossary.store.record_file import RecordFile, recording


def run(arguments: Namespace, report: Report) -> int:
    """Strips every post; gives 1 when `--check` finds something to strip, 2 when a post could not be done."""
    config = configure(arguments)
    with recording(config, report) as record:
        return _strip(arguments, config, record, report)


def _strip(arguments: Namespace, config: Config, record: RecordFile, report: Report) -> int:
    failed = changed = posts = total = others = 0
    for path, data, text in each_post(_posts(arguments, record), exclusion(config), report):
        if text is None:
            failed += 1
            continue
        done = _without(text, record.of(path), arguments, config)
        posts, changed = posts + 1, changed + (done.text != text)
        if arguments.diff:
            sys.stdout.writelines(difference(path, text, done.text, sys.stdout))
        elif not arguments.check and not _put(path, data, done, record, report):
            failed += 1
            continue
        total += done.gone
        if done.gone:
            report.say(f"{path}: {number(done.gone, 'annotation')} out")
        elif not arguments.all:
            others += len(strip_edits(text, config.marks, keep_bold=True))
    if posts > 1 or not (total or failed):
        report.say(f"{number(posts, 'post')}: {number(total, 'annotation')} out{_hint(others if not total else 0)}")
    return 2 if failed else int(arguments.check and changed > 0)


def _put(path: str, data: bytes, done: Undone, record: RecordFile, report: Report) -> bool:
    """Writes a post and what is recorded of it; False, and the reason said, where that cannot be."""
    written = put_back(path, data, done.text, report)
    if written and done.record != record.of(path):
        record.set(path, done.record)
    return written


def _posts(arguments: Namespace, record: RecordFile) -> Sequence[str]:
    """The posts that were named, else those that `annotate` wrote into. Raises GlossaryError with `--all` alone."""
    if not arguments.posts and arguments.all:
        raise GlossaryError("--all takes out what people wrote as well: name the posts")
    return arguments.posts or record.posts()


def _without(text: str, record: PostRecord, arguments: Namespace, config: Config) -> Undone:
    """The post without what `annotate` wrote; with `--all` also without what its author did."""
    only, skip = folded(arguments.only), folded(arguments.skip)
    done = undone(text, record, config.marks, only, skip, keep_bold=arguments.keep_bold)
    if not arguments.all:
        return done
    count = len(strip_edits(done.text, config.marks, only, skip, keep_bold=True))
    after = strip(done.text, config.marks, only, skip, keep_bold=arguments.keep_bold)
    return done._replace(text=after, gone=done.gone + count)


def _hint(others: int) -> str:
    """Why nothing was done, where there are annotations."""
    return f"; {number(others, 'annotation')} that `annotate` did not write: --all takes them out too" if others else ""

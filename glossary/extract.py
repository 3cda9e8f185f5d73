"""Posts into the glossary: what the posts say now, fitted into the file that people edit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from glossary import lock as lock_format
from glossary.alone import alone
from glossary.compiled import FACT
from glossary.few_posts import few_posts
from glossary.full_change import full_change
from glossary.gather import (
    Changes,
    Posts,
    compare,
    gather,
)
from glossary.glossary_file import GlossaryFile, text_of
from glossary.index import Index
from glossary.index_file import INDEX_FOLDER
from glossary.job import Job, Outcome, Standing, stamp_of
from glossary.lock import Lock
from glossary.posts import PostFile, find_posts
from glossary.report import Report, number

# More changed posts than this are worth a full extraction, which has processes to share the work.
_FEW_POSTS = 200


def extract(job: Job, index: Index, report: Report) -> Outcome:
    """Reads what has changed in the posts, and writes what that changes in the glossary file and the index.

    Raises FileError when a path is missing or the glossary file is none: nothing has been written then.
    """
    files = find_posts(list(map(Path, job.paths)), job.config.exclude, report=lambda error: report.warn(str(error)))
    if _is_up_to_date(job, compare(files, index), index):
        return Outcome(posts=len(files))
    if not job.write:
        return _carry_out(job, files, index, report)
    with alone(job.config.root / INDEX_FOLDER):
        return _carry_out(job, files, index, report)


def _is_up_to_date(job: Job, changes: Changes, index: Index) -> bool:
    return (
        not changes.to_read
        and not changes.gone
        and index.fact("settings") == job.settings
        and index.fact(FACT) == stamp_of(job.file)
    )


def _carry_out(job: Job, files: Sequence[PostFile], index: Index, report: Report) -> Outcome:
    """The small way where it leads to the same, else the full one."""
    file, changes = job.file, compare(files, index)
    pair = file.read()
    known = None if pair.lock is None else lock_format.parse(text_of(pair.lock, file.lock_path))
    _warn_of_lock(known, file, report)
    before = Standing(pair, text_of(pair.text, file.path), known, changes.numbers)
    is_current = index.fact("settings") == job.settings and index.fact(FACT) == stamp_of(file)
    posts = gather(changes, job.config, job.jobs, report)
    _warn(posts, report)
    outcome = None
    if is_current and known and 0 < len(posts.read) + len(posts.gone) <= _FEW_POSTS:
        outcome = few_posts(job, before, known, posts, index)
    outcome = outcome or full_change(job, before, posts, index)
    return outcome._replace(posts=len(files), read=len(posts.read), failed=len(posts.failed))


def _warn(posts: Posts, report: Report) -> None:
    for post in posts.failed:
        report.warn(f"{post.warning}; the post is skipped, and what it said before is kept")
    for _, _, post in posts.read:
        if post.warning:
            report.warn(post.warning)


def _warn_of_lock(known: Lock | None, file: GlossaryFile, report: Report) -> None:
    if known and known.ignored:
        ignored = number(known.ignored, "line means nothing and is", "lines mean nothing and are")
        report.warn(f"{file.lock_path}: {ignored} left out; what they stood for now counts as written by hand")


def difference(outcome: Outcome, name: str) -> Iterator[str]:
    """The change of the glossary file as a unified diff."""
    before, after = outcome.before.splitlines(keepends=True), outcome.after.splitlines(keepends=True)
    return unified_diff(before, after, name, name)

"""Posts into the glossary: what the posts say now, fitted into the file that people edit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from glossary.errors import FileError
from glossary.extract.comparing import Changes, compare_posts
from glossary.extract.job import ExtractJob, Outcome
from glossary.extract.own_words import with_written
from glossary.index.counts_file import is_counted
from glossary.index.database import Index
from glossary.index.place import index_folder
from glossary.index.recognizing import recognize_files, remember_files
from glossary.index.run_lock import alone
from glossary.inputs.kinds import is_input
from glossary.posts.finding import PostFile, find_posts
from glossary.posts.selection import exclusion, say_idle
from glossary.report import Report
from glossary.store.file import EXTRACTED, stamp_of


def extract(job: ExtractJob, index: Index, report: Report) -> Outcome:
    """Reads what has changed in the posts, and writes what that changes in the glossary file and the index.

    Raises FileError when a path is missing or the glossary file is not one: nothing has been written then.
    """
    if any(map(is_input, job.paths)):
        # Few have any.
        from glossary.extract.from_inputs import extract_inputs

        return extract_inputs(job, index, report)
    index.release()
    unreadable: list[FileError] = []
    exclude = exclusion(job.config)
    files = find_posts(list(map(Path, job.paths)), exclude, report=unreadable.append)
    files = with_written(files, job.config)
    if job.is_whole:
        say_idle(job.config, exclude, report)
    for error in unreadable:
        report.warn(f"{error}; what its posts said before is kept")
    folders = [str(error.path) for error in unreadable]
    recognize_files(job.config, index)
    version = index.version()
    changes = _changes(files, folders, job, index)
    if _is_up_to_date(job, changes, index):
        return Outcome(posts=len(files), failed=len(folders))
    # Hourly runs mostly find nothing new; they should not wait for what they do not need.
    from glossary.extract.carrying_out import extract_changes

    if not job.write:
        outcome = extract_changes(job, changes, index, report)
    else:
        from glossary.extract.counting import count_forms

        with alone(index_folder(job.config), report.say):
            if index.version() != version:
                # Another run has written since, and maybe read what was to be read here.
                changes = _changes(files, folders, job, index)
            outcome = extract_changes(job, changes, index, report)
            if outcome.complete and not job.keeps_file:
                count_forms(job.config, index, report, job.jobs if isinstance(job.jobs, int) else 0)
                remember_files(job.config, index)
    return outcome._replace(posts=len(files), failed=outcome.failed + len(folders))


def _changes(files: Sequence[PostFile], unreadable: Sequence[str], job: ExtractJob, index: Index) -> Changes:
    changes = compare_posts(files, unreadable, index, job.reading)
    if not changes.same_size:
        return changes
    from glossary.extract.same_bytes import without_same_bytes

    return without_same_bytes(changes, index, job.jobs)


def _is_up_to_date(job: ExtractJob, changes: Changes, index: Index) -> bool:
    return (
        not job.brings_back
        and not changes.to_read
        and not changes.gone
        and index.fact("settings") == job.settings
        and index.fact(EXTRACTED) == stamp_of(job.file)
        and (is_counted(job.config, index, stamp_of(job.file)) or not job.write)
    )

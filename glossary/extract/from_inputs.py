"""Extracting from URLs and datasets: read part by part, by any workers; then built on this machine."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from glossary.entries.common_definitions import short_definitions
from glossary.errors import FileError
from glossary.extract.folding import Fold, Kept, names_standing, sharers_left_out
from glossary.extract.full_change import full_change
from glossary.extract.gather import Posts, gathered_uses
from glossary.extract.headwords import by_definition
from glossary.extract.job import ExtractJob, Outcome
from glossary.extract.own_words import written_in
from glossary.extract.partials import Summary, Task, post_of, read_part, records_of
from glossary.extract.reading import lists_of
from glossary.extract.reconcile import Sharers
from glossary.index.database import Index
from glossary.index.place import index_folder
from glossary.index.read_post import ReadPost
from glossary.index.run_lock import alone
from glossary.index.seal import seal_of
from glossary.inputs.table import parts_of
from glossary.inputs.values import Columns, Part
from glossary.posts.links import is_link
from glossary.posts.naming import is_url
from glossary.posts.processes import spread
from glossary.posts.selection import exclusion
from glossary.report import Report, number
from glossary.store.opened import Opened

_FOLDER, _SEAL = "partial", "seal"
# Said of all parts together; what is wrong with one is mostly wrong with all.
_MOST_SAID = 20


def extract_inputs(job: ExtractJob, index: Index, report: Report) -> Outcome:
    """As `run.extract`, for paths of which some are inputs. All is built again, of what was read now or before."""
    index.release()
    parts = parts_of(job.paths, exclusion(job.config))
    with alone(index_folder(job.config), report.say), _folder_of(job) as folder:
        read = _read(parts, job, folder, report)
        _refuse_elsewhere(read, folder)
        before = Opened(job.file)
        files = sorted(summary.file for summary in read if summary.file)
        kept = _kept(files, job.config.min_posts, before)
        posts = sorted(post for record in records_of(files) if (post := post_of(record, kept)).uses)
        broken = sum(bool(summary.failure) for summary in read)
        outcome = full_change(
            job,
            before,
            _as_changes(posts, index),
            index,
            unseen=broken > 0,
            left_out=_left_out(files, kept, posts),
        )
        if job.write and not broken:
            _sweep(folder, files)
    counted = sum(summary.posts for summary in read)
    failed = broken + sum(summary.skipped for summary in read)
    return outcome._replace(posts=counted, read=counted, failed=failed)


@contextmanager
def _folder_of(job: ExtractJob) -> Iterator[Path]:
    """Where partial results lie: beside the index, which is kept between runs."""
    folder = index_folder(job.config).absolute() / _FOLDER
    # A link may lead to a folder of this user's that is none of ours, as in a clone by a stranger.
    if job.config.no_cache or is_link(folder.parent) or is_link(folder):
        with tempfile.TemporaryDirectory() as temporary:
            yield Path(temporary)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _seal(folder)
    except OSError as error:
        why = f"no folder for partial results ({error.strerror}); name another: --cache-dir"
        raise FileError(folder, why) from error
    yield folder


def _seal(folder: Path) -> None:
    """Empties the folder where its results were not made here by this user: they go into the glossary unseen."""
    file, seal = folder / _SEAL, seal_of(folder)
    if not seal or not file.is_file() or is_link(file) or file.read_text("ascii", "replace") != seal:
        _sweep(folder, ())
        file.write_text(seal, "ascii")


def _read(parts: Sequence[Part], job: ExtractJob, folder: Path, report: Report) -> list[Summary]:
    """Reads every part, and says what is wrong with any, in the order of the parts."""
    config = job.config
    columns = Columns(config.text_column, config.id_column)
    local = (file.url for part in parts for file in part.files if not is_url(file.url))
    task = Task(str(folder), columns, config.marks, lists_of(config), written_in(local, config))
    report.start(len(parts), "parts")
    found: dict[Part, Summary] = {}
    for part, summary in spread(partial(read_part, task=task), parts, job.jobs):
        found[part] = summary
        report.advance(1)
    report.finish()
    read = [found[part] for part in parts]
    notes = [note for summary in read for note in (*summary.notes, summary.failure) if note]
    for note in notes[:_MOST_SAID]:
        report.warn(note)
    if len(notes) > _MOST_SAID:
        skipped = number(sum(summary.skipped for summary in read), "row")
        report.warn(f"… and {len(notes) - _MOST_SAID:,} more such lines: {skipped} skipped in all")
    return read


def _refuse_elsewhere(read: Sequence[Summary], folder: Path) -> None:
    """What workers have written to disks of their own, nobody can put together."""
    if any(summary.file and not Path(summary.file).exists() for summary in read):
        advice = "all machines must see one folder: name it with --cache-dir"
        raise FileError(folder, f"partial results of other machines are not here; {advice}")


def _kept(files: Sequence[str], least: int, before: Opened) -> Kept:
    """The headwords to build entries of."""
    if least < 2:
        return Kept()
    fold = Fold()
    for record in records_of(files):
        fold.add(record)
    return fold.kept(least, names_standing(block.entry for block in before.document.blocks))


def _left_out(files: Sequence[str], kept: Kept, posts: Sequence[ReadPost]) -> Sharers:
    """By short definition: headwords that were left out and have it, as one of those that stay does."""
    if kept.keeps_all:
        return {}
    wanted = {by_definition(text): text for post in posts for text in short_definitions(gathered_uses(post))}
    return {wanted[name]: keys for name, keys in sharers_left_out(records_of(files), kept, wanted).items()}


def _as_changes(posts: Sequence[ReadPost], index: Index) -> Posts:
    """The posts as all that the index is to know, under the numbers that it has for them."""
    known = {path: number for path, (_, number) in index.stamps().items()}
    last = max(known.values(), default=0)
    numbers: dict[str, int] = {}
    for post in posts:
        if post.path not in numbers:
            last += post.path not in known
            numbers[post.path] = known.get(post.path, last)
    gone = [number for path, number in known.items() if path not in numbers]
    return Posts([(numbers[post.path], "", post) for post in posts], [], gone, [], [], numbers)


def _sweep(folder: Path, files: Sequence[str]) -> None:
    """Takes away what other settings, or parts that have changed, left behind."""
    for file in set(map(str, folder.iterdir())) - {*files, str(folder / _SEAL)}:
        path = Path(file)
        if path.is_dir() and not is_link(path):
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)

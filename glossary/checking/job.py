"""What is to be checked, and what comes of it: posts, the glossary file, or both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from glossary.checking.baseline import NOTHING_ACCEPTED, Accepted
from glossary.checking.disputes import Dispute, all_disputes
from glossary.checking.finding import Finding
from glossary.checking.glossary_rules import check_glossary, check_names, read_glossary, wants_names
from glossary.checking.posts import NO_MENDING, CheckTask, Mending, check_posts
from glossary.checking.reading_uses import current_uses
from glossary.checking.settings import Settings
from glossary.checking.sightings import hidden_names, names_to_look_for
from glossary.checking.uses import Overlay, Uses
from glossary.config import Config
from glossary.errors import FileError
from glossary.index.database import Index
from glossary.index.lookup import REMOVED, all_found
from glossary.index.place import index_folder
from glossary.posts.exclusion import Exclusion
from glossary.posts.finding import PostFile, find_posts, pass_over
from glossary.posts.selection import exclusion
from glossary.report import Report


class CheckJob(NamedTuple):
    """The posts, and whether the glossary file is checked too; `jobs` 0 means one process for each processor.

    `everything` says that these are all posts, so that what is in none of them is nowhere.
    """

    config: Config
    settings: Settings
    posts: tuple[PostFile, ...]
    glossary: bool
    everything: bool
    jobs: int = 0
    mending: Mending = NO_MENDING
    accepted: Accepted = NOTHING_ACCEPTED
    closed: tuple[FileError, ...] = ()
    """The folders below the given paths that cannot be read."""

    def task(self, overlay: Overlay) -> CheckTask:
        """What every process must know."""
        config = self.config
        folder = index_folder(config)
        task = CheckTask(self.settings, config.marks, dict(config.kinds), folder, overlay, self.mending)
        return task._replace(accepted=self.accepted, root=config.root) if self.mending.wanted else task

    def with_posts(self, posts: Sequence[PostFile]) -> CheckJob:
        """The same for some of the posts."""
        return self._replace(posts=tuple(posts), everything=False)

    def with_mending(self, mending: Mending, accepted: Accepted = NOTHING_ACCEPTED) -> CheckJob:
        """The same with fixes, of what is not accepted."""
        return self._replace(mending=mending, accepted=accepted)


class CheckResult(NamedTuple):
    """What is found, by place, and what the posts said then; what could not be read; how much was mended, and how as a
    diff."""

    findings: list[Finding]
    uses: Uses
    troubles: list[str]
    mended: int = 0
    differences: tuple[str, ...] = ()


def plan_checks(
    config: Config, settings: Settings, given: Sequence[str], default: Sequence[str], jobs: int
) -> CheckJob:
    """What the given paths mean; without any, all posts and the glossary file.

    Raises FileError for a path that does not exist.
    """
    glossary = config.root / config.glossary
    paths = [Path(path) for path in given if not _is_same(Path(path), glossary)]
    wants_glossary = not given or len(paths) < len(given)
    paths = paths if given else [Path(path) for path in default]
    closed: list[FileError] = []
    posts = tuple(find_posts(paths, exclusion(config), closed.append))
    is_everything = not given and not closed
    return CheckJob(config, settings, posts, wants_glossary, is_everything, jobs, closed=tuple(closed))


def idle_exclusions(config: Config, paths: Sequence[str], count: int) -> list[str]:
    """The patterns of `exclude` that make no difference: without each, as many posts are found as with it."""
    folders = [Path(path) for path in paths]

    def without(pattern: str) -> Exclusion:
        return exclusion(config._replace(exclude=tuple(other for other in config.exclude if other != pattern)))

    return [pattern for pattern in config.exclude if len(find_posts(folders, without(pattern), pass_over)) == count]


def run_checks(job: CheckJob, index: Index, report: Report) -> CheckResult:
    """Checks all that the job names."""
    if "missing-annotation" in job.settings.rules:
        from glossary.mentions.counting import load_counts

        load_counts(job.config, index)
    overlay = current_uses(job.config, job.posts, index, job.jobs, report)
    uses = Uses(index, overlay)
    looks = job.everything and wants_names(job.settings)
    task = job.task(overlay)._replace(names=names_to_look_for(index, uses) if looks else ())
    report.start(len(job.posts))
    batches = check_posts(job.posts, task, index, job.jobs, report.advance)
    checked = list(next(batches, ()))
    # The glossary file is read here while other processes go on with the posts.
    glossary = read_glossary(job.config.root, job.config.glossary, job.settings, uses) if job.glossary else None
    findings = check_glossary(glossary, job.settings) if glossary else []
    checked += (post for batch in batches for post in batch)
    report.finish()
    if glossary and task.names:
        findings += check_names(glossary, hidden_names(post.sightings for post in checked), job.settings)
    checked.sort()
    findings += (finding for post in checked for finding in post.findings)
    return CheckResult(
        sorted(findings),
        uses,
        [post.trouble for post in checked if post.trouble],
        sum(post.mended for post in checked),
        tuple(post.difference for post in checked if post.difference),
    )


def disputed(index: Index, job: CheckJob, result: CheckResult, report: Report) -> list[Dispute]:
    """The concepts on which posts do not agree, the weightiest first; what was mended they now say otherwise."""
    uses = result.uses
    if result.mended:
        uses = Uses(index, current_uses(job.config, job.posts, index, job.jobs, report))
    entries = [found.entry for found in all_found(index) if found.entry.status != REMOVED]
    return all_disputes(entries, uses)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()

"""What is to be checked, and what comes of it: posts, the glossary file, or both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from glossary.check.finding import Finding
from glossary.check.glossary_text import read_glossary_text
from glossary.check.posts import NO_MENDING, Mending, Task, check_posts
from glossary.check.registry import all_rules
from glossary.check.settings import Settings
from glossary.config import Config
from glossary.errors import FileError
from glossary.index.database import Index
from glossary.index.file import INDEX_FOLDER
from glossary.posts.finding import PostFile, find_posts
from glossary.report import Report
from glossary.store.file import GlossaryFile


@dataclass(frozen=True)
class Job:
    """The posts, and whether the glossary file is checked too; `jobs` 0 means one process for each processor."""

    config: Config
    settings: Settings
    posts: tuple[PostFile, ...]
    glossary: bool
    jobs: int = 0
    mending: Mending = NO_MENDING

    @property
    def task(self) -> Task:
        """What every process must know."""
        config = self.config
        return Task(self.settings, config.marks, dict(config.kinds), config.root / INDEX_FOLDER, self.mending)

    def with_posts(self, posts: Sequence[PostFile]) -> Job:
        """The same for other posts."""
        return replace(self, posts=tuple(posts))

    def with_mending(self, mending: Mending) -> Job:
        """The same with fixes."""
        return replace(self, mending=mending)


class Result(NamedTuple):
    """What is found, by place; what could not be read; how much was mended, and how as a diff."""

    findings: list[Finding]
    troubles: list[str]
    mended: int = 0
    differences: tuple[str, ...] = ()


def plan(config: Config, settings: Settings, given: Sequence[str], default: Sequence[str], jobs: int) -> Job:
    """What the given paths mean; without any, all posts and the glossary file.

    Raises FileError for a path that does not exist.
    """
    glossary = config.root / config.glossary
    paths = [Path(path) for path in given if not _is_same(Path(path), glossary)]
    wants_glossary = not given or len(paths) < len(given)
    paths = paths if given else [Path(path) for path in default]
    posts = find_posts(paths, config.exclude)
    return Job(config, settings, tuple(posts), wants_glossary, jobs)


def carry_out(job: Job, index: Index, report: Report) -> Result:
    """Checks all that the job names."""
    if "missing-annotation" in job.settings.rules:
        from glossary.annotate.counting import count_mentions

        count_mentions(index, job.jobs, report, job.config.root)
    report.start(len(job.posts))
    batches = check_posts(job.posts, job.task, index, job.jobs, report.advance)
    checked = list(next(batches, ()))
    # The glossary file is read here while other processes go on with the posts.
    findings = check_glossary(job) if job.glossary else []
    checked += (post for batch in batches for post in batch)
    report.finish()
    checked.sort()
    findings += (finding for post in checked for finding in post.findings)
    return Result(
        sorted(findings),
        [post.trouble for post in checked if post.trouble],
        sum(post.mended for post in checked),
        tuple(post.difference for post in checked if post.difference),
    )


def check_glossary(job: Job) -> list[Finding]:
    """The findings of the glossary file. Raises FileError where it is missing or broken."""
    rules = [rule for rule in all_rules().values() if rule.check_glossary and rule.name in job.settings.rules]
    if not rules:
        return []
    path = job.config.glossary
    glossary = read_glossary_text(GlossaryFile(job.config.root / path), path)
    if glossary is None:
        raise FileError(path, "no such file; run `glossary extract` to make it")
    return [
        finding._replace(rule=rule.name)
        for rule in rules
        if rule.check_glossary
        for finding in rule.check_glossary(glossary, job.settings.options[rule.name])
    ]


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()

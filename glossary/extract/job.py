"""What is to be extracted, from what it begins, and what comes out."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from glossary.config import Config
from glossary.posts.naming import is_url, name_of
from glossary.posts.selection import post_paths
from glossary.store.file import GlossaryFile

if TYPE_CHECKING:
    from glossary.model import Use
    from glossary.posts.processes import Workers


class ExtractJob(NamedTuple):
    """What is to be extracted from where to where. `jobs` is how many processes, or whatever else is to read.

    `is_whole` says that the paths hold all posts, by a person's word: they are those of a configuration file.
    `brings_back` says that the entries which a person took out of the file are to come back. Without `write` nothing
    is written, with `keeps_file` the index only.
    """

    config: Config
    paths: tuple[str, ...]
    jobs: Workers = 0
    write: bool = True
    is_whole: bool = False
    brings_back: bool = False
    keeps_file: bool = False

    @property
    def file(self) -> GlossaryFile:
        """The glossary file."""
        return GlossaryFile(self.config.root / self.config.glossary)

    @property
    def reading(self) -> str:
        """The settings by which a post is read; all that was read by others must be read anew."""
        return reading_of(self.config)

    @property
    def settings(self) -> str:
        """All that changes the result besides the posts and the glossary file."""
        config = self.config
        paths = (*self.paths, self.is_whole)
        return repr(
            (
                paths,
                self.reading,
                config.script,
                config.evidence,
                config.min_posts,
                # By its way from the configuration: a garden may be moved, or be checked out elsewhere.
                name_of(str(self.file.path), str(config.root)),
            )
        )


def reading_of(config: Config) -> str:
    """As `ExtractJob.reading`."""
    return repr((config.marks, config.kinds, config.subjects))


def job_for(
    config: Config, given: Sequence[str], jobs: Workers = 0, *, write: bool = True, brings_back: bool = False
) -> ExtractJob:
    """The job for the paths given on the command line, else for those of the configuration."""
    is_whole = not given and config.source is not None
    return ExtractJob(config, post_paths(config, given), jobs, write, is_whole, brings_back)


class Outcome(NamedTuple):
    """What an extraction found, and what it changed; `before` and `after` are the glossary file's texts.

    `is_anew` tells whether anything had changed, so that entries were built; `new`, `changed` and `gone` count those of
    the file. `failed` counts what could not be read, posts and folders. `missing` are paths that were extracted before
    and now are not: without `complete`, nothing is taken out for their sake. `one_offs` counts the entries that one
    post only annotates. `taken_out` are the terms of entries that a person has taken out since the last time,
    `brought_back` counts those that were missing and come back.
    """

    posts: int = 0
    read: int = 0
    failed: int = 0
    annotations: int = 0
    entries: int = 0
    is_anew: bool = False
    new: int = 0
    changed: int = 0
    gone: int = 0
    proposals: int = 0
    complete: bool = True
    missing: tuple[str, ...] = ()
    one_offs: int = 0
    min_posts: int = 1
    taken_out: tuple[str, ...] = ()
    brought_back: int = 0
    wrote: bool = False
    before: str = ""
    after: str = ""


def count_uses(uses: Mapping[str, Sequence[Use]]) -> int:
    """How many annotations there are."""
    return sum(map(len, uses.values()))


def job_sources(job: ExtractJob) -> tuple[str, ...]:
    """The paths as they stand in the lock: from its folder on, with `/`, so that every run means the same by them."""
    folder = job.file.path.parent
    found = {name_of(path, str(folder)) for path in job.paths}
    # A name that is not UTF-8 can be written, though not found again: the next run counts as one over other posts.
    return tuple(sorted(path.encode(errors="backslashreplace").decode() for path in found))


def last_job(config: Config) -> ExtractJob:
    """The paths of the configuration, unless the lock says that the glossary was made from others."""
    job = job_for(config, ())
    from glossary.store.opened import Opened

    known = Opened(job.file).lock
    if known is None or not known.sources or known.sources == job_sources(job):
        return job
    folder = job.file.path.parent
    return job_for(config, [s if is_url(s) else os.path.relpath(folder / s) for s in known.sources])

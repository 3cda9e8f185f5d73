"""Many posts through the rules, in as many processes as are worth their start."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from glossary.checking.baseline import NOTHING_ACCEPTED, Accepted, Allowance
from glossary.checking.context import KnownPost
from glossary.checking.facts import Facts
from glossary.checking.finding import Finding
from glossary.checking.run import check_text
from glossary.checking.settings import Settings
from glossary.checking.sightings import NOTHING_SEEN, Lookout, Sightings
from glossary.checking.uses import Overlay
from glossary.errors import FileError
from glossary.extract.reading import Progress
from glossary.index.database import Index
from glossary.index.file import open_index
from glossary.posts.difference import difference as differences
from glossary.posts.finding import PostFile
from glossary.posts.links import is_elsewhere, leads_out
from glossary.posts.processes import share_out
from glossary.posts.reading import decode, read_post
from glossary.posts.rewriting import ELSEWHERE, rewrite


class Checked(NamedTuple):
    """What came of one post: what is found in it (and left after mending), or why it could not be read or written.

    `difference` is what mending changes, as a unified diff; `mended` is how many findings it takes away. `sightings`
    are of the names that were looked for.
    """

    path: str
    findings: list[Finding]
    trouble: str = ""
    mended: int = 0
    difference: str = ""
    sightings: Sightings = NOTHING_SEEN


class Mending(NamedTuple):
    """Whether fixes are wanted, the unsafe ones too, and whether to write them or only show them.

    `elsewhere` says that posts outside of the current folder may be written: a person named them, or the configuration.
    """

    wanted: bool = False
    unsafe: bool = False
    write: bool = False
    elsewhere: bool = False

    def wants(self, finding: Finding) -> bool:
        """Whether this finding is to be mended."""
        return bool(self.wanted and finding.edits and (finding.safe or self.unsafe))


NO_MENDING = Mending()


class CheckTask(NamedTuple):
    """What every process must know: settings, marks, kinds, the index and what lies over it, what to mend, look for.

    `accepted` are the findings that no fix may touch; their posts are named from `root` on.
    """

    settings: Settings
    marks: tuple[str, ...]
    kinds: Mapping[str, str]
    index_folder: Path
    overlay: Overlay
    mending: Mending = NO_MENDING
    names: tuple[str, ...] = ()
    accepted: Accepted = NOTHING_ACCEPTED
    root: Path = Path()


def check_posts(
    posts: Sequence[PostFile], task: CheckTask, index: Index, jobs: int, progress: Progress
) -> Iterator[list[Checked]]:
    """The findings of the posts, in any order, some posts at a time while other processes go on.

    An index in memory cannot be shared, so one process then does it all.
    """
    # What an earlier run in this process knew, `--watch` must not see.
    _facts.cache_clear()
    _lookout.cache_clear()
    if index.is_in_memory:
        facts = Facts(index, task.overlay)
        yield [_check(post, task, facts) for post in posts]
        return
    # Largest posts first, so that no process is left alone with a large one at the end.
    largest_first = sorted(posts, key=lambda post: -post.size)
    left = len(posts)
    for chunk, results in share_out(partial(_check_chunk, task=task), largest_first, jobs):
        progress(len(results))
        left -= len(chunk)
        if not left:
            # What this process knew for the posts, what comes now would only lie beside.
            _facts.cache_clear()
            _lookout.cache_clear()
        yield results


def _check_chunk(posts: Sequence[PostFile], task: CheckTask) -> list[Checked]:
    # SQLite forbids to carry an open file into another process: each opens its own.
    facts = _facts(task.index_folder, os.getpid(), task.overlay)
    return [_check(post, task, facts) for post in posts]


@cache
def _facts(folder: Path, process: int, overlay: Overlay) -> Facts:
    return Facts(open_index(folder), overlay)


def _check(post: PostFile, task: CheckTask, facts: Facts) -> Checked:
    path = post.path
    try:
        number = facts.number(path, post.stamp)
        text = decode(read_post(path), path)
        findings = check_text(path, text, facts, task.settings, task.marks, KnownPost(number, kinds=task.kinds))
        findings = _not_to_be_touched(findings, task)
        seen = _lookout(task.names, facts).look(path, text) if task.names else NOTHING_SEEN
        if any(map(task.mending.wants, findings)):
            return _mend(path, text, findings, task, facts, number)._replace(sightings=seen)
    except FileError as error:
        return Checked(path, [], str(error))
    return Checked(path, findings, sightings=seen)


@cache
def _lookout(names: tuple[str, ...], facts: Facts) -> Lookout:
    return Lookout(names, facts.known)


def _mend(path: str, text: str, findings: list[Finding], task: CheckTask, facts: Facts, number: int) -> Checked:
    from glossary.checking.fixing import mend

    def recheck(changed: str, back: Callable[[int], int]) -> list[Finding]:
        found = check_text(path, changed, facts, task.settings, task.marks, KnownPost(number, back, task.kinds))
        return _not_to_be_touched(found, task)

    mended = mend(text, findings, recheck, unsafe=task.mending.unsafe)
    if task.mending.write and leads_out(path):
        return Checked(path, findings, f"{path}: a link leads out of this folder, so it is left as it is; fix it there")
    if task.mending.write and not task.mending.elsewhere and is_elsewhere(path):
        return Checked(path, findings, f"{path}: {ELSEWHERE}")
    if task.mending.write:
        try:
            rewrite(path, text.encode(), mended.text)
        except FileError as error:
            return Checked(path, findings, str(error))
    difference = "" if task.mending.write else "".join(differences(path, text, mended.text, sys.stdout))
    left = [_refused(finding) if task.mending.wants(finding) else finding for finding in mended.findings]
    return Checked(path, left, mended=mended.mended, difference=difference)


def _not_to_be_touched(findings: list[Finding], task: CheckTask) -> list[Finding]:
    """The findings, of which those that are accepted have no fix."""
    if not task.accepted:
        return findings
    allowance = Allowance(task.accepted, task.root)
    return [_refused(finding) if allowance.covers(finding) else finding for finding in findings]


def _refused(finding: Finding) -> Finding:
    """A finding whose fix is not to be carried out: it is accepted, or the fix would do harm."""
    return finding._replace(edits=(), safe=False)

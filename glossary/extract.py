"""Posts into the glossary: what the posts say now, fitted into the file that people edit."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from difflib import unified_diff
from pathlib import Path, PurePath
from typing import NamedTuple, cast

from glossary import lock as lock_format
from glossary.alone import alone
from glossary.compiled import FACT, changed_entries, found_entries
from glossary.concepts import build
from glossary.config import Config
from glossary.decisions import decisions_in
from glossary.evidence import evidence_by_sense
from glossary.gather import (
    Changes,
    KindCounts,
    Posts,
    all_posts,
    compare,
    count_kinds,
    elect_kinds,
    gather,
    kind_names,
    uses_by_headword,
)
from glossary.glossary_file import GlossaryFile, Pair, text_of
from glossary.headwords import TABLE, headwords_of
from glossary.increment import lay_out
from glossary.index import Index
from glossary.index_file import INDEX_FOLDER
from glossary.lock import Lock
from glossary.lookup import compile_entries, replace_entries
from glossary.model import Use
from glossary.posts import PostFile, find_posts
from glossary.proposals import drop_proposals, load_decisions, put_proposals
from glossary.reconcile import Plan, reconcile
from glossary.report import Report, number
from glossary.small_change import Before, PostChange, small_change
from glossary.store import parse
from glossary.store_fields import Evidence
from glossary.store_splice import splice

# More changed posts than this are worth a full extraction, which has processes to share the work.
_FEW_POSTS = 200
# Below this many annotations the index is written before another process has started.
_MANY = 5000
_KINDS = "kinds"


class Outcome(NamedTuple):
    """What an extraction found, and what it changed; `before` and `after` are the glossary file's texts."""

    posts: int = 0
    read: int = 0
    failed: int = 0
    annotations: int = 0
    entries: int = 0
    plan: Plan | None = None
    changed: int = 0
    proposals: int = 0
    complete: bool = True
    wrote: bool = False
    before: str = ""
    after: str = ""


class _Before(NamedTuple):
    """The glossary file as it stands, and the numbers of all posts by path."""

    pair: Pair
    text: str
    lock: Lock | None
    numbers: Mapping[str, int]


class Job(NamedTuple):
    """What is to be extracted from where to where. `jobs` 0 means one process for each processor."""

    config: Config
    paths: tuple[str, ...]
    jobs: int = 0
    write: bool = True

    @property
    def file(self) -> GlossaryFile:
        """The glossary file."""
        return GlossaryFile(self.config.root / self.config.glossary)

    @property
    def settings(self) -> str:
        """All that changes the result besides the posts and the glossary file."""
        config = self.config
        return repr((self.paths, config.marks, config.kinds, config.script, config.evidence, str(self.file.path)))


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
        and index.fact(FACT) == _stamp(job.file)
    )


def _carry_out(job: Job, files: Sequence[PostFile], index: Index, report: Report) -> Outcome:
    """The small way where it leads to the same, else the full one."""
    file, changes = job.file, compare(files, index)
    pair = file.read()
    known = None if pair.lock is None else lock_format.parse(text_of(pair.lock, file.lock_path))
    _warn_of_lock(known, file, report)
    before = _Before(pair, text_of(pair.text, file.path), known, changes.numbers)
    is_current = index.fact("settings") == job.settings and index.fact(FACT) == _stamp(file)
    posts = gather(changes, job.config, job.jobs, report)
    _warn(posts, report)
    outcome = None
    if is_current and known and 0 < len(posts.read) + len(posts.gone) <= _FEW_POSTS:
        outcome = _small(job, before, known, posts, index)
    outcome = outcome or _full(job, before, posts, index)
    return outcome._replace(posts=len(files), read=len(posts.read), failed=len(posts.failed))


def _small(job: Job, before: _Before, known: Lock, posts: Posts, index: Index) -> Outcome | None:
    layout = lay_out(before.text, known)
    kinds = cast(KindCounts | None, index.table(_KINDS))
    if layout is None or kinds is None:
        return None
    outdated = [number for number, _, _ in posts.read] + posts.gone
    earlier = [post for _, post in index.posts(outdated)]
    names = {name for post in (*earlier, *(post for _, _, post in posts.read)) for name in kind_names(post)}
    old_kinds = elect_kinds(kinds, names)
    count_kinds(earlier, kinds, -1)
    count_kinds((post for _, _, post in posts.read), kinds)
    new_kinds = elect_kinds(kinds)
    change = PostChange(
        fresh=uses_by_headword(post for _, _, post in posts.read),
        earlier=uses_by_headword(earlier),
        outdated=outdated,
        kinds=new_kinds,
        renamed=[name for name in names if old_kinds.get(name) != new_kinds.get(name)],
        numbers=before.numbers,
    )
    done = small_change(Before(index, layout, str(job.file.path), load_decisions(index)), change)
    if done is None:
        return None
    annotations = int(index.fact("annotations")) + _count(change.fresh) - _count(change.earlier)
    wrote = job.write and job.file.write(before.pair, _pair(done.text, done.lock))
    if job.write:
        with index.writing():
            index.put_posts(posts.read)
            index.drop_posts(posts.gone)
            replace_entries(index, done.old, done.found)
            drop_proposals(index, {key for found in (*done.old.values(), *done.found) for key in found.keys})
            index.put_table(TABLE, done.headwords)
            index.put_table(_KINDS, kinds)
            index.set_facts({FACT: _stamp(job.file), "annotations": str(annotations)})
    return Outcome(
        annotations=annotations,
        entries=len(layout.rows) - len(done.plan.removed) + len(done.plan.new),
        plan=done.plan,
        changed=done.changed,
        wrote=wrote,
        before=before.text,
        after=done.text,
    )


def _full(job: Job, before: _Before, posts: Posts, index: Index) -> Outcome:
    file = job.file
    document = parse(before.text, before.lock, str(file.path))
    sources = _sources(job)
    complete = _covers(sources, before.lock.sources) if before.lock else True
    everything = [post for _, post in all_posts(posts, index)]
    uses = uses_by_headword(everything)
    kinds: KindCounts = {}
    count_kinds(everything, kinds)
    decisions = decisions_in(document.blocks)
    built = build(uses, decisions)
    plan = reconcile(document, built.concepts, elect_kinds(kinds), complete=complete)
    document = document._replace(sources=sources if complete else document.sources)
    evidence = _evidence(plan) if job.config.evidence else None
    annotations = _count(uses)

    def remember(index: Index) -> None:
        # Until the file is written, nothing here may pass for what belongs to it.
        index.set_facts({"settings": "", FACT: "", "annotations": str(annotations)})
        index.put_posts(posts.read)
        if complete:
            index.drop_posts(posts.gone)
            index.put_entries(*compile_entries(found_entries(document, plan, before.numbers)))
            index.put_table(TABLE, headwords_of(uses, before.numbers))
            put_proposals(index, built.proposals, decisions)
            index.put_table(_KINDS, kinds)

    with index.writing_beside(remember, worth=annotations > _MANY) if job.write else nullcontext():
        after, lock = splice(document, plan.updates, plan.removed, plan.new, evidence)
        wrote = job.write and file.write(before.pair, _pair(after, lock))
    if job.write and complete:
        index.set_facts({"settings": job.settings, FACT: _stamp(file)})
    return Outcome(
        annotations=annotations,
        entries=len(document.blocks) - len(plan.removed) + len(plan.new),
        plan=plan,
        changed=changed_entries(document, plan),
        proposals=len(built.proposals),
        complete=complete,
        wrote=wrote,
        before=before.text,
        after=after,
    )


def _count(uses: Mapping[str, Sequence[Use]]) -> int:
    return sum(map(len, uses.values()))


def _pair(text: str, lock: Lock) -> Pair:
    return Pair(text.encode(), lock_format.render(lock).encode())


def _warn(posts: Posts, report: Report) -> None:
    for post in posts.failed:
        report.warn(f"{post.warning}; the post is skipped, and what it said before is kept")
    for _, _, post in posts.read:
        if post.warning:
            report.warn(post.warning)


def _evidence(plan: Plan) -> dict[tuple[str, str], Evidence]:
    updated = ((entry, plan.concepts[position]) for position, entry in plan.updates.items())
    return evidence_by_sense([*updated, *zip(plan.new, plan.new_concepts, strict=True)])


def _warn_of_lock(known: Lock | None, file: GlossaryFile, report: Report) -> None:
    if known and known.ignored:
        ignored = number(known.ignored, "line means nothing and is", "lines mean nothing and are")
        report.warn(f"{file.lock_path}: {ignored} left out; what they stood for now counts as written by hand")


def _stamp(file: GlossaryFile) -> str:
    return f"{file.path} {file.stamp()}"


def _sources(job: Job) -> tuple[str, ...]:
    """The paths as they are kept in the lock: from the configuration's folder on, with `/`."""
    return tuple(sorted({PurePath(os.path.relpath(path, job.config.root)).as_posix() for path in job.paths}))


def _covers(now: Sequence[str], before: Sequence[str]) -> bool:
    """Whether these paths hold all that the glossary was last made from: only then can an entry be known to be gone."""
    return all(any(PurePath(path).is_relative_to(wide) for wide in now) for path in before)


def difference(outcome: Outcome, name: str) -> Iterator[str]:
    """The change of the glossary file as a unified diff."""
    before, after = outcome.before.splitlines(keepends=True), outcome.after.splitlines(keepends=True)
    return unified_diff(before, after, name, name)

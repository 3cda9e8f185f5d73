"""One extraction, once it is known that something has changed."""

from __future__ import annotations

from glossary.extract.comparing import Changes
from glossary.extract.counting import sample_of
from glossary.extract.few_posts import few_posts
from glossary.extract.full_change import full_change
from glossary.extract.gather import Posts, gather
from glossary.extract.job import ExtractJob, Outcome
from glossary.extract.sampled_texts import Sample
from glossary.index.database import Index
from glossary.report import Report, number
from glossary.store.file import EXTRACTED, GlossaryFile, stamp_of
from glossary.store.lock import Lock
from glossary.store.opened import Opened

# More changed posts than this are worth a full extraction, which has processes to share the work.
_FEW_POSTS = 200
# Terms named in a message.
_SHOWN = 5


def extract_changes(job: ExtractJob, changes: Changes, index: Index, report: Report) -> Outcome:
    """The small way where it leads to the same, else the full one."""
    file = job.file
    before = Opened(file)
    _warn_of_lock(before.lock, file, report)
    is_current = index.fact("settings") == job.settings and index.fact(EXTRACTED) == stamp_of(file)
    posts = gather(changes, job.config, job.jobs, report)
    # What no finished extraction has seen, the glossary may still know from another clone's.
    unseen = bool(changes.unknown or posts.unknown) and not index.fact(EXTRACTED)
    _warn(posts, report)
    outcome = None
    if is_current and before.lock and not job.brings_back and 0 < len(posts.read) + len(posts.gone) <= _FEW_POSTS:
        outcome = few_posts(job, before, before.lock, posts, index)
    outcome = outcome or full_change(job, before, posts, index, unseen=unseen, sample=_sample_of(posts, job))
    _tell_of_missing(outcome, file, report)
    return outcome._replace(read=len(posts.read), failed=len(posts.failed))


def _sample_of(posts: Posts, job: ExtractJob) -> Sample:
    """Those of the posts that were read in which words are counted."""
    stamps = {post.path: (stamp, number) for number, stamp, post in posts.read}
    return {path: stamps[path] for path in sample_of(posts.numbers, job.config).values() if path in stamps}


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


def _tell_of_missing(outcome: Outcome, file: GlossaryFile, report: Report) -> None:
    if outcome.taken_out:
        count = number(len(outcome.taken_out), "entry was", "entries were")
        shown = ", ".join(outcome.taken_out[:_SHOWN]) + ", …" * (len(outcome.taken_out) > _SHOWN)
        report.warn(
            f"{file.path}: {count} taken out by hand and will stay out: {shown}; "
            "to have all such entries back: glossary extract --bring-back"
        )
    if outcome.brought_back and outcome.complete:
        back = number(outcome.brought_back, "entry missing from it comes", "entries missing from it come")
        report.warn(f"{file.lock_path} belongs to another version of {file.path.name}: {back} back")

"""Extracting after a few posts have changed: the index is asked for what they have to do with."""

from __future__ import annotations

from glossary.extract.gather import Posts, uses_by_headword
from glossary.extract.increment import lay_out
from glossary.extract.job import ExtractJob, Outcome, count_uses
from glossary.extract.proposals import drop_proposals, load_decisions
from glossary.extract.small_change import Before, PostChange, small_change
from glossary.index.database import Index
from glossary.index.lookup import replace_entries
from glossary.index.rows import HEAD
from glossary.store.file import EXTRACTED, FACT, stamp_of
from glossary.store.lock import Lock
from glossary.store.opened import Opened, pair_of


def few_posts(job: ExtractJob, before: Opened, known: Lock, posts: Posts, index: Index) -> Outcome | None:
    """Carries the change into the glossary file and the index; None where only a full extraction can."""
    index.hold()
    layout = lay_out(before.text, known)
    if layout is None:
        return None
    outdated = [number for number, _, _ in posts.read] + posts.gone
    earlier = [post for _, post in index.posts(outdated)]
    change = PostChange(
        fresh=uses_by_headword((post for _, _, post in posts.read), posts.uses),
        earlier=uses_by_headword(earlier),
        outdated=outdated,
        numbers=posts.numbers,
    )
    done = small_change(
        Before(index, layout, str(job.file.path), load_decisions(index), job.config.script, job.config.min_posts),
        change,
    )
    if done is None:
        return None
    annotations = int(index.fact("annotations")) + count_uses(change.fresh) - count_uses(change.earlier)
    pair = pair_of(done.text, done.lock)
    wrote = job.write and job.file.write(before.pair, pair)
    outcome = Outcome(
        annotations=annotations,
        entries=len(layout.rows) - len(done.plan.removed) + len(done.plan.new),
        is_anew=True,
        new=len(done.plan.new),
        changed=done.changed,
        gone=len(done.plan.removed),
        wrote=wrote,
        before=before.text,
        after=done.text,
    )
    if job.write:
        compiled, stamp = index.fact(FACT), stamp_of(job.file, pair)
        with index.writing():
            if index.fact(FACT) != compiled:
                # A command that reads has compiled the new file already, and numbered its entries otherwise.
                index.set_facts({EXTRACTED: ""})
                return outcome
            index.put_posts(posts.read)
            index.drop_posts(posts.gone)
            replace_entries(index, done.old, done.found)
            drop_proposals(index, {key for found in (*done.old.values(), *done.found) for key in found.keys})
            index.headwords.replace(done.keys, done.headwords)
            index.sampled.add_uncounted({key[:HEAD] for key in done.keys})
            index.set_facts({FACT: stamp, EXTRACTED: stamp, "annotations": str(annotations)})
    return outcome

"""Extracting from all posts: every entry is built again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path, PurePath
from types import MappingProxyType

from glossary.config import Config
from glossary.entries.build import build_concepts
from glossary.entries.common_definitions import sharers_of_definitions
from glossary.extract.adopting import adopt
from glossary.extract.comparing import READING
from glossary.extract.decisions import decisions_in
from glossary.extract.evidence import evidence_by_sense
from glossary.extract.gather import Posts, all_posts, uses_by_headword
from glossary.extract.headwords import all_names_said, headwords_of
from glossary.extract.job import ExtractJob, Outcome, count_uses, job_sources
from glossary.extract.own_words import written_in
from glossary.extract.proposals import put_proposals
from glossary.extract.reconcile import Plan, Rules, Sharers, has_posts, reconcile
from glossary.extract.sampled_texts import Sample, bring_texts
from glossary.extract.standing_entries import changed_entries, found_entries
from glossary.index.database import Index
from glossary.index.lookup import compile_entries
from glossary.model import Use
from glossary.posts.naming import is_url
from glossary.posts.processes import by_itself, sharing_of
from glossary.store.document import renamed_terms
from glossary.store.fields import Evidence
from glossary.store.file import EXTRACTED, FACT, stamp_of
from glossary.store.opened import Opened, pair_of
from glossary.store.splice import splice

NONE_LEFT_OUT: Sharers = MappingProxyType({})
NO_SAMPLE: Sample = MappingProxyType({})

# Below this many annotations the work is done before another process has started.
_MANY = 5000


def full_change(
    job: ExtractJob,
    before: Opened,
    posts: Posts,
    index: Index,
    *,
    unseen: bool = False,
    left_out: Sharers = NONE_LEFT_OUT,
    sample: Sample = NO_SAMPLE,
) -> Outcome:
    """Builds all entries from all posts, and writes what that changes in the glossary file and the index.

    `unseen` says that some posts could not be read, nor are they known from before. `left_out` are headwords that are
    not among the posts' uses, by the short definitions that they share with some that are. The texts of the posts in
    `sample` are read for the index, beside the building.
    """
    file = job.file
    document = before.document
    sources = job_sources(job)
    missing = () if job.is_whole or not before.lock else _missing(sources, before.lock.sources, file.path.parent)
    complete = not missing and not (unseen and before.text)
    everything = [post for _, post in all_posts(posts, index)]
    uses = uses_by_headword(everything, posts.uses)
    rules = rules_for(job.config, uses, left_out)
    missing_entries = document.missing
    if job.brings_back:
        document = document._replace(deleted=frozenset(), missing=frozenset())
    if complete:
        document = adopt(document, uses, rules, evidence=job.config.evidence)
    decisions = decisions_in(document.blocks)
    annotations = count_uses(uses)
    said = all_names_said(uses)
    beside = partial(index.writing_beside, worth=annotations > _MANY and job.jobs != 1) if job.write else nullcontext

    def remember_posts(index: Index) -> None:
        # Until the file is written, nothing here may pass for what belongs to it.
        facts = {"settings": "", FACT: "", EXTRACTED: "", "annotations": str(annotations), READING: job.reading}
        index.set_facts(facts)
        index.put_posts(posts.read)
        if complete:
            index.drop_posts(posts.gone)
            index.headwords.put_all(headwords_of(uses, said, posts.numbers))
        bring_texts(index, sample, written_in(sample, job.config), jobs=1)

    with beside(remember_posts):
        built = build_concepts(uses, decisions, said)
    # Not before the index is written: so there are never more than two processes that hold all uses.
    share = sharing_of(job.jobs) if annotations > _MANY else by_itself
    plan = reconcile(document, built.concepts, complete=complete, rules=rules, share=share)
    document = document._replace(sources=sources if complete else document.sources)
    evidence = _evidence(plan) if job.config.evidence else None

    def remember_entries(index: Index) -> None:
        if complete:
            index.set_facts({FACT: ""})
            index.put_entries(*compile_entries(found_entries(document, plan, posts.numbers)))
            put_proposals(index, built.proposals, decisions)

    with beside(remember_entries):
        after, lock = splice(document, plan.updates, plan.removed, plan.new, evidence)
        pair = pair_of(after, lock)
        wrote = job.write and not job.keeps_file and file.write(before.pair, pair)
    if job.write and complete and (pair == before.pair or not job.keeps_file):
        _remember_file(job, stamp_of(file, pair), index)
    return Outcome(
        annotations=annotations,
        entries=len(document.blocks) - len(plan.removed) + len(plan.new),
        # The plan itself would keep all uses in memory while words are counted.
        is_anew=True,
        new=len(plan.new),
        changed=changed_entries(document, plan),
        gone=len(plan.removed),
        proposals=len(built.proposals),
        complete=complete,
        missing=missing,
        one_offs=sum(not has_posts(concept, 2) for concept in (*plan.concepts.values(), *plan.new_concepts)),
        min_posts=job.config.min_posts,
        taken_out=tuple(sorted(document.missing - renamed_terms(document, before.lock))),
        brought_back=0 if job.brings_back else len(missing_entries - document.missing),
        wrote=wrote,
        before=before.text,
        after=after,
    )


def _remember_file(job: ExtractJob, stamp: str, index: Index) -> None:
    """Lets the entries in the index pass for those of the file, unless a command that reads has put others there."""
    with index.writing():
        if not index.fact(FACT):
            index.set_facts({"settings": job.settings, FACT: stamp, EXTRACTED: stamp})


def rules_for(config: Config, uses: Mapping[str, Sequence[Use]], left_out: Sharers) -> Rules:
    """How these uses become entries."""
    sharers = sharers_of_definitions(uses)
    shared = {text: [*sharers.get(text, ()), *others] for text, others in left_out.items()}
    return Rules(config.script, config.min_posts, sharers | shared)


def _evidence(plan: Plan) -> dict[tuple[str, str], Evidence]:
    updated = ((entry, plan.concepts[position]) for position, entry in plan.updates.items())
    return evidence_by_sense([*updated, *zip(plan.new, plan.new_concepts, strict=True)])


def _missing(now: Sequence[str], before: Sequence[str], folder: Path) -> tuple[str, ...]:
    """The paths that the glossary was last made from, and which these do not hold, though they are there.

    Only where there is none can an entry be known to be gone from all posts.
    """
    left_out = (path for path in before if not any(PurePath(path).is_relative_to(wide) for wide in now))
    return tuple(path for path in left_out if is_url(path) or (folder / path).exists())

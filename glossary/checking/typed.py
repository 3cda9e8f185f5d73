"""One post that comes from somewhere else than its file: typed in an editor, or piped in."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from glossary.checking.context import KnownPost
from glossary.checking.facts import Facts
from glossary.checking.finding import Finding
from glossary.checking.job import CheckJob
from glossary.checking.reading_uses import current_uses
from glossary.checking.run import check_text
from glossary.checking.uses import Overlay, stored_posts
from glossary.extract.reading import lists_of, read_text
from glossary.index.database import Index
from glossary.index.read_post import unpack_uses
from glossary.report import Report


class Typed(NamedTuple):
    """The findings in a text, or what is left of them, with the text after its fixes and how many were fixed."""

    findings: list[Finding]
    text: str
    mended: int = 0


def check_typed(job: CheckJob, path: str, text: str, index: Index, report: Report) -> Typed:
    """Check a text as the post of this path, which need not exist; what the file of that path says does not count."""
    config, settings = job.config, job.settings
    if "missing-annotation" in settings.rules:
        from glossary.mentions.counting import load_counts

        load_counts(config, index)
    facts = Facts(index, _with_typed(current_uses(config, (), index, job.jobs, report), path, text, job, index))

    def check(changed: str, back: Callable[[int], int] | None = None) -> list[Finding]:
        known = KnownPost(kinds=config.kinds) if back is None else KnownPost(0, back, config.kinds)
        return check_text(path, changed, facts, settings, config.marks, known)

    findings = check(text)
    if not any(map(job.mending.wants, findings)):
        return Typed(findings, text)
    from glossary.checking.fixing import mend

    mended = mend(text, findings, check, unsafe=job.mending.unsafe)
    return Typed(mended.findings, mended.text, mended.mended)


def _with_typed(uses: Overlay, path: str, text: str, job: CheckJob, index: Index) -> Overlay:
    stored = {at for at, (known, _) in enumerate(stored_posts(index)) if known == path}
    said = read_text(path, text, job.config.marks, lists_of(job.config))
    others = (use for use in uses.fresh if use.post != path)
    return Overlay(uses.outdated | stored, (*others, *unpack_uses(path, said.uses)), uses.posts + (not stored))

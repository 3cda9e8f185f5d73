"""The glossary as the index holds it, with the entries that too few posts annotate for the file."""

from __future__ import annotations

from glossary.config import Config
from glossary.index import compiled
from glossary.index.database import Index
from glossary.index.lookup import Found
from glossary.report import Report


def compile_glossary(config: Config, index: Index, report: Report) -> None:
    """Brings the index up to the glossary file; see `index.compiled`. In a fresh clone, the entries that are not in the
    file are found in the posts."""
    if config.min_posts < 2:
        compiled.compile_file(config, index, report)
    else:
        compiled.compile_file(config, index, report, lambda: _entries_kept_out(config, index, report))


def _entries_kept_out(config: Config, index: Index, report: Report) -> list[Found]:
    """What an extraction would keep out of the file now. Nothing is written."""
    from glossary.extract.job import last_job
    from glossary.extract.run import extract

    outcome = extract(last_job(config)._replace(write=False), index, report)
    if outcome.plan is None:
        return []
    return [Found(entry, concept.keys, (), kept_out=True) for entry, concept in outcome.plan.kept_out]

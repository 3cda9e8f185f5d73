"""The glossary as the index holds it, with the entries that too few posts annotate for the file."""

from __future__ import annotations

import contextlib

from glossary.config import Config
from glossary.errors import GlossaryError
from glossary.index.compiled import compile_file
from glossary.index.database import Index
from glossary.index.place import index_folder
from glossary.index.run_lock import is_held
from glossary.report import Report
from glossary.store.file import EXTRACTED, GlossaryFile, stamp_of

_LEARNED = "learned"
"""The index's fact that holds the stamp of the glossary file beside which posts were read that no extraction had."""


def compile_glossary(config: Config, index: Index, report: Report) -> None:
    """Brings the index up to the glossary file; see `index.compiled`. In a fresh clone, the entries that are not in the
    file are found in the posts."""
    if config.min_posts > 1:
        learn_posts(config, index, report)
    compile_file(config, index, report)


def compile_with_posts(config: Config, index: Index, report: Report) -> None:
    """As `compile_glossary`, for commands that tell of the posts too, which are read where no extraction has been."""
    learn_posts(config, index, report)
    compile_file(config, index, report)


def learn_posts(config: Config, index: Index, report: Report) -> None:
    """In a fresh clone, reads the posts into the index as an extraction would; the glossary file stays as it is.

    Beside an extraction that runs, nothing is learned: who reads need not wait for it.
    """
    file = GlossaryFile(config.root / config.glossary)
    if index.fact(EXTRACTED) or index.fact(_LEARNED) == stamp_of(file) or not file.path.exists():
        return
    if is_held(index_folder(config)):
        return
    from glossary.extract.job import last_job
    from glossary.extract.run import extract

    # A glossary may stand alone, without posts; a fault of its own is told by whoever compiles it.
    with contextlib.suppress(GlossaryError):
        extract(last_job(config)._replace(keeps_file=True), index, report)
    with index.writing():
        index.set_facts({_LEARNED: stamp_of(file)})

"""What `annotate` wrote is no evidence of how the author calls things: it counts as little as if it were not there.

Else one vote of the author would grow with every post that the tool annotates after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from glossary.config import Config
from glossary.posts.finding import PostFile
from glossary.posts.naming import name_of
from glossary.store.record import NOTHING, PostRecord
from glossary.store.record_file import read_record


def with_written(files: list[PostFile], config: Config) -> list[PostFile]:
    """The posts, each with a stamp of what is recorded for it: a post counts as changed where that has changed."""
    record = read_record(config)
    if not record:
        return files
    return [file._replace(written=_of(file.path, record, config).stamp) for file in files]


def written_in(paths: Iterable[str], config: Config) -> dict[str, PostRecord]:
    """By path, what is recorded of those of these posts that the tool wrote into."""
    record = read_record(config)
    found = ((path, _of(path, record, config)) for path in (paths if record else ()))
    return {path: one for path, one in found if one.wrote}


def _of(path: str, record: Mapping[str, PostRecord], config: Config) -> PostRecord:
    return record.get(name_of(path, str(config.root)), NOTHING)

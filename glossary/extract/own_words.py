"""What `annotate` wrote is no evidence of how the author calls things: it counts as little as if it were not there.

Else one vote of the author would grow with every post that the tool annotates after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from glossary.config import Config
from glossary.posts.finding import PostFile
from glossary.posts.naming import shown_names
from glossary.store.record import PostRecord
from glossary.store.record_file import read_record


def with_written(files: list[PostFile], config: Config) -> list[PostFile]:
    """The posts, each with a stamp of what is recorded for it: a post counts as changed where that has changed."""
    record = read_record(config)
    if not record:
        return files
    recorded = _recorded((file.path for file in files), record, config)
    return [file._replace(written=recorded[file.path].stamp) if file.path in recorded else file for file in files]


def written_in(paths: Iterable[str], config: Config) -> dict[str, PostRecord]:
    """By path, what is recorded of those of these posts that the tool wrote into."""
    record = read_record(config)
    return {path: one for path, one in _recorded(paths, record, config).items() if one.wrote} if record else {}


def _recorded(paths: Iterable[str], record: Mapping[str, PostRecord], config: Config) -> dict[str, PostRecord]:
    """By path, what is recorded of those of these posts of which something is."""
    named = shown_names(paths, str(config.root))
    return {path: record[name] for name, path in named.items() if name in record}

"""Where the posts stand that a glossary was made from, as the lock beside it says."""

from __future__ import annotations

import os
from itertools import takewhile

from glossary.config import Config
from glossary.posts.naming import is_url, name_of
from glossary.store.file import GlossaryFile
from glossary.store.lock import lock_sources


def with_known_paths(config: Config) -> Config:
    """The configuration with the paths of the last extraction, where nobody has written any and `content/` is missing.

    So what a person typed once holds for each command, and in each clone.
    """
    if config.source or any(map(os.path.exists, (config.root / path for path in config.paths))):
        return config
    return config._replace(paths=known_paths(config) or config.paths)


def known_paths(config: Config) -> tuple[str, ...]:
    """The paths of the last extraction, from the configuration's folder on; none where there is no lock."""
    lock = GlossaryFile(config.root / config.glossary).lock_path
    try:
        with lock.open(encoding="utf-8", errors="replace") as lines:
            sources = lock_sources("".join(takewhile(lambda line: line[:1] in "#@", lines)))
    except OSError:
        return ()
    folder, root = lock.parent, str(config.root)
    return tuple(source if is_url(source) else name_of(str(folder / source), root) for source in sources)

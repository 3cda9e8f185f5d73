"""Where the index of a garden stands."""

from __future__ import annotations

from pathlib import Path

from glossary.blake2 import blake2b
from glossary.config import Config

INDEX_FOLDER = ".glossary"


def index_folder(config: Config) -> Path:
    """Give the folder of the index: `.glossary` beside the configuration, unless `cache_dir` names another.

    A folder outside of the garden may serve several gardens, and may hold things of other programs: in it, each
    garden has a folder of its own.
    """
    root = config.root.absolute()
    if not config.cache_dir:
        return config.root / INDEX_FOLDER
    folder = root / Path(config.cache_dir).expanduser()
    if folder.is_relative_to(root) and ".." not in folder.parts:
        return folder
    name = blake2b(str(root).encode(errors="surrogateescape"), digest_size=4).hexdigest()
    return folder / f"glossary-{root.name}-{name}"

"""The configuration that the command line asks for."""

from __future__ import annotations

import os
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from glossary.config import Config, load_config


def configure(arguments: Namespace) -> Config:
    """The configuration with what the command line overrides. Raises FileError where it is wrong."""
    config = load_config(arguments.config, Path.cwd())
    if arguments.glossary:
        config = replace(config, glossary=str(arguments.glossary.absolute()))
    if folder := arguments.cache_dir or os.environ.get("GLOSSARY_CACHE_DIR"):
        config = replace(config, cache_dir=str(Path(folder).absolute()))
    return replace(config, no_cache=arguments.no_cache, gitignore=config.gitignore and not arguments.no_ignore)

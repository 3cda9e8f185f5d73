"""The configuration that the command line asks for."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from glossary.config import Config, load_config


def configure(arguments: Namespace) -> Config:
    """The configuration with what the command line overrides. Raises FileError where it is wrong."""
    config = load_config(arguments.config, Path.cwd())
    if arguments.glossary:
        config = replace(config, glossary=str(arguments.glossary.absolute()))
    return config

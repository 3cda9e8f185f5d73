"""Which posts a command is about: the paths given or configured, less what is excluded."""

from __future__ import annotations

import os
from collections.abc import Sequence

from glossary.config import Config
from glossary.posts.exclusion import Exclusion
from glossary.report import Report


def post_paths(config: Config, given: Sequence[str]) -> tuple[str, ...]:
    """The paths to look for posts in: those given, else the configuration's, from the current folder on."""
    return tuple(given) or tuple(os.path.relpath(config.root / path) for path in config.paths)


def exclusion(config: Config) -> Exclusion:
    """What the configuration wants passed over."""
    return Exclusion(config.exclude, config.root)


def say_idle(config: Config, exclude: Exclusion, report: Report) -> None:
    """Says which patterns of `exclude` have matched nothing, after all posts were looked for."""
    for pattern in exclude.idle:
        report.say(f"note: {config.error('exclude', f'{pattern} matches nothing that is there', pattern)}")

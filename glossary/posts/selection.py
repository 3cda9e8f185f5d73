"""Which posts a command is about: the paths given or configured, less what is excluded."""

from __future__ import annotations

import os
from collections.abc import Sequence

from glossary.config import Config
from glossary.errors import GlossaryError
from glossary.posts.exclusion import Exclusion
from glossary.posts.naming import is_url, name_of
from glossary.report import Report


def post_paths(config: Config, given: Sequence[str]) -> tuple[str, ...]:
    """The paths to look for posts in: those given, else the configuration's, from the current folder on.

    Raises GlossaryError, which names where Markdown stands, when none is given and none of the configured ones exists.
    """
    if not given:
        refuse_missing(config)
    return tuple(path if is_url(path) else os.path.normpath(path) for path in given) or whole_paths(config)


def whole_paths(config: Config) -> tuple[str, ...]:
    """The configuration's paths, from the current folder on."""
    return tuple(path if is_url(path) else name_of(str(config.root / path), os.curdir) for path in config.paths)


def refuse_missing(config: Config) -> None:
    """Raises GlossaryError where no folder with posts is there, and names those that hold Markdown."""
    if not any(is_url(path) or (config.root / path).exists() for path in config.paths):
        # Loaded only for what goes wrong once.
        from glossary.posts.surroundings import where_markdown_stands

        missing = ", ".join(whole_paths(config))
        raise GlossaryError(f"{missing}: no such file or folder; {where_markdown_stands(config.root)}")


def exclusion(config: Config) -> Exclusion:
    """What the configuration wants passed over."""
    return Exclusion(config.exclude, config.root, gitignore=config.gitignore, endings=config.extensions)


def say_idle(config: Config, exclude: Exclusion, report: Report) -> None:
    """Says which patterns of `exclude` have matched nothing, after all posts were looked for."""
    for pattern in exclude.idle:
        report.say(f"note: {config.error('exclude', f'{pattern} matches nothing that is there', pattern)}")

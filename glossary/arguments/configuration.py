"""The configuration that the command line asks for."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from pathlib import Path

from glossary.config import Config, load_config, refuse_outside
from glossary.errors import GlossaryError
from glossary.posts.naming import name_from
from glossary.store.known_paths import with_known_paths

_STDIN = "-"
# What Windows lets stand in no file name, and what no system does.
_NOT_IN_NAMES = r'[\x00-\x1f*?"<>|]'
# The arguments that hold paths as they were typed.
_LISTS = ("posts", "paths")


def configure(arguments: Namespace) -> Config:
    """The configuration with what the command line overrides.

    From here on its folder is the current one, and the paths among the arguments are names that count from there.
    Raises FileError where it is wrong, or names what lies outside of its folder without having been named itself.
    """
    try:
        current = Path.cwd()
    except FileNotFoundError as error:
        raise GlossaryError("the current folder is no longer there; go to another one") from error
    config = load_config(arguments.config, current)
    _rename(arguments, os.fspath(current), os.fspath(config.root))
    os.chdir(config.root)
    if re.search(_NOT_IN_NAMES, config.glossary):
        raise config.error("glossary", f"glossary: no file can be called {config.glossary!r} on every system")
    if arguments.glossary:
        config = config._replace(glossary=str(arguments.glossary))
    if folder := arguments.cache_dir or _from_here(os.environ.get("GLOSSARY_CACHE_DIR"), current):
        config = config._replace(cache_dir=str(folder))
    if arguments.config is None:
        refuse_outside(config, named=arguments.glossary is not None)
    config = with_known_paths(config)
    return config._replace(no_cache=arguments.no_cache, gitignore=config.gitignore and not arguments.no_ignore)


def with_columns(config: Config, arguments: Namespace) -> Config:
    """The configuration with the columns of datasets that the command line names."""
    text, name = arguments.text_column, arguments.id_column
    return config._replace(text_column=text or config.text_column, id_column=name or config.id_column)


def _rename(arguments: Namespace, current: str, root: str) -> None:
    """Turns every path among the arguments into its name."""
    for key, value in vars(arguments).items():
        if isinstance(value, Path) and os.fspath(value) != _STDIN:
            setattr(arguments, key, Path(name_from(os.fspath(value), current, root)))
        elif key == "apply" and value not in (None, _STDIN):
            arguments.apply = name_from(value, current, root)
        elif key in _LISTS and isinstance(value, list):
            setattr(arguments, key, [one if one == _STDIN else name_from(one, current, root) for one in value])


def _from_here(typed: str | None, current: Path) -> Path | None:
    return current / Path(typed).expanduser() if typed else None

"""What a path is called: from the configuration's folder on, with `/`, wherever a person stands and on every system.

So the index, baselines, ignores and messages mean the same file by the same name.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from types import ModuleType

_url = re.compile("[A-Za-z][A-Za-z0-9+.-]+://")


def is_url(path: str) -> bool:
    """Whether a path is none of this machine, but an address: `s3://bucket/posts`."""
    return _url.match(path) is not None


def name_of(path: str, folder: str, flavour: ModuleType = os.path) -> str:
    """The way from a folder to a path; the path itself, where none leads there, as to another drive of Windows.

    `flavour` is `posixpath` or `ntpath`; the current folder is that of the process.
    """
    if is_url(path):
        return path
    try:
        way: str = flavour.relpath(path, folder)
    except ValueError:
        way = path
    return way.replace("\\", "/") if flavour.sep == "\\" else way


def shown_names(paths: Iterable[str], folder: str) -> dict[str, str]:
    """Many paths of files by their names; asks once for each folder, since to find a way takes long."""
    ways: dict[str, str] = {}
    found: dict[str, str] = {}
    for path in paths:
        parent, file = os.path.split(path)
        if parent not in ways:
            way = name_of(parent or os.curdir, folder)
            ways[parent] = "" if way == os.curdir else way + "/"
        found[ways[parent] + file] = path
    return found


def name_from(typed: str, current: str, folder: str, flavour: ModuleType = os.path) -> str:
    """The name of what a person typed in the folder `current`; what was typed in full, and lies elsewhere, stays so."""
    if is_url(typed):
        return typed
    path = flavour.normpath(flavour.join(current, typed))
    name = name_of(path, folder, flavour)
    lies_elsewhere = name == ".." or name.startswith("../")
    return typed if lies_elsewhere and flavour.isabs(typed) else name

"""One command's use of the index beside the configuration."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from glossary.config import Config
from glossary.errors import GlossaryError
from glossary.index.database import Index
from glossary.index.file import index_in_memory, open_index, rebuild_index, seal_for_caches
from glossary.index.packing import DamagedIndexError
from glossary.index.place import index_folder
from glossary.report import Report

T = TypeVar("T")


@contextmanager
def without_collecting() -> Iterator[None]:
    """Keeps the cyclic collector off: nothing here makes cycles, and to look for them among a hundred thousand values
    takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def with_index(config: Config, report: Report, action: Callable[[Index], T]) -> T:
    """What the action gives for the index beside the configuration; for an empty one if it turns out to be damaged."""
    folder = index_folder(config)
    index = index_in_memory() if config.no_cache else open_index(folder, report.say)
    try:
        return _act(index, report, action)
    except (DamagedIndexError, sqlite3.DatabaseError) as error:
        index.close()
        _refuse_if_full(folder, error)
        index = rebuild_index(folder, report.say)
        try:
            return _act(index, report, action)
        except (DamagedIndexError, sqlite3.DatabaseError) as again:
            raise GlossaryError(f"{folder}: the index cannot be written ({again}); is the disk full?") from again
    finally:
        index.close()
        if not index.is_in_memory:
            seal_for_caches(folder)


def _refuse_if_full(folder: Path, error: Exception) -> None:
    if "disk is full" in str(error):
        raise GlossaryError(f"{folder}: the disk is full; make room, and run the command again") from error


def _act(index: Index, report: Report, action: Callable[[Index], T]) -> T:
    if index.note:
        report.warn(f"note: {index.note}")
    return action(index)

"""Records refuse to be read by position: whoever adds a field must not shift what others read.

While tests run, the package's own code may not iterate, index or slice a record; `NamedTuple`'s own methods may.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import glossary

PACKAGE = str(Path(glossary.__file__).parent)
# What stands at which place is the meaning of these: a range, a table row, a pair.
BY_POSITION = frozenset(["Span"])
# Takes records apart for the index, and says so.
PACKING = str(Path(PACKAGE, "index", "packing.py"))


class ReadByPositionError(AssertionError):
    """A record was unpacked, indexed or sliced."""


def records() -> Iterator[type[tuple[Any, ...]]]:
    """Every class of named fields that the package defines."""
    for module in walk_packages(glossary.__path__, "glossary."):
        with suppress(ImportError):  # of what an extra would bring
            for value in vars(import_module(module.name)).values():
                is_record = isinstance(value, type) and issubclass(value, tuple) and hasattr(value, "_fields")
                if is_record and value.__module__ == module.name and value.__name__ not in BY_POSITION:
                    yield value


@contextmanager
def read_by_name() -> Iterator[None]:
    """Within this, the package's code that reads a record by position raises ReadByPositionError."""
    classes = list(dict.fromkeys(records()))
    for one in classes:
        _set(one, "__iter__", _refusing(tuple.__iter__, one.__name__))
        _set(one, "__getitem__", _refusing(tuple.__getitem__, one.__name__))
    try:
        yield
    finally:
        for one in classes:
            del one.__iter__, one.__getitem__


def _set(record: type, name: str, method: Callable[..., Any]) -> None:
    setattr(record, name, method)


def _refusing(method: Callable[..., Any], name: str) -> Callable[..., Any]:
    def read(*given: Any) -> Any:
        caller = sys._getframe(1).f_code.co_filename
        if caller.startswith(PACKAGE) and caller != PACKING:
            raise ReadByPositionError(f"{name} is read by position; read its fields by name")
        return method(*given)

    return read

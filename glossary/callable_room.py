"""Folders that are also functions of the public interface: `glossary.scan(text)` although `glossary/scan/` is a folder.

Python puts a folder, once anything in it is imported, in the place of a function of that name in the package above.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


class _Callable(ModuleType):
    def __call__(self, *given: object, **named: object) -> object:
        # By name: the folder does not need what is built upon it, only whoever calls it does.
        function = getattr(import_module("glossary.api"), self.__name__.rpartition(".")[2])
        return function(*given, **named)


def make_callable(name: str) -> None:
    """Lets the module of this name, `glossary.NAME`, be called as `glossary.api.NAME` is."""
    sys.modules[name].__class__ = _Callable

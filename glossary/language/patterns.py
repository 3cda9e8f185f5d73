"""Regular expressions that are compiled when they are first used, and but once in many runs.

There are hundreds, of which one post needs few: to compile them all takes longer than to annotate the post, and to
compile those few a quarter of that time. `re` itself forgets what it made of them when a process ends.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import NamedTuple, Protocol, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")
# What may be wrong with a program, or with a Python whose `re` is made otherwise.
_FAULTS = (ImportError, AttributeError, TypeError, ValueError, OverflowError, RuntimeError, re.error)


class Program(NamedTuple):
    """What `re` makes of a pattern, in plain values, which can be kept; good for the very Python that made it."""

    flags: int
    code: bytes
    groups: int
    names: Mapping[str, int]


Programs = Mapping[tuple[str, int], Program]
"""Programs by the sources and flags of their patterns."""


class _Engine(Protocol):
    def compile(
        self,
        source: str,
        flags: int,
        code: list[int],
        groups: int,
        names: Mapping[str, int],
        by_group: tuple[str | None, ...],
        /,
    ) -> re.Pattern[str]:
        """The pattern of a program; raises RuntimeError for code that is none."""


class Compiler:
    """Compiles patterns, each once for all who ask; the programs of earlier runs are asked for first."""

    def __init__(self) -> None:
        self._programs: dict[tuple[str, int], Program] = {}
        self._earlier: Callable[[], Programs] | None = None
        self._has_new = False

    def know(self, earlier: Callable[[], Programs]) -> None:
        """Lets the programs of earlier runs be loaded, as soon as one is needed."""
        self._earlier = earlier

    def take_new(self) -> Programs:
        """All programs, if any was made since this was last asked; else none."""
        has_new, self._has_new = self._has_new, False
        return self._programs if has_new else {}

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """What `re.compile` gives."""
        if self._earlier is not None:
            earlier, self._earlier = self._earlier, None
            self._programs.update(earlier())
        try:
            return _loaded(source, self._program(source, int(flags)))
        except _FAULTS:
            return re.compile(source, flags)

    def _program(self, source: str, flags: int) -> Program:
        known = self._programs.get((source, flags))
        if known is None:
            known = self._programs[source, flags] = _made(source, flags)
            self._has_new = True
        return known


def _made(source: str, flags: int) -> Program:
    """As `re._compiler.compile`, which ends by loading what it made."""
    parsed = import_module("re._parser").parse(source, flags)
    code = array("I", import_module("re._compiler")._code(parsed, flags)).tobytes()
    return Program(flags | parsed.state.flags, code, parsed.state.groups - 1, dict(parsed.state.groupdict))


def _loaded(source: str, program: Program) -> re.Pattern[str]:
    code = array("I")
    code.frombytes(program.code)
    by_group: list[str | None] = [None] * (program.groups + 1)
    for name, group in program.names.items():
        by_group[group] = name
    engine = cast(_Engine, import_module("_sre"))
    return engine.compile(source, program.flags, code.tolist(), program.groups, program.names, tuple(by_group))


COMPILER = Compiler()
"""The one of this process, as `re` has one cache."""


class Uncompiled:
    """Stands for a pattern; once it was used, the compiled one's methods are its own, and cost what they cost there."""

    def __init__(self, source: str, flags: int) -> None:
        self.source, self.source_flags = source, flags

    def __getattr__(self, name: str) -> object:
        compiled = COMPILER.compile(self.source, self.source_flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, only later."""
    return cast(re.Pattern[str], Uncompiled(source, flags))

"""Patterns that are compiled late, and but once in many runs, are right all the same."""

from __future__ import annotations

import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest

from glossary.index import kept_patterns as kept
from glossary.index import seal
from glossary.index.packing import pack, values
from glossary.language.patterns import COMPILER, Compiler, Program, Uncompiled, pattern
from tests.garden import PROJECT, Garden

_ROOMS = ("annotating", "entries", "grammar", "language", "markdown", "mentions", "sites")


def _sources(room: str) -> Iterator[tuple[str, int]]:
    home = import_module(f"glossary.{room}")
    for module in pkgutil.walk_packages(home.__path__, f"{home.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Uncompiled):
                yield value.source, value.source_flags


@pytest.mark.parametrize("room", _ROOMS)
def test_every_pattern_of_a_room_can_be_compiled(room: str) -> None:
    sources = list(_sources(room))
    assert sources
    for source, flags in sources:
        assert COMPILER.compile(source, flags) == re.compile(source, flags)


def test_patterns_are_the_same_in_every_run() -> None:
    """What was kept of a pattern is found by its source: that must not hang on the order of a set."""
    code = f"from tests.test_patterns import _sources; print([*map(list, map(_sources, {_ROOMS}))])"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=PROJECT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8:backslashreplace"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    ]
    assert len(runs[0]) > 1000
    assert runs[0] == runs[1]


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    late = pattern(r"(a)|B", re.IGNORECASE)
    assert late.sub(r"<\1>", "Aab") == "<A><a><>"
    match = late.fullmatch("A")
    assert match
    assert match[1] == "A"
    assert (late.pattern, late.groups) == (r"(a)|B", 1)
    assert [each[0] for each in late.finditer("xb")] == ["b"]


def test_a_wrong_pattern_is_told_when_it_is_used() -> None:
    late = pattern("(")
    with pytest.raises(re.error):
        late.match("")


SOURCE = r"(?P<word>大模型|词)\w{1,3}(?i:x)|[\u4e00-\u9fff]+"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which this user's programs are kept."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    seal._secret.cache_clear()
    return tmp_path / "glossary"


def _made(source: str = SOURCE) -> Compiler:
    compiler = Compiler()
    compiler.compile(source, re.MULTILINE)
    return compiler


def _file(state: Path) -> Path:
    return next(state.glob("patterns-*"))


def test_what_was_kept_is_not_compiled_again(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.keep_patterns(_made().take_new())
    compiler = Compiler()
    compiler.know(kept.kept_patterns)
    expected = re.compile(SOURCE, re.MULTILINE)
    monkeypatch.setattr("re._compiler._code", None)
    found = compiler.compile(SOURCE, re.MULTILINE)
    assert found == expected
    assert (found.groupindex, found.flags) == (expected.groupindex, expected.flags)
    assert not compiler.take_new()


def test_where_python_compiles_otherwise_re_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("_sre.compile")
    with pytest.raises(AttributeError):
        re.compile("not yet compiled")
    monkeypatch.undo()
    monkeypatch.delattr("re._compiler._code")
    monkeypatch.setattr(re, "compile", lambda source, flags: (source, flags))
    assert Compiler().compile("a", 0) == ("a", 0)


def _cut(data: bytes) -> bytes:
    return data[:-1]


def _by_a_stranger(data: bytes) -> bytes:
    """What whoever does not know the secret can make: a program of another pattern."""
    rows = {(SOURCE, int(re.MULTILINE)): values(next(iter(_made("另一个").take_new().values())))}
    return data[:32] + pack((sys.version, rows))


def _by_another_python(data: bytes) -> bytes:
    return seal.under_seal(pack(("4.0", {(SOURCE, int(re.MULTILINE)): values(Program(0, b"", 0, {}))})))


@pytest.mark.parametrize("spoil", [_cut, _by_a_stranger, _by_another_python, lambda _: b""])
def test_only_what_this_user_and_this_python_kept_is_taken(state: Path, spoil: Callable[[bytes], bytes]) -> None:
    kept.keep_patterns(_made().take_new())
    assert kept.kept_patterns()
    _file(state).write_bytes(spoil(_file(state).read_bytes()))
    assert kept.kept_patterns() == {}


def test_code_that_is_none_is_compiled_anew() -> None:
    compiler = Compiler()
    compiler.know(lambda: {("a+", 0): Program(32, b"\xff" * 40, 0, {})})
    assert compiler.compile("a+", 0) == re.compile("a+")


def _scan(garden: Garden, *options: str) -> str:
    with garden.start(*options, "scan", "content/") as process:
        return process.communicate()[0].decode()


def test_commands_keep_what_they_compiled(state: Path, tmp_path: Path) -> None:
    garden = Garden(tmp_path / "garden")
    first = _scan(garden, "--no-cache")
    assert "大模型" in first
    assert not state.exists()
    # What is in the index is not read again, which takes other patterns.
    assert _scan(garden) == _scan(garden) == first
    written = _file(state).stat().st_mtime_ns
    assert _scan(garden) == first
    assert _file(state).stat().st_mtime_ns == written

"""Patterns that are compiled late are right all the same."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

from glossary.language.patterns import pattern

_ROOMS = ("annotating", "entries", "grammar", "language", "markdown", "mentions", "sites")


@pytest.mark.parametrize("room", _ROOMS)
def test_every_pattern_of_a_room_can_be_compiled(room: str) -> None:
    home = import_module(f"glossary.{room}")
    late = type(pattern(""))
    found = 0
    for module in pkgutil.walk_packages(home.__path__, f"{home.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, late):
                assert isinstance(value.pattern, str)
                found += 1
    assert found


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

"""The readings of characters are those of pypinyin, however its file is reached."""

from __future__ import annotations

from importlib.machinery import ModuleSpec

import pytest
from pypinyin.constants import PINYIN_DICT

from glossary.language import sound


def test_readings_are_those_of_the_library() -> None:
    assert all(sound.readings_with_tones(chr(code)) == found.split(",") for code, found in PINYIN_DICT.items())
    assert sound.readings("行")[0] == "xing"
    assert sound.readings("A") == ()


def test_a_library_that_keeps_them_elsewhere_is_asked_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    sound._table.cache_clear()
    monkeypatch.setattr(sound, "find_spec", lambda name: ModuleSpec(name, None, origin="/nowhere/__init__.py"))
    try:
        assert sound.readings_with_tones("好") == PINYIN_DICT[ord("好")].split(",")
    finally:
        sound._table.cache_clear()

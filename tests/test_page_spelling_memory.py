"""How terms are spelled is remembered in the index, and a page that uses it is the page made without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.page import spelling_memory
from tests.garden import Garden

POSTS = {
    "content/a.md": "**大模型**（Large Model）与**解晓东**（Xie Xiaodong）、**解耦**（Decoupling）、"
    "**乐伊轩**（一位工程师）、**Docker**（容器工具）。\n"
}


def _sheet(garden: Garden) -> str:
    assert garden.run("page") == 0
    return (garden.root / "glossary-page/index.html").read_text(encoding="utf-8")


def test_terms_are_spelled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    garden = Garden(tmp_path, POSTS)
    assert garden.run("extract") == 0
    first = _sheet(garden)
    monkeypatch.setattr(spelling_memory, "Speller", None)
    assert _sheet(garden) == first


def test_who_becomes_a_person_is_spelled_again(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)
    assert garden.run("extract") == 0
    assert 'id="letter:l"' in _sheet(garden)
    garden.edit("- term: 乐伊轩\n", "- term: 乐伊轩\n  kind: person\n")
    remembered = _sheet(garden)
    assert 'id="letter:y"' in remembered
    garden.forget()
    assert garden.run("extract") == 0
    assert _sheet(garden) == remembered


def test_a_persons_own_readings_count_at_once(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)
    assert garden.run("extract") == 0
    assert 'id="letter:t"' not in _sheet(garden)
    garden.put("glossary.toml", '[page_pinyin]\n"大模型" = "tai4 mo2 xing2"\n')
    assert 'id="letter:t"' in _sheet(garden)

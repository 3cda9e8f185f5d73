"""Scripts are told apart by their letters; signs and digits belong to none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.language.script import count_han, has_east_asian, has_han, has_latin, is_acronym, is_latin

SCRIPTS = [
    ("", False, False, False),
    ("123，。（）", False, False, False),
    ("😀", False, False, False),
    ("Ωμέγα", False, False, False),
    ("Moat", False, False, True),
    ("crêpe", False, False, True),
    ("ﬁ", False, False, False),
    ("护城河", True, True, False),
    ("護城河", True, True, False),
    ("𠮷", True, True, False),
    ("\u3007", True, True, False),
    ("カ", False, True, False),
    ("か", False, True, False),
    ("T恤", True, True, True),
    ("Tシャツ", False, True, True),
]


@pytest.mark.parametrize(("text", "han", "east_asian", "latin"), SCRIPTS)
def test_scripts(text: str, han: bool, east_asian: bool, latin: bool) -> None:
    assert (has_han(text), has_east_asian(text), has_latin(text)) == (han, east_asian, latin)
    assert is_latin(text) is (latin and not east_asian)


ACRONYMS = ["CLB", "LLMs", "LLM's", "P&L", "B2B", "T+1", "S&P", "GPT-4", "A/B", "a16z", "k8s", "3M", "5G"]
NO_ACRONYMS = ["", "A", "4", "2024", "Moat", "iOS", "clb", "CLB Inc", "C++", "&P", "P&", "VERYLONGNAME", "CLB河"]


@pytest.mark.parametrize("text", NO_ACRONYMS)
def test_no_acronym(text: str) -> None:
    assert not is_acronym(text)


@pytest.mark.parametrize("text", ACRONYMS)
def test_acronym(text: str) -> None:
    assert is_acronym(text)


@given(st.text())
def test_han_is_counted_where_it_stands(text: str) -> None:
    assert (count_han(text) > 0) is has_han(text)
    assert count_han(text) <= len(text)

"""Scripts are told apart by their letters; signs and digits belong to none."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from glossary.language.script import count_han, has_east_asian, has_han, has_kana, has_latin, is_acronym, is_latin

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


@pytest.mark.parametrize("script", ["Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"])
def test_every_character_of_a_script_is_known(script: str) -> None:
    pattern = regex.compile(rf"\p{{{script}}}")
    # Signs that stand beside letters, as a sound mark without its letter, make no word.
    letters = [
        char for char in map(chr, range(0x110000)) if unicodedata.category(char)[0] == "L" and pattern.match(char)
    ]
    assert len(letters) > 30
    assert [char for char in letters if not has_east_asian(char)] == []
    if script == "Han":
        assert [char for char in letters if not has_han(char)] == []


@pytest.mark.parametrize("text", ["佐々木", "𠮷", "〇", "⺮"])
def test_rare_chinese_characters(text: str) -> None:
    assert has_han(text) and has_east_asian(text)


@pytest.mark.parametrize("text", ["ｶﾞｲﾄﾞ", "ㇰ", "㋐"])
def test_rare_kana(text: str) -> None:
    assert has_kana(text) and not has_han(text)


@pytest.mark.parametrize("text", ["㎡", "①", "㊙", "℃", "é", "—", "，", "\U0001f600"])
def test_signs_of_no_script(text: str) -> None:
    assert not has_han(text) and not has_east_asian(text)


def test_common_text_does_not_load_the_table_of_unicode() -> None:
    code = "import sys; from glossary.language.script import has_han; has_han('é，—'); print('regex' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout.strip() == b"False"

"""Columns line up, whatever script stands in them."""

from __future__ import annotations

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.language.width import display_width, harmless, pad, shorten

WIDTHS = [
    ("", 0),
    ("abc", 3),
    ("大模型", 6),
    ("大A型", 5),
    ("（）：", 6),
    ("\uff21\uff22", 4),
    ("ｱ", 1),
    ("…", 1),
    ("e\u0301", 1),
    ("か\u3099", 2),
    ("a\u200b\ufeff", 1),
    ("😀", 2),
    ("a\tb\n", 2),
]


@pytest.mark.parametrize(("text", "width"), WIDTHS)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


PADDED = [
    ("大模型", 5, "大模型"),
    ("大模型", 6, "大模型"),
    ("大模型", 8, "大模型  "),
    ("", 1, " "),
    ("a", -1, "a"),
]


@pytest.mark.parametrize(("text", "width", "padded"), PADDED)
def test_pad(text: str, width: int, padded: str) -> None:
    assert pad(text, width) == padded


SHORTENED = [
    ("", 0, ""),
    ("大模型", 6, "大模型"),
    ("大模型", 5, "大模…"),
    ("大模型", 4, "大…"),
    ("大模型", 1, "…"),
    ("大模型", 0, ""),
    ("大模型", -1, ""),
    ("Large", 4, "Lar…"),
    ("e\u0301abc", 2, "e\u0301…"),
]


@pytest.mark.parametrize(("text", "width", "shortened"), SHORTENED)
def test_shorten(text: str, width: int, shortened: str) -> None:
    assert shorten(text, width) == shortened


@given(st.text(), st.integers(0, 20))
def test_what_is_shortened_and_padded_fits(text: str, width: int) -> None:
    assert display_width(pad(shorten(text, width), width)) == width


@given(st.text(), st.text())
def test_widths_add_up(text: str, more: str) -> None:
    assert display_width(text + more) == display_width(text) + display_width(more)


HARMLESS = [
    ("", ""),
    ("大模型 e\u0301 \u200b\ufeff 😀", "大模型 e\u0301 \u200b\ufeff 😀"),
    ("a\tb\nc", "a\tb\nc"),
    ("a\x1b[31mb\x07", "a␛[31mb␇"),
    ("\x00\r\x7f", "␀␍␡"),
    ("\x9b31m", "\ufffd31m"),
]


@pytest.mark.parametrize(("text", "expected"), HARMLESS)
def test_control_characters_become_pictures(text: str, expected: str) -> None:
    assert harmless(text) == expected


@given(st.text(st.one_of(st.characters(), st.characters(categories=["Cc"]))))
def test_nothing_that_controls_a_terminal_is_left(text: str) -> None:
    assert not [sign for sign in harmless(text) if category(sign) == "Cc" and sign not in "\t\n"]
    assert harmless(harmless(text)) == harmless(text)

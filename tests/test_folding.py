"""One word in several spellings has one key; two words have two."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.language.folding import _converted, fold, simplified, to_simplified

DIFFERENT = [
    ("大模型", "大模形"),
    ("护城河", "护城壕"),
    ("C", "C++"),
    ("C#", "C"),
    ("resume", "résumé"),
    ("潮间带", "潮间带（北）"),
    ("co-op", "coop"),
    ("1984", "1985"),
    ("“左”与“右”", "左”与“右"),
    ("《润》", "润"),
    ("“润", "润"),
]

SAME = [
    ("Large Model", "large model"),
    ("LargeModel", "Large  Model"),
    ("潮間帶", "潮间带"),
    ("臺灣", "台湾"),
    ("\uff2c\uff41\uff4b\uff45", "Lake"),
    ("苔丝·阿尔瓦罗", "苔丝・阿尔瓦罗"),
    ("苔丝•阿尔瓦罗", "苔丝‧阿尔瓦罗"),
    ("潮 间\u3000带", "潮间带"),
    ("潮间带\u200b", "潮间带"),
    ("STRASSE", "straße"),
    ("caf\u00e9", "cafe\u0301"),
    ("（北）", "(北)"),
    ("ｱ", "ア"),
    ("“润”", "润"),
    ("『「润」』", "润"),
    ('"Run"', "run"),
]


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_word(one: str, other: str) -> None:
    assert fold(one) == fold(other)


CHINESE = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=8)


@given(st.text(max_size=12) | CHINESE)
@example("\u0345")
@example("乾著後")
@example("R\u00b8")
@example("薴")
@example("\ufb03\u0130\u017f")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=12))
def test_case_and_spaces_make_no_difference(text: str) -> None:
    assert fold(f" {text}\u3000") == fold(text)
    assert fold(text.casefold()) == fold(text)


def test_simplified_text_stays() -> None:
    assert to_simplified("海绵城市 Sponge City") == "海绵城市 Sponge City"
    assert to_simplified("海綿城市") == "海绵城市"


@given(CHINESE)
@example("皇后")
@example("皇後")
@example("土坏")
def test_what_is_seen_to_be_simplified_is_what_would_be_converted_to_itself(text: str) -> None:
    assert to_simplified(text) == _converted(text)


@given(CHINESE)
@example("乾著後")
def test_words_have_the_key_of_their_simplified_form(text: str) -> None:
    assert fold(text) == fold(to_simplified(text))


@pytest.mark.parametrize("word", ["土坏", "沈默", "藉口", "反覆", "瞭解", "英哩", "甦醒", "衹得"])
def test_words_are_folded_whose_characters_alone_are_not_converted(word: str) -> None:
    """By today's OpenCC: older ones convert some of these characters alone as well."""
    assert fold(word) == to_simplified(word) != word


def test_text_is_simplified_where_it_has_traditional_characters() -> None:
    assert simplified("具體身分不詳") == "具体身分不详"
    assert simplified("具体身分不详, as it is") == "具体身分不详, as it is"

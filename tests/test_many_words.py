"""Without the automaton the same words are found in the same places."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.mentions.many_words import ManyWords, WithoutAutomaton, all_in_bytes, all_of, longest_of

WORDS = st.lists(st.text("ab大模", min_size=1, max_size=4), unique=True, max_size=8)
TEXTS = st.text("ab大模型 ", max_size=24)


@given(WORDS, TEXTS)
def test_the_longest_are_the_same(words: list[str], text: str) -> None:
    pytest.importorskip("ahocorasick_rs")
    expected = longest_of(words).find_matches_as_indexes(text)
    assert list(map(tuple, WithoutAutomaton(words).find_matches_as_indexes(text))) == list(map(tuple, expected))


@given(WORDS, TEXTS)
def test_all_are_the_same(words: list[str], text: str) -> None:
    pytest.importorskip("ahocorasick_rs")
    expected = all_of(words).find_matches_as_indexes(text, overlapping=True)
    found = WithoutAutomaton(words).find_matches_as_indexes(text, overlapping=True)
    assert sorted(found) == sorted(map(tuple, expected))


@pytest.mark.parametrize("is_installed", [True, False])
@given(WORDS, TEXTS)
def test_bytes_are_found_where_the_characters_are(is_installed: bool, words: list[str], text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if not is_installed:
            patch.setitem(sys.modules, "ahocorasick_rs", None)
        finder: ManyWords[bytes] = all_in_bytes([word.encode() for word in words])
    found = finder.find_matches_as_indexes(text.encode(), overlapping=True)
    places = WithoutAutomaton(words).find_matches_as_indexes(text, overlapping=True)
    expected = {(number, len(text[:start].encode()), len(text[:end].encode())) for number, start, end in places}
    assert {tuple(place) for place in found} == expected


def test_where_it_is_not_installed_something_else_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ahocorasick_rs", None)
    assert isinstance(longest_of(["a"]), WithoutAutomaton)
    assert isinstance(all_of(["a"]), WithoutAutomaton)

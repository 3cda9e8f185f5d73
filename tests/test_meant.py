"""Mentions with the entries that they mean."""

from __future__ import annotations

from glossary.index.counts import UseCounts
from glossary.mentions.meant import mentions_meant
from glossary.model import Entry
from tests.small_glossary import SmallGlossary

_BISPHENOL = Entry("双酚S", "Bisphenol S", aliases=("BPS",))
_BASIS_POINT = Entry("基点", "Basis Point", aliases=("BPS",))


def meant(text: str, *entries: Entry) -> list[tuple[str, list[str]]]:
    """The words that are mentioned, each with the terms of its entries."""
    return _with_terms(text, SmallGlossary(entries))


def _with_terms(text: str, known: SmallGlossary) -> list[tuple[str, list[str]]]:
    return [
        (text[each.start : each.end], [known.found(number).entry.term for number in each.numbers])
        for each in mentions_meant(text, known)
    ]


def test_every_mention_comes_with_its_entry() -> None:
    entries = Entry("大模型", "Large Model"), Entry("缓存", "cache")
    assert meant("大模型要缓存。Large models, too.", *entries) == [
        ("大模型", ["大模型"]),
        ("缓存", ["缓存"]),
        ("Large models", ["大模型"]),
    ]


def test_another_name_in_the_text_tells_which_sense_is_meant() -> None:
    assert meant("双酚S（BPS）", _BISPHENOL, _BASIS_POINT)[1] == ("BPS", ["双酚S"])
    assert meant("利差是 300 BPS。", _BISPHENOL, _BASIS_POINT) == [("BPS", ["双酚S", "基点"])]


def test_a_removed_word_stands_in_nobodys_way() -> None:
    entries = Entry("大模型时代", status="removed"), Entry("大模型", "Large Model")
    assert meant("大模型时代来了。", *entries) == [("大模型", ["大模型"])]


def test_an_acronym_is_not_meant_by_a_word_in_small_letters() -> None:
    assert meant("it was", Entry("信息技术", "IT")) == []


def _meant_where(entries: list[Entry], annotated: int, posts: dict[str, int]) -> list[str]:
    """What ABC means in a garden in which so many posts annotate it, and each entry."""
    evidence = {"abc": UseCounts(100, annotated)}
    ((_, terms),) = _with_terms("说到 ABC。", SmallGlossary(entries, evidence, posts))
    return terms


def test_a_name_means_the_entry_that_posts_annotate_under_it() -> None:
    usual, odd = Entry("字母表", "Alphabet", aliases=("ABC",)), Entry("识字教育", "ABC")
    assert _meant_where([usual, odd], 48, {"字母表": 60, "识字教育": 1}) == ["字母表"]


def test_a_name_of_its_own_is_not_given_to_a_better_known_entry() -> None:
    alias, own = Entry("字母表", "Alphabet", aliases=("ABC",)), Entry("ABC", "Agricultural Bank")
    assert _meant_where([alias, own], 3, {"字母表": 60, "ABC": 3}) == ["ABC"]


def test_a_name_that_others_use_as_much_is_not_clear() -> None:
    usual, own = Entry("字母表", "Alphabet", aliases=("ABC",)), Entry("ABC", "Agricultural Bank")
    assert _meant_where([usual, own], 11, {"字母表": 8, "ABC": 3}) == ["字母表", "ABC"]
    assert _meant_where([usual, own], 5, {"字母表": 8, "ABC": 3}) == ["ABC"]

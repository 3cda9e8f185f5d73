"""What was read is not read again: a rewrite that is checked, the parenthesis of a term without marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from glossary.annotating.text import annotate_text
from glossary.annotating.values import Options, Telling
from glossary.annotating.worth import BestScores
from glossary.grammar import parse
from glossary.markdown import parser
from glossary.model import Entry
from glossary.sites import scan
from glossary.sites.plain_terms import english_of
from tests.small_glossary import SmallGlossary

_WORDS = ("缆绳", "船舵", "罗盘", "桅杆", "甲板", "锚链", "船帆", "灯塔", "码头", "水手", "海图", "潮汐")
_GLOSSARY = SmallGlossary(Entry(word, f"Word {number}") for number, word in enumerate(_WORDS))
_LONG = "\n\n".join(f"这一段说的是{word}的来历，写得很长。" + "别的话不少。" * 12 for word in _WORDS)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """The texts that the parser reads the structure of, and how often."""
    texts: Counter[str] = Counter()
    read = parser._events

    def counted(text: str) -> Iterator[parser.Event]:
        texts[text] += 1
        return read(text)

    parser._remembered.cache_clear()
    monkeypatch.setattr(parser, "_events", counted)
    return texts


def test_what_entries_are_worth_is_worked_out_once_for_a_post_and_its_rewrite(monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: Counter[str] = Counter()
    ever = BestScores.ever

    def counted(scores: BestScores, number: int, form: str) -> float:
        weighed[form] += 1
        return ever(scores, number, form)

    monkeypatch.setattr(BestScores, "ever", counted)
    assert annotate_text(_LONG, _GLOSSARY, Options(tells=Telling.NEVER, least=0)).written
    assert set(weighed.values()) == {1}


def test_a_post_and_its_rewrite_are_read_once_each(parsed: Counter[str]) -> None:
    annotated = annotate_text(_LONG, _GLOSSARY, Options(every=True))
    assert len(annotated.written) == len(_WORDS)
    assert parsed == {annotated.before: 1, annotated.after: 1}


def test_one_annotation_that_cannot_be_is_found_without_trying_the_others(parsed: Counter[str]) -> None:
    text = _LONG.replace("船舵的来历", "**“船舵”**的来历")
    annotated = annotate_text(text, _GLOSSARY, Options(every=True))
    assert len(annotated.written) == len(_WORDS) - 1
    # The post, with all of them, with the others, with that one alone.
    assert len(parsed) <= 4


def test_a_long_post_is_not_remembered() -> None:
    text = _LONG * (parser.REMEMBERED.stop // len(_LONG) + 1)
    size = parser._remembered.cache_info().currsize
    assert sum(event.kind == "Paragraph" for event in parser.read_events(text)) > 2 * len(_WORDS)
    assert parser._remembered.cache_info().currsize == size


def test_a_parenthesis_behind_a_plain_term_is_read_once_for_its_name_and_once_with_its_term() -> None:
    parse.cache_clear()
    english_of.cache_clear()
    assert scan("说到缆绳分配器（Cable Splitter）。", ("plain",))[0].english == "Cable Splitter"
    assert parse.cache_info().misses == 2

"""`annotate -i`: a person says of each annotation whether it is written."""

from __future__ import annotations

import pytest

from glossary.annotating.interactive import Decided, Otherwise, review
from glossary.annotating.otherwise import in_other_senses, in_own_words
from glossary.annotating.text import Options, annotate_text
from glossary.model import Entry
from tests.small_glossary import SmallGlossary

GLOSSARY = SmallGlossary([Entry("大模型", "Large Model"), Entry("护城河", "Moat"), Entry("估值", "Valuation")])
ANNOTATED = annotate_text("第一行\n大模型、护城河\n与估值。\n", GLOSSARY, Options(every=True))


def accepted(*answers: str) -> tuple[list[str], list[str]]:
    """The terms that are accepted by a person who answers so, and what was asked."""
    asked: list[str] = []
    given = iter(answers)

    def ask(question: str) -> str:
        asked.append(question)
        return next(given)

    return [one.term for one in review("a.md", ANNOTATED, ask).accepted], asked


@pytest.mark.parametrize(
    ("answers", "terms"),
    [
        (("n", "n", "n"), []),
        (("q",), []),
        (("y", "n", "y"), ["大模型", "估值"]),
        (("Y", "q"), ["大模型"]),
        (("n", "a"), ["护城河", "估值"]),
        (("y", "u", "n", "n", "y"), ["估值"]),
        (("u", "n", "y", "u", "u", "y", "q"), ["大模型"]),
        (("?", "", "y", "no", "yes"), ["大模型", "估值"]),
    ],
)
def test_answers(answers: tuple[str, ...], terms: list[str]) -> None:
    assert accepted(*answers)[0] == terms


def test_the_question_shows_the_place() -> None:
    _, asked = accepted("y", "?", "q")
    assert asked[0].startswith("a.md:2: **大模型**（Large Model）、护城河\nannotate? (score 0.")
    assert asked[0].endswith(") [y/n/v/s/e/a/u/q/?] ")
    assert "a: this and all others of this post" in asked[2]


_SENSES = SmallGlossary(
    [
        Entry("代理", "Agent", "替人办事的程序"),
        Entry("代理", "Proxy", "转发流量的服务器"),
        Entry("护城河", "Moat"),
    ],
    posts={"代理": 1},
)


def decided(*answers: str) -> Decided:
    """What a person decides who answers so of a word with one sense in the text, called so by another entry as well."""
    options = Options(every=True, only=frozenset({"agent", "护城河"}))
    text = "代理来了，Agent 也来了。护城河呢。\n"
    found = annotate_text(text, _SENSES, options)
    given = iter(answers)
    otherwise = Otherwise(
        lambda one: in_other_senses(text, _SENSES, one, options),
        lambda one, words: in_own_words(text, one, words, options),
    )
    return review("a.md", found, lambda _: next(given), otherwise)


def texts(found: Decided) -> list[str]:
    """What is written."""
    return [one.text for one in found.accepted]


AGENT, PROXY = "**代理**（Agent: 替人办事的程序）", "**代理**（Proxy: 转发流量的服务器）"


def test_a_word_may_be_annotated_in_another_sense() -> None:
    assert texts(decided("s", "y", "n")) == [PROXY]


def test_after_the_last_sense_comes_the_first_again() -> None:
    assert texts(decided("s", "s", "y", "n")) == [AGENT]


def test_a_person_may_word_it() -> None:
    assert texts(decided("e", "Agent: 办事的*程序*", "n")) == [r"**代理**（Agent: 办事的\*程序\*）"]


def test_nothing_typed_goes_back_to_the_question() -> None:
    assert texts(decided("e", "", "e", "q", "n", "y")) == ["**护城河**（Moat）"]


def test_words_that_would_break_a_law_are_asked_for_again() -> None:
    assert texts(decided("e", "a）b", "y", "n")) == [AGENT]


def test_never_is_neither_accepted_nor_refused() -> None:
    found = decided("v", "y")
    assert [one.entry.english for one in found.never] == ["Agent"]
    assert (texts(found), found.refused) == (["**护城河**（Moat）"], ())


def test_all_others_may_begin_with_another_sense() -> None:
    assert texts(decided("s", "a")) == [PROXY, "**护城河**（Moat）"]

"""`annotate -i`: a person says of each annotation whether it is written."""

from __future__ import annotations

import pytest

from glossary.annotating.interactive import review
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
    assert asked[0].endswith(") [y/n/a/u/q/?] ")
    assert "a: this and all others of this post" in asked[2]

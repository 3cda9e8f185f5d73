"""Of annotations that break a law together, those go that break it, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.annotating import lawful
from glossary.annotating.style import Objection
from glossary.annotating.values import Options, Written
from glossary.edits import insertion
from glossary.model import Entry

TEXT = "甲乙丙丁戊己庚辛"
OPTIONS = Options()
PLACES = st.frozensets(st.integers(0, len(TEXT) - 1))


def written(at: int) -> Written:
    word = TEXT[at : at + 1]
    return Written(at, at + 1, word, f"{word}（词）", 1, "", Entry(word), (insertion(at + 1, "（词）"),), word)


EVERY = [written(at) for at in range(len(TEXT))]


def laws(
    bad: frozenset[int], pairs: frozenset[tuple[int, int]], *, named: frozenset[int]
) -> Callable[[str, Sequence[Written], Options], Iterator[Objection]]:
    """Laws that forbid to write at some places, and at two of some together; of those `named` they say that it was they."""

    def objections(text: str, those: Sequence[Written], options: Options) -> Iterator[Objection]:
        for one in those:
            if one.start in bad:
                yield Objection("not here", one if one.start in named else None)
        for one, other in combinations(those, 2):
            if (one.start, other.start) in pairs:
                yield Objection("not both", one if one.start in named else None)

    return objections


@given(PLACES, PLACES)
def test_what_breaks_a_law_goes_and_nothing_else(bad: frozenset[int], named: frozenset[int]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lawful, "_objections", laws(bad, frozenset(), named=named))
        annotated = lawful.sound(TEXT, EVERY, [], OPTIONS, {})
    assert {one.start for one in annotated.written} == set(range(len(TEXT))) - bad
    assert {(left.start, left.reason) for left in annotated.left} == {(at, "not here") for at in bad}
    assert annotated.after == "".join(char + "（词）" * (at not in bad) for at, char in enumerate(TEXT))
    assert not annotated.problem


@given(PLACES, st.frozensets(st.tuples(st.integers(0, 3), st.integers(4, 7))), PLACES)
def test_what_breaks_one_only_together_is_not_written_together(
    bad: frozenset[int], pairs: frozenset[tuple[int, int]], named: frozenset[int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lawful, "_objections", laws(bad, pairs, named=named))
        annotated = lawful.sound(TEXT, EVERY, [], OPTIONS, {})
        assert not lawful.problem(TEXT, annotated.written, OPTIONS)
    assert not annotated.problem
    assert len(annotated.written) + len(annotated.left) == len(EVERY)
    assert {left.reason for left in annotated.left} <= {"not here", "not both", "it does not go with the others"}


def test_it_goes_to_the_next_mention_that_takes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lawful, "_objections", laws(frozenset({0, 1, 2}), frozenset(), named=frozenset(range(8))))
    ways = {EVERY[0]: iter([EVERY[1], EVERY[2], EVERY[3], EVERY[4]])}
    annotated = lawful.sound(TEXT, [EVERY[0], EVERY[7]], [], OPTIONS, ways)
    assert annotated.written == (EVERY[3], EVERY[7])
    assert not annotated.left


def test_not_to_any_number_of_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lawful, "_objections", laws(frozenset(range(6)), frozenset(), named=frozenset(range(8))))
    annotated = lawful.sound(TEXT, [EVERY[0]], [], OPTIONS, {EVERY[0]: iter(EVERY[1:])})
    assert not annotated.written
    assert [left.term for left in annotated.left] == ["甲"]

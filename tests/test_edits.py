"""Edits are sorted, kept apart and carried out in one place, and offsets lead back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.edits import Edit, Origins, apply, insertion, joined, without_overlaps
from glossary.model import Span

TEXT = "大模型很大"


def edit(start: int, end: int, text: str) -> Edit:
    return Edit(Span(start, end), text)


@pytest.mark.parametrize(
    ("edits", "after"),
    [
        ([], TEXT),
        ([insertion(0, "**"), insertion(3, "**")], "**大模型**很大"),
        ([insertion(3, "**"), insertion(0, "**")], "**大模型**很大"),
        ([edit(0, 3, ""), edit(3, 4, "不")], "不大"),
        ([edit(0, 3, "甲"), edit(1, 5, "乙")], "甲很大"),
        ([edit(0, 1, "甲"), edit(0, 1, "甲")], "甲模型很大"),
        ([insertion(5, "。")], "大模型很大。"),
    ],
)
def test_apply(edits: list[Edit], after: str) -> None:
    assert apply(TEXT, edits) == after


def test_overlap_is_judged_by_the_last_edit_kept() -> None:
    first, refused, third = edit(0, 2, "甲"), edit(1, 9, "乙"), edit(3, 4, "丙")
    assert without_overlaps([third, refused, first]) == [first, third]


def test_insertions_at_one_place_become_one() -> None:
    assert (
        apply("甲乙", joined([insertion(0, "*"), insertion(1, "*"), insertion(1, "_"), insertion(2, "_")]))
        == "*甲*_乙_"
    )


@given(st.text(), st.lists(st.tuples(st.integers(0, 20), st.text(min_size=1, max_size=3)), max_size=5))
def test_offsets_lead_back(text: str, places: list[tuple[int, str]]) -> None:
    edits = joined([insertion(min(at, len(text)), new) for at, new in places])
    after, origins = apply(text, edits), Origins(edits)
    kept = [offset for offset in range(len(after)) if not origins.is_written(offset)]
    assert "".join(after[offset] for offset in kept) == text
    assert [origins.before(offset) for offset in kept] == list(range(len(text)))
    assert "".join(after[start:end] for start, end in origins.after()) == "".join(each.replacement for each in edits)


@given(
    st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 3), st.text(max_size=4)), max_size=5)
)
def test_offsets_lead_back_over_what_was_replaced(text: str, drawn: list[tuple[int, int, str]]) -> None:
    spans = [(min(at, len(text)), min(at + length, len(text)), new) for at, length, new in drawn]
    edits = without_overlaps(edit(start, end, new) for start, end, new in spans)
    after, origins = apply(text, edits), Origins(edits)
    written = dict(zip(origins.after(), edits, strict=True))
    for offset, char in enumerate(after):
        wrote = [one for span, one in written.items() if span.start <= offset < span.end]
        assert origins.is_written(offset) is bool(wrote)
        before = origins.before(offset)
        assert before == wrote[0].span.start if wrote else text[before] == char


def test_an_edit_of_a_part_is_one_of_the_whole() -> None:
    assert edit(2, 3, "小").moved(2) == edit(4, 5, "小")
    assert apply(TEXT, [edit(3, 4, "不").moved(-1)]) == "大模不很大"

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

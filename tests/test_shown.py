"""What readers see beside a place of a post."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from glossary.annotating.shown import ShownText, shown_spans
from glossary.markdown.parser import read_events
from glossary.model import Span


@pytest.mark.parametrize(
    ("text", "start", "count", "before"),
    [
        ("甲乙丙丁", 3, 2, "乙丙"),
        ("甲乙丙丁", 0, 2, ""),
        ("甲乙丙丁", 4, 9, "甲乙丙丁"),
        ("甲 乙　丙 丁", 7, 3, "乙丙丁"),
        ("甲" + " " * 40 + "乙丙", 43, 3, "甲乙丙"),
        ("甲**乙**丙丁", 8, 3, "乙丙丁"),
        ("甲\n乙丙", 4, 3, "乙丙"),
        ("甲`码`乙", 5, 2, "甲乙"),
        ("用 Google\nDrive", 9, 7, "用Google"),
        ("> 用 Google\r\n> Drive", 14, 7, "用Google"),
        ("Google\n用", 7, 3, ""),
        ("Google  \nDrive", 9, 3, ""),
        ("# Google\nDrive", 9, 3, ""),
        ("- Google\n- Drive", 11, 3, ""),
        ("Google\n\nDrive", 8, 3, ""),
        ("Google\n", 7, 3, ""),
    ],
)
def test_before(text: str, start: int, count: int, before: str) -> None:
    assert _shown(text).before(start, count) == before


@pytest.mark.parametrize(
    ("text", "end", "count", "behind"),
    [
        ("甲乙丙丁", 1, 2, "乙丙"),
        ("甲乙丙丁", 4, 2, ""),
        ("甲 乙　丙 丁", 1, 3, "乙丙丁"),
        ("甲乙" + " " * 40 + "丙", 1, 2, "乙丙"),
        ("甲**乙**丙丁", 1, 3, "乙丙丁"),
        ("甲乙\n丙", 1, 3, "乙"),
        ("甲（说明）乙", 1, 2, "乙"),
        ("用 Google\nDrive 存", 8, 9, "Drive存"),
        ("Google\n用", 6, 3, ""),
        ("| Google |\n|---|\n| Drive |", 8, 3, ""),
    ],
)
def test_behind(text: str, end: int, count: int, behind: str) -> None:
    hidden = [Span(text.index("（"), text.index("）") + 1)] if "（" in text else []
    assert _shown(text, hidden).behind(end, count) == behind


def _shown(text: str, hidden: Sequence[Span] = ()) -> ShownText:
    return ShownText(text, shown_spans(read_events(text), hidden))

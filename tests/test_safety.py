"""Whatever would change more than it should is seen before it is written."""

from __future__ import annotations

import pytest

from glossary.edits import Edit, apply, insertion, joined
from glossary.markdown.structure import violations
from glossary.model import Span


def problems(text: str, edits: list[Edit], kinds: tuple[str, ...] = ("Strong",)) -> list[str]:
    return list(violations(text, apply(text, joined(edits)), joined(edits), kinds))


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("大模型很大", [insertion(0, "**"), insertion(3, "**（Large Model）")]),
        ("- 大模型\n- 二", [insertion(2, "**"), insertion(5, "**（Large Model）")]),
        ("| a |\n|---|\n| 大模型 |\n", [insertion(14, "**"), insertion(17, "**（a\\|b）")]),
        ("大模型 $x$ `y`", [insertion(3, "（Large Model）")]),
    ],
)
def test_sound(text: str, edits: list[Edit]) -> None:
    assert problems(text, edits) == []


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("大模型", [Edit(Span(0, 1), "巨")]),
        ("价**高大模型", [insertion(4, "**"), insertion(7, "**（x）")]),
        ("| a |\n|---|\n| 大模型 |\n", [insertion(17, "（a|b）")]),
        ("大模型与x$。", [insertion(3, "（$x）")]),
        ("大模型 `x", [insertion(3, "（`y）")]),
        ("大模型", [insertion(0, "# ")]),
        ("大模型好", [insertion(3, "\n\n")]),
        ("大模型 }}", [insertion(3, "（{{）")]),
        ("大模型", [insertion(3, "（<b>）")]),
    ],
)
def test_broken(text: str, edits: list[Edit]) -> None:
    assert problems(text, edits)

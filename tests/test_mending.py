"""Fixes go together or not at all, and what does harm now may do none once other places are mended."""

from __future__ import annotations

import pytest

from glossary.checking.finding import Finding
from glossary.checking.fixing import choose_fixes, mend, unlawful
from glossary.edits import Edit, Origins
from glossary.model import Span


def finding(start: int, end: int, *edits: tuple[int, int, str], rule: str = "a", safe: bool = True) -> Finding:
    made = tuple(Edit(Span(first, last), text) for first, last, text in edits)
    return Finding("post.md", 1, start + 1, rule, "", start, end, 1, end + 1, made, safe)


@pytest.mark.parametrize(
    ("after", "places"),
    [
        ([finding(5, 8)], []),
        ([finding(7, 9)], []),
        ([finding(2, 3)], [2]),
        ([finding(8, 9)], [8]),
        ([finding(5, 8), finding(6, 7)], [6]),
        ([finding(5, 8, rule="b")], [5]),
    ],
)
def test_a_finding_excuses_one_of_its_rule_at_its_own_place(after: list[Finding], places: list[int]) -> None:
    assert unlawful([finding(5, 8)], [], Origins([]), after) == places


def test_what_was_to_be_mended_excuses_nothing() -> None:
    assert unlawful([finding(5, 8)], [finding(5, 8)], Origins([]), [finding(5, 8)]) == [5]


def test_places_are_those_of_before() -> None:
    written = Origins([Edit(Span(0, 0), "很长")])
    assert unlawful([finding(5, 8)], [], written, [finding(7, 10), finding(4, 5)]) == [2]


def test_fixes_that_touch_wait_for_another_round() -> None:
    first, second, third = (
        finding(0, 3, (0, 1, "甲"), (2, 3, "乙")),
        finding(1, 2, (1, 2, "丙")),
        finding(3, 4, (4, 5, "")),
    )
    assert choose_fixes([third, second, first], 9) == [first, third]
    assert choose_fixes([third, second, first], 1) == [first]


def test_what_puts_in_blank_lines_comes_last() -> None:
    lines, word = finding(0, 1, (0, 0, "\n\n")), finding(5, 6, (5, 6, "甲"))
    assert choose_fixes([lines, word], 9) == [word]
    assert choose_fixes([lines], 9) == [lines]


def test_what_was_refused_is_tried_again() -> None:
    """The first character may only be mended once the second one is, which waits since it touches it."""
    text = "甲乙丙丁"

    def recheck(changed: str, back: object) -> list[Finding]:
        found = [finding(at, at + 1, (at, at + 1, "一")) for at in (0, 1) if changed[at] == text[at]]
        return found + [finding(0, 1, rule="b")] * (changed[:2] == "一乙")

    mended = mend(text, recheck(text, None), recheck, unsafe=False)
    assert mended.text == "一一丙丁"
    assert (mended.findings, mended.mended) == ([], 2)


def test_what_always_does_harm_is_left_and_the_others_are_mended() -> None:
    text = "甲乙丙丁"
    harmful = "丙"

    def recheck(changed: str, back: object) -> list[Finding]:
        places = [(at, char) for at, char in enumerate(text) if changed[at] == char]
        found = [finding(at, at + 1, (at, at + 1, "一"), rule=char) for at, char in places]
        return found + [finding(2, 3, rule="new")] * (harmful not in changed)

    mended = mend(text, recheck(text, None), recheck, unsafe=False)
    assert mended.text == "一一丙一"
    assert [left.rule for left in mended.findings] == ["丙"]


def test_only_safe_fixes_are_carried_out_unasked() -> None:
    text = "甲乙"

    def recheck(changed: str, back: object) -> list[Finding]:
        return [finding(0, 1, (0, 1, "一"), safe=False)] if "甲" in changed else []

    assert mend(text, recheck(text, None), recheck, unsafe=False).text == text
    assert mend(text, recheck(text, None), recheck, unsafe=True).text == "一乙"

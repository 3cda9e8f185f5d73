"""What posts and file names hold never tells the terminal anything; columns take the terminal's width."""

from __future__ import annotations

import io

import pytest

from glossary.language.width import display_width
from glossary.posts.difference import difference
from glossary.report import Report
from tests.garden import Garden

LONG = "**大语言模型与检索增强生成**（Large Language Models and Retrieval-Augmented Generation: 先查资料再回答的做法，先查资料再回答的做法，先查资料再回答的做法，先查资料再回答的做法）\n"


def test_messages_hold_no_control_characters() -> None:
    said = io.StringIO()
    Report(0, said).warn("\x1b[31mred.md: no permission\x07")
    assert said.getvalue() == "␛[31mred.md: no permission␇\n"


def test_scan_and_show_hold_no_control_characters(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("content/\x1b[31mred.md", "**甲乙**（Red\x1b]0;pwned\x07: 一种\x1b[31m颜色）\n")
    assert garden.run("extract") == 0
    assert garden.run("scan") == 0
    assert garden.run("show", "甲乙") == 0
    said = "".join(capsys.readouterr())
    assert "Red␛]0;pwned␇" in said
    assert "content/␛[31mred.md" in said
    assert "\x1b" not in said
    assert "\x07" not in said


def test_check_and_review_hold_no_control_characters(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.put("content/\x1b[31mred.md", "**甲\x1b[31m乙**（）与**甲乙**（Red\x1b[5m: 一种颜色）\n")
    garden.put("content/blue.md", "**甲乙**（Blue\x07: 另一种）\n\n**甲乙**（Blue）\n")
    assert garden.run("extract") == 0
    assert garden.run("check", "--select", "all") == 1
    monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
    garden.run("review")
    said = "".join(capsys.readouterr())
    assert "content/␛[31mred.md:1:" in said
    assert not set(said) & {"\x1b", "\x07"}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("colour", ["", "1"])
def test_a_change_holds_control_characters_only_for_programs(monkeypatch: pytest.MonkeyPatch, colour: str) -> None:
    monkeypatch.setenv("NO_COLOR", colour)
    before, after = "甲\x1b]0;pwned\x07\n", "乙\x1b]0;pwned\x07\n"
    shown = "".join(difference("\x1b[5ma.md", before, after, Terminal()))
    assert "␛]0;pwned␇" in shown
    assert not any(sign in shown for sign in ("\x1b]", "\x1b[5m", "\x07"))
    assert after in "".join(difference("a.md", before, after, io.StringIO()))


@pytest.mark.parametrize(("columns", "english"), [(60, "Large Langua…"), (120, "Large Language Models and Re…")])
def test_scan_takes_the_width_of_the_terminal(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], columns: int, english: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    garden.put("content/long.md", LONG)
    assert garden.run("scan", "content/long.md") == 0
    line = capsys.readouterr().out.splitlines()[1]
    assert f"  {english}  " in line
    assert columns - 1 <= display_width(line) <= columns

"""What posts and file names hold never tells the terminal anything; columns take the terminal's width."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from typing import Any

import pytest

from glossary.language.colour import takes_colour
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
    garden.put("content/\x1b[31mred.md", "**甲乙**（Red\x1b]0pwned\x07: 一种\x1b[31m颜色）\n")
    assert garden.run("extract") == 0
    assert garden.run("scan") == 0
    assert garden.run("show", "甲乙") == 0
    said = "".join(capsys.readouterr())
    assert "Red␛]0pwned␇" in said
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


TURNED = "\u202eterm\u2066"


def test_text_that_is_turned_around_is_shown_as_it_stands(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("content/turned.md", f"**甲乙{TURNED}**（Red{TURNED}: 一种{TURNED}颜色）\n")
    assert garden.run("extract") == 0
    for command in (["scan"], ["show", "甲乙term"], ["check", "--select", "all"], ["status"]):
        garden.run(*command)
        assert not set("".join(capsys.readouterr())) & set(TURNED[::5]), command


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.usefixtures("warm_programs")
@pytest.mark.parametrize(
    "command",
    [
        ["scan"],
        ["scan", "--format", "jsonl"],
        ["show", "甲乙"],
        ["show", "甲乙", "--format", "jsonl"],
        ["check", "--select", "all"],
        ["check", "--select", "all", "--format", "json"],
        ["check", "--diff"],
        ["status"],
        ["extract", "--diff"],
        ["strip", "--diff", "--all", "content"],
        ["annotate", "--diff", "--all", "content"],
        ["annotate", "--all", "-"],
        ["strip", "-"],
        ["export", "csv"],
        ["context", "content/hostile.md"],
        ["init"],
    ],
    ids=" ".join,
)
def test_a_terminal_is_told_nothing_by_posts(garden: Garden, command: list[str]) -> None:
    hostile = "\x1b]0;pwned\x07\x9b31m\u202e"
    # A semicolon stands between two names.
    name = f"Big{hostile.replace(';', '')}"
    garden.run("extract")
    garden.put("content/hostile.md", f"估值和甲乙，**甲乙**(Red: 一种{hostile}颜色)，**大模型**（{name}）。\n")
    garden.put(f"content{hostile}/也是.md", f"**甲乙**（Red: 一种{hostile}颜色）。\n")
    if command != ["extract", "--diff"]:
        garden.run("extract")
    said = _on_a_terminal(garden, command, f"甲乙{hostile}，**甲乙**（Red: 一种{hostile}颜色）。\n".encode())
    assert "pwned" in said or command in (["status"], ["init"])
    assert not re.findall("\x1b(?!\\[[0-9;]*[mK])|[\x07\x9b\u202e]", said)


def _on_a_terminal(garden: Garden, command: list[str], typed: bytes) -> str:
    """What a person sees who runs a command with this on stdin."""
    run, shown = garden.start_on_a_terminal(*command, stdin=subprocess.PIPE)
    assert run.stdin is not None
    run.stdin.write(typed)
    run.stdin.close()
    pieces: list[bytes] = []
    try:
        while piece := os.read(shown, 1 << 16):
            pieces.append(piece)
    except OSError:
        # So Linux says that nobody writes any longer.
        pass
    finally:
        os.close(shown)
    run.wait()
    return b"".join(pieces).decode()


class Console:
    """What Windows says of its console, which understands sequences or does not, and whether it is asked to."""

    def __init__(self, mode: int, *, is_console: bool = True, can: bool = True) -> None:
        self.mode, self.is_console, self.can = mode, is_console, can

    def GetStdHandle(self, number: int) -> int:  # noqa: N802
        return number

    def GetConsoleMode(self, handle: int, mode: Any) -> int:  # noqa: N802
        mode._obj.value = self.mode
        return int(self.is_console)

    def SetConsoleMode(self, handle: int, mode: int) -> int:  # noqa: N802
        self.mode = mode if self.can else self.mode
        return int(self.can)


@pytest.mark.parametrize(
    ("console", "takes", "mode"),
    [
        (Console(3, can=False), False, 3),
        (Console(3), True, 7),
        (Console(7, can=False), True, 7),
        (Console(0, is_console=False), True, 0),
    ],
)
def test_a_console_is_asked_for_sequences(
    monkeypatch: pytest.MonkeyPatch, console: Console, takes: bool, mode: int
) -> None:
    monkeypatch.setattr("glossary.language.terminal._kernel", lambda: console)
    monkeypatch.setattr("glossary.language.terminal._IS_WINDOWS", True)
    monkeypatch.setenv("TERM", "")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    assert takes_colour(Terminal()) is takes
    assert console.mode == mode

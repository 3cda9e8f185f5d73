"""A post that is typed or piped in, with the name of the post that it will be."""

from __future__ import annotations

import io
import sys

import pytest

from tests.garden import Garden

FAULTS = "**大模型**(Large Model: 参数量巨大的模型)改变了写作，句子很长。\r\n\r\n这里再谈**大模型**（Great Thing）。"


@pytest.fixture
def typed(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> Garden:
    """A garden, and a post with a half-width pair, another English name, CRLF and no last line end on stdin."""
    garden.run("extract")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FAULTS.encode())))
    return garden


def test_findings_have_the_name_of_the_post(typed: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed.run("check", "-", "--stdin-filename", "content/new.md", "--select", "half-width,english-conflict") == 1
    said = capsys.readouterr().out
    assert "content/new.md:1:8: half-width" in said
    assert "content/new.md:3:13: english-conflict" in said


def test_without_a_name_it_is_stdin(typed: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed.run("check", "-") == 1
    assert "stdin:1:8: half-width" in capsys.readouterr().out


def test_settings_are_those_of_its_name(typed: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    typed.put(
        "glossary.toml", '[check]\nselect = ["half-width"]\n[check.per-path-ignores]\n"content/old/*" = ["all"]\n'
    )
    assert typed.run("check", "-", "--stdin-filename", "content/old/a.md") == 0
    assert capsys.readouterr().out == ""


def test_fixes_go_to_stdout_and_findings_to_stderr(typed: Garden, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert typed.run("check", "-", "--fix", "--select", "half-width,english-conflict") == 1
    captured = capsysbinary.readouterr()
    fixed = FAULTS.replace("(Large", "（Large").replace("模型)", "模型）")
    assert captured.out.decode() == fixed
    assert "english-conflict" in captured.err.decode()
    assert "half-width" not in captured.err.decode()


def test_the_file_of_that_name_does_not_count_beside_it(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # As the only post with the glossary's English name, the file must not testify against its own new text.
    garden.remove("content/again.md")
    garden.run("extract")
    text = "**大模型**（Large Modell: 参数量巨大的模型）。\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    garden.run("check", "-", "--stdin-filename", "content/models.md", "--select", "english-spelling")
    assert capsys.readouterr().out == ""


def test_beside_it_no_other_path_is_checked(typed: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert typed.run("check", "-", "content") == 2
    assert "`-` is checked alone" in capsys.readouterr().err


def test_annotate_names_it_too(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.run("extract")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("今天谈大模型。\n".encode())))
    options = ("--all", "--format", "jsonl", "--stdin-filename", "content/new.md")
    assert garden.run("annotate", *options, "-") == 0
    assert '"path": "content/new.md"' in capsys.readouterr().out

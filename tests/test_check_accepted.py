"""Findings that are accepted: by a baseline that outlives renames, by comments in the posts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.garden import Garden

FAULTY = "点**花灯**(Lantern: 夜里点的灯)。\n"
OTHER = "猜**灯谜**(Riddle: 写在灯上的谜语)。\n"


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, {"content/a.md": FAULTY, "content/b.md": OTHER})
    garden.put("glossary.toml", '[check]\nbaseline = "known.json"\n')
    assert garden.run("--quiet", "extract") == 0
    assert garden.run("--quiet", "check", "--write-baseline") == 0
    return garden


def post(garden: Garden, name: str) -> str:
    return (garden.root / "content" / name).read_bytes().decode()


def test_a_renamed_post_brings_nothing_new_but_a_copy_does(garden: Garden) -> None:
    garden.remove("content/a.md")
    garden.put("content/deep/renamed.md", "新的一行。\n\n" + FAULTY)
    assert garden.run("check") == 0
    garden.put("content/a.md", FAULTY)
    assert garden.run("check") == 1


def test_fix_leaves_accepted_findings_alone(garden: Garden) -> None:
    garden.put("content/c.md", FAULTY + "\n" + OTHER)
    assert garden.run("check", "--fix") == 0
    assert post(garden, "a.md") == FAULTY and post(garden, "b.md") == OTHER
    assert "（Riddle: 写在灯上的谜语）" in post(garden, "c.md")


def test_the_current_folder_changes_nothing(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    from glossary.__main__ import main

    monkeypatch.chdir(garden.root / "content")
    assert main(["check"]) == 0
    assert main(["check", "--write-baseline"]) == 0
    known = json.loads((garden.root / "known.json").read_text(encoding="utf-8"))
    assert sorted(name for posts in known["accepted"].values() for name in posts) == ["content/a.md", "content/b.md"]


def test_accepting_some_posts_keeps_what_is_accepted_in_others(garden: Garden) -> None:
    garden.put("content/b.md", OTHER.replace("谜语", "话"))
    assert garden.run("check") == 1
    assert garden.run("check", "--write-baseline", "content/b.md") == 0
    assert garden.run("check") == 0


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_add_ignore_silences_each_finding_where_it_stands(tmp_path: Path, ending: str) -> None:
    text = f"# **花灯**(Lantern: 夜里点的灯)\n\n- {OTHER}- 天气晴。\n".replace("\n", ending)
    garden = Garden(tmp_path, {"content/a.md": text})
    assert garden.run("--quiet", "extract") == 0
    assert garden.run("check", "--select", "half-width", "--add-ignore") == 0
    comment = " <!-- glossary: ignore-line half-width -->"
    assert post(garden, "a.md") == text.replace(")" + ending + ending, f"){comment}{ending}{ending}").replace(
        f")。{ending}", f")。{comment}{ending}"
    )
    assert garden.run("check", "--select", "half-width") == 0


def test_add_ignore_with_diff_shows_the_comments_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "**花灯**(Lantern: 夜里点的灯)\n"
    garden = Garden(tmp_path, {"content/a.md": text})
    assert garden.run("--quiet", "extract") == 0
    assert garden.run("check", "--select", "half-width", "--add-ignore", "--diff") == 1
    assert post(garden, "a.md") == text
    shown = capsys.readouterr()
    assert "\n+**花灯**(Lantern: 夜里点的灯) <!-- glossary: ignore-line half-width -->\n" in shown.out
    assert "1 finding would be silenced" in shown.err


def test_a_baseline_is_not_written_where_only_a_difference_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = Garden(tmp_path, {"content/a.md": FAULTY})
    assert garden.run("--quiet", "extract") == 0
    assert garden.run("check", "--baseline", "known.json", "--write-baseline", "--diff") == 2
    assert not (garden.root / "known.json").exists()
    assert "--write-baseline" in capsys.readouterr().err


def test_add_ignore_leaves_tables_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "| 词 | 说 |\n|---|---|\n| **花灯**(Lantern: 夜里点的灯) | 一 |\n"
    garden = Garden(tmp_path, {"content/a.md": text})
    assert garden.run("--quiet", "extract") == 0
    assert garden.run("check", "--select", "half-width", "--add-ignore") == 1
    assert post(garden, "a.md") == text and "1 cannot be" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (f"- {FAULTY[:-1]} <!-- glossary: ignore half-width -->\n- {OTHER}", [2]),
        (f"{FAULTY[:-1]} <!-- glossary: ignore-line half-width -->\n{OTHER}", [2]),
        (f"<!-- glossary: ignore-next-line half-width -->\n{FAULTY}{OTHER}", [3]),
        (f"{FAULTY}{OTHER}<!-- glossary: ignore half-width -->\n", []),
        (f"<!-- glossary: ignore half-width -->\n\n- {FAULTY}- {OTHER}", []),
        (f"1. {FAULTY}   <!-- glossary: ignore -->\n2. {OTHER}", [3]),
    ],
)
def test_ignores_speak_for_a_line_an_item_or_a_paragraph(
    text: str, lines: list[int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = Garden(tmp_path, {"content/a.md": text})
    assert garden.run("--quiet", "extract") == 0
    capsys.readouterr()
    garden.run("check", "--select", "half-width,unused-ignore", "--format", "json")
    assert [found["line"] for found in json.loads(capsys.readouterr().out)] == lines


def test_a_directive_that_does_not_exist_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden = Garden(tmp_path, {"content/a.md": f"<!-- glossary: ignored half-width -->\n\n{FAULTY}"})
    assert garden.run("--quiet", "extract") == 0
    assert garden.run("check") == 1
    assert 'no directive is called "ignored", did you mean "ignore"?' in capsys.readouterr().out


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("[check.late-annotation]\ndistance = -1", "must be a whole number from 0 on, not -1"),
        ("[check.definition-drift]\nthreshold = 7", "must be a number from 0 to 1, not 7"),
        ("[check]\nselect = []", '"select" is empty'),
        ('[check]\nselect = ["half-width"]\nignore = ["half-width"]', "no rule is left to run"),
        ('[check]\nmin-severity = "high"', "must be one of error, warning, info, not 'high'"),
        ('[check.severity]\nhalf-widht = "info"', 'did you mean "half-width"?'),
    ],
)
def test_settings_that_can_mean_nothing_are_said(
    table: str, said: str, garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.put("glossary.toml", table + "\n")
    assert garden.run("check") == 2
    assert said in capsys.readouterr().err


def test_a_second_configuration_is_said(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("pyproject.toml", '[tool.glossary]\npaths = ["elsewhere"]\n')
    assert garden.run("check") == 0
    assert "pyproject.toml is not read, since" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "[]", pytest.param("[" * 100_000, id="deep")])
def test_what_is_no_baseline_is_said(text: str, garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("known.json", text)
    assert garden.run("check", "--baseline", "known.json") == 2
    assert "known.json: not a baseline; write one with --write-baseline" in capsys.readouterr().err

"""The command line: exit statuses, options, pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from glossary import __version__, commands
from glossary.__main__ import main
from tests.garden import Garden


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"glossary {__version__}\n"


@pytest.mark.parametrize("arguments", [[], ["frobnicate"], ["extract", "-j", "0"], ["scan", "--format", "xml"]])
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2


COMMANDS = sorted(file.stem for file in Path(commands.__path__[0]).glob("[!_]*.py"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main([command, "--help"])
    assert exit_.value.code == 0
    assert f"usage: glossary {command} " in capsys.readouterr().out


def test_starting_imports_little() -> None:
    code = "import sys, glossary.__main__ as m; m.main(['--version']); print(len([n for n in sys.modules if 'glossary' in n]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "2"


def test_scan_gives_offsets_in_code_points(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    text = "\ufeff---\r\ntitle: 𠀀\r\n---\r\n看**大模型**（Large Model: 很大）\r\n"
    garden.put("content/bom.md", text)
    assert garden.run("scan", "content/bom.md", "--format", "jsonl") == 0
    record = json.loads(capsys.readouterr().out)
    assert record["text"] == "**大模型**（Large Model: 很大）" == text[record["start"] : record["end"]]
    assert (record["line"], record["column"]) == (4, 2)
    assert (record["term"], record["english"], record["chinese"], record["definition"], record["aliases"]) == (
        "大模型",
        "Large Model",
        None,
        "很大",
        [],
    )


def test_scan_passes_over_a_bad_post_and_exits_2(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    (garden.root / "content/bad.md").write_bytes(b"\xff")
    assert garden.run("scan") == 2
    captured = capsys.readouterr()
    assert "大模型" in captured.out
    assert "content/bad.md" in captured.err


@pytest.mark.parametrize("command", [("--quiet", "extract"), ("extract", "--quiet")])
def test_quiet_says_nothing(garden: Garden, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run(*command) == 0
    captured = capsys.readouterr()
    assert captured.out + captured.err == ""


def test_the_glossary_can_stand_elsewhere(garden: Garden) -> None:
    assert garden.run("--glossary", "words.yaml", "extract") == 0
    assert (garden.root / "words.yaml").exists()
    assert garden.run("--glossary", "words.yaml", "show", "大模型") == 0
    assert garden.run("show", "大模型", "--glossary", "words.yaml") == 0
    assert garden.run("show", "大模型") == 2


def test_configuration_is_found_and_checked(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("glossary.toml", 'paths = ["content/notes"]\nglossary = "词表.yaml"\n')
    assert garden.run("extract") == 0
    assert "代理" in (garden.root / "词表.yaml").read_text()
    garden.put("glossary.toml", 'path = "content"\n')
    assert garden.run("extract") == 2
    assert "paths" in capsys.readouterr().err


def test_other_marks_by_configuration(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("glossary.toml", 'marks = ["*"]\n')
    garden.put("content/d2l.md", "*机器学习*（machine learning，ML）\n")
    assert garden.run("scan", "content/d2l.md", "--format", "jsonl") == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["term"], record["english"], record["aliases"]) == ("机器学习", "machine learning", ["ML"])


def test_a_closed_pipe_is_no_error(garden: Garden) -> None:
    for number in range(300):
        garden.put(f"content/{number}.md", f"**词{number}**（Word {number}: {'很长的解释' * 50}）\n" * 4)
    run = garden.start("scan", "--format", "jsonl")
    assert run.stdout
    run.stdout.readline()
    run.stdout.close()
    assert run.stderr
    said = run.stderr.read()
    run.stderr.close()
    assert run.wait() == 0
    assert b"Traceback" not in said
    assert b"BrokenPipe" not in said


def test_runs_as_a_module(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "glossary", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("glossary ")


@pytest.mark.parametrize("arguments", [("page", "-o", ""), ("extract", "-o", " "), ("--glossary", "", "scan")])
def test_a_path_without_a_name_is_refused(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(list(arguments))
    assert "the name is empty" in capsys.readouterr().err

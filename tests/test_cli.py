"""The command line: exit statuses, options, pipes."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from glossary import __version__, commands
from glossary.__main__ import main
from glossary.arguments.examples import EXAMPLES
from glossary.arguments.parser import parser
from tests.garden import Garden


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"glossary {__version__}\n"


@pytest.mark.parametrize("arguments", [["frobnicate"], ["extract", "-j", "0"], ["scan", "--format", "xml"]])
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(arguments)
    assert exit_.value.code == 2


def test_alone_it_shows_how_to_start(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    named = set(re.findall(r"^  glossary ([a-z]+) ", capsys.readouterr().out, re.MULTILINE))
    assert {"scan", "extract", "annotate"} <= named <= set(COMMANDS)


COMMANDS = sorted(file.stem.removesuffix("_").replace("_", "-") for file in Path(commands.__path__[0]).glob("[!_]*.py"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main([command, "--help"])
    assert exit_.value.code == 0
    said = capsys.readouterr().out
    assert f"usage: glossary {command} " in said
    assert "\nexamples:\n  glossary " in said


@pytest.mark.parametrize(("asked", "shown"), [((), "usage: glossary [-h]"), (("extract",), "usage: glossary extract ")])
def test_help_is_a_word_as_well(asked: tuple[str, ...], shown: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["help", *asked])
    assert exit_.value.code == 0
    assert capsys.readouterr().out.startswith(shown)


def test_starting_imports_little() -> None:
    code = "import sys, glossary.__main__ as m; m.main(['--version']); print(len([n for n in sys.modules if 'glossary' in n]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "2"


# OpenSSL, what packs archives, what makes dataclasses: each takes a tenth of the time that one post may take.
SLOW = ("_hashlib", "lzma", "dataclasses", "inspect", "regex", "rjieba")


@pytest.mark.parametrize("command", [["annotate", "--check"], ["check"]])
def test_a_command_for_one_post_loads_nothing_slow(command: list[str], garden: Garden) -> None:
    garden.put("content/a.md", "大模型与**词元**（Token: 大模型的单位）\n")
    garden.put("content/b.md", "**大模型**（Large Model: 参数很多的模型）\n")
    garden.run("extract")
    code = f"import sys, glossary.__main__ as m; m.main({[*command, 'content/a.md']}); print([n for n in {SLOW} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=garden.root, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


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


@pytest.mark.parametrize("example", [example for examples in EXAMPLES.values() for example in examples])
def test_every_example_can_be_typed(example: str) -> None:
    command = re.split(r" [<>] ", example)[0]
    arguments = parser().parse_args(shlex.split(command)[1:])
    assert example in EXAMPLES[arguments.command]


def test_every_command_has_its_own_examples() -> None:
    assert sorted(EXAMPLES) == COMMANDS


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_complete(shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    for word in (*COMMANDS, "bilingual-glossary", "unsafe-fixes"):
        assert word in script
    if found := shutil.which(shell):
        (tmp_path / "completion").write_text(script, encoding="utf-8")
        subprocess.run([found, "-n", tmp_path / "completion"], check=True)


COLOURS = [
    ((), {}, False),
    (("--color", "always"), {}, True),
    (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    (("--color", "always"), {"NO_COLOR": "1"}, True),
    ((), {"FORCE_COLOR": "1"}, True),
    ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
]


@pytest.mark.parametrize(("options", "environment", "coloured"), COLOURS)
@pytest.mark.parametrize("command", [("check", "content/fault.md"), ("annotate", "--all", "--diff", "new.md")])
def test_colours_are_chosen(
    garden: Garden,
    options: tuple[str, ...],
    environment: dict[str, str],
    coloured: bool,
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.setenv(name, environment.get(name, ""))
    garden.run("extract")
    garden.put("new.md", "今天谈大模型。\n")
    garden.put("content/fault.md", "**大模型**(Large Model)。这里是全角的句子。\n")
    capsys.readouterr()
    garden.run(*options, *command)
    shown = capsys.readouterr().out
    assert shown
    assert ("\x1b[" in shown) == coloured


def test_without_a_folder_of_posts_it_says_where_markdown_stands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    posts = {"_posts/a.md": "", "_posts/2024/b.md": "", "notes/c.md": "", "node_modules/d.md": "", ".trash/e.md": ""}
    garden = Garden(tmp_path, posts)
    for command in ("extract", "scan"):
        assert garden.run(command) == 2
        said = capsys.readouterr().err
        assert "content: no such file or folder; Markdown stands in _posts/ (2), notes/ (1): " in said
        assert "run `glossary init`" in said
        assert said.count("\n") == 1
    assert garden.run("extract", "_posts") == 0


def test_a_folder_that_was_named_once_is_known_from_then_on_and_in_each_clone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = Garden(tmp_path, {"_posts/a.md": "**缓存**（cache: 暂存）\n", "_posts/b.md": "缓存\n"})
    assert garden.run("extract", "_posts") == 0
    shutil.rmtree(tmp_path / ".glossary")
    garden.put("_posts/c.md", "**队列**（queue: 排队）\n")
    for command in ("extract", "check", "scan"):
        assert garden.run(command) == 0, capsys.readouterr().err
    assert "- term: 队列\n" in garden.glossary
    assert "_posts/c.md" in capsys.readouterr().out


def test_a_configuration_and_a_folder_called_content_come_before_what_was_named_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = Garden(tmp_path, {"_posts/a.md": "**缓存**（cache: 暂存）\n"})
    assert garden.run("extract", "_posts") == 0
    garden.put("glossary.toml", 'paths = ["notes"]\n')
    assert garden.run("scan") == 2
    (tmp_path / "glossary.toml").unlink()
    garden.put("content/b.md", "**队列**（queue: 排队）\n")
    capsys.readouterr()
    assert garden.run("scan") == 0
    assert "content/b.md" in (said := capsys.readouterr().out) and "_posts" not in said


def test_without_any_markdown_it_says_what_to_type(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Garden(tmp_path, {}).run("extract") == 2
    assert "name the folder that holds your posts" in capsys.readouterr().err


PARSED = [
    (["--glossary", "check", "show", "scan"], "show"),
    (["show", "--", "extract"], "show"),
    (["check", "-q"], "check"),
]


@pytest.mark.parametrize(("argv", "command"), PARSED)
def test_a_parser_of_few_commands_says_what_that_of_all_says(argv: list[str], command: str) -> None:
    assert parser(argv).parse_args(argv) == parser().parse_args(argv)
    assert parser(argv).parse_args(argv).command == command


@pytest.mark.parametrize("argv", [["--help"], ["frobnicate"], ["--frobnicate", "check"], []])
def test_without_a_known_command_all_are_told(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for some in (parser(argv), parser()):
        with pytest.raises(SystemExit):
            some.parse_args(argv)
        said.append(capsys.readouterr())
    assert said[0] == said[1]


def test_the_parser_of_one_command_makes_no_other() -> None:
    (action,) = (each for each in parser(["show", "x"])._actions if each.dest == "command")
    assert list(action.choices or ()) == ["show"]

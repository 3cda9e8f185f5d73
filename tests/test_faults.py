"""Hostile clones, odd names, closed and full outputs, other systems: one line each, and nothing is harmed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path, PureWindowsPath

import pytest

from glossary.errors import FileError
from glossary.posts.difference import difference
from glossary.posts.faults import file_fault
from glossary.review.keys import NO_KEY, key_on_windows, keys_of
from tests.garden import PROJECT, Garden

Capture = pytest.CaptureFixture[str]


def test_what_lies_behind_a_link_is_not_removed(garden: Garden, tmp_path: Path) -> None:
    garden.run("extract")
    garden.run("page", "-o", "pages")
    home = tmp_path / "home"
    home.mkdir()
    known = home / "known.txt"
    known.write_bytes(b"known")
    pages = garden.root / "pages"
    listed = json.loads((pages / ".glossary-page.json").read_bytes())
    listed["html"]["link/known.txt"] = blake2b(b"known", digest_size=8).hexdigest()
    (pages / ".glossary-page.json").write_text(json.dumps(listed))
    (pages / "link").symlink_to(home)
    garden.run("page", "-o", "pages")
    assert known.exists()


def test_nothing_is_written_through_a_link_either(garden: Garden, tmp_path: Path, capsys: Capture) -> None:
    garden.run("extract")
    garden.run("page", "-o", "pages")
    profile = tmp_path / "profile"
    profile.write_bytes(b"mine")
    (garden.root / "pages/index.html").unlink()
    (garden.root / "pages/index.html").symlink_to(profile)
    assert garden.run("page", "-o", "pages") == 2
    assert profile.read_bytes() == b"mine"
    assert "a link leads out of" in capsys.readouterr().err


HOSTILE = "{{ ''.__class__.__mro__[1].__subclasses__() }}"


def test_a_template_runs_no_code(garden: Garden, capsys: Capture) -> None:
    garden.run("extract")
    garden.put("glossary.toml", 'page_templates = "theirs"\n')
    garden.put("theirs/page.html", HOSTILE)
    garden.run("page", "-o", "pages")
    shown = (garden.root / "pages/index.html").read_text("utf-8") if (garden.root / "pages/index.html").exists() else ""
    assert "class" not in shown


@pytest.mark.parametrize("command", [["annotate", "--all"], ["strip", "--all"], ["check", "--fix"]])
def test_a_post_behind_a_link_out_of_the_garden_stays(
    garden: Garden, tmp_path: Path, command: list[str], capsys: Capture
) -> None:
    diary = tmp_path / "diary.md"
    text = "大模型很好，**代理**(Agent)也是，**估值**（valuation）。\n".encode()
    diary.write_bytes(text)
    inner = Garden(garden.root / "inner")
    inner.put("content/again.md", "**大模型**（Large Model: 参数量巨大的模型）\n")
    (inner.root / "content/d.md").symlink_to(diary)
    inner.run("extract")
    inner.run(*command, "content")
    assert diary.read_bytes() == text
    assert "content/d.md: a link leads out" in capsys.readouterr().err


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    inner = Garden(tmp_path / "inner")
    diary = tmp_path / "diary.md"
    diary.write_bytes("**估值**（valuation）\n".encode())
    (inner.root / "content/d.md").symlink_to(diary)
    assert inner.run("strip", "--all", "content/d.md") == 0
    assert "valuation" not in diary.read_text("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are text")
@pytest.mark.parametrize("form", ["html", "markdown", "json", "eleventy"])
def test_a_name_that_is_not_utf_8(garden: Garden, form: str) -> None:
    name = os.fsencode(garden.root) + b"/content/bad-\xff.md"
    with open(name, "wb") as file:  # noqa: PTH123
        file.write("**坏名**（Bad Name: 定义）\n".encode())
    assert garden.run("extract", "--evidence") == 0
    assert garden.run("extract") == 0
    assert "坏名" in garden.glossary
    assert garden.run("page", "--format", form, "-o", "pages") == 0


@pytest.mark.parametrize("name", ["**", "a\\u0000b", "a?.yaml"])
def test_the_glossary_has_a_name_that_a_file_can_have(garden: Garden, name: str, capsys: Capture) -> None:
    garden.put("glossary.toml", f'glossary = "{name}"\n')
    assert garden.run("extract") == 2
    assert "glossary.toml:1: " in capsys.readouterr().err


def _shell(garden: Garden, line: str) -> subprocess.CompletedProcess[bytes]:
    glossary = f"{sys.executable} -m glossary"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(
        ["sh", "-c", line.replace("glossary", glossary, 1)],
        cwd=garden.root,
        env=environment,
        capture_output=True,
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize(
    "command",
    [
        ["export", "csv", "-o", "mine/terms.csv"],
        ["check", "--exit-zero", "--output-file", "mine/found.txt"],
        ["check", "--baseline", "mine/accepted.json", "--write-baseline"],
    ],
    ids=["export", "check --output-file", "check --write-baseline"],
)
def test_what_a_killed_run_left_beside_a_file_that_a_person_named_is_taken_away(
    garden: Garden, command: list[str]
) -> None:
    garden.put("mine/.glossary-4000000-0123abcd", "half a file")
    assert garden.run("-q", "extract") == 0
    assert garden.run("-q", *command) == 0
    assert not list((garden.root / "mine").glob(".glossary-*"))


def test_a_configuration_is_there_whole_or_not_at_all(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(file: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", stop)
        assert garden.run("-q", "init", "content", "--yes") == 130
    assert not (garden.root / "glossary.toml").exists()
    assert garden.run("-q", "init", "content", "--yes") == 0


def test_a_full_output_is_said_in_one_line(garden: Garden) -> None:
    run = _shell(garden, "glossary scan > /dev/full")
    assert run.returncode == 2
    assert run.stderr.decode().splitlines()[-1] == "glossary: the output: No space left on device"
    assert b"Traceback" not in run.stderr


@pytest.mark.skipif(os.name == "nt", reason="no such shell here")
def test_closed_outputs(garden: Garden) -> None:
    assert _shell(garden, "glossary extract >&-").returncode == 0
    assert _shell(garden, "glossary extract 2>&-").returncode == 0


KEYS = [
    (b"m", ["m"]),
    ("是".encode(), ["是"]),
    (b"\x1b[A", [NO_KEY]),
    (b"\x1b[M", [NO_KEY]),
    (b"\x1bOB", [NO_KEY]),
    (b"\x1b[1;5Ck", [NO_KEY, "k"]),
    (b"mk", ["m", "k"]),
]


@pytest.mark.parametrize(("sent", "keys"), KEYS)
def test_keys_of_a_terminal(sent: bytes, keys: list[str]) -> None:
    chunks = iter([sent, b""])
    assert list(keys_of(lambda: next(chunks))) == keys


@pytest.mark.parametrize(("sent", "key"), [("m", "m"), ("\xe0M", NO_KEY), ("\xe0K", NO_KEY), ("\x00H", NO_KEY)])
def test_keys_of_windows(sent: str, key: str) -> None:
    characters = iter(sent)
    assert key_on_windows(lambda: next(characters)) == key
    assert next(characters, "all read") == "all read"


def test_ctrl_c_on_windows() -> None:
    with pytest.raises(KeyboardInterrupt):
        key_on_windows(lambda: "\x03")


def test_a_diff_of_returns_and_odd_line_ends_applies(tmp_path: Path) -> None:
    before, after = "一\u2028二\r\n三\x0b四\r\n", "一\u2028二\r\n三\x0b五\r\n"
    post = tmp_path / "a.md"
    post.write_bytes(before.encode())
    with (tmp_path / "d").open("w", encoding="utf-8", newline="\n") as stream:
        stream.writelines(difference("a.md", before, after, stream))
    subprocess.run(["git", "apply", "-p0", "d"], cwd=tmp_path, check=True)
    assert post.read_bytes() == after.encode()


def test_a_folder_that_may_not_be_entered_is_named_and_not_what_is_hidden_in_it(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    may = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "data" and may(path, mode))
    assert str(file_fault(garden.root / "data/.glossary.written", PermissionError())) == (
        f"{garden.root / 'data'}: no permission"
    )
    assert str(file_fault("data/gone.md", FileNotFoundError())) == "data/gone.md: no such file or folder"


def test_what_python_asks_of_a_closed_folder_is_said_of_the_folder(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def refuse(path: Path, **_: object) -> bool:
        raise PermissionError(13, "Permission denied", str(path))

    may = os.access
    monkeypatch.setattr(Path, "exists", refuse)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).name != "data" and may(path, mode))
    assert garden.run("strip") == 2
    assert capsys.readouterr().err == "glossary: data: no permission\n"


@pytest.mark.parametrize("command", ["annotate", "strip"])
def test_what_could_not_be_written_is_not_counted(
    garden: Garden, command: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    def refuse(path: str, *_: object) -> None:
        raise FileError(path, "cannot be written, it is read-only")

    garden.put("content/plain.md", "大模型与代理，估值一说。\n")
    garden.run("-q", "extract")
    monkeypatch.setattr("glossary.posts.rewriting.rewrite_in_place", refuse)
    assert garden.run(command, "--all", "content") == 2
    said = capsys.readouterr().err
    assert ": cannot be written, it is read-only\n" in said
    assert said.endswith("4 posts: 0 annotations\n" if command == "annotate" else "4 posts: 0 annotations out\n")


def test_a_locale_of_ascii_gets_one_line_that_says_what_to_do(garden: Garden) -> None:
    assert garden.run("-q", "extract") == 0
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONUTF8": "0", "LC_ALL": "POSIX"}
    command = [sys.executable, "-m", "glossary", "show", "代理"]
    run = subprocess.run(command, cwd=garden.root, env=environment, capture_output=True, check=False)
    said = run.stderr.decode()
    assert (run.returncode, said.count("\n")) == (2, 1)
    assert "PYTHONUTF8=1" in said


def test_what_has_no_wheel_and_no_substitute_is_named_in_one_line(garden: Garden) -> None:
    garden.put("without/opencc.py", "raise ImportError('no wheel')\n")
    run = _of(garden, "without", "extract")
    assert run.returncode == 2
    assert run.stderr.decode() == (
        "glossary: opencc cannot be loaded (no wheel); "
        "install it: pip install opencc, or opencc-py, which needs no compiler\n"
    )


def test_without_the_automaton_the_results_are_the_same(garden: Garden) -> None:
    garden.put("content/plain.md", "大模型与代理，估值一说。大模型又说。\n")
    garden.put("without/ahocorasick_rs.py", "raise ImportError('no wheel')\n")
    assert garden.run("-q", "extract") == 0
    before, expected = garden.glossary, _annotated(garden, "")
    assert "**大模型**（".encode() in expected
    garden.forget()
    (garden.root / "data/glossary.yaml").unlink()
    (garden.root / "data/.glossary.lock").unlink()
    assert _of(garden, "without", "-q", "extract").returncode == 0
    assert garden.glossary == before
    assert _annotated(garden, "without") == expected


def _annotated(garden: Garden, without: str) -> bytes:
    run = _of(garden, without, "annotate", "--all", "--diff", "content/plain.md")
    assert run.returncode in (0, 1), run.stderr.decode()
    return run.stdout


def _of(garden: Garden, without: str, *command: str) -> subprocess.CompletedProcess[bytes]:
    paths = [str(garden.root / without)] if without else []
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([*paths, str(PROJECT)])}
    program = [sys.executable, "-m", "glossary", *command]
    return subprocess.run(program, cwd=garden.root, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("value", ["[" * 20_000, "{a=" * 20_000])
def test_a_configuration_that_is_nested_too_deep(
    garden: Garden, capsys: pytest.CaptureFixture[str], value: str
) -> None:
    garden.put("glossary.toml", f"x = {value}\n")
    assert garden.run("extract") == 2
    assert capsys.readouterr().err == "glossary: glossary.toml: not TOML: lists or tables are nested too deep\n"


def test_a_fault_names_a_path_with_slashes_on_every_system() -> None:
    assert str(FileError(PureWindowsPath("content\\notes\\a.md"), "wrong", 3)) == "content/notes/a.md:3: wrong"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("streams", ["2> /dev/full", ">&- 2>&-", "2>&-"])
@pytest.mark.parametrize(("command", "status"), [("--version", 0), ("scan", 0), ("check", 1), ("show 没有", 1)])
def test_talk_that_nobody_can_hear_ends_no_command(garden: Garden, command: str, status: int, streams: str) -> None:
    garden.put("content/bad.md", "这是**《书名》**（Book Name）说的。\n")
    garden.run("extract")
    assert _shell(garden, f"glossary {command} {streams}").returncode == status


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_a_version_that_cannot_be_written(garden: Garden) -> None:
    run = _shell(garden, "glossary --version > /dev/full")
    assert (run.returncode, run.stderr) == (2, b"glossary: the output: No space left on device\n")

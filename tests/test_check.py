"""`glossary check` around its rules: what is said in which form, what is kept silent, and how it ends."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from glossary.checking.baseline import fingerprint, read_baseline, without_accepted, write_baseline
from glossary.checking.checked_text import Text
from glossary.checking.context import Context
from glossary.checking.finding import Finding
from glossary.checking.formats import github, text
from glossary.checking.registry import all_rules
from glossary.edits import Edit
from glossary.errors import FileError
from glossary.language.width import display_width
from glossary.model import Annotation, Span
from tests.garden import Garden

GLOSSARY = "version: 1\nterms:\n- term: 大模型\n  english: Large Model\n- term: 护城河\n  english: Moat\n"
FAULTS = "**大模型**（Giant Model: 参数量巨大）\n\n**护城河**(Moat: 优势)\n"


@pytest.fixture
def faulty(tmp_path: Path) -> Garden:
    """A garden whose one post has an English name in other words and a pair of half-width parentheses."""
    garden = Garden(tmp_path, {"content/a.md": FAULTS})
    garden.glossary = GLOSSARY
    return garden


def finding(rule: str = "english-conflict", at: int = 3, path: str = "a.md") -> Finding:
    made = Text(path, "他说**大模型**（Giant Model）很贵。").finding(at, at + 5, "两个名字", about="大模型")
    return made._replace(rule=rule)


def test_a_finding_is_a_value_that_reads_as_its_line_of_output() -> None:
    assert str(finding()) == "a.md:1:4: english-conflict: 两个名字"
    assert finding() == finding() and len({finding(), finding(), finding(at=4)}) == 2
    assert sorted([finding(at=9), finding(path="b.md"), finding(at=4)]) == [
        finding(at=4),
        finding(at=9),
        finding(path="b.md"),
    ]


def test_the_mark_stands_under_the_place_in_columns_of_the_terminal() -> None:
    shown = list(text.lines([finding()]))
    assert shown[1:] == ["    他说**大模型**（Giant Model）很贵。", "         " + "^" * 8]


@pytest.mark.parametrize("columns", [80, 120])
def test_a_long_line_is_cut_to_the_terminal_around_the_place(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text_of_post = "长" * 300 + "**大模型**（Giant Model）" + "长\t" * 300
    made = Text("a.md", text_of_post).finding(300, 320, "两个名字")
    _, line, carets = text.lines([made])
    assert columns - 6 <= display_width(line) < columns
    assert line.startswith("    …") and line.endswith("…") and "\t" not in line
    start = display_width(line[: line.index("**大模型**")])
    assert carets == " " * start + "^" * display_width(text_of_post[300:320])


def test_colours_only_on_a_terminal_that_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = list(text.lines([finding()]))
    monkeypatch.setenv("NO_COLOR", "1")
    plain = list(text.lines([finding()]))
    assert "\x1b[" in coloured[0] and "\x1b" not in "".join(plain)
    assert re.sub(r"\x1b\[\d+m", "", "\n".join(coloured)) == "\n".join(plain)


def test_the_last_line_counts(faulty: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert faulty.run("check") == 1
    out, err = capsys.readouterr()
    assert [line.split(" ")[1] for line in out.split("\n") if line.startswith("content/")] == [
        "english-conflict:",
        "half-width:",
    ]
    assert err.endswith(
        "2 findings in 1 file, 1 post checked; 1 can be mended with --fix; 1 more with --fix --unsafe-fixes\n"
    )


def test_nothing_found_is_said_and_gives_zero(faulty: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    faulty.put("content/a.md", "**大模型**（Large Model）\n")
    assert faulty.run("check") == 0
    assert capsys.readouterr() == ("", "1 post: nothing found\n")


def test_json_has_what_programs_need(faulty: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    faulty.run("check", "--format", "json", "--select", "half-width")
    (found,) = json.loads(capsys.readouterr().out)
    assert {name: found[name] for name in ("path", "line", "column", "rule", "fix")} == {
        "path": "content/a.md",
        "line": 3,
        "column": 8,
        "rule": "half-width",
        "fix": "safe",
    }
    assert FAULTS[found["start"] : found["end"]] == "(Moat: 优势)"
    assert [edit["replacement"] for edit in found["edits"]] == ["（", "）"]


def test_github_lines_escape_what_means_something_there() -> None:
    (line,) = github.lines([finding(path="a,b:c.md")._replace(message="100%\n多")])
    assert line == (
        "::warning file=a%2Cb%3Ac.md,line=1,endLine=1,col=4,endColumn=9,title=english-conflict::100%25%0A多"
    )


def test_fixing_leaves_the_rest_byte_for_byte(faulty: Garden) -> None:
    post = faulty.root / "content/a.md"
    post.write_bytes(("\ufeff" + FAULTS.replace("\n", "\r\n")).encode().rstrip())
    assert faulty.run("check", "--fix") == 1
    fixed = FAULTS.replace("(Moat: 优势)", "（Moat: 优势）")
    assert post.read_bytes() == ("\ufeff" + fixed.replace("\n", "\r\n")).encode().rstrip()
    assert faulty.run("check", "--unsafe-fixes") == 0


def test_a_diff_writes_nothing(faulty: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert faulty.run("check", "--diff") == 1
    assert "-**护城河**(Moat: 优势)\n+**护城河**（Moat: 优势）\n" in capsys.readouterr().out
    assert (faulty.root / "content/a.md").read_text(encoding="utf-8") == FAULTS


def test_a_post_that_cannot_be_read_is_said_and_the_others_are_checked(
    faulty: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    (faulty.root / "content/bad.md").write_bytes(b"\xff")
    assert faulty.run("check") == 2
    out, err = capsys.readouterr()
    assert "content/bad.md:1:1: not UTF-8" in err and "english-conflict" in out


def test_without_a_glossary_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden = Garden(tmp_path, {"content/a.md": FAULTS})
    assert garden.run("check") == 2
    assert "run `glossary extract`" in capsys.readouterr().err


def test_only_what_is_asked_for_is_checked(faulty: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    faulty.put("content/b.md", FAULTS)
    faulty.edit("term: 护城河", "term: 大模型\n  aliases: [大模型]\n  definition: 大模型")
    faulty.run("--quiet", "check", "content/b.md", "--format", "json")
    assert {each["path"] for each in json.loads(capsys.readouterr().out)} == {"content/b.md"}
    assert faulty.run("--quiet", "check", "data/glossary.yaml", "--format", "json") == 1
    assert {each["path"] for each in json.loads(capsys.readouterr().out)} == {"data/glossary.yaml"}


def test_a_baseline_accepts_what_is_there_and_reports_what_is_new(faulty: Garden, tmp_path: Path) -> None:
    assert faulty.run("check", "--baseline", "known.json", "--write-baseline") == 0
    assert faulty.run("check", "--baseline", "known.json") == 0
    faulty.put("content/a.md", "新的一行\n\n" + FAULTS)
    assert faulty.run("check", "--baseline", "known.json") == 0, "what has only moved is known"
    faulty.put("content/a.md", FAULTS + "\n**大模型**（Huge Model: 很大）\n")
    assert faulty.run("check", "--baseline", "known.json") == 1


def test_a_baseline_counts_equal_findings(tmp_path: Path) -> None:
    write_baseline(tmp_path / "known.json", [finding(path=str(tmp_path / "a.md"))], tmp_path)
    accepted = read_baseline(tmp_path / "known.json")
    again = [finding(path=str(tmp_path / "a.md"), at=at) for at in (3, 3)]
    assert without_accepted(again, accepted, tmp_path) == again[1:]
    assert fingerprint(finding()) == fingerprint(finding()._replace(line=9, column=9))


@pytest.mark.parametrize("content", ["", "[]", '{"version": 9, "accepted": {}}', '{"accepted": 1}'])
def test_what_is_no_baseline_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "known.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileError, match="--write-baseline"):
        read_baseline(path)


@pytest.mark.parametrize("name", all_rules())
def test_every_rule_explains_itself_with_a_bad_and_a_good_example(
    name: str, faulty: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    assert faulty.run("check", "--explain", name) == 0
    manual = capsys.readouterr().out
    assert "\nBad:  " in manual and "\nGood: " in manual
    assert all_rules()[name].summary.endswith(".") and len(all_rules()[name].summary) <= 120


def test_the_list_marks_what_is_on(
    faulty: Garden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    faulty.run("check", "--list", "--ignore", "half-width")
    shown = capsys.readouterr().out.splitlines()
    assert max(map(len, shown)) <= 80
    lines = [line for line in shown if not line.startswith("   ")]
    assert [line[2:].split()[0] for line in lines] == list(all_rules())
    assert {line[2:].split()[0] for line in lines if line.startswith(" ")} == {
        "annotation-form",
        "definition-drift",
        "half-width",
        "missing-annotation",
        "prose-name",
        "shared-english",
    }


def test_only_posts_that_git_sees_changed(faulty: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    def git(*arguments: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=faulty.root, check=True)

    faulty.put("content/同 样.md", "**护城河**（Moat）\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "all")
    assert faulty.run("check", "--changed", "--select", "half-width") == 0
    faulty.put("content/同 样.md", FAULTS)
    faulty.put("content/new.md", FAULTS)
    capsys.readouterr()
    faulty.run("--quiet", "check", "--changed", "--select", "half-width", "--format", "json")
    assert [each["path"] for each in json.loads(capsys.readouterr().out)] == ["content/new.md", "content/同 样.md"]
    assert faulty.run("check", "--changed", "no-such-revision") == 2


def test_edits_of_a_finding_show_how_it_can_be_mended() -> None:
    edits = (Edit(Span(0, 1), ""),)
    assert [finding()._replace(edits=edits, safe=safe).fixable for safe in (True, False)] == ["safe", "unsafe"]
    assert finding().fixable == ""


def test_a_name_that_a_post_annotates_very_often_is_compared_once(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def usual(post: Context, annotation: Annotation, options: object) -> str:
        compared.append(annotation.term)
        return ""

    monkeypatch.setattr("glossary.checking.rules.name_separator._usual", usual)
    garden.put("content/often.md", "**缓存**（存下来备用的东西）" * 50)
    garden.run("-q", "extract")
    garden.run("-q", "check", "content/often.md")
    assert compared == ["缓存"]


def test_another_word_than_the_characters_become_is_no_safe_fix(tmp_path: Path) -> None:
    usual = "来看**消息队列**（Message Queue: 两个服务之间的中转站）。\n"
    post = "这篇讲**消息佇列**（Message Queue），说的是让两个服务不必同时在线的办法，随处可见，应用广泛，发展迅速。\n"
    garden = Garden(tmp_path, {"content/a.md": usual, "content/b.md": usual, "content/c.md": post})
    assert garden.run("--quiet", "extract") == 0
    fix = ["--quiet", "check", "--select", "mixed-script", "--fix"]
    assert garden.run(*fix) == 1
    assert (tmp_path / "content/c.md").read_text(encoding="utf-8") == post
    assert garden.run(*fix, "--unsafe-fixes") == 0
    assert "**消息队列**（Message Queue）" in (tmp_path / "content/c.md").read_text(encoding="utf-8")


def test_a_former_name_that_only_posts_state_loads_no_dictionary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    garden = Garden(tmp_path, {"content/a.md": "**湖证所**（Lake Exchange，曾称湖券所）在此。湖券所很小。\n"})
    garden.run("--quiet", "extract")
    converted: list[str] = []

    def to_traditional(name: str) -> str:
        converted.append(name)
        return name

    monkeypatch.setattr("glossary.checking.given_up.to_traditional", to_traditional)
    garden.run("--quiet", "check", "content")
    assert not converted
    assert "湖券所" in garden.glossary

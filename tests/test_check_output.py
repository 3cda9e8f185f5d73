"""What `check` shows of its findings: a screen of the worst to a person, all to programs, in many forms."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from xml.etree import ElementTree

import pytest

from glossary.checking.finding import SEVERITIES, worst
from glossary.checking.reading_uses import current_uses
from glossary.checking.registry import all_rules
from glossary.checking.showing import FORMATS, SCREEN
from glossary.checking.uses import Overlay
from glossary.config import Config
from glossary.index.database import Index
from glossary.posts.finding import PostFile
from glossary.posts.watching import changes
from glossary.report import Report
from tests.garden import Garden

GLOSSARY = "version: 1\nterms:\n- term: 花灯\n  english: Lantern\n- term: 灯\x20谜\n  english: Riddle\n"
FAULTY = "点**花灯**(Lamp: 夜里点的灯)。\n"


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    """Many typographic findings, and two of other English names."""
    posts = {f"content/p{at:02}.md": f"说**词{at}**(Word {at}: 一个词)。\n" for at in range(SCREEN + 5)}
    garden = Garden(tmp_path, {**posts, "content/z.md": FAULTY})
    assert garden.run("--quiet", "extract") == 0
    garden.glossary = garden.glossary.replace("english: Lamp", "english: Lantern")
    return garden


def out(garden: Garden, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    garden.run("check", *arguments)
    return capsys.readouterr().out


def test_a_person_sees_a_screen_with_the_worst_and_how_to_see_all(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = out(garden, capsys)
    assert shown.count(": half-width: ") == SCREEN - 1 and shown.count(": english-conflict: ") == 1
    assert "… and 7 more findings: --all shows all, --statistics counts" in shown
    assert "  2 in content/z.md (english-conflict 1, half-width 1)\n    glossary check --fix content/z.md\n" in shown
    assert "in data/glossary.yaml" not in shown, "the glossary is no post"
    everything = out(garden, capsys, "--all")
    assert everything.count(": half-width: ") == SCREEN + 6 and "more findings" not in everything


def test_what_the_posts_say_is_gathered_once_for_both(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    gathered: list[int] = []

    def current(config: Config, posts: Sequence[PostFile], index: Index, jobs: int, report: Report) -> Overlay:
        gathered.append(len(posts))
        return current_uses(config, posts, index, jobs, report)

    monkeypatch.setattr("glossary.checking.job.current_uses", current)
    garden.run("--quiet", "check")
    assert gathered == [SCREEN + 6]


def test_after_a_screen_the_concepts_that_matter_most_are_named(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    for at in range(3):
        garden.put(f"content/a{at}.md", "读的是**话元**（Token Unit: 文字的最小单位）。\n")
        garden.put(f"content/b{at}.md", "读的是**令符**（Token Unit: 文字的最小单位）。\n")
    assert garden.run("--quiet", "extract") == 0
    ending = 'What matters most, and what settles it:\n  Token Unit: 令符 3, 话元 3\n    glossary decide "Token Unit" --term 令符\n'
    assert ending in out(garden, capsys)
    assert "What matters most" not in out(garden, capsys, "content"), "only when all posts are checked"


def test_severities(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert {rule.severity for rule in all_rules().values()} == set(SEVERITIES)
    assert "half-width" not in out(garden, capsys, "--min-severity", "warning")
    garden.put("glossary.toml", 'check.severity.half-width = "error"\ncheck.min-severity = "error"\n')
    found = json.loads(out(garden, capsys, "--format", "json"))
    assert {(one["rule"], one["severity"]) for one in found} == {("half-width", "error")}


def test_the_worst_keep_their_order() -> None:
    from glossary.checking.checked_text import Text

    made = [
        Text("a.md", "一二三四").finding(at, at + 1, "x")._replace(severity=severity)
        for at, severity in enumerate(["info", "error", "info", "warning"])
    ]
    assert [one.start for one in worst(made, 3)] == [0, 1, 3]


def test_statistics_by_rule_post_and_entry(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert out(garden, capsys, "--statistics").splitlines()[0].split()[:2] == [str(SCREEN + 6), "half-width"]
    assert out(garden, capsys, "--statistics", "--group", "post").splitlines()[0].split()[:2] == ["2", "content/z.md"]
    by_entry = json.loads(out(garden, capsys, "--statistics", "--group", "entry", "--format", "json"))
    assert by_entry[0] == {"entry": "花灯", "findings": 2, "safe": 1, "unsafe": 1}
    assert out(garden, capsys, "--group", "entry", "--all").startswith("content/z.md")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_holds_every_finding_whatever_it_says(
    name: str, garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.put("content/odd <&\"'>.md", "说**<b>&\x01词**(Odd: 一个词)。\n")
    shown = out(garden, capsys, "--format", name, "--all")
    assert shown.count("half-width") >= SCREEN + 6 and "english-conflict" in shown
    if name in ("junit", "checkstyle"):
        root = ElementTree.fromstring(shown)
        count = len(json.loads(out(garden, capsys, "--format", "json")))
        assert len(root.findall(".//failure" if name == "junit" else ".//error")) == count > SCREEN + 7
    elif name in ("json", "sarif", "gitlab", "rdjson"):
        json.loads(shown)


def test_gitlab_has_a_fingerprint_for_each(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("content/z.md", FAULTY * 3)
    records = json.loads(out(garden, capsys, "--format", "gitlab"))
    assert len({record["fingerprint"] for record in records}) == len(records)
    assert {record["severity"] for record in records} == {"info", "minor"}


def test_nothing_found_is_a_case_that_passed(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    root = ElementTree.fromstring(out(garden, capsys, "--select", "unclosed-annotation", "--format", "junit"))
    assert root.attrib["failures"] == "0" and len(root.findall(".//testcase")) == 1


def test_a_message_is_one_line(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("content/z.md", "- 一种**花灯\n  (Lantern)：**夜里点的灯。\n")
    shown = out(garden, capsys, "content/z.md", "--select", "unrendered-bold")
    assert shown.splitlines()[0].startswith("content/z.md:1:5: unrendered-bold: **花灯 (Lantern)：**")


def test_a_file_for_the_findings_and_a_status_for_pipelines(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("check", "--format", "json", "--output-file", "out/found.json", "--exit-zero") == 0
    assert capsys.readouterr().out == ""
    assert len(json.loads((garden.root / "out/found.json").read_text(encoding="utf-8"))) == SCREEN + 7


def test_watching_tells_of_each_change() -> None:
    stamps = iter([1, 1, 2, 2, 2, 3, 3])
    assert list(islice(changes(lambda: next(stamps), pause=0), 3)) == [None, None, None]


def test_watch_checks_again_with_what_has_changed(
    garden: Garden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def twice(stamps: object) -> object:
        yield
        garden.edit("english: Lantern", "english: Lamp")
        yield
        raise KeyboardInterrupt

    monkeypatch.setattr("glossary.commands.check.changes", twice)
    assert garden.run("check", "--watch", "--min-severity", "warning") == 130
    said = capsys.readouterr()
    assert said.out.count("english-conflict") == 1 and said.err.count("waiting for a change") == 2


def test_the_command_of_a_post_is_one_word_for_the_shell_and_looks_first_at_what_is_uncertain(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.put(
        "content/灯 会.md", "挂**走马灯**（Zoetrope: 会转的灯）。" + "又挂**走马灯**（Zoetrope: 会转的灯）。" * 3
    )
    command = '    glossary check --fix --unsafe-fixes --diff "content/灯 会.md"\n'
    assert command in out(garden, capsys)

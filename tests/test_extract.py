"""`glossary extract` from end to end: what is kept, what follows the posts, and that nothing is ever half-written."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from glossary.store import lock as lock_format
from glossary.store.document import parse_document
from tests.garden import POSTS, PROJECT, Garden

CORPUS = PROJECT.parent / "shared/corpus/vault"


def test_writes_the_entries_of_all_posts(garden: Garden) -> None:
    assert garden.run("extract") == 0
    terms = yaml.safe_load(garden.glossary)["terms"]
    assert [term["term"] for term in terms] == ["代理", "估值", "大模型", "李雷"]
    assert terms[2] == {"term": "大模型", "english": "Large Model", "definition": "参数量巨大的模型"}
    assert terms[3]["kind"] == "person"


def test_a_second_run_writes_nothing_not_even_the_time(garden: Garden) -> None:
    garden.run("extract")
    before = _times(garden)
    time.sleep(0.01)
    garden.run("extract")
    garden.forget()
    garden.run("extract")
    assert _times(garden) == before


def _times(garden: Garden) -> dict[str, tuple[int, int, int]]:
    stats = {path.name: path.stat() for path in (garden.root / "data").iterdir()}
    return {name: (found.st_mtime_ns, found.st_ctime_ns, found.st_ino) for name, found in stats.items()}


@pytest.mark.parametrize("setting", ['marks = ["*", "plain"]', "[kinds]\npeople = 'person'", 'subjects = ["about"]'])
def test_posts_are_read_anew_once_they_are_to_be_read_otherwise(garden: Garden, setting: str) -> None:
    lists = "---\npeople: [机器学习]\nabout: [学习]\n---\n\n"
    garden.put("content/d2l.md", f"{lists}*机器学习*（machine learning）很难。\n\n**机器学习**（ML）\n")
    garden.run("extract")
    garden.put("glossary.toml", f"{setting}\n")
    garden.run("extract")
    warm = garden.glossary
    garden.forget()
    garden.run("extract")
    assert garden.glossary == warm


@pytest.mark.parametrize("state", ["warm", "cold"])
def test_any_number_of_processes_gives_the_same_bytes(tmp_path: Path, state: str) -> None:
    results = set()
    for jobs in ("1", "2", "3"):
        garden = Garden(tmp_path / jobs)
        shutil.copytree(PROJECT / "content", garden.root / "content", dirs_exist_ok=True)
        if state == "warm":
            garden.run("extract")
            garden.put("content/later.md", "**注意力**（Attention: 给重要的词更大的权重）\n")
        else:
            garden.put("content/later.md", "**注意力**（Attention: 给重要的词更大的权重）\n")
        assert garden.run("extract", "-j", jobs) == 0
        results.add((garden.glossary, garden.lock))
    assert len(results) == 1


def test_a_change_in_steps_and_at_once_gives_the_same_bytes(tmp_path: Path) -> None:
    steps, at_once = Garden(tmp_path / "steps", {}), Garden(tmp_path / "once")
    (steps.root / "content").mkdir(parents=True)
    for name, text in POSTS.items():
        steps.put(name, text)
        steps.run("extract")
    at_once.run("extract")
    assert (steps.glossary, steps.lock) == (at_once.glossary, at_once.lock)


# --- What a person wrote stays --------------------------------------------------------------------------------------

EDITS = {
    "a field": ("definition: 参数量巨大的模型", "definition: 大就是多"),
    "quoting": ("english: Large Model", 'english: "Large Model"'),
    "a comment above": ("- term: 大模型", "# 用户最常问的词\n- term: 大模型"),
    "a comment behind": ("english: Large Model", "english: Large Model  # 大小写如此"),
    "order": (
        "english: Large Model\n  definition: 参数量巨大的模型",
        "definition: 参数量巨大的模型\n  english: Large Model",
    ),
    "an added field": ("- term: 大模型\n", "- term: 大模型\n  note: 见样式手册\n"),
    "a former name": ("- term: 大模型\n", "- term: 大模型\n  superseded: [巨型模型]\n"),
    "an added entry": ("- term: 估值\n", "- term: 困惑度\n  english: Perplexity\n- term: 估值\n"),
    "removed by marking": ("- term: 大模型\n", "- term: 大模型\n  status: removed\n"),
    "many lines": ("definition: 参数量巨大的模型", "definition: >-\n    参数量\n    巨大的模型"),
}
# Where the field that was moved, or the entry beside the added one, follows the posts.
KEPT = {
    "order": r"- term: 大模型\n  definition: .*\n  english: ",
    "an added entry": r"- term: 困惑度\n  english: Perplexity\n",
}
CHANGES: dict[str, Callable[[Garden], object]] = {
    "nothing": lambda garden: None,
    "a post says otherwise": lambda garden: garden.put("content/models.md", "**大模型**（Big Model: 很大）\n"),
    "the posts vanish": lambda garden: garden.remove("content/models.md", "content/again.md"),
    "a post is renamed": lambda garden: (garden.root / "content/models.md").rename(garden.root / "content/new.md"),
    "a post comes": lambda garden: garden.put("content/b.md", "**大模型**（LLM: 又一种说法）**困惑**（Doubt）\n"),
}


@pytest.mark.parametrize("index", ["warm", pytest.param("deleted", marks=pytest.mark.thorough)])
@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("edit", EDITS)
def test_a_persons_edit_survives(garden: Garden, edit: str, change: str, index: str) -> None:
    garden.run("extract")
    garden.edit(*EDITS[edit])
    CHANGES[change](garden)
    if index == "deleted":
        garden.forget()
    assert garden.run("extract") == 0
    kept = KEPT.get(edit) or re.escape(EDITS[edit][1])
    assert re.search(kept, garden.glossary)
    again = garden.glossary
    assert garden.run("extract") == 0
    assert garden.glossary == again


@pytest.mark.parametrize("change", CHANGES)
def test_a_fresh_clone_gives_what_a_warm_index_gives(tmp_path: Path, change: str) -> None:
    results = []
    for state in ("warm", "cold"):
        garden = Garden(tmp_path / state)
        garden.run("extract")
        garden.edit(*EDITS["a field"])
        CHANGES[change](garden)
        if state == "cold":
            garden.forget()
        garden.run("extract")
        results.append((garden.glossary, garden.lock))
    assert results[0] == results[1]


def test_what_nobody_touched_follows_the_posts(garden: Garden) -> None:
    garden.run("extract")
    garden.edit("english: Large Model", "english: LM")
    garden.put("content/models.md", "**大模型**（Large Model: 新的说法）\n")
    garden.put("content/again.md", "**大模型**（Large Model: 新的说法）\n")
    garden.run("extract")
    assert "english: LM\n  definition: 新的说法\n" in garden.glossary
    assert "估值" not in garden.glossary


def test_a_deleted_entry_stays_out_until_it_is_written_again(garden: Garden) -> None:
    garden.run("extract")
    garden.edit("- term: 估值\n  english: valuation\n", "")
    garden.put("content/b.md", "**估值**（valuation: 公司值多少钱）\n")
    garden.run("extract")
    garden.forget()
    garden.run("extract")
    assert "估值" not in garden.glossary
    garden.glossary += "- term: 估值\n"
    garden.run("extract")
    assert "- term: 估值\n  english: valuation\n  definition: 公司值多少钱\n" in garden.glossary


def test_an_alias_written_by_hand_merges_two_entries(garden: Garden) -> None:
    garden.put("content/b.md", "**大型模型**（Big Model: 很大的模型）\n")
    garden.run("extract")
    assert "- term: 大型模型\n" in garden.glossary
    garden.edit("  definition: 参数量巨大的模型\n", "  definition: 参数量巨大的模型\n  aliases: [大型模型]\n")
    garden.run("extract")
    assert "- term: 大型模型\n" not in garden.glossary


def test_a_name_given_up_by_hand_stands_in_one_list(garden: Garden) -> None:
    garden.put("content/more.md", "**大型模型**（Large Model）和**模型**（Model）。**大型模型**（Large Model）。\n")
    garden.run("extract")
    assert "aliases: [大型模型]" in garden.glossary
    garden.edit("  aliases: [大型模型]\n", "  superseded: [大型模型]\n")
    garden.put("content/other.md", "**大型模型**（Large Model）**大型模型**（Large Model）\n")
    garden.run("extract")
    assert "- term: 大模型\n  english: Large Model\n" in garden.glossary
    assert "  superseded: [大型模型]\n" in garden.glossary
    assert garden.glossary.count("大型模型") == 1


def test_a_former_name_in_the_posts_is_set_apart(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("content/dairy.md", "**湖畔乳业**（Lakeside Dairy，简称湖乳，曾称湖畔牛奶）\n")
    garden.run("extract")
    assert "  aliases: [湖乳]\n  superseded: [湖畔牛奶]\n" in garden.glossary
    capsys.readouterr()
    garden.run("show", "湖畔牛奶")
    assert "formerly: 湖畔牛奶" in capsys.readouterr().out


def test_two_senses_kept_apart_by_hand_stay_two(garden: Garden) -> None:
    garden.run("extract")
    garden.edit("- term: 估值\n", "- term: 代理\n  english: Proxy\n- term: 估值\n")
    garden.put("content/net.md", "**代理**（Proxy: 替别人转发请求的服务器）\n")
    garden.forget()
    garden.run("extract")
    text = garden.glossary
    assert "- term: 代理\n  english: Agent\n  definition: 替人办事的程序\n" in text
    assert "- term: 代理\n  english: Proxy\n  definition: 替别人转发请求的服务器\n" in text
    assert text.count("- term: 代理\n") == 2
    garden.run("extract")
    assert garden.glossary == text


def test_a_part_of_the_posts_adds_and_takes_nothing_away(garden: Garden) -> None:
    garden.run("extract")
    before = garden.glossary
    garden.put("content/b.md", "**困惑度**（Perplexity）**大模型**（Huge: 别样）\n")
    assert garden.run("extract", "content/b.md") == 0
    assert "- term: 困惑度\n  english: Perplexity\n" in garden.glossary
    assert garden.glossary.replace("- term: 困惑度\n  english: Perplexity\n", "") == before


def test_looking_at_an_edit_does_not_hide_it_from_the_next_run(garden: Garden) -> None:
    garden.put("content/b.md", "**大型模型**（Big Model: 很大的模型）\n")
    garden.run("extract")
    garden.edit("  definition: 参数量巨大的模型\n", "  definition: 参数量巨大的模型\n  aliases: [大型模型]\n")
    garden.run("show", "大模型")
    garden.run("extract")
    assert "- term: 大型模型\n" not in garden.glossary


def test_evidence_is_written_on_request(garden: Garden) -> None:
    garden.run("extract", "--evidence")
    entry = next(term for term in yaml.safe_load(garden.glossary)["terms"] if term["term"] == "大模型")
    assert entry["posts"] == 2
    assert entry["first_seen"] == "content/again.md"
    assert entry["variants"] == {"definition": {"参数量很大的模型，能写能画": 1}}


def test_dry_run_and_diff_write_nothing(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("extract", "--dry-run") == 0
    assert not (garden.root / "data").exists()
    assert garden.run("extract", "--diff") == 0
    assert not (garden.root / "data").exists()
    assert "+- term: 大模型\n" in capsys.readouterr().out


def test_the_output_can_stand_elsewhere(garden: Garden) -> None:
    assert garden.run("extract", "-o", "其他/词 表.yaml") == 0
    assert "大模型" in (garden.root / "其他/词 表.yaml").read_text()
    assert not (garden.root / "data").exists()


# --- Bad input ------------------------------------------------------------------------------------------------------


def test_a_post_that_turns_bad_keeps_what_it_said(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.run("extract")
    before = garden.glossary
    (garden.root / "content/models.md").write_bytes("**大模型**（Large".encode() + b"\xff\xfe")
    assert garden.run("extract") == 2
    said = capsys.readouterr().err
    assert "content/models.md" in said
    assert "byte 21" in said
    assert garden.glossary == before
    assert garden.run("extract") == 2, "the post is still bad"
    garden.put("content/models.md", "空空如也\n")
    assert garden.run("extract") == 0
    assert "估值" not in garden.glossary


def test_broken_front_matter_is_said_once_and_the_body_read(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("content/b.md", "---\ntitle: [未闭合\ndate: 1\n---\n**困惑度**（Perplexity）\n")
    assert garden.run("extract") == 0
    said = [line for line in capsys.readouterr().err.splitlines() if "content/b.md" in line]
    assert len(said) == 1
    assert said[0].startswith("content/b.md:3")
    assert "困惑度" in garden.glossary


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("version: 1\nterms:\n- term: [\n", "data/glossary.yaml:"),
        ("version: 1\nterms:\n- term: 12\n", "data/glossary.yaml:3:9"),
        ("version: 1\nterms:\n- term: 词\n  englsh: Word\n", "data/glossary.yaml:4:3"),
        ("version: 1\nterms:\n- term: 词\n- term: 词\n", "data/glossary.yaml:4:"),
        ("version: 9\nterms:\n- term: 词\n", "data/glossary.yaml:1:"),
    ],
)
def test_a_wrong_glossary_is_refused_and_left_alone(
    garden: Garden, text: str, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.glossary = text
    assert garden.run("extract") == 2
    assert place in capsys.readouterr().err
    assert garden.glossary == text


def test_no_posts_and_no_annotations_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden = Garden(tmp_path, {"content/leer.md": "nothing\n"})
    assert garden.run("extract") == 0
    assert "no annotations" in capsys.readouterr().err
    garden.remove("content/leer.md")
    assert garden.run("extract") == 0
    assert "no posts" in capsys.readouterr().err
    garden.put("content/leer.rst", "nothing\n")
    assert garden.run("scan") == 0
    assert "but there are 1 .rst" in capsys.readouterr().err


def test_a_missing_path_is_the_users_fault(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("extract", "contnet") == 2
    assert "contnet: no such file or folder" in capsys.readouterr().err
    shutil.rmtree(garden.root / "content")
    assert garden.run("extract") == 2


def test_odd_names_work(garden: Garden) -> None:
    garden.put("content/-n 空 格.md", "**困惑度**（Perplexity）\n")
    garden.put("-rf.md", "**注意力**（Attention）\n")
    assert garden.run("extract", "content", "--", "-rf.md") == 0
    assert "困惑度" in garden.glossary
    assert "注意力" in garden.glossary


def test_a_name_that_is_not_utf8_works(garden: Garden) -> None:
    name = os.fsdecode(b"content/\xff\xfe.md")
    garden.put(name, "**困惑度**（Perplexity）\n")
    assert garden.run("extract") == 0
    assert "困惑度" in garden.glossary
    run = garden.start("show", "困惑度")
    out, said = run.communicate()
    assert run.returncode == 0, said
    assert b"content/\xff\xfe.md:1" in out


@pytest.mark.parametrize("damage", ["text", "truncated", "old", "garbled"])
def test_a_damaged_index_is_made_anew(garden: Garden, damage: str) -> None:
    garden.run("extract")
    index = garden.root / ".glossary/index.sqlite"
    if damage == "text":
        index.write_text("no database")
    elif damage == "truncated":
        index.write_bytes(index.read_bytes()[:5000])
    elif damage == "old":
        with sqlite3.connect(index) as connection:
            connection.execute("UPDATE facts SET value = '0' WHERE name = 'format'")
        connection.close()
    else:
        with sqlite3.connect(index) as connection:
            connection.execute("UPDATE posts SET uses = x'ff00'")
        connection.close()
    garden.put("content/b.md", "**困惑度**（Perplexity）\n")
    assert garden.run("extract") == 0
    assert "困惑度" in garden.glossary
    assert "大模型" in garden.glossary


def test_a_folder_that_cannot_be_written_does_without_index(garden: Garden) -> None:
    (garden.root / ".glossary").write_text("in the way")
    assert garden.run("extract") == 0
    assert "大模型" in garden.glossary


def test_what_a_full_disk_left_of_the_file_that_hides_the_index_is_written_anew(garden: Garden) -> None:
    garden.put(".glossary/.gitignore", "")
    garden.run("extract")
    assert (garden.root / ".glossary/.gitignore").read_bytes() == b"*\n"


def test_the_index_ignores_itself_in_git(garden: Garden) -> None:
    garden.run("extract")
    assert (garden.root / ".glossary/.gitignore").read_text() == "*\n"


@pytest.mark.parametrize("place", ["data/glossary.yaml", "glossary.yaml", "a/b/terms.yaml"])
def test_the_schema_stands_where_the_first_line_says_in_a_fresh_clone_too(garden: Garden, place: str) -> None:
    garden.run("--glossary", place, "extract")
    garden.forget()
    text = (garden.root / place).read_text("utf-8")
    named = text.splitlines()[0].partition("$schema=")[2]
    schema = json.loads((garden.root / place).with_name(named).read_text("utf-8"))
    jsonschema.validate(yaml.safe_load(text), schema)


def test_no_schema_is_put_beside_a_file_that_does_not_name_it(garden: Garden) -> None:
    garden.glossary = "version: 1\nterms: []\n"
    assert garden.run("extract") == 0
    assert [path.name for path in (garden.root / "data").glob("*schema*")] == []


def test_a_pattern_that_excludes_nothing_is_said_once(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("glossary.toml", 'exclude = [\n  "content/notes/*",\n  "drafts/*",\n]\n')
    for arguments in (("extract",), ("scan",)):
        assert garden.run(*arguments) == 0
        said = capsys.readouterr().err
        assert said.count("matches nothing") == 1
        assert "glossary.toml:3:3: drafts/* matches nothing that is there" in said
    assert garden.run("scan", "content/models.md") == 0
    assert "matches nothing" not in capsys.readouterr().err


# --- Interruptions --------------------------------------------------------------------------------------------------


def _is_sound(garden: Garden) -> None:
    """The file is whole, and the lock belongs to it: nothing in it looks like a person's work."""
    document = parse_document(garden.glossary, lock_format.parse_lock(garden.lock), "glossary.yaml")
    assert not any(block.touched for block in document.blocks)


def test_two_runs_at_once_leave_a_sound_glossary(tmp_path: Path) -> None:
    garden = Garden(tmp_path)
    shutil.copytree(PROJECT / "content", garden.root / "content", dirs_exist_ok=True)
    runs = [garden.start("extract") for _ in range(3)]
    said = [run.communicate(timeout=60)[1].decode() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], said
    assert garden.run("extract") == 0
    _is_sound(garden)


def test_killed_at_any_moment_the_next_run_is_right(tmp_path: Path) -> None:
    expected = Garden(tmp_path / "expected")
    shutil.copytree(PROJECT / "content", expected.root / "content", dirs_exist_ok=True)
    expected.run("extract")
    garden = Garden(tmp_path / "killed")
    shutil.copytree(PROJECT / "content", garden.root / "content", dirs_exist_ok=True)
    chance = random.Random(7)
    for moment in range(12):
        garden.put("content/b.md", f"**困惑度**（Perplexity: 第{moment}种说法）\n")
        run = garden.start("extract")
        time.sleep(chance.uniform(0.05, 0.35))
        run.send_signal(signal.SIGKILL)
        run.communicate()
        if (garden.root / "data/glossary.yaml").exists():
            yaml.safe_load(garden.glossary)
    garden.remove("content/b.md")
    assert garden.run("extract") == 0
    assert garden.glossary == expected.glossary
    assert garden.lock == expected.lock


@pytest.mark.skipif(os.name == "nt", reason="signals differ")
def test_ctrl_c_gives_130_and_no_traceback(tmp_path: Path) -> None:
    garden = Garden(tmp_path)
    os.mkfifo(garden.root / "wait")
    run = garden.start("--config", "wait", "extract")
    time.sleep(0.4)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=10)
    assert run.returncode == 130
    assert b"Traceback" not in said


def test_the_demonstration_glossary_is_up_to_date(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "content", tmp_path / "content")
    shutil.copytree(PROJECT / "data", tmp_path / "data")
    garden = Garden(tmp_path, {})
    before = (garden.glossary, garden.lock)
    assert garden.run("extract", "content") == 0
    assert (garden.glossary, garden.lock) == before


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
def test_a_real_vault_gives_the_same_bytes_in_parallel(tmp_path: Path) -> None:
    results = []
    for jobs in ("1", "4"):
        target = tmp_path / f"{jobs}.yaml"
        garden = Garden(tmp_path / jobs, {})
        garden.root.mkdir(exist_ok=True)
        assert garden.run("extract", str(CORPUS / "posts"), "-j", jobs, "-o", str(target)) == 0
        results.append(target.read_bytes())
    assert results[0] == results[1]

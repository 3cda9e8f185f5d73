"""Guards: each of these tests fails when one guard against lost, false or foreign work is taken out."""

from __future__ import annotations

import os
import subprocess

import pytest

from glossary.checking.finding import Finding
from glossary.checking.fixing import mend
from glossary.edits import Edit
from glossary.entries.clustering import Ties, cluster
from glossary.entries.election import elect_english, elect_term
from glossary.entries.verdict import MERGE
from glossary.index.place import INDEX_FOLDER
from glossary.index.run_lock import alone
from glossary.model import Span
from glossary.store import update
from glossary.store.file import GlossaryFile
from tests.garden import Garden

MINE = "version: 1\nterms:\n- term: 我的词\n  english: Mine\n"


def test_a_glossary_that_was_saved_while_extract_ran_is_not_overwritten(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.run("extract")
    garden.put("content/new.md", "**困惑度**（Perplexity）\n")
    read = GlossaryFile.read

    def read_and_be_overtaken(file: GlossaryFile) -> object:
        before = read(file)
        garden.glossary = MINE
        return before

    monkeypatch.setattr(GlossaryFile, "read", read_and_be_overtaken)
    assert garden.run("extract") == 2
    assert garden.glossary == MINE
    assert "data/glossary.yaml" in capsys.readouterr().err


def test_nor_is_one_that_is_saved_while_it_is_written(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.run("extract")
    lock = garden.lock
    garden.put("content/new.md", "**困惑度**（Perplexity）\n")

    def save(file: int) -> None:
        # The lock is on its way to the disk, and the glossary has been compared already.
        garden.glossary = MINE

    monkeypatch.setattr(os, "fsync", save)
    assert garden.run("extract") == 2
    assert (garden.glossary, garden.lock) == (MINE, lock)
    assert "data/glossary.yaml" in capsys.readouterr().err
    assert not list((garden.root / "data").glob("*pending*"))


def _say_otherwise_in_most_posts(garden: Garden) -> None:
    for number in range(6):
        garden.put(f"content/{number}.md", "**大模型**（Large Model: 会写会算的模型）\n")


def test_what_a_person_removed_follows_the_posts_no_longer(garden: Garden) -> None:
    garden.run("extract")
    garden.edit("  english: Large Model\n", "  english: Large Model\n  status: removed\n")
    garden.run("extract")
    before = garden.glossary
    _say_otherwise_in_most_posts(garden)
    assert garden.run("extract") == 0
    assert garden.glossary == before


@pytest.mark.parametrize("wrong", ["- term: 别的\n  english: Other\n", "- term: [\n", ""])
def test_lines_that_would_not_say_what_they_must_are_not_written(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, wrong: str
) -> None:
    garden.run("extract")
    garden.edit("  english: Large Model\n", "  english: Large Model\n  status: admitted\n")
    garden.run("extract")
    before = garden.glossary
    _say_otherwise_in_most_posts(garden)
    monkeypatch.setattr(update, "with_fields", lambda *_: wrong)
    assert garden.run("extract") == 0
    assert garden.glossary == before
    monkeypatch.undo()
    garden.forget()
    assert garden.run("extract") == 0
    assert "会写会算的模型" in garden.glossary


@pytest.mark.parametrize("replacement", ["# ", "`甲` ", "[a](b) ", "<p>", "{{ x }}", "$x$ "])
def test_a_fix_that_changes_what_the_post_is_made_of_is_not_carried_out(replacement: str) -> None:
    finding = Finding("a.md", 1, 1, "rule", "message", 0, 1, 1, 2, (Edit(Span(0, 0), replacement),), safe=True)
    mended = mend("甲乙。\n", [finding], lambda text, back: [], unsafe=False)
    assert (mended.text, mended.mended) == ("甲乙。\n", 0)


def test_a_run_waits_for_the_one_before(garden: Garden) -> None:
    garden.run("extract")
    garden.put("content/new.md", "**困惑度**（Perplexity）\n")
    with alone(garden.root / INDEX_FOLDER):
        waiting = garden.start("extract")
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(1.5)
        assert "困惑度" not in garden.glossary
    waiting.communicate(timeout=60)
    assert waiting.returncode == 0
    assert "困惑度" in garden.glossary


def test_a_change_of_the_same_length_with_its_old_date_is_seen(garden: Garden) -> None:
    garden.run("extract")
    post = garden.root / "content/models.md"
    before = post.stat()
    with post.open("r+b") as file:
        file.write(post.read_bytes().replace(b"Large Model", b"Great Model"))
    os.utime(post, ns=(before.st_atime_ns, before.st_mtime_ns))
    garden.remove("content/again.md")
    assert (post.stat().st_size, post.stat().st_ino) == (before.st_size, before.st_ino)
    garden.run("extract")
    assert "english: Great Model" in garden.glossary


def test_check_reads_a_post_that_changed_since_it_was_extracted(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.put("content/more.md", "**大模型**（Large Model: 参数量巨大的模型）。\n")
    garden.run("extract")
    garden.put("content/more.md", "**大模型**（Great Thing: 参数量巨大的模型）。\n")
    capsys.readouterr()
    assert garden.run("check", "content/more.md", "--select", "english-conflict") == 1
    assert "Great Thing here, Large Model" in capsys.readouterr().out


def test_a_post_that_is_gone_is_gone_for_good(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.run("extract")
    garden.remove("content/again.md")
    garden.run("extract")
    standing = (garden.root / INDEX_FOLDER / "index.sqlite").read_bytes()
    capsys.readouterr()
    garden.run("extract")
    assert (garden.root / INDEX_FOLDER / "index.sqlite").read_bytes() == standing
    assert "nothing" in capsys.readouterr().err


def test_a_kind_that_changes_in_one_post_changes_the_entry_of_all(garden: Garden) -> None:
    garden.put("content/list.md", "---\npeople: [湖畔社]\n---\n**湖畔社**\n\n又见**湖畔社**（Lakeside Society）\n")
    garden.put("content/said.md", "**湖畔社**（Lakeside Society: 一群读书的人）\n")
    garden.run("extract")
    assert (
        "- term: 湖畔社\n  english: Lakeside Society\n  definition: 一群读书的人\n  kind: person\n" in garden.glossary
    )
    garden.put("content/list.md", "---\ncompanies_orgs: [湖畔社]\n---\n又见**湖畔社**（Lakeside Society）\n")
    garden.run("extract")
    assert "  definition: 一群读书的人\n  kind: organization\n" in garden.glossary


def test_an_entry_renamed_by_hand_is_still_shown_with_its_posts(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.run("extract")
    garden.edit("  english: Large Model\n", "  english: Big Language Machine\n")
    capsys.readouterr()
    assert garden.run("show", "大模型") == 0
    said = capsys.readouterr().out
    assert "Big Language Machine" in said
    assert "content/models.md:3" in said


def test_what_is_accepted_in_one_post_is_new_in_another(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.run("extract")
    known, fault = ("--select", "half-width", "--baseline", "known.json"), "**大模型**(Large Model)有了，句子很长。\n"
    garden.put("content/old.md", fault)
    assert garden.run("check", *known, "--write-baseline") == 0
    assert garden.run("check", *known) == 0
    garden.put("content/old.md", "没有了。\n")
    garden.put("content/new.md", fault)
    assert garden.run("check", *known) == 1
    assert "content/new.md" in capsys.readouterr().out


def test_nothing_is_put_right_behind_an_annotation(garden: Garden) -> None:
    garden.run("extract")
    garden.put("new.md", "**自有词**（Own Word）大模型来了，第二句再谈大模型吧。\n")
    assert garden.run("annotate", "--all", "new.md") == 0
    written = (garden.root / "new.md").read_text("utf-8")
    assert written.startswith("**自有词**（Own Word）大模型来了，第二句再谈**大模型**（Large Model")


def grouped(points: dict[tuple[int, int], float], sizes: dict[int, int]) -> list[list[int]]:
    return cluster(Ties(sizes, points))


def test_few_members_against_many_are_overruled_and_a_tenth_is_not() -> None:
    # 0 and 1 are one; 2 is tied to 0, and 1 contradicts it.
    points = {(0, 1): MERGE, (0, 2): MERGE, (1, 2): -5.0}
    assert grouped(points, {0: 101, 1: 10, 2: 1}) == [[0, 1, 2]]
    assert grouped(points, {0: 100, 1: 10, 2: 1}) == [[0, 1]]


def test_what_merely_looks_unlike_weighs_less() -> None:
    points = {(0, 1): MERGE, (0, 2): MERGE, (1, 2): -0.5}
    assert grouped(points, {0: 41, 1: 10, 2: 1}) == [[0, 1, 2]]
    assert grouped(points, {0: 40, 1: 10, 2: 1}) == [[0, 1]]


def test_a_sure_tie_speaks_for_a_third_of_a_group_another_for_half() -> None:
    # 2 is tied to 1 and hardly to 0, which stands in front.
    points = {(0, 1): MERGE, (1, 2): MERGE, (0, 2): 0.5}
    for tie, uses, expected in (
        (MERGE, 4, [[0, 1, 2]]),
        (MERGE, 3, [[0, 1]]),
        (3.0, 3, [[0, 1, 2]]),
        (3.0, 1, [[0, 1]]),
    ):
        assert grouped(points | {(1, 2): tie}, {0: 4, 1: uses, 2: 1}) == expected


def test_who_contradicts_the_sense_in_front_stays_out_whatever_the_others_say() -> None:
    # Eleven members as large as the one in front speak for 12, which it contradicts.
    others = range(1, 12)
    points = {(0, other): MERGE for other in others} | {(other, 12): MERGE for other in others}
    sizes = dict.fromkeys(range(12), 10) | {12: 1}
    assert grouped(points, sizes) == [list(range(13))]
    assert grouped(points | {(0, 12): -5.0}, sizes) == [list(range(12))]


TERMS = [
    # Used equally often: without Latin letters, then the shorter, then the one that sorts first.
    ({"ai模型": {"AI模型": 2}, "智能的模型": {"智能的模型": 2}}, "智能的模型"),
    ({"一点点的词": {"一点点的词": 2}, "短词": {"短词": 2}}, "短词"),
    ({"乙词": {"乙词": 2}, "丙词": {"丙词": 2}}, min("乙词", "丙词")),
    # The spellings of one name count together.
    ({"甲": {"甲": 2}, "乙丙": {"乙丙": 1, "乙 丙": 2}}, "乙丙"),
    # A Latin headword only where it is used more than four times as often.
    ({"abc": {"ABC": 8}, "甲": {"甲": 2}}, "甲"),
    ({"abc": {"ABC": 9}, "甲": {"甲": 2}}, "abc"),
]


def test_a_name_that_posts_annotate_comes_before_one_that_they_give() -> None:
    names = {"代码的仓库": {"代码的仓库": 2}, "回购": {"回购": 2}}
    assert elect_term(names) == "回购"
    assert elect_term(names, {"repo", "代码的仓库"}) == "代码的仓库"


@pytest.mark.parametrize(("names", "term"), TERMS)
@pytest.mark.parametrize("turn", [1, -1])
def test_which_term_is_elected(names: dict[str, dict[str, int]], term: str, turn: int) -> None:
    assert elect_term(dict(list(names.items())[::turn])) == term


ENGLISHES = [
    # Used equally often: the longer, then the one that sorts first.
    (["Ditch", "Moat Ring"], (), "Moat Ring"),
    (["Beta Word", "Acme Word"], (), "Acme Word"),
    # … but first of all the one that stands beside the entry's own term.
    (["Moat", "Ditch Ring"], ("Moat",), "Moat"),
    # The one whose words the others use too.
    (["Castle Moat", "Moat", "Long Defensive Trench"], (), "Moat"),
    # Of one name's spellings: the most used, then the one with more capitals, then the one that sorts first.
    (["open source", "open source", "Open Source"], (), "open source"),
    (["Ebpf", "eBPF"], (), "eBPF"),
    (["open Source", "Open source"], (), "Open source"),
]


@pytest.mark.parametrize(("given", "first", "english"), ENGLISHES)
@pytest.mark.parametrize("turn", [1, -1])
def test_which_english_is_elected(given: list[str], first: tuple[str, ...], english: str, turn: int) -> None:
    assert elect_english(given[::turn], first) == english


ENTRIES_BY_HAND = [
    "- term: 奈飞\n  note: 我写的\n",
    "- term: 网飞\n  aliases: [奈飞]\n",
    "- term: 某公司\n  aliases: [奈飞]\n  definition: 我写的\n",
    "- term: 网飞\n  superseded: [奈飞]\n",
    "- term: 网飞\n  english: 奈飞\n",
    "- term: 网飞\n  distinct: [奈飞]\n",
]


@pytest.mark.parametrize("own", ENTRIES_BY_HAND)
@pytest.mark.parametrize(
    "new", ["**Netflix**（奈飞）", "**流媒体之王**（Netflix，又称奈飞）", "**Netflix**（奈飞: 流媒体公司）"]
)
def test_a_few_posts_leave_it_to_all_where_an_entry_by_hand_may_claim_the_term(
    garden: Garden, own: str, new: str
) -> None:
    garden.run("extract")
    garden.glossary += own
    garden.run("extract")
    before = (garden.glossary, garden.lock)
    garden.put("content/new.md", f"{new}上映了。\n")
    garden.run("extract")
    few = (garden.glossary, garden.lock)
    garden.put("data/glossary.yaml", before[0])
    garden.put("data/.glossary.lock", before[1])
    garden.forget()
    garden.run("extract")
    assert (garden.glossary, garden.lock) == few

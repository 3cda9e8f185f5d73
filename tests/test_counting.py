"""How the posts use the glossary's words: counted by extract, kept in git, the same whatever was counted before."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from glossary.extract import standing_forms
from glossary.extract.sampled_texts import Sample, missing_texts
from glossary.index.counts import (
    Counts,
    UseCounts,
    parse_counts,
    render_counts,
    rounded,
    two_digits,
    with_counted_anew,
)
from glossary.index.database import Index
from glossary.mentions.sample import FewForms, choose_sample, finder_of, searchable
from glossary.posts.finding import PostFile
from tests.garden import Garden

POSTS = {
    "content/a.md": "**大模型**（Large Model: 很大的模型）与 API。\n",
    "content/b.md": "大模型，大 模型，RAPID，Large Model。\n",
    "content/c.md": "<details>\n大模型\n</details>\n\n**API**（Application Programming Interface）\n",
    "content/d.md": "---\ntitle: 大模型\n---\n没有。\n",
}
_FILE = "data/.glossary.counts"


def counted_anew(garden: Garden) -> bytes:
    """The file of counts as it is without an index and without the file before."""
    garden.forget()
    (garden.root / _FILE).unlink()
    garden.run("extract")
    return (garden.root / _FILE).read_bytes()


def counts(garden: Garden) -> Counts:
    return parse_counts((garden.root / _FILE).read_text(encoding="utf-8"))


def test_counts(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)
    garden.run("extract")
    found = counts(garden)
    assert (found.posts, found.sample) == (4, 4)
    assert found.evidence("大模型") == UseCounts(2, 1)
    assert found.evidence("api") == UseCounts(2, 1)
    assert found.evidence("largemodel") == UseCounts(2, 0)
    assert found.evidence("没有这个词") == UseCounts(0, 0)


def test_a_full_extraction_has_brought_the_texts_before_it_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing: list[int] = []

    def counted(index: Index, sample: Sample) -> list[PostFile]:
        found = missing_texts(index, sample)
        missing.append(len(found))
        return found

    monkeypatch.setattr(standing_forms, "missing_texts", counted)
    Garden(tmp_path, POSTS).run("extract")
    assert missing == [0]


def test_what_is_found_in_a_text_is_stored_without_writing_the_text_again(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)
    garden.run("extract")
    with contextlib.closing(sqlite3.connect(garden.root / ".glossary/index.sqlite")) as connection:
        columns = {name for _, name, *_ in connection.execute("PRAGMA table_info(sampled)")}
        texts = [text for (text,) in connection.execute("SELECT text FROM texts ORDER BY number")]
    assert "text" not in columns
    assert texts == [searchable(text).encode() for text in POSTS.values()]


@pytest.mark.parametrize(
    "change",
    [
        {"content/e.md": "大模型与**缓存**（cache），API。\n"},
        {"content/b.md": "大模型。**缓存**（cache）。\n"},
        {"content/b.md": "**API**（Application Programming Interface），缓存。\n", "content/a.md": "没有了。\n"},
        {"content/a.md": "**API**（应用程序编程接口）。缓存。\n"},
        {"content/e.md": "**开放接口**（API）。\n", "content/b.md": "**API**（Application Programming Interface）\n"},
    ],
)
def test_a_small_change_counts_what_counting_anew_does(tmp_path: Path, change: dict[str, str]) -> None:
    garden = Garden(tmp_path, POSTS)
    garden.run("extract")
    for path, text in change.items():
        garden.put(path, text)
    garden.run("extract")
    after = (garden.root / _FILE).read_bytes()
    assert after == counted_anew(garden)


def test_annotations_of_a_shared_name_are_not_counted_for_an_entry_merely_called_so(tmp_path: Path) -> None:
    often = {f"content/m{n}.md": "**AI**（Artificial Intelligence: 模拟智能的机器）\n" for n in range(6)}
    garden = Garden(tmp_path, {**often, "content/e.md": "**教育智能体**（AI）\n", "content/f.md": "AI 来了。\n"})
    garden.run("extract")
    assert counts(garden).senses == {("ai", "教育智能体"): 1}


def test_headwords_that_an_entry_does_not_list_are_told_with_its_term(tmp_path: Path) -> None:
    posts = {f"content/p{n}.md": "**区块链**（Blockchain: 账本）\n" for n in range(9)}
    garden = Garden(tmp_path, {**posts, "content/slip.md": "**区快链**（Blockchain: 账本）\n"})
    garden.run("extract")
    assert counts(garden).unlisted == {("区快链", "区块链")}
    garden.put("content/slip.md", "没有了。\n")
    garden.run("extract")
    assert not counts(garden).unlisted


_STEPS: Sequence[Mapping[str, str | None]] = (
    {"content/e.md": "大模型，**缓存**（cache）。\n"},
    {"content/b.md": "缓存与大模型，API。\n"},
    # A form goes, and comes back.
    {"content/e.md": "大模型。\n"},
    {"content/a.md": "**缓存**（cache: 存着的）与 API。\n"},
    # A post leaves the sample, another one takes its place, and a number is given again.
    {"content/b.md": None, "content/e.md": None},
    {"content/f.md": "大模型与 Cache，缓存。\n", "content/g.md": "api\n"},
    # Many forms at once.
    {"content/h.md": "".join(f"**第{n}个**（Number {n}）\n" for n in range(130)) + "大模型 number 7\n"},
    {"data/glossary.yaml": "version: 1\nterms:\n- term: 存\n  aliases: [大模型, 缓存]\n"},
)


@pytest.mark.parametrize("size", [2, 4, 1000])
def test_whatever_was_counted_before_the_counts_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr("glossary.extract.counting.choose_sample", lambda names: choose_sample(names, size))
    garden, fresh = Garden(tmp_path / "kept", POSTS), Garden(tmp_path / "fresh", POSTS)
    for step in ({}, *_STEPS):
        for each in (garden, fresh):
            for path, text in step.items():
                (each.root / path).unlink() if text is None else each.put(path, text)
        fresh.forget()
        monkeypatch.chdir(garden.root)
        garden.run("extract")
        monkeypatch.chdir(fresh.root)
        fresh.run("extract")
        texts = [(each.root / _FILE).read_text(encoding="utf-8") for each in (garden, fresh)]
        assert texts[0] == texts[1], step


def test_a_file_of_counts_that_was_lost_or_spoiled_is_written_again(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)
    garden.run("extract")
    before = (garden.root / _FILE).read_bytes()
    for spoiled in (None, b"<<<<<<< ours\n"):
        (garden.root / _FILE).unlink() if spoiled is None else (garden.root / _FILE).write_bytes(spoiled)
        garden.run("extract")
        assert (garden.root / _FILE).read_bytes() == before


@pytest.mark.parametrize("at", ["_counts", "with_counted_anew", "write_atomically"])
def test_what_a_stopped_run_has_counted_is_still_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    garden = Garden(tmp_path, POSTS)
    garden.run("extract")
    garden.put("content/b.md", "**缓存**（cache）与 API，Large Model。\n")
    with monkeypatch.context() as patched, contextlib.suppress(KeyboardInterrupt):
        patched.setattr(f"glossary.extract.counting.{at}", _stop)
        garden.run("extract")
    garden.put("content/d.md", "没有**别的**（Other）。\n")
    garden.run("extract")
    after = (garden.root / _FILE).read_bytes()
    assert after == counted_anew(garden)


def test_headwords_that_no_entry_has_are_counted_anew(tmp_path: Path) -> None:
    garden = Garden(tmp_path, {**POSTS, "content/e.md": "**大型模型**（Large Model）\n"})
    garden.put("data/glossary.yaml", "version: 1\nterms:\n- term: 大模型\n  status: removed\n")
    garden.run("extract")
    assert counts(garden).words["大型模型"] == (1, 0)
    garden.put("content/d.md", "**大型模型**（Large Model）\n")
    garden.run("extract")
    assert counts(garden).words["大型模型"][0] == 2


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_small_change_goes_into_a_file_with_the_line_ends_of_windows(tmp_path: Path) -> None:
    garden = Garden(tmp_path, POSTS)
    garden.run("extract")
    (garden.root / _FILE).write_bytes((garden.root / _FILE).read_bytes().replace(b"\n", b"\r\n"))
    garden.run("extract")
    garden.put("content/b.md", "**缓存**（cache）与 API。\n")
    garden.run("extract")
    assert b"\r" not in (garden.root / _FILE).read_bytes()
    assert counts(garden).words["缓存"] == (1, 1)


def test_words_of_one_beginning_are_counted_anew() -> None:
    before = Counts(4, 4, {"a": (1, 0), "ab": (2, 0), "abc": (3, 0), "b": (1, 0)}, {("a", "x"): 1, ("ab", "y"): 1})
    now = Counts(5, 5, {"a": (2, 0), "ab": (9, 9), "ac": (1, 1)}, {("a", "z"): 2})
    assert parse_counts(with_counted_anew(render_counts(before), now, {"a"})) == Counts(
        5, 5, {"a": (2, 0), "ab": (2, 0), "abc": (3, 0), "b": (1, 0)}, {("a", "z"): 2, ("ab", "y"): 1}
    )
    assert parse_counts(with_counted_anew(render_counts(before), now, {"ab", "ac"})) == Counts(
        5, 5, {"a": (1, 0), "ab": (9, 9), "ac": (1, 1), "b": (1, 0)}, {("a", "x"): 1}
    )


def test_the_text_of_counts_is_read_back() -> None:
    written = Counts(1800, 200, {"大模型": (12, 40), "缓存": (1, 0), "api": (0, 3)}, {("ps", "photoshop"): 12})
    assert parse_counts(render_counts(written)) == written
    assert parse_counts(render_counts(written).replace("\n", "\r\n")) == written


@pytest.mark.parametrize("word", ["#", "@a", "", "a=b", "a\tb", "a\nb", "a\u2028b", "\n"])
def test_a_word_that_would_break_its_line_has_none(word: str) -> None:
    lines = render_counts(Counts(4, 4, {"甲": (1, 0), word: (1, 0), "乙": (2, 1)}, {("丙", word): 2, ("丁", "x"): 2}))
    assert lines.splitlines()[-3:] == ["丁=x\t2", "乙\t2\t1", "甲"]


def test_marks_of_a_merge_are_left_out() -> None:
    text = render_counts(Counts(4, 4, {"大模型": (2, 3)}))
    assert parse_counts(text.replace("大模型", "<<<<<<< ours\n大模型")).evidence("大模型") == UseCounts(3, 2)
    assert parse_counts("<<<<<<< ours\n=======\n>>>>>>> theirs\n").posts == 0


def test_numbers_are_rounded_down() -> None:
    assert [rounded(n) for n in (0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 23, 24)] == [0, 1, 2, 3, 4, 4, 6, 8, 8, 12, 16, 24]
    assert [two_digits(n) for n in (0, 9, 99, 123, 9324)] == [0, 9, 99, 120, 9300]


def test_the_sample_hardly_changes_when_a_post_comes() -> None:
    names = [f"posts/{number}.md" for number in range(1000)]
    sample = choose_sample(names, 100)
    assert choose_sample(reversed(names), 100) == sample
    assert len(set(sample) - set(choose_sample([*names, "posts/new.md"], 100))) <= 1


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("大模型", ["大模型", "模型"]),
        ("大 模 型", ["大模型", "模型"]),
        ("RAPID APIs", []),
        ("the API", ["api"]),
        ("用API，", ["api"]),
        ("Large\tModel", ["largemodel"]),
        ("Large Models", []),
        ("large\nmodel", []),
        ("GPT 4o", []),
        ("éAPI", []),
        ("é API", ["api"]),
        ("APIé", []),
        ("API é", ["api"]),
        ("<details><summary>API</summary></DETAILS >模型", ["模型"]),
        ("<details>API", ["api"]),
        ("大\u3000·\t模 \u200b型", ["大模型", "模型"]),
    ],
)
def test_forms_that_stand_in_a_text(text: str, standing: list[str]) -> None:
    forms = ["大模型", "模型", "api", "largemodel", "gpt4"]
    for finder in (finder_of(forms), FewForms(forms)):
        assert [finder.forms[number] for number in finder.standing_in(searchable(text).encode())] == standing

"""Every annotation of a post is found where it stands, and nothing else; in linear time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.markdown.marks import MARKS, halves, is_mark
from glossary.model import Annotation, Parts
from glossary.sites import DEFAULT_MARKS, find_sites, scan, scan_placed
from glossary.sites.plain_terms import find_plain_terms

CASES = Path(__file__).parent / "cases" / "scan.txt"
TITLE = re.compile(r"^==== ([^\[\n]+?)(?: \[(.+)\])?\n", re.MULTILINE)


class Case(NamedTuple):
    title: str
    marks: tuple[str, ...]
    shown: str


def read_cases() -> list[Case]:
    """Read titles, marks, and posts with annotations shown."""
    rows = TITLE.split(CASES.read_text("utf-8"))[1:]
    return [
        Case(title, tuple(marks.split()) if marks else DEFAULT_MARKS, shown.strip("\n"))
        for title, marks, shown in zip(rows[::3], rows[1::3], rows[2::3], strict=True)
    ]


def show_annotations(text: str, marks: tuple[str, ...]) -> str:
    found = scan(text, marks)
    signs = [(each.start, "⟦") for each in found] + [(each.end, "⟧") for each in found]
    for at, sign in sorted(signs, key=lambda each: (-each[0], each[1])):
        text = text[:at] + sign + text[at:]
    return text


def test_case_file_is_read_whole() -> None:
    cases = read_cases()
    assert len(cases) > 50
    assert all(is_mark(mark) for case in cases for mark in case.marks)
    assert {mark for case in cases for mark in case.marks} >= set(MARKS)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in read_cases()])
def test_annotations(case: Case) -> None:
    post = re.sub("[⟦⟧]", "", case.shown)
    assert show_annotations(post, case.marks) == case.shown
    assert show_annotations("\ufeff" + post, case.marks) == "\ufeff" + case.shown
    assert show_annotations(post.replace("\n", "\r\n"), case.marks).replace("\r", "") == case.shown


def test_offsets_are_code_points_of_the_whole_post() -> None:
    post = "\ufeff---\r\ntitle: 😀\r\n---\r\n𠮷是**护城河**（Moat）。"
    (annotation,) = scan(post)
    assert post[annotation.start : annotation.end] == "**护城河**（Moat）"
    assert annotation.start == post.index("**")


def test_fields_are_those_of_the_grammar() -> None:
    (annotation,) = scan("一个**护城河**（Moat, MT: 环绕城墙的\n水沟）")
    assert annotation == Annotation(2, 29, Parts("护城河", "Moat", "", "环绕城墙的水沟", ("MT",)))


UNCLOSED = [
    ("**护城河**（Moat", 0, None),
    ("**护城河**（Moat）", 0, 13),
    ("甲**乙**（丙（丁）\n\n）", 1, None),
    ("- **甲**（乙\n- 丙）", 2, None),
]


@pytest.mark.parametrize(("post", "start", "end"), UNCLOSED)
def test_a_site_without_a_closing_parenthesis_has_no_end(post: str, start: int, end: int | None) -> None:
    assert [(site.start, site.end) for site in find_sites(post)] == [(start, end)]


WORDS = (
    """** * __ _ *** \\ ` $ | <b> </b> <!-- --> [ ](u) {{ }} 「 」 （ ( ） ) 护城河 Moat Moat: 水沟 的 😀 - # > ---"""
)
SPACED = ["1. ", " ", "\n", "\n\n", "\r\n", "**护城河**（Moat）", "**护城河**（", "\n| ", "\n```\n", "\u3000"]
PIECES = st.sampled_from([*WORDS.split(), *SPACED])
POSTS = st.lists(PIECES, max_size=30).map("".join)
HALVES = sorted({re.escape(halves(mark)[1]) for mark in MARKS} - {""})
CLOSING = re.compile(rf"(?:{'|'.join(HALVES)})+\Z")


@given(POSTS, st.lists(st.sampled_from(MARKS), unique=True).map(tuple))
@example("「](u)](u)」", ("「」",))
def test_annotations_are_in_order_and_apart(text: str, marks: tuple[str, ...]) -> None:
    ends = [0]
    for annotation in scan(text, marks):
        assert ends[-1] <= annotation.start < annotation.end <= len(text)
        # A mark that holds the parenthesis closes behind it.
        assert CLOSING.sub("", text[: annotation.end])[-1] in "）)"
        ends.append(annotation.end)


BOLD = st.sampled_from(["**", "**", "***", "\\", " ", "\n", "护城河", "（Moat）", " (Moat)", "（", ")", "*", "\u3000"])


@given(st.lists(BOLD, max_size=20).map("".join))
def test_paragraphs_whose_marks_go_by_turns_are_read_as_all_others(text: str) -> None:
    # A mark between spaces opens and closes nothing, but keeps the marks from going by turns.
    assert scan("字" + text) == scan("字" + text + " ** 字")


SPLITS = [
    ("环绕城墙的护城河（Moat）", "护城河"),
    ("他说的護城河（Moat）", "護城河"),
    ("世界和平（Peace）", "世界和平"),
    ("AI模型（AI Model）", "AI模型"),
    ("水（Water）", "水"),
    ("喝水（Water）", "喝水"),
    ("环城的水（Water）", "水"),
    ("存储节点上（Node）", None),
    ("调用函数(call)", "调用函数"),
    ("调用realloc(call)", None),
    ("支持公共表表达式 (Common Table Expression)", "公共表表达式"),
    ("它支持向量机（support vector machine）", "支持向量机"),
    ("## 变量提升 (hoisting)", "变量提升"),
    ("| 事件处理器（handler） |", "事件处理器"),
    ("値の借用（borrow）", "借用"),
    ("読み取り（read）", "読み取り"),
    ("객체(object)를", "객체"),
    ("새로운 데이터 구조(data structure)", "데이터 구조"),
    ("AI（Artificial Intelligence）", None),
    ("这是编码-解码器（Encoder-Decoder）", "编码-解码器"),
    ("它只包含解码器（decoder-only）", "解码器"),
    ("看到換行（newline）", "換行"),
    ("### 模型/视图（Model/View）", "模型/视图"),
    ("切换模型/视图（View）", "视图"),
]


@pytest.mark.parametrize(("text", "term"), SPLITS)
def test_where_a_term_without_marks_begins(text: str, term: str | None) -> None:
    assert [text[span.start : span.end] for span, _ in find_plain_terms(text)] == ([term] if term else [])


GROWING: dict[str, Callable[[int], str]] = {
    "nested parentheses": lambda size: "**甲**" + "（" * size + "乙" + "）" * size,
    "nested parentheses that never close": lambda size: "**甲**" + "（" * size,
    "bold behind bold that never closes": lambda size: "**甲**（" * size,
    "bold behind bold in lines": lambda size: "**甲**（\n" * size,
    "stars": lambda size: "*" * size + "（",
    "spaced stars": lambda size: "** " * size + "（x）",
    "backslashes": lambda size: "\\" * size + "**甲**（乙）",
    "one long line with few sites": lambda size: ("字" * 50 * size + "**护城河**（Moat）") * 3,
    "one row with many cells": lambda size: "|**甲**（乙" * size,
    "dashes": lambda size: "**甲**（\n" + "- " * size + "x\n）",
    "quote signs": lambda size: "> " * size + "**甲**（Moat）",
    "corner brackets": lambda size: "「" * size + "甲」（Moat）",
    "terms without marks": lambda size: "甲乙（Moat" * size,
    "long parentheses": lambda size: "**甲**（" + "Moat, " * size + "）",
    "an image in letters": lambda size: "![x](data:image/png;base64," + "+Qw/" * 4 * size + ")",
    "a long bold": lambda size: "**" + "甲（乙）" * size + "**（Moat）",
}


@pytest.mark.thorough
@pytest.mark.parametrize("grow", [pytest.param(grow, id=name) for name, grow in GROWING.items()])
def test_time_grows_with_the_post(grow: Callable[[int], str]) -> None:
    def seconds(size: int) -> float:
        post = grow(size)
        start = time.process_time()
        scan(post, MARKS)
        return time.process_time() - start

    # Twelve is far from four and far from sixteen; a tick of the clock counts for nothing. What is no slower than that
    # has shown it once; a busy machine is asked twice.
    assert any(seconds(16_000) <= 12 * max(seconds(4_000), 0.002) for _ in range(2))


def test_what_a_post_says_again_is_held_once() -> None:
    first, again = scan_placed("**甲虫**（Beetle: 一种虫）和**甲虫**（Beetle: 一种虫）")
    assert first.annotation.parts is again.annotation.parts


def test_a_very_long_line_is_read() -> None:
    line = ("字" * 1_000_000 + "**护城河**（Moat）") * 3
    assert [annotation.term for annotation in scan(line)] == ["护城河"] * 3


def test_very_deep_parentheses_are_no_annotation() -> None:
    assert scan("**甲**" + "（" * 100_000 + "乙" + "）" * 100_000) == []

"""Annotations are written where they belong, in every style, and nothing else changes."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glossary.annotating import candidates
from glossary.annotating.explained import _before_parenthesis, _beside_parentheses, forms_explained, is_explained
from glossary.annotating.surroundings import Around
from glossary.annotating.text import Options, Telling, annotate_text, folded, keep_lawful
from glossary.index.counts import UseCounts
from glossary.mentions.meant import Meant
from glossary.model import Entry
from glossary.sites import scan
from tests.examples import examples
from tests.oracle import assert_lawful
from tests.small_glossary import SmallGlossary

CASES = Path(__file__).parent / "cases" / "annotate.txt"


class Case(NamedTuple):
    title: str
    options: Options
    before: str
    after: str


def read_entries() -> list[Entry]:
    """The entries between the introduction and the first case."""
    head = CASES.read_text("utf-8").split("\n\n")[1]
    return [read_entry(*re.split(r" ?:: ?", line)) for line in head.splitlines()]


def read_entry(term: str, english: str, definition: str, extra: str = "") -> Entry:
    aliases = (extra,) if extra not in ("", "never", "sense") else ()
    return Entry(term, english, definition, aliases, annotate="never" if extra == "never" else "")


def read_cases() -> Iterator[Case]:
    for block in CASES.read_text("utf-8").split("\n==== ")[1:]:
        title, _, body = block.partition("\n")
        title, _, options = title.rstrip("]").partition(" [")
        before, dots, after = body.rstrip("\n").partition("\n....\n")
        yield Case(title, read_options(options), before + "\n", (after if dots else before) + "\n")


def read_options(text: str) -> Options:
    given = dict(each.split("=") for each in text.split())
    return Options(
        style=given.pop("style", "full"),
        every=True,
        limit=int(given.pop("limit")) if "limit" in given else None,
        only=folded(given.pop("only", "").split()),
        skip=folded(given.pop("skip", "").split()),
        marks=(mark,) if (mark := given.pop("mark", "")) else ("**", "__"),
    )


ENTRIES = read_entries()
GLOSSARY = SmallGlossary(ENTRIES)
EVERY = Options(every=True)


def test_case_file_is_read_whole() -> None:
    cases = list(read_cases())
    assert len(ENTRIES) == 21
    assert len(cases) > 55
    assert sum(case.before == case.after for case in cases) > 30
    assert len({case.title for case in cases}) == len(cases)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in read_cases()])
def test_case(case: Case) -> None:
    annotated = annotate_text(case.before, GLOSSARY, case.options)
    assert annotated.after == case.after
    assert bool(annotated.written) == (case.before != case.after)
    assert not annotate_text(annotated.after, GLOSSARY, case.options).written


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_bytes_around_the_annotations_stay(start: str, newline: str, end: str) -> None:
    text = start + newline.join(["---", "title: 大模型", "---", "", "大模型", "与护城河", end])
    after = annotate_text(text, GLOSSARY, EVERY).after
    assert after == text.replace(
        "大模型" + newline + "与", "**大模型**（Large Model: 参数量巨大的模型）" + newline + "与"
    ).replace("与护城河", "与**护城河**（Moat: 让对手难以追上的优势）")


def test_a_line_of_a_megabyte() -> None:
    text = "字" * 300_000 + "大模型。\n"
    assert annotate_text(text, GLOSSARY, EVERY).after.endswith("字**大模型**（Large Model: 参数量巨大的模型）。\n")


def test_a_definition_with_a_line_break_is_written_on_one_line() -> None:
    glossary = SmallGlossary([Entry("回声", "Echo", "碰到山\n又回来的声音")])
    assert annotate_text("回声。", glossary, EVERY).after == "**回声**（Echo: 碰到山 又回来的声音）。"


@pytest.mark.parametrize(
    "definition", ["a*b*c", "`x`", "[x](y)", "a\\b", "$x$", "见 &amp; 说", "a_b_c", "~~x~~", "**x**"]
)
def test_a_definition_with_marks_changes_nothing_else(definition: str) -> None:
    before = "回声在 *山* 与 `谷` 之间，$x$ 与 [y](z)。\n"
    annotated = annotate_text(before, SmallGlossary([Entry("回声", "Echo", definition)]), EVERY)
    assert annotated.after.startswith("**回声**（Echo")
    assert_lawful(before, annotated)


def test_terms_that_are_seldom_annotated_are_left() -> None:
    evidence = {"大模型": UseCounts(200, 150), "护城河": UseCounts(2000, 1)}
    glossary = SmallGlossary(ENTRIES, evidence, {"大模型": 150})
    glossary.size = 2000
    annotated = annotate_text("护城河与大模型。\n", glossary, Options())
    assert [one.term for one in annotated.written] == ["大模型"]
    assert [(one.term, one.reason[:12]) for one in annotated.left] == [("护城河", "not worth it")]


def test_what_is_worth_nothing_is_looked_at_only_where_the_reasons_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    evidence = {"大模型": UseCounts(200, 150), "护城河": UseCounts(2000, 1)}
    glossary = SmallGlossary(ENTRIES, evidence, {"大模型": 150})
    glossary.size = 2000
    looked: list[str] = []

    def counted(text: str, mention: Meant, entry: Entry, around: Around) -> bool:
        looked.append(entry.term)
        return is_explained(text, mention, entry, around)

    monkeypatch.setattr(candidates, "is_explained", counted)
    for tells in Telling:
        looked.clear()
        annotated = annotate_text("护城河与大模型。\n", glossary, Options(tells=tells))
        assert annotated.after == "护城河与**大模型**（Large Model: 参数量巨大的模型）。\n"
        assert ("护城河" in looked) == (tells is Telling.ALWAYS)
    left = annotate_text("护城河。\n", glossary, Options(tells=Telling.IF_NONE_IS_WRITTEN)).left
    assert [one.term for one in left] == ["护城河"]
    assert annotate_text("护城河。\n", glossary, Options(tells=Telling.NEVER)).left == ()


def test_a_small_glossary_without_counts_simply_works() -> None:
    annotated = annotate_text("护城河与大模型。\n", GLOSSARY, Options())
    assert [one.term for one in annotated.written] == ["护城河", "大模型"]


def test_of_two_senses_the_far_better_known_one_is_meant() -> None:
    entries = [Entry("量化", "Quantization", "甲"), Entry("量化", "Quantitative", "乙")]
    glossary = SmallGlossary(entries)
    glossary._found[1] = glossary._found[1]._replace(places=tuple((number, 0) for number in range(9)))
    assert annotate_text("量化。", glossary, EVERY).after == "**量化**（Quantitative: 乙）。"


def test_a_removed_entry_stands_in_nobodys_way() -> None:
    glossary = SmallGlossary([Entry("大模型", "Large Model", status="removed"), Entry("模型", "Model")])
    assert annotate_text("大模型。", glossary, EVERY).after == "大**模型**（Model）。"


class Fickle(SmallGlossary):
    """A glossary that finds a second term worth it as soon as the first is annotated."""

    size = 2000
    asked = 0

    def evidence(self, forms: Iterable[str]) -> Mapping[str, UseCounts]:
        self.asked += 1
        known = {
            "大模型": UseCounts(200, 150),
            "护城河": UseCounts(9000, 1) if self.asked == 1 else UseCounts(200, 150),
        }
        return {form: known[form] for form in forms if form in known}


@pytest.mark.parametrize("style", ["full", "footnote"])
def test_what_an_annotation_brings_about_is_placed_in_the_text_before(style: str) -> None:
    text = "大模型与护城河，大模型。\n"
    annotated = annotate_text(text, Fickle(ENTRIES, posts={"大模型": 150, "护城河": 150}), Options(style=style))
    assert [(one.start, one.end, one.term) for one in annotated.written] == [(0, 3, "大模型"), (4, 7, "护城河")]
    assert (
        annotated.after == annotate_text(text, GLOSSARY, Options(style=style, only=folded(["大模型", "护城河"]))).after
    )
    assert_lawful(text, annotated)


def test_a_limit_counts_what_is_there() -> None:
    text = "**回潮**（Damp Return）之后，护城河与估值与大模型。\n"
    annotated = annotate_text(text, GLOSSARY, EVERY._replace(limit=2))
    assert len(annotated.written) == 1
    assert [one.reason for one in annotated.left].count("beyond the limit") == 2


def test_only_what_a_person_accepts_is_kept() -> None:
    annotated = annotate_text("护城河与大模型。\n", GLOSSARY, EVERY)
    kept = keep_lawful(annotated, annotated.written[1:], EVERY)
    assert kept.after == "护城河与**大模型**（Large Model: 参数量巨大的模型）。\n"
    assert [one.reason for one in kept.left] == ["refused"]


PIECES = st.sampled_from(
    ["大模型", "护城河", "估值", "LLM", "benchmark", "API", "C++", "《资本论》", "Large Model", "模型", "脚本", "竖线", "字", "，", "。",
     " ", "\n", "\n\n", "**", "*", "_", "__", "`", "```\n", "# ", "- ", "> ", "1. ", "    ", "|", "|---|\n", "[", "]", "(", ")", "（", "）",
     "](x)", "![", "<b>", "</b>", "<div>\n", "</div>\n", "<!--", "-->", "$", "$$", "{{", "}}", "{%", "%}", "[^1]", "[^1]: ", "\\", "&amp;",
     "~~", "---\n", "===\n", "<details>\n", "</details>\n", "\r\n", "\t", "“", "”", "https://x.y/", ":::", "%%", "==", "'", '"', "!"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@examples(300)
@given(TEXTS, st.sampled_from(["full", "english", "abbr", "link", "footnote"]))
@example("大模型《资本论》", "full")
@example("大模型**", "full")
@example("*大模型 `护城河", "abbr")
@example("- 大模型\n===\n", "footnote")
@example("C++LLM", "full")
@example("|---|\n|---|\n\t大模型", "full")
@example("大模型 C++-LLM与C++.API模型", "footnote")
@example("竖线<div>\n|---|\n", "full")
def test_laws_hold_for_any_text(text: str, style: str) -> None:
    annotated = annotate_text(text, GLOSSARY, Options(style=style, every=True))
    assert not annotated.problem
    assert_lawful(text, annotated)
    assert all(text[one.start : one.end] == one.term for one in annotated.written)
    assert annotate_text(annotated.after, GLOSSARY, Options(style=style, every=True)).after == annotated.after


@examples(100)
@given(TEXTS)
def test_what_is_written_is_read_back(text: str) -> None:
    annotated = annotate_text(text, GLOSSARY, EVERY)
    before = {each.term for each in scan(text)}
    after = {each.term for each in scan(annotated.after)}
    assert before | {one.term for one in annotated.written} == after


@pytest.mark.parametrize(
    ("said", "rules", "asks", "is_written"),
    [
        ("never", (), True, False),
        ("ask", (), False, False),
        ("ask", (), True, True),
        ("always", (), False, True),
        ("auto", (), False, False),
        ("", (), False, False),
        ("", (("product", "always"),), False, True),
        ("", (("person", "always"),), False, False),
        ("", (("product", "never"),), False, False),
        ("", (("product", "never"), ("网络", "always")), False, True),
        ("always", (("网络", "never"),), False, True),
        ("", (("product", "always"), ("网络", "never")), False, False),
        ("auto", (("product", "always"),), False, False),
    ],
)
def test_a_person_says_whether_an_entry_is_used(
    said: str, rules: tuple[tuple[str, str], ...], *, asks: bool, is_written: bool
) -> None:
    entry = Entry("路由器", "Router", kind="product", domain="网络", annotate=said)
    options = Options(least=1.0, rules=rules, asks=asks)
    glossary = SmallGlossary([entry])
    glossary.size = 1000  # In a small garden nearly all is worth it.
    assert bool(annotate_text("家里的路由器坏了。\n", glossary, options).written) is is_written


def test_a_long_row_of_digits_takes_time_as_it_grows() -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        assert forms_explained("1" * size, (), "") == set()
        return time.process_time() - start

    # Twelve is far from four and far from sixteen; a tick of the clock counts for nothing.
    assert seconds(32_000) <= 12 * max(seconds(8_000), 0.002)


@given(
    st.lists(
        st.sampled_from(["word ", "Ab", "c+", "（", "x中", ")", "）", "(", " ", "`", "”", "中", "longword" * 9, "\n"]),
        max_size=60,
    )
)
def test_words_beside_parentheses_are_found_as_in_a_search_of_the_whole_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert list(_beside_parentheses(text)) == _before_parenthesis.findall(text)

"""What an annotation says is read as a careful editor reads it, and what is written is read back."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, groupby
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from glossary.grammar import Parts, Unwritable, format_inside, parse
from glossary.model import Annotation
from glossary.sites import Form, format_annotation, outermost, scan, scan_placed
from tests.examples import examples

CASES = Path(__file__).parent / "cases" / "grammar.txt"


class Case(NamedTuple):
    line: int
    annotation: str
    expected: Parts | None


def read_cases() -> Iterator[Case]:
    """Read the annotations with the indented lines below them; the introduction ends at the first `====`."""
    numbered = list(enumerate(CASES.read_text("utf-8").splitlines(), 1))
    first = next(number for number, line in numbered if line.startswith("===="))
    for is_case, lines in groupby(numbered[first:], lambda each: bool(each[1]) and each[1][0] != "="):
        if is_case:
            yield read_case(list(lines))


def read_case(lines: list[tuple[int, str]]) -> Case:
    number = lines[0][0]
    annotation = "\n".join(line for _, line in lines if not line.startswith(" "))
    said = [line.strip() for _, line in lines if line.startswith(" ")]
    assert said, f"{CASES}:{number}: nothing is said below the annotation"
    if said == ["aside"]:
        return Case(number, annotation, None)
    given = dict(each.split(": ", 1) for each in said)
    aliases, superseded = (
        tuple(given.pop(field).split(" | ")) if field in given else () for field in ("aliases", "superseded")
    )
    bold = annotation[2 : annotation.index(annotation[:2], 2)]
    return Case(number, annotation, Parts(given.pop("term", bold), **given, aliases=aliases, superseded=superseded))


def test_case_file_is_read_whole() -> None:
    cases = list(read_cases())
    assert len(cases) > 150
    assert len({case.annotation for case in cases}) == len(cases)
    assert sum(case.expected is None for case in cases) > 30


@pytest.mark.parametrize("case", [pytest.param(case, id=f"line {case.line}") for case in read_cases()])
def test_annotation(case: Case) -> None:
    found = [each.annotation.parts for each in outermost(scan_placed(case.annotation))]
    assert found == ([case.expected] if case.expected else []), f"{CASES}:{case.line}: {case.annotation}"


def pieces(table: str) -> st.SearchStrategy[str]:
    """One of the pieces in a table, in which `_` stands for a space and `⏎` for a newline."""
    return st.sampled_from([piece.replace("_", " ").replace("⏎", "\n") for piece in table.split()])


NAMES = pieces("""潮间带 潮間帶 湖大 湖畔大学 湖畔公司 布林德尔 苔丝·阿尔瓦罗 酸麵包 湿地 《长堤》 “回潮” か 的
Intertidal_Zone Water_Quality_Network WQN WQNs Lakeside Brindle B2B k8s T+1 P&L
crêpe as-is don't O'Neil e.g. @minaok GPT-4 C++""")
TALK = pieces("""指梅雨时节的现象 即熟客 一种读书的方式 自行车制造商 乐团指挥 约 如果 其中 例如 今天
参见第三章 口误 a_maker_of which 3.5% 2024年 120_元 $5 6:30 三次 我 不 前者 公司 全球最大的 由三人开发的""")
LABELS = pieces("""英文名 英文： 英文名： 中文名： 译为 简称 簡稱 又称 又称： 俗称 曾称 曾称： 旧称 原名 股票代码
股票代码： 全称 缩写为 的缩写 释义： 注： 注意 Note:_ 代码 字 号 现""")
SIGNS = pieces(
    """_ ， ,_ 、 ： :_ ： :_ ； ;_ / _/_ _-_ - —— （ ） _( ) “ ” 「 」 ' " · 。 ？ … . ⏎ * ** ` _ | [ ] & 😀 \u3000"""
)
INSIDES = st.lists(NAMES | TALK | LABELS | SIGNS, max_size=12).map("".join)
DEFINITIONS = st.tuples(pieces("墙 挡水的墙， 简称坝 旧称堰， 原大坝， 堰，简称 《坝》， 英文"), INSIDES).map("".join)
TERMS = st.lists(NAMES | TALK | SIGNS, min_size=1, max_size=3).map("".join)


def is_balanced(text: str) -> bool:
    """Whether `scan` may take the text for the whole inside of a parenthesis."""
    depths = list(accumulate((char in "（(") - (char in "）)") for char in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


@given(TERMS, INSIDES.filter(is_balanced))
@examples(1000)
@example("潮间带", "：")
@example("潮间带", "'Intertidal Zone '")
@example("环评", "原名（甲，乙）")
@example("甲（乙）（丙）", "丁")
def test_what_is_read_is_written_and_read_again(bold: str, inside: str) -> None:
    parts = parse(bold, inside)
    if parts is not None:
        assert parse(parts.term, format_inside(parts)) == parts


@given(TERMS, NAMES.filter(str.isascii) | pieces("Note string Top_10 Edo_Period b-c"), DEFINITIONS)
@examples(1000)
@example("大坝", "Dam", "挡水的墙，旧称堰")
@example("大坝", "Dam", "原堰，挡水的墙（石头的，简称坝）")
@example("大坝", "Dam", "挡水的墙，读音：ba")
@example("大坝", "Note", "见下")
@example("大坝", "required", "默认为空")
def test_either_colon_says_the_same(bold: str, name: str, definition: str) -> None:
    assert parse(bold, f"{name}: {definition}") == parse(bold, f"{name}：{definition}")


def with_superseded(parts: Parts) -> st.SearchStrategy[Parts]:
    """The parts with none, some or all of their aliases as former names."""
    some = st.sets(st.sampled_from(parts.aliases)) if parts.aliases else st.just(set[str]())
    return some.map(lambda former: parts._replace(superseded=tuple(name for name in parts.aliases if name in former)))


@given(
    st.builds(
        Parts,
        term=NAMES,
        english=st.just("") | NAMES,
        chinese=st.just("") | NAMES,
        definition=st.just("") | TALK,
        aliases=st.lists(NAMES, max_size=3).map(tuple),
    ).flatmap(with_superseded)
)
def test_what_a_person_enters_is_written_as_it_is_or_not_at_all(parts: Parts) -> None:
    try:
        written = format_inside(parts)
    except Unwritable:
        assume(False)
    assert parse(parts.term, written) == parts


@given(st.text(), st.text())
@example("A", ",\x1fA")
def test_no_text_is_too_strange(bold: str, inside: str) -> None:
    parts = parse(bold, inside)
    if parts is not None:
        assert parts.term
        said = [parts.english, parts.chinese, parts.definition, *parts.aliases]
        assert all(text == text.strip() for text in (parts.term, *said))
        assert len(set(parts.aliases)) == len(parts.aliases)
        assert not {parts.term, parts.english, parts.chinese, ""} & set(parts.aliases)


@pytest.mark.parametrize("term", ["*", "*潮", "潮*", "潮\\", "`潮", "潮_汐_", " 潮", "[[潮]]", "潮\n\n汐", "$潮"])
def test_what_would_not_be_read_back_is_not_written(term: str) -> None:
    with pytest.raises(Unwritable, match=r"read back|as one annotation"):
        format_annotation(Parts(term, "Tide$"))


@given(
    NAMES | st.text("甲a*_`$\\（)《》[]<&; \n", min_size=1, max_size=4), NAMES, st.sampled_from(["**", "__", "「」"])
)
def test_what_is_written_is_scanned_as_it_was(term: str, english: str, mark: str) -> None:
    for form in get_args(Form):
        try:
            written = format_annotation(Parts(term, english), mark, form)
        except Unwritable:
            continue
        assert [each.parts for each in scan(written, (mark,))] == [Parts(term, english)]


@pytest.mark.parametrize(
    ("mark", "form", "written"),
    [
        ("**", "behind", "**潮汐**（Tide: 海水的涨落）"),
        ("**", "inside", "**潮汐（Tide: 海水的涨落）**"),
        ("__", "inside", "__潮汐（Tide: 海水的涨落）__"),
        ("「」", "behind", "「潮汐」（Tide: 海水的涨落）"),
    ],
)
def test_forms(mark: str, form: Form, written: str) -> None:
    assert format_annotation(Parts("潮汐", "Tide", "", "海水的涨落"), mark, form) == written


@given(TERMS, INSIDES, st.sampled_from(["**", "__"]), st.sampled_from(["", "甲", "甲，乙。\n\n- 丙 "]))
@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_what_is_written_stands_in_a_sentence(bold: str, inside: str, mark: str, before: str) -> None:
    parts = parse(bold, inside)
    # Of a broken text, single signs of Markdown may be left over, which mean something in a post.
    assume(parts is not None and is_balanced(inside) and not set("".join(map(str, parts))) & set("*`_|[]\n\\"))
    assert parts is not None
    written = format_annotation(parts, mark)
    post = f"{before}{written}，见下文（完）。"
    assert scan(post) == [Annotation(len(before), len(before) + len(written), parts)]


def annotations_of(folder: Path, every: int) -> Iterator[Annotation]:
    for path in sorted(folder.rglob("*.md"))[::every]:
        yield from scan(path.read_text("utf-8"))


@pytest.mark.parametrize(("folder", "every"), [("content", 1), ("../shared/corpus/vault", 40)])
def test_posts_are_written_as_they_were_read(folder: str, every: int) -> None:
    posts = Path(__file__).parents[1] / folder
    if not posts.exists():
        pytest.skip("this corpus is not part of the project")
    found = {each.parts for each in annotations_of(posts, every)}
    assert len(found) > 50
    for parts in found:
        assert parse(parts.term, format_inside(parts)) == parts
        assert [each.parts for each in scan(format_annotation(parts))] == [parts]

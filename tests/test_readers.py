"""What the readers of a post know: annotate leaves it where its code tells who reads it, or all posts have it."""

from __future__ import annotations

import pytest

from glossary.annotating.text import annotate_text
from glossary.annotating.values import Options
from glossary.index.counts import UseCounts
from glossary.model import Entry
from tests.small_glossary import SmallGlossary

_ENTRIES = (
    Entry("QXDB", "Quick Extended Data Bank", "一种开源的数据库"),
    Entry("海帆科技", "Sea Sail", "全球知名的软件公司", kind="organization"),
    Entry("缓存预热", "Cache Warming", "在服务器上先把常用的数据读进内存"),
    Entry("OHMX", "Ocean Harbour Master Exam", "管港口的人要通过的考试"),
    Entry("QXLANG", "Quick Extended Language", "写程序用的语言"),
)
_SEEN = {
    "qxdb": UseCounts(40, 12),
    "海帆科技": UseCounts(40, 12),
    "缓存预热": UseCounts(40, 12),
    "ohmx": UseCounts(40, 12),
}
_TEXT = "他用 QXDB 存了数据。海帆科技也来了。先做缓存预热。他考了 OHMX 试。\n"
_LEFT_TO_OTHERS = ["缓存预热", "OHMX"]
_ALL = ["QXDB", "海帆科技", *_LEFT_TO_OTHERS]


class _Garden(SmallGlossary):
    size = 2000


def written(text: str, seen: dict[str, UseCounts] | None = None, least: float = 0.01) -> list[str]:
    garden = _Garden(_ENTRIES, seen or _SEEN, {entry.term: 12 for entry in _ENTRIES})
    return sorted((one.term for one in annotate_text(text, garden, Options(least=least)).written), key=text.index)


@pytest.mark.parametrize("beside", ["", "写 `a` 和 `b` 即可。\n", "见 <https://github.com/a/b>。\n"])
def test_others_are_told_what_programmers_know(beside: str) -> None:
    assert written(f"{_TEXT}\n{beside}") == _ALL


@pytest.mark.parametrize(
    "code",
    [
        "```sh\nls\n```\n",
        "写 `a`、`b` 和 `c` 即可。\n",
        "".join(f"- <https://github.com/a/{n}>\n" for n in range(3)),
    ],
)
def test_who_reads_code_knows_the_words_of_programmers(code: str) -> None:
    assert written(f"{_TEXT}\n{code}") == _LEFT_TO_OTHERS


def test_what_most_posts_explain_programmers_need_too() -> None:
    seen = _SEEN | {"qxdb": UseCounts(20, 12)}
    assert written(f"{_TEXT}\n```sh\nls\n```\n", seen) == ["QXDB", *_LEFT_TO_OTHERS]


def test_that_few_posts_explain_a_word_tells_nothing_in_a_large_garden() -> None:
    seen = _SEEN | {"qxlang": UseCounts(2, 2)}
    assert written("他用 QXLANG 来写程序。\n", seen) == ["QXLANG"]
    assert written("他用 QXLANG 来写程序。\n\n```sh\nls\n```\n", seen) == []


def test_what_stands_unexplained_in_many_posts_must_be_worth_more() -> None:
    text = "他考了 OHMX 试。\n"
    garden = _Garden(_ENTRIES, _SEEN, {entry.term: 12 for entry in _ENTRIES})
    [one] = annotate_text(text, garden, Options(least=0.01)).written
    assert written(text, least=one.score - 0.001) == ["OHMX"]
    known_to_all = _SEEN | {"ohmx": UseCounts(200, 60)}
    garden = _Garden(_ENTRIES, known_to_all, {entry.term: 60 for entry in _ENTRIES})
    [one] = annotate_text(text, garden, Options(least=0.01)).written
    garden_says = annotate_text(text, garden, Options(least=one.score - 0.001)).written
    assert [one.term for one in garden_says] == []


@pytest.mark.parametrize(
    ("row", "terms"),
    [
        ("| OHMX | 每天把同样的动作重复许多回的样子 |", []),
        ("| **OHMX** | 每天把同样的动作重复许多回的样子 |", []),
        ("| OHMX | 十月 |", ["OHMX"]),
        ("| 十月 | OHMX | 每天把同样的动作重复许多回的样子 |", ["OHMX"]),
    ],
)
def test_a_row_that_says_what_its_first_cell_is_explains_it(row: str, terms: list[str]) -> None:
    assert written(f"| 甲 | 乙 | 丙 |\n|---|---|---|\n{row}\n") == terms

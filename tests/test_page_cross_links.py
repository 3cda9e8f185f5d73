"""Definitions lead to the other entries that they mention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from glossary.model import Entry
from glossary.page.cross_links import Links, find_links, with_cross_links
from glossary.page.entries import PageEntry
from glossary.page.pinyin import Speller
from glossary.posts.processes import Sharing, in_two
from tests.garden import Garden

SPELLER = Speller()


def _page(*entries: PageEntry) -> dict[str, PageEntry]:
    return {one.id: one for one in with_cross_links(entries)}


def _entry(term: str, definition: str = "", english: str = "", posts: int = 1, **rest: Any) -> PageEntry:
    entry = Entry(term, english, definition)._replace(**rest)
    return PageEntry(entry, f"{term}-{english}" if english else term, (), SPELLER.spell(term), posts)


def _linked(page: dict[str, PageEntry], identifier: str) -> list[tuple[str, str]]:
    one = page[identifier]
    return [(one.entry.definition[link.start : link.end], link.id) for link in one.links]


PROXY = _entry("代理", "替别的机器转发请求的服务器", "Proxy")
AGENT = _entry("代理", "能自己拆分任务的程序", "Agent")


def test_two_processes_find_what_one_finds() -> None:
    entries = [PROXY, AGENT, _entry("服务器", "替代理转发请求的机器", "Server", 9), _entry("请求", "向服务器要的东西")]
    assert find_links(entries, in_two) == find_links(entries) != [{}, {}, {}, {}]


def test_links_are_found_once_for_the_same_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    garden = Garden(tmp_path, {"content/a.md": "**词元**（Token: 大模型的单位）与**大模型**（Large Model）\n"})
    garden.run("extract")
    times: list[int] = []
    way = find_links

    def watched(entries: Sequence[PageEntry], share: Sharing) -> list[Links]:
        times.append(len(entries))
        return way(entries, share)

    monkeypatch.setattr("glossary.page.collect.find_links", watched)
    texts: list[str] = []
    for change in ("", "", "**大模型**（Large Model）又来了\n", "词元（Token: 单位）\n"):
        if change:
            garden.put("content/b.md", change)
            garden.run("extract")
        garden.run("page", "--format", "json", "-o", "page")
        texts.append((garden.root / "page/glossary.json").read_text(encoding="utf-8"))
    assert times == [2, 2, 2]
    assert texts[0] == texts[1] != texts[2]
    fresh = Garden(tmp_path / "fresh", {"content/a.md": (garden.root / "content/a.md").read_text(encoding="utf-8")})
    fresh.run("extract")
    fresh.run("page", "--format", "json", "-o", "page")
    assert (fresh.root / "page/glossary.json").read_text(encoding="utf-8") == texts[1]


UNTOUCHED = [
    ("a longer word that is an entry", [_entry("甲", "反向代理的一种"), _entry("反向代理"), PROXY], "代理-Proxy"),
    ("a longer word that is none", [_entry("甲", "伊朗的银行业"), _entry("行业")], "行业"),
    ("a Latin word inside another", [_entry("甲", "RAPID 的一种"), _entry("API")], "API"),
    (
        "an acronym in another case",
        [_entry("甲", "a rag and a bone"), _entry("检索增强生成", "", "RAG")],
        "检索增强生成-RAG",
    ),
    ("the term itself", [_entry("反向代理", "反向代理是一种代理")], "反向代理"),
    ("a name of its own", [_entry("大模型", "LLM 是参数很多的模型", aliases=("LLM",))], "大模型"),
    ("another sense of its own term", [_entry("代理", "代理是人", "Agent"), PROXY], "代理-Proxy"),
    ("a name that was given up", [_entry("甲", "巨型模型"), _entry("巨型模型", status="deprecated")], "巨型模型"),
    (
        "what a person wants to be left alone",
        [_entry("甲", "量化宽松"), _entry("量化宽松", annotate="never")],
        "量化宽松",
    ),
    ("another name of two characters", [_entry("甲", "轻量级标记语言"), _entry("令牌", aliases=("标记",))], "令牌"),
    ("what is folded away", [_entry("甲", "量化宽松"), _entry("量化宽松")._replace(rare=True)], "量化宽松"),
    ("one of two senses, and nothing tells which", [_entry("甲", "一种代理"), PROXY, AGENT], "代理-Proxy"),
    (
        "a word that definitions use all the time",
        [*(_entry(f"第{n}", "一个系统") for n in range(12)), _entry("系统")],
        "系统",
    ),
]


@pytest.mark.parametrize(("why", "entries", "target"), UNTOUCHED, ids=[row[0] for row in UNTOUCHED])
def test_it_does_not_lead_to(why: str, entries: Sequence[PageEntry], target: str) -> None:
    page = _page(*entries)
    assert target in page
    assert target not in [link.id for one in page.values() for link in one.links], why


LINKED = [
    ([_entry("反向代理", "再分发到后面的代理"), _entry("代理")], [("代理", "代理")]),
    ([_entry("反向代理", "接收请求的代理", "Reverse Proxy"), PROXY, AGENT], [("代理", "代理-Proxy")]),
    ([_entry("甲", "一种代理"), PROXY._replace(posts=9), AGENT], [("代理", "代理-Proxy")]),
    ([_entry("甲", "大型語言模型的用法"), _entry("大型语言模型")], [("大型語言模型", "大型语言模型")]),
    (
        [_entry("甲", "large models的用法"), _entry("大模型", "", "Large Model")],
        [("large models", "大模型-Large Model")],
    ),
    (
        [_entry("甲", "代理、代理与反向代理"), _entry("代理"), _entry("反向代理")],
        [("代理", "代理"), ("反向代理", "反向代理")],
    ),
    (
        [_entry("甲", "闪存、内存、操作系统、数据中心"), *map(_entry, ("闪存", "内存", "操作系统", "数据中心"))],
        [("闪存", "闪存"), ("操作系统", "操作系统"), ("数据中心", "数据中心")],
    ),
]


@pytest.mark.parametrize(("entries", "expected"), LINKED)
def test_it_leads_to(entries: Sequence[PageEntry], expected: list[tuple[str, str]]) -> None:
    assert _linked(_page(*entries), entries[0].id) == expected


def test_an_entry_names_those_that_lead_to_it_the_best_known_first() -> None:
    page = _page(_entry("代理"), _entry("反向代理", "一种代理"), _entry("正向代理", "另一种代理", posts=3))
    assert page["代理"].related == ("正向代理", "反向代理")


def test_two_that_lead_to_each_other_need_no_second_link() -> None:
    page = _page(_entry("复利", "与通胀相反"), _entry("通胀", "与复利相反"))
    assert page["复利"].related == ()
    assert _linked(page, "通胀") == [("复利", "复利")]


def test_links_work_from_one_sheet_to_another(garden_of_many_sheets: Garden) -> None:
    folder = garden_of_many_sheets.root / "glossary-page"
    text = (folder / "letter-f.html").read_text(encoding="utf-8")
    assert '再分发到后面的<a href="letter-d.html#代理">代理</a>' in text
    assert re.search(
        r'参见</b><a href="letter-f.html#反向代理">反向代理</a>', (folder / "letter-d.html").read_text("utf-8")
    )


@pytest.fixture
def garden_of_many_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Garden:
    garden = Garden(
        tmp_path, {"content/a.md": "**反向代理**（Reverse Proxy: 再分发到后面的代理）与**代理**（Proxy）。\n"}
    )
    monkeypatch.setattr("glossary.page.initials.divide.__defaults__", (0, 1000))
    assert garden.run("extract") == 0
    assert garden.run("page") == 0
    return garden

"""The command, run as a person runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.garden import Garden

POSTS = {
    "content/models.md": """---
title: 模型 & 价格
date: 2025-01-19
area: tech
---
**大模型**（Large Model: 参数量巨大的模型）贵，**估值**（valuation）也贵。
""",
    "content/notes/again.md": "# 再谈\n\n**大模型**（Large Model: 参数量很大的模型）。\n",
    "content/notes/third.md": """---
title: 三
date: 2026-01-01
people: [李雷]
---
**大模型**（Big Model: 参数量巨大的模型）。**李雷**（一位工程师）说的。
""",
}


@pytest.fixture
def garden(tmp_path_factory: pytest.TempPathFactory) -> Garden:
    made = Garden(tmp_path_factory.mktemp("page"), POSTS)
    assert made.run("extract") == 0
    return made


def _page(garden: Garden, *arguments: str) -> dict[str, dict[str, Any]]:
    assert garden.run("page", "--format", "json", *arguments) == 0
    text = (garden.root / "glossary-page/glossary.json").read_text(encoding="utf-8")
    page = json.loads(text)
    return {
        entry["term"]: entry | {"seen": [page["posts"][place] for place in entry["seen"]]} for entry in page["entries"]
    }


def test_without_a_glossary_it_says_what_to_do(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert Garden(tmp_path).run("page") == 2
    assert "run `glossary extract`" in capsys.readouterr().err


def test_a_second_run_writes_nothing(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    for said in ("7 files written, 0 as they were", "0 files written, 7 as they were"):
        assert garden.run("page") == 0
        assert said in capsys.readouterr().err


def test_an_entry_links_to_its_posts_the_newest_first(garden: Garden) -> None:
    entry = _page(garden)["大模型"]
    assert entry["posts"] == 3
    assert entry["seen"] == [
        {"url": "../content/notes/third.md", "title": "三", "date": "2026-01-01"},
        {"url": "../content/models.md", "title": "模型 & 价格", "date": "2025-01-19"},
        {"url": "../content/notes/again.md", "title": "再谈", "date": ""},
    ]


def test_the_configuration_says_where_posts_stand(garden: Garden) -> None:
    garden.put("glossary.toml", 'page_link = "/{path}/"\npage_seen_in = 1\n')
    entry = _page(garden)["大模型"]
    assert (entry["posts"], [post["url"] for post in entry["seen"]]) == (3, ["/notes/third/"])


def test_a_link_pattern_that_means_nothing_is_refused(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("glossary.toml", 'page_link = "/{titel}/"\n')
    assert garden.run("page") == 2
    said = capsys.readouterr().err
    assert "glossary.toml:1: page_link: {titel} means nothing; known are {path}" in said


FILTERS = [
    ((), {"大模型", "估值", "李雷"}),
    (("--min-posts", "2"), {"大模型"}),
    (("--kind", "person"), {"李雷"}),
    (("--area", "tech"), {"大模型", "估值"}),
    (("--area", "tech", "--min-posts", "2"), {"大模型"}),
    (("--area", "nowhere"), set()),
]


@pytest.mark.parametrize(("arguments", "terms"), FILTERS)
def test_filters(garden: Garden, arguments: tuple[str, ...], terms: set[str]) -> None:
    assert set(_page(garden, *arguments)) == terms


def test_an_empty_page_says_so(garden: Garden) -> None:
    assert garden.run("page", "--area", "nowhere") == 0
    assert "没有符合条件的词条" in (garden.root / "glossary-page/index.html").read_text(encoding="utf-8")


NOTES: list[tuple[tuple[str, ...], str]] = [
    ((), ""),
    (("--area", "tech"), ""),
    (("--area", "nowhere"), "no entry fits --area nowhere, so the page is empty; known areas are tech\n"),
    (("--kind", "work"), "no entry fits --kind work, so the page is empty; known kinds are concept, person\n"),
    (("--min-posts", "9"), "no entry fits --min-posts 9, so the page is empty; no entry stands in more than 3 posts\n"),
    (
        ("--kind", "person", "--min-posts", "3"),
        "no entry fits --min-posts 3 --kind person, so the page is empty; known kinds are concept, person\n",
    ),
]


@pytest.mark.parametrize(("arguments", "note"), NOTES)
def test_a_filter_that_leaves_nothing_is_explained(
    garden: Garden, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], note: str
) -> None:
    capsys.readouterr()
    assert garden.run("page", *arguments) == 0
    said = capsys.readouterr().err
    assert note in said
    assert said.count("note: ") == bool(note)


def test_without_areas_it_says_where_they_come_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden = Garden(tmp_path, {"content/a.md": "**大模型**（Large Model）\n"})
    garden.run("extract")
    garden.run("page", "--area", "tech")
    assert "no post names an `area` in its front matter" in capsys.readouterr().err


def test_the_front_matter_of_hugo_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    front = '+++\ntitle = "三"\ndate = 2026-01-01\narea = "tech"\npeople = ["李雷"]\n+++\n'
    garden = Garden(tmp_path, {"content/a.md": front + "**李雷**（一位工程师）\n"})
    garden.put("content/b.md", "+++\ntitle = 乙\n+++\n正文\n")
    assert garden.run("extract") == 0
    said = capsys.readouterr().err
    assert said.count("b.md:2: front matter: the value is none that TOML knows; put it in quotes") == 1
    entry = _page(garden, "--kind", "person", "--area", "tech")["李雷"]
    assert [(post["title"], post["date"]) for post in entry["seen"]] == [("三", "2026-01-01")]


def test_other_wordings_are_shown_when_asked_for(garden: Garden) -> None:
    assert _page(garden)["大模型"]["wordings"] == {}
    assert _page(garden, "--wordings")["大模型"]["wordings"] == {
        "english": {"Big Model": 1},
        "definition": {"参数量很大的模型": 1},
    }


def test_the_title_is_renewed_when_a_post_changes(garden: Garden) -> None:
    _page(garden)
    garden.put("content/notes/third.md", POSTS["content/notes/third.md"].replace("title: 三", "title: 第三篇"))
    garden.run("extract")
    assert _page(garden)["大模型"]["seen"][0]["title"] == "第三篇"


def test_a_renamed_entry_keeps_its_old_address(garden: Garden) -> None:
    _page(garden)
    garden.edit("term: 估值", "term: 评估价值")
    assert _page(garden)["评估价值"]["other_ids"] == ["估值"]
    # What was renamed is kept in a file beside the glossary, so a clone without an index knows it too.
    garden.forget()
    assert _page(garden)["评估价值"]["other_ids"] == ["估值"]
    assert "估值\t评估价值\n" in (garden.root / "data/.glossary.ids").read_text(encoding="utf-8")


def test_a_fresh_clone_knows_what_an_entry_was_called(garden: Garden) -> None:
    _page(garden)
    garden.forget()
    garden.edit("term: 估值", "term: 评估价值")
    garden.forget()
    assert garden.run("extract") == 0
    assert _page(garden)["评估价值"]["other_ids"] == ["估值"]


def test_where_ids_cannot_be_kept_the_page_is_made(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("data/.glossary.ids", "")
    (garden.root / "data/.glossary.ids").chmod(0o444)
    assert set(_page(garden)) == {"大模型", "估值", "李雷"}
    assert "its old address will be lost" in capsys.readouterr().err


def test_extracting_again_changes_no_address(garden: Garden) -> None:
    before = {term: entry["id"] for term, entry in _page(garden).items()}
    garden.put("content/new.md", "**新词**（New Word: 一个新的词）和**大模型**（Large Model）。\n")
    garden.run("extract")
    after = {term: entry["id"] for term, entry in _page(garden).items()}
    assert {term: after[term] for term in before} == before


def test_each_format_writes_its_own_files(garden: Garden) -> None:
    expected = {
        "html": {
            "index.html",
            "page.css",
            "page.js",
            "search.js",
            "search/index.js",
            "search/names-*.js",
            "search/definitions-*.js",
        },
        "markdown": {"glossary.md"},
        "json": {"glossary.json"},
        "eleventy": {"glossary.11tydata.json", "glossary-files.11tydata.json", "glossary.njk", "glossary-files.njk"},
    }
    for name, files in expected.items():
        assert garden.run("page", "--format", name, "-o", f"out-{name}") == 0
        folder = garden.root / f"out-{name}"
        written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        # What is named by a hash is named here by its kind.
        assert {re.sub(r"-[0-9a-f]{12}\.", "-*.", path) for path in written - {".glossary-page.json"}} == files


def test_the_page_can_be_in_english_with_its_own_title(garden: Garden) -> None:
    garden.put("glossary.toml", 'page_language = "en"\npage_title = "Words <here>"\nscript = "simplified"\n')
    assert garden.run("page") == 0
    page = (garden.root / "glossary-page/index.html").read_text(encoding="utf-8")
    assert "<title>Words &lt;here&gt;</title>" in page
    assert '<html lang="en">' in page
    assert "3 entries from 3 posts" in page


def test_rare_entries_can_be_folded_or_left_out(garden: Garden) -> None:
    for rare, folded, shown in (("auto", 0, 3), ("fold", 2, 3), ("omit", 0, 1)):
        garden.put("glossary.toml", f'page_rare = "{rare}"\n')
        assert garden.run("page") == 0
        page = (garden.root / "glossary-page/index.html").read_text(encoding="utf-8")
        assert (page.count('<details class="rare"'), page.count("<dfn")) == (folded, shown)


def test_it_opens_the_page(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert garden.run("page", "--open") == 0
    assert opened == [(garden.root / "glossary-page/index.html").as_uri()]


def test_a_person_says_how_a_word_is_read(garden: Garden) -> None:
    garden.put("glossary.toml", '[page_pinyin]\n"估" = "gu3"\n"大模型" = "tai4 mo2 xing2"\n')
    assert _page(garden)["大模型"]["pinyin"] == "taimoxing"


BAD = [
    ('page_pinyin = {"大模型" = "da mo"}', '"page_pinyin" must be a table with pinyin for words'),
    ("page_min_posts = -1", '"page_min_posts" must be a number from 0 on'),
    ("page_seen_in = true", '"page_seen_in" must be a number from 0 on'),
    ('page_rare = "hide"', '"page_rare" must be "auto" or "show" or "fold" or "omit"'),
    ('page_templates = "nowhere"', "no such folder; page_templates names the folder with your own templates"),
]


@pytest.mark.parametrize(("option", "message"), BAD)
def test_a_wrong_option_is_named(garden: Garden, capsys: pytest.CaptureFixture[str], option: str, message: str) -> None:
    garden.put("glossary.toml", option + "\n")
    capsys.readouterr()
    assert garden.run("page") == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("template", ["{% if %}", "{{ sheet.nothing.at_all }}", "{{ 1 | nonsense }}"])
def test_a_wrong_template_is_named(garden: Garden, capsys: pytest.CaptureFixture[str], template: str) -> None:
    garden.put("own/page.html", template)
    garden.put("glossary.toml", 'page_templates = "own"\n')
    capsys.readouterr()
    assert garden.run("page") == 2
    said = capsys.readouterr().err
    assert "page.html" in said
    assert said.count("\n") == 1
    assert not (garden.root / "glossary-page").exists()


def test_an_output_that_is_a_file_is_refused(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("taken", "mine")
    assert garden.run("page", "-o", "taken") == 2
    assert "taken" in capsys.readouterr().err
    assert (garden.root / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("way", "terms", "named", "said"),
    [
        ("show", {"稿词", "大模型"}, True, False),
        ("unlinked", {"稿词", "大模型"}, False, False),
        ("omit", {"大模型"}, False, False),
        ("auto", {"稿词", "大模型"}, False, True),
    ],
)
def test_drafts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str, terms: set[str], named: bool, said: bool
) -> None:
    posts = {f"content/{name}.md": "**大模型**（Large Model: 参数量巨大的模型）\n" for name in "abc"}
    draft = "---\ntitle: 未完的稿\ndraft: true\n---\n**稿词**（Draft Word: 稿里的词）和**大模型**（Large Model）\n"
    garden = Garden(tmp_path, {**posts, "content/d.md": draft, "glossary.toml": f'page_drafts = "{way}"\n'})
    assert garden.run("extract") == 0
    assert garden.run("page") == 0
    page = (tmp_path / "glossary-page/index.html").read_text(encoding="utf-8")
    assert {term for term in ("稿词", "大模型") if f'id="{term}"' in page} == terms
    assert ("未完的稿" in page) == named
    assert ("1 of 4 posts are drafts" in capsys.readouterr().err) == said


def test_a_person_lays_an_address_down(garden: Garden) -> None:
    garden.glossary = garden.glossary.replace("- term: 大模型\n", "- term: 大模型\n  id: llm\n")
    page = _page(garden)["大模型"]
    assert (page["id"], "大模型" in page["other_ids"]) == ("llm", True)
    # It is the person's, and stays.
    assert garden.run("extract") == 0
    assert "  id: llm\n" in garden.glossary


def test_addresses_in_english(garden: Garden) -> None:
    garden.put("glossary.toml", 'page_ids = "english"\n')
    assert _page(garden)["大模型"]["id"] == "large-model"

"""`glossary show`: any form of a word finds its entry, and says where the posts annotate it."""

from __future__ import annotations

import json

import pytest

from glossary.index.lookup import Found, choose
from glossary.model import Entry
from tests.garden import Garden

POSTS = {
    "content/a.md": "# 开头\n\n**大语言模型**（Large Language Model, LLM: 会接话的模型）\n",
    "content/b.md": "**大語言模型**（Large Language Models: 能接話的模型）\n\n**埃隆·马斯克**（Elon Musk）\n",
    "content/e.md": "又见**大语言模型**（Large Language Model: 会接话的模型）\n",
    "content/c.md": "---\narea: work\n---\n**代理**（Agent: 替人办事的程序）\n",
    "content/d.md": "---\narea: network\n---\n**代理**（Proxy: 替别人转发请求的服务器）\n",
}


@pytest.fixture
def shown(garden: Garden) -> Garden:
    for post in list((garden.root / "content").rglob("*.md")):
        post.unlink()
    for name, text in POSTS.items():
        garden.put(name, text)
    garden.run("extract")
    return garden


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("大语言模型", "大语言模型"),
        ("大語言模型", "大语言模型"),
        ("大 语言 模型", "大语言模型"),
        ("Large Language Model", "大语言模型"),
        ("large language model", "大语言模型"),
        ("LARGE LANGUAGE MODELS", "大语言模型"),
        ("large-language model", "大语言模型"),
        ("LLM", "大语言模型"),
        ("ＬＬＭ", "大语言模型"),
        ("埃隆马斯克", "埃隆·马斯克"),
        ("埃隆・马斯克", "埃隆·马斯克"),
        ("elon musk", "埃隆·马斯克"),
    ],
)
def test_any_form_finds_the_entry(shown: Garden, word: str, term: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown.run("show", "--format", "jsonl", word) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["query"] == word
    assert [entry["term"] for entry in record["entries"]] == [term]


def test_shows_places_as_links_and_other_wordings(shown: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown.run("show", "大语言模型") == 0
    out = capsys.readouterr().out
    assert "content/a.md:3\n" in out
    assert "content/b.md:1\n" in out
    assert "Large Language Models (1)" in out
    assert "大語言模型 (1)" in out


def test_two_senses_are_two_entries(shown: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown.run("show", "代理", "--format", "jsonl") == 0
    entries = json.loads(capsys.readouterr().out)["entries"]
    assert {entry["english"] for entry in entries} == {"Agent", "Proxy"}
    assert all(len(entry["annotations"]) == 1 for entry in entries)


def test_an_unknown_word_suggests_near_ones_and_exits_1(shown: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert shown.run("show", "大语言模形") == 1
    assert "did you mean 大语言模型" in capsys.readouterr().err
    assert shown.run("show", "Elon Mask", "--format", "jsonl") == 1
    captured = capsys.readouterr()
    assert json.loads(captured.out) == {"query": "Elon Mask", "entries": []}
    assert "埃隆·马斯克" in captured.err


def test_sees_at_once_what_a_person_wrote(shown: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    shown.edit("definition: 会接话的模型", "definition: 我自己的话")
    shown.edit("aliases: [LLM]", "aliases: [LLM, 大模型]")
    assert shown.run("show", "大模型") == 0
    out = capsys.readouterr().out
    assert "我自己的话" in out
    assert "content/a.md:3" in out


def test_a_removed_entry_is_not_shown(shown: Garden) -> None:
    shown.edit("- term: 埃隆·马斯克\n", "- term: 埃隆·马斯克\n  status: removed\n")
    assert shown.run("show", "埃隆·马斯克") == 1
    shown.run("extract")
    assert shown.run("show", "埃隆·马斯克") == 1


def test_without_a_glossary_says_what_to_do(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("show", "词") == 2
    assert "glossary extract" in capsys.readouterr().err


def test_works_without_index_from_the_file_alone(shown: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    shown.forget()
    assert shown.run("show", "LLM") == 0
    assert "Large Language Model" in capsys.readouterr().out


def _first(*found: Found) -> str:
    return choose("MCP", lambda form: range(len(found)), found.__getitem__)[0].entry.english


def test_what_is_called_so_comes_first_unless_another_is_far_better_known() -> None:
    own = Found(Entry("MCP", "Managed Cloud Platform"), ("mcp",), ((1, 0), (2, 0)))
    usual = Found(Entry("模型上下文协议", "Model Context Protocol"), ("mcp",), tuple((n, 0) for n in range(3, 9)))
    assert _first(own, usual) == "Model Context Protocol"
    assert _first(own, usual._replace(places=usual.places[1:])) == "Managed Cloud Platform"
    assert _first(own._replace(touched=True), usual) == "Managed Cloud Platform"

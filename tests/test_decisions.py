"""What a person decides about entries stands in the glossary file, and stays decided."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from glossary.concepts.build import NO_DECISIONS, Decisions
from glossary.extract.decisions import decisions_in
from glossary.store.document import parse
from glossary.store.lock import Lock
from tests.garden import Garden

HEAD = "version: 1\nterms:\n"


def _decided(*entries: str) -> Decisions:
    return decisions_in(parse(HEAD + "".join(entries), Lock(), "glossary.yaml").blocks)


@pytest.mark.parametrize(
    "entries",
    [
        [],
        ["- term: 甲\n  english: A\n"],
        ["- term: 甲\n  aliases: [甲]\n"],
        ["- term: 甲\n  english: A\n", "- term: 乙\n  english: A\n"],
    ],
)
def test_nothing_is_decided(entries: list[str]) -> None:
    assert _decided(*entries) == NO_DECISIONS


@pytest.mark.parametrize(
    ("entries", "together", "apart"),
    [
        (["- term: 丙\n  aliases: [乙, LLM]\n"], {("丙", "乙"), ("llm", "丙")}, set()),
        (["- term: 丙\n  superseded: [乙]\n"], {("丙", "乙")}, set()),
        (["- term: 甲\n  distinct: [乙]\n"], set(), {("乙", "甲")}),
        (["- term: 甲\n  aliases: [丙]\n  distinct: [乙]\n"], {("丙", "甲")}, {("乙", "甲"), ("丙", "乙")}),
        (["- term: 甲\n  aliases: [乙]\n  distinct: [乙]\n"], set(), {("乙", "甲")}),
        (["- term: 代理\n  senses: one\n"], {("代理", "代理")}, set()),
        (["- term: 代理\n  english: Agent\n", "- term: 代理\n  english: Proxy\n"], set(), {("代理", "代理")}),
        (["- term: 盧比奧\n  distinct: [卢比]\n"], set(), {("卢比", "卢比奥")}),
    ],
)
def test_decisions(entries: list[str], together: set[tuple[str, str]], apart: set[tuple[str, str]]) -> None:
    assert _decided(*entries) == Decisions(frozenset(together), frozenset(apart))


def test_the_tools_own_aliases_decide_nothing(garden: Garden) -> None:
    garden.put("content/a.md", "**大语言模型**（Large Language Model）**大型语言模型**（Large Language Model）")
    garden.run("extract")
    assert "aliases: [大型语言模型]" in garden.glossary
    garden.edit("- term: 大语言模型\n", "# 见样式手册\n- term: 大语言模型\n")
    garden.put("content/a.md", "**大语言模型**（Large Language Model）**大型语言模型**（Large Linguistic Thing）")
    garden.run("extract")
    assert "- term: 大型语言模型" in garden.glossary


POSTS = {
    "content/a.md": "**川普**（Trump: 商人）**特朗普**（Trump）**特朗普**（Trump）\n",
    "content/b.md": "**自由派**（Liberal Wing: 主张放任的人）**自由派**（Liberal Wing）**自由派系**（Liberal Wing）\n",
    "content/c.md": "**代理**（Agent: 能自主完成任务的程序）**代理**（Proxy: 转发网络流量的服务器）\n",
    "content/d.md": "**主角**（lead role）**主角**（lead role）**主角**（protagonist）\n",
}
COMMANDS: dict[str, tuple[list[str], dict[str, list[str]], set[str]]] = {
    "merge": (["merge", "川普", "--into", "特朗普"], {"特朗普": ["川普"]}, {"川普"}),
    "split a name out": (["split", "自由派系"], {"自由派": [], "自由派系": []}, set()),
    "split by English": (["split", "主角"], {"主角": []}, set()),
    "merge two senses": (["merge", "Proxy", "--into", "Agent"], {"代理": []}, set()),
}


@pytest.fixture
def decided(tmp_path: Path) -> Garden:
    """A garden with something to merge and something to split."""
    garden = Garden(tmp_path, POSTS)
    garden.run("extract")
    return garden


def _terms(garden: Garden) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for entry in yaml.safe_load(garden.glossary)["terms"]:
        found.setdefault(entry["term"], []).append(entry)
    return found


def test_before_anything_is_decided(decided: Garden) -> None:
    terms = _terms(decided)
    assert {term: len(entries) for term, entries in terms.items()} == {
        "川普": 1,
        "特朗普": 1,
        "自由派": 1,
        "代理": 2,
        "主角": 1,
    }
    assert terms["自由派"][0]["aliases"] == ["自由派系"]


@pytest.mark.parametrize("index", ["warm", "cold"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_decision_survives_extraction(decided: Garden, command: str, index: str) -> None:
    arguments, there, gone = COMMANDS[command]
    assert decided.run(*arguments) == 0
    terms = _terms(decided)
    assert there.keys() <= terms.keys()
    assert gone.isdisjoint(terms)
    for term, aliases in there.items():
        assert terms[term][0].get("aliases", []) == aliases
    after = decided.glossary
    decided.put("content/e.md", "**大模型**（Large Model）\n")
    if index == "cold":
        decided.forget()
    decided.run("extract")
    assert decided.glossary.replace("- term: 大模型\n  english: Large Model\n", "") == after
    again = decided.glossary
    decided.forget()
    decided.run("extract")
    assert decided.glossary == again


@pytest.mark.parametrize("command", ["merge", "split a name out", "merge two senses"])
def test_a_command_writes_no_other_line(decided: Garden, command: str) -> None:
    decided.glossary = decided.glossary.replace("- term: 特朗普", "# 常问\n- term:   '特朗普'  # 人")
    decided.run("extract")
    before = decided.glossary.splitlines()
    assert decided.run(*COMMANDS[command][0]) == 0
    changed = set(before) ^ set(decided.glossary.splitlines())
    fields = {line.strip(" -").split(":")[0] for line in changed}
    assert fields <= {"aliases", "distinct", "senses", "term", "english", "definition"}
    assert "# 常问\n- term:   '特朗普'  # 人\n" in decided.glossary


def test_each_sense_of_a_split_term_keeps_its_uses(decided: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    decided.run("split", "主角")
    assert [entry["english"] for entry in _terms(decided)["主角"]] == ["lead role", "protagonist"]
    capsys.readouterr()
    decided.run("show", "lead role")
    assert "content/d.md:1" in capsys.readouterr().out


def test_what_a_person_wrote_of_a_merged_entry_stays_as_a_comment(decided: Garden) -> None:
    decided.edit("- term: 川普\n", "# 俗称\n- term: 川普\n  note: 少用\n")
    decided.run("merge", "川普", "--into", "特朗普")
    assert "# 俗称\n# - term: 川普\n" in decided.glossary
    assert "#   note: 少用\n" in decided.glossary
    again = decided.glossary
    decided.run("extract")
    assert decided.glossary == again


def test_merge_and_split_again(decided: Garden) -> None:
    before = _terms(decided)
    decided.run("merge", "川普", "--into", "特朗普")
    decided.run("split", "川普")
    after = _terms(decided)
    assert after["特朗普"][0].pop("distinct") == ["川普"]
    assert after == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["merge", "没有", "--into", "特朗普"], "没有: no entry"),
        (["merge", "特朗普", "--into", "特朗普"], "特朗普 cannot be merged into itself"),
        (["merge", "代理", "--into", "特朗普"], "代理 stands for 2 entries; name one by its English: Agent, Proxy"),
        (["split", "特朗普"], "特朗普 has one English name in the posts"),
    ],
)
def test_what_cannot_be_done_is_said(
    decided: Garden, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = decided.glossary
    assert decided.run(*arguments) == 2
    assert said in capsys.readouterr().err
    assert decided.glossary == before

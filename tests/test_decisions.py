"""What a person decides about entries stands in the glossary file, and stays decided."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from glossary.entries.build import NO_DECISIONS, Decisions
from glossary.extract.decisions import decisions_in
from glossary.store.document import parse_document
from glossary.store.lock import Lock
from tests.garden import Garden

HEAD = "version: 1\nterms:\n"


def _decided(*entries: str) -> Decisions:
    return decisions_in(parse_document(HEAD + "".join(entries), Lock(), "glossary.yaml").blocks)


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
    "content/a.md": "**川普**（Trump: 爱打高尔夫）**特朗普**（Trump）**特朗普**（Trump）\n",
    "content/b.md": "**自由派**（Liberal Wing: 主张放任的人）**自由派**（Liberal Wing）**自由派系**（Liberal Wing）\n",
    "content/c.md": "---\narea: work\n---\n**代理**（Agent: 能自主完成任务的程序）\n",
    "content/e.md": "---\narea: network\n---\n**代理**（Proxy: 转发网络流量的服务器）\n",
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
    decided.put("content/f.md", "**大模型**（Large Model）\n")
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
    assert fields <= {"aliases", "same", "distinct", "senses", "term", "english", "definition"}
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


def test_merge_and_split_again_without_an_index(decided: Garden) -> None:
    decided.forget()
    assert decided.run("merge", "川普", "--into", "特朗普") == 0
    assert decided.run("split", "川普") == 0
    decided.run("extract")
    assert _terms(decided)["特朗普"][0]["distinct"] == ["川普"]
    assert "川普" in _terms(decided)


MERGED = [
    # What is used as often as that of the entry's own term does not win by its letters.
    ("aliases: [边际成本]", {"english": "cache", "definition": "存放最近用过的数据"}),
    ("superseded: [边际成本]", {"english": "cache", "definition": "存放最近用过的数据"}),
    # What two posts more have wins, unless the name is given up.
    ("aliases: [常用的]", {"english": "Common", "definition": "用得更多的定义"}),
    ("superseded: [常用的]", {"english": "cache", "definition": "存放最近用过的数据"}),
]


@pytest.mark.parametrize(("line", "fields"), MERGED)
def test_a_merged_entry_speaks_of_one_thing(tmp_path: Path, line: str, fields: dict[str, str]) -> None:
    cost = "**边际成本**（Access Cost: 多做一件）\n"
    common = "**常用的**（Common: 用得更多的定义）\n"
    posts = {f"content/{name}.md": common for name in "bcd"}
    garden = Garden(tmp_path, {**posts, "content/a.md": f"**缓存**（cache: 存放最近用过的数据）\n\n{cost}"})
    garden.run("extract")
    garden.edit("- term: 缓存\n", f"- term: 缓存\n  {line}\n")
    for _ in range(2):
        garden.run("extract")
        entry = _terms(garden)["缓存"][0]
        assert {name: entry[name] for name in fields} == fields
        garden.forget()


@pytest.mark.parametrize(("word", "left"), [("AI", ["机器智能"]), ("机器智能", ["AI"])])
def test_a_name_that_only_a_parenthesis_gives_is_taken_out(tmp_path: Path, word: str, left: list[str]) -> None:
    post = "**人工智能**（Artificial Intelligence, AI，又称机器智能: 让机器做需要智能的事）\n"
    garden = Garden(tmp_path, {"content/a.md": post})
    garden.run("extract")
    assert sorted(_terms(garden)["人工智能"][0]["aliases"]) == ["AI", "机器智能"]  # type: ignore[call-overload]
    assert garden.run("split", word) == 0
    for _ in range(2):
        entry = _terms(garden)["人工智能"][0]
        assert (entry["aliases"], entry["distinct"]) == (left, [word])
        garden.forget()
        garden.run("extract")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["merge", "Agent", "--into", "特朗普"], "代理 (Agent) is one sense of several"),
        (["split", "Liberal Wing"], "Liberal Wing is only the English name of 自由派"),
        (["merge", "没有", "--into", "特朗普"], "没有: no entry"),
        (["merge", "特朗普", "--into", "特朗普"], "特朗普 cannot be merged into itself"),
        (["merge", "代理", "--into", "特朗普"], "代理 stands for 2 entries; name one of 代理/Agent, 代理/Proxy"),
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


def test_what_a_person_merged_does_not_freeze_the_other_names(garden: Garden) -> None:
    garden = Garden(
        garden.root / "merged",
        {"content/a.md": "**数据库**（Database: 存数据的系统）和**資料庫**（DB: 放資料的地方）。\n"},
    )
    garden.run("extract", "content/")
    assert garden.run("merge", "資料庫", "--into", "数据库") == 0
    assert "  same: [資料庫]\n" in garden.glossary
    garden.put("content/b.md", "**数据库**（Database，简称DBX: 存数据的系统）。\n")
    garden.run("extract", "content/")
    assert "DBX" in str(_terms(garden)["数据库"][0]["aliases"])


def test_the_posts_follow_whatever_paths_were_extracted(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden = Garden(
        garden.root / "other", {"texts/a.md": POSTS["content/a.md"], "glossary.toml": "paths = ['texts', 'more']\n"}
    )
    garden.run("extract", "texts/")
    capsys.readouterr()
    assert garden.run("merge", "川普", "--into", "特朗普") == 0
    assert "the posts follow: 0 new, 1 changed" in capsys.readouterr().err.replace(" entries", "")
    assert "川普" not in _terms(garden)


def test_a_term_with_its_english_names_one_sense(decided: Garden) -> None:
    assert decided.run("merge", "代理/Proxy", "--into", "代理/Agent") == 0
    assert [entry["english"] for entry in _terms(decided)["代理"]] == ["Agent"]


def test_a_sense_draws_no_other_headword(garden: Garden) -> None:
    others = {
        f"content/p{n}.md": f"**灯笼社**（{text}）。\n"
        for n, text in enumerate(("提示", "提示", "一家公司", "软件公司"))
    }
    posts = {
        **others,
        "content/x.md": "**提示**（Cue: 触发习惯的信号）。\n",
        "content/y.md": "**提示**（Hint: 解题的线索）。\n",
    }
    garden = Garden(garden.root / "split", posts)
    garden.run("extract")
    assert garden.run("split", "提示") == 0
    garden.run("extract")
    assert [entry["english"] for entry in _terms(garden)["提示"]] == ["Cue", "Hint"]
    assert garden.run("show", "灯笼社") == 0


def test_an_alias_that_is_rejected_stays_out(decided: Garden) -> None:
    decided.put("content/g.md", "**主角**（lead role，又称男一号）\n")
    decided.run("extract")
    assert "男一号" in str(_terms(decided)["主角"][0]["aliases"])
    assert decided.run("decide", "主角", "--reject", "男一号", "--yes") == 0
    decided.run("extract")
    assert "男一号" not in str(_terms(decided)["主角"][0].get("aliases"))

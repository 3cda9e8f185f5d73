"""One decision: in the glossary, in the posts, and nowhere without consent."""

from __future__ import annotations

import io
import json
import shlex
from pathlib import Path

import pytest

from tests.garden import Garden

UNIT = "文字的最小单位"
POSTS = {
    **{f"content/a{at}.md": f"读的是**话元**（Token Unit: {UNIT}）。话元很小。\n" for at in range(4)},
    **{f"content/b{at}.md": f"读的是**令符**（Token Unit: {UNIT}）。令符很小，“令符”也多。\n" for at in range(2)},
    "content/coin.md": "游戏厅的**令符**（Coin: 投币用的圆片）。\n",
    **{f"content/m{at}.md": "谈**灯会**（Lantern Fair: 正月里点灯的节日）。\n" for at in range(4)},
    "content/other.md": "谈**灯会**（Lamp Meeting: 正月里点灯的节日）和`灯会`。\n",
    "content/sense.md": "谈**灯会**（Bulb Guild: 制造商行业协会）。\n",
}


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, POSTS)
    assert garden.run("--quiet", "extract") == 0
    return garden


def text(garden: Garden, name: str) -> str:
    return (garden.root / "content" / name).read_text(encoding="utf-8")


def test_one_chinese_name_goes_into_all_posts_and_their_prose(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    assert garden.run("decide", "Token Unit", "--term", "话元", "--yes") == 0
    assert "Token Unit is 话元: 6 places in 2 posts" in capsys.readouterr().err
    assert text(garden, "b0.md") == f"读的是**话元**（Token Unit: {UNIT}）。话元很小，“话元”也多。\n"
    assert text(garden, "coin.md") == POSTS["content/coin.md"], "another sense of the word keeps its name"
    assert "- term: 话元\n" in garden.glossary and "aliases: [令符]" in garden.glossary


def test_a_new_name_renames_the_entry_and_the_old_names_stay_known(garden: Garden) -> None:
    assert garden.run("--quiet", "decide", "话元", "--term", "词符", "--yes") == 0
    assert text(garden, "a0.md") == f"读的是**词符**（Token Unit: {UNIT}）。词符很小。\n"
    assert "- term: 词符\n" in garden.glossary and "话元" in garden.glossary
    before = garden.glossary
    assert garden.run("--quiet", "extract") == 0
    assert garden.glossary == before, "the posts agree with it"


def test_one_english_name_goes_into_all_posts_but_not_into_another_sense(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    assert garden.run("decide", "Lantern Fair", "--english", "Lantern Festival", "--yes") == 0
    assert text(garden, "m0.md") == "谈**灯会**（Lantern Festival: 正月里点灯的节日）。\n"
    assert text(garden, "other.md") == "谈**灯会**（Lantern Festival: 正月里点灯的节日）和`灯会`。\n"
    assert text(garden, "sense.md") == POSTS["content/sense.md"]
    assert "english: Lantern Festival" in garden.glossary
    garden.put("content/m0.md", "谈**灯会**（Lantern Fair: 正月里点灯的节日）。\n")
    assert garden.run("--quiet", "extract") == 0
    assert "english: Lantern Festival" in garden.glossary, "it is the person's"


@pytest.mark.parametrize("extra", [("--diff",), ()])
def test_nothing_is_written_without_consent(
    garden: Garden, extra: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in garden.root.rglob("*") if path.suffix in (".md", ".yaml")}
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    status = garden.run("decide", "Token Unit", "--term", "话元", *extra)
    assert status == (0 if extra else 1)
    assert "+读的是**话元**" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in before} == before


def test_a_person_is_asked_at_a_terminal(garden: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal("n\n"))
    assert garden.run("--quiet", "decide", "Token Unit", "--term", "话元") == 1
    assert "令符" in text(garden, "b0.md")
    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert garden.run("--quiet", "decide", "Token Unit", "--term", "话元") == 0
    assert "令符" not in text(garden, "b0.md")


def test_a_rejected_name_is_no_alias_again(garden: Garden) -> None:
    assert garden.run("--quiet", "decide", "Token Unit", "--term", "话元", "--yes") == 0
    assert garden.run("--quiet", "decide", "话元", "--reject", "令符", "--yes") == 0
    assert garden.run("--quiet", "extract") == 0
    assert "distinct: [令符]" in garden.glossary and "aliases: [令符]" not in garden.glossary


def test_a_word_that_nobody_knows_is_said(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    before = garden.glossary
    assert garden.run("decide", "无此词", "--english", "Nothing", "--yes") == 2
    assert garden.run("decide", "无此词", "--term", "没有", "--yes") == 2
    assert capsys.readouterr().err.count("无此词: no entry") == 2 and garden.glossary == before


TIDES = "传送潮位的开放协议"
SENSES = {
    **{f"content/p{at}.md": f"谈**潮位协议**（Tide Context Protocol, TCP: {TIDES}）。\n" for at in range(4)},
    **{f"content/t{at}.md": f"谈**TCP**（Tide Context Protocol: {TIDES}）。\n" for at in range(3)},
    "content/other.md": "谈**TCP**（Tide-agnostic Protocol: 传送潮位的开放协议）。\n",
    **{f"content/c{at}.md": "谈**TCP**（Town Carnival Parade: 小镇夏天的花车游行）。\n" for at in range(2)},
}


def test_of_several_entries_the_decided_name_says_which_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garden = Garden(tmp_path, SENSES)
    assert garden.run("--quiet", "extract") == 0
    assert "english: Town Carnival Parade" in garden.glossary, "two entries are called TCP"
    assert garden.run("decide", "TCP", "--english", "Tide Context Protocol", "--yes") == 0
    assert "潮位协议 is Tide Context Protocol: 1 place in 1 post" in capsys.readouterr().err
    assert text(garden, "other.md") == "谈**TCP**（Tide Context Protocol: 传送潮位的开放协议）。\n"
    assert text(garden, "c0.md") == SENSES["content/c0.md"]


@pytest.mark.parametrize("posts", [POSTS, SENSES], ids=["one sense", "senses"])
def test_what_status_advises_can_be_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], posts: dict[str, str]
) -> None:
    garden = Garden(tmp_path, posts)
    garden.run("--quiet", "extract")
    capsys.readouterr()
    garden.run("status", "--format", "json")
    disputes = json.loads(capsys.readouterr().out)["disputes"]
    assert disputes
    for dispute in disputes:
        assert garden.run(*shlex.split(dispute["command"])[1:], "--diff") == 0, dispute


def test_a_chinese_name_goes_into_the_parentheses_of_the_english_one(tmp_path: Path) -> None:
    posts = {
        **{f"content/a{at}.md": "看**Neflux**（奈飞客: 放电影的网站）。\n" for at in range(3)},
        **{f"content/b{at}.md": "看**Neflux**（网飞客）。\n" for at in range(2)},
    }
    garden = Garden(tmp_path, posts)
    assert garden.run("--quiet", "extract") == 0
    assert garden.run("--quiet", "decide", "Neflux", "--term", "奈飞客", "--yes") == 0
    assert text(garden, "b0.md") == "看**Neflux**（奈飞客）。\n"
    assert garden.run("--quiet", "check", "--select", "chinese-conflict") == 0


def test_english_sentences_and_names_beside_the_decided_one_keep_theirs(garden: Garden) -> None:
    english = "The reader splits what we write into **TU** (Token Unit: the smallest part of a text) and counts them.\n"
    garden.put("content/english.md", english)
    beside = f"读的是**TU**（Token Unit: {UNIT}）。话元（TU）很小，TU 也多。\n"
    garden.put("content/beside.md", beside)
    assert garden.run("--quiet", "extract") == 0
    assert garden.run("--quiet", "decide", "Token Unit", "--term", "话元", "--yes") == 0
    assert text(garden, "english.md") == english
    assert text(garden, "beside.md") == f"读的是**话元**（Token Unit: {UNIT}）。话元（TU）很小，话元 也多。\n"

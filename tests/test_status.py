"""The garden at a glance: what is counted, what matters most, in which forms."""

from __future__ import annotations

import json
import shlex
from itertools import permutations
from pathlib import Path

import pytest

from glossary.checking.disputes import Concepts, english_disputes, shell_word
from glossary.checking.kinds_of_things import names_kinds
from glossary.checking.tallies import Tally, speaks_for
from glossary.model import Entry, Parts, Use
from tests.garden import Garden

POSTS = {
    **{f"content/a{at}.md": "读的是**话元**（Token Unit: 文字的最小单位）。\n" for at in range(3)},
    **{f"content/b{at}.md": "读的是**令符**（Token Unit: 文字的最小单位）。\n" for at in range(2)},
    **{f"content/m{at}.md": "谈**灯会**（Lantern Fair: 点灯的节日）。\n" for at in range(3)},
    "content/other.md": "谈**灯会**（Lamp Meeting: 点灯的节日）。\n",
    "content/once.md": "谈**竹马**（Bamboo Horse: 孩子骑的竹竿）。\n",
}


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, POSTS)
    assert garden.run("--quiet", "extract") == 0
    return garden


def status(garden: Garden, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    capsys.readouterr()
    assert garden.run("--quiet", "status", "--format", "json") == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("话元", "话元"),
        ("content/灯会.md", '"content/灯会.md"'),
        ("content/a.md", "content/a.md"),
        ("Token Unit", '"Token Unit"'),
        ("Parkinson's law", '"Parkinson\'s law"'),
        ("$HOME", "'$HOME'"),
        ("say `no`", "'say `no`'"),
        ('"quoted"', "'\"quoted\"'"),
        ("Yahoo!", "'Yahoo!'"),
        ("a\\b", "'a\\b'"),
    ],
)
def test_a_word_in_a_command_is_one_word_to_any_shell_and_nothing_else(word: str, typed: str) -> None:
    assert shell_word(word) == typed
    assert shlex.split(typed) == [word]


def test_json_counts(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    found = status(garden, capsys)
    assert (found["posts"], found["annotations"], found["one_offs"], found["contested"]) == (10, 10, 1, 2)
    disputes = found["disputes"]
    assert isinstance(disputes, list)
    assert [(one["about"], one["kind"], one["weight"]) for one in disputes] == [
        ("Token Unit", "chinese", 2),
        ("灯会", "english", 1),
    ]
    assert disputes[0]["command"] == 'glossary decide "Token Unit" --term 话元'
    assert [(one["wording"], one["posts"]) for one in disputes[1]["wordings"]] == [
        ("Lantern Fair", 3),
        ("Lamp Meeting", 1),
    ]


def test_a_fresh_clone_says_the_same(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    known = status(garden, capsys)
    garden.forget()
    fresh = status(garden, capsys)
    of_the_index = ("consistency_before", "proposals", "changed_posts")
    assert {name: known[name] for name in known if name not in of_the_index} == {
        name: fresh[name] for name in fresh if name not in of_the_index
    }


def test_text_ends_with_what_matters_and_tells_the_trend(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("status") == 0
    out = capsys.readouterr().out
    assert out.endswith(
        "What matters most, and what settles it:\n"
        '  Token Unit: 话元 3, 令符 2\n    glossary decide "Token Unit" --term 话元\n'
        '  灯会: Lantern Fair 3, Lamp Meeting 1\n    glossary decide 灯会 --english "Lantern Fair"\n'
    )
    garden.put("content/other.md", POSTS["content/m0.md"])
    assert garden.run("status") == 0
    out = capsys.readouterr().out
    assert "since the last run" in out and "1 post has changed since the last extraction" in out


def test_where_no_two_posts_name_a_term_nothing_is_said_to_be_consistent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = Garden(
        tmp_path, {"content/a.md": "**灯会**（Lantern Fair）\n", "content/b.md": "**话元**（Token Unit）\n"}
    )
    assert garden.run("-q", "extract") == 0
    assert garden.run("status") == 0
    out = capsys.readouterr().out
    assert "consistent" not in out and "no term annotated in two posts" in out


def test_a_decision_takes_a_concept_off_the_list(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    before = status(garden, capsys)
    assert garden.run("--quiet", "decide", "灯会", "--english", "Lantern Fair", "--yes") == 0
    after = status(garden, capsys)
    assert after["contested"] == 1
    assert isinstance(after["consistency"], float) and isinstance(before["consistency"], float)
    assert after["consistency"] > before["consistency"]


def test_a_badge_and_a_threshold(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    assert garden.run("status", "--format", "badge") == 0
    badge = capsys.readouterr().out
    assert badge.startswith("![glossary: ") and "https://img.shields.io/badge/glossary-" in badge
    assert garden.run("status", "--least", "1") == 1
    assert garden.run("status", "--least", "0.5") == 0


def test_the_order_of_entries_decides_nothing() -> None:
    entries = [Entry("收入", "Income", aliases=("营收额",)), Entry("销售", "Sales", aliases=("营收额",))]
    use = Use("营收额", "a.md", 0, 1, Parts("营收额", "Top Line", "", "一笔钱", ()))
    owners = {Concepts(order).entries[Concepts(order).of(use)] for order in permutations(entries)}
    assert len(owners) == 1
    assert len({speaks_for(use, entries[0], order) for order in permutations(entries)}) == 1


KINDS = [
    # English names with the posts that have them, most first; whether the word says of what kind things are.
    ("Jasmine 2, Oolong 2, Matcha 1, tea 1", True),
    ("Jasmine 1, Oolong 1, Matcha 1", True),
    ("Jasmine Tea 1, Oolong Tea 1, Matcha 1, cup 1", True),
    ("Jasmine 1, Oolong 1", False),  # two translations, for all that is known
    ("Tea 4, Jasmine 1, Oolong 1, Matcha 1", False),  # it has a name
    ("Green Tea 2, Black Tea 2, White Tea 2", False),  # wordings of one matter
]


@pytest.mark.parametrize(("names", "is_so"), KINDS)
def test_a_word_for_what_kind_things_are(names: str, is_so: bool) -> None:
    assert (
        names_kinds([Tally(name, int(posts)) for name, posts in (one.rsplit(" ", 1) for one in names.split(", "))])
        == is_so
    )


CONTESTED = [
    (["**茶叶**（Jasmine）", "**茶叶**（Oolong）"], ["茶叶: Jasmine 1, Oolong 1"]),
    (["**茶叶**（Jasmine）", "**茶叶**（Oolong）", "**茶叶**（Matcha）"], []),
    (["**抹茶**（Ground Green Tea）"] * 2 + ["**茶粉**（Ground Green Tea）"] * 2, ["Ground Green Tea: 抹茶 2, 茶粉 2"]),
]


@pytest.mark.parametrize(("annotations", "disputes"), CONTESTED)
def test_what_matters_is_what_names_one_thing(
    annotations: list[str], disputes: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    garden = Garden(tmp_path, {f"content/{at}.md": f"沏一壶{one}。\n" for at, one in enumerate(annotations)})
    garden.run("--quiet", "extract")
    garden.run("--quiet", "status")
    said = capsys.readouterr().out.partition("What matters most, and what settles it:\n")[2]
    assert [line.strip() for line in said.splitlines()[::2]] == disputes


def test_full_forms_compete_for_an_acronym_however_many_there_are() -> None:
    names = ["Middle Tea Club", "Moonlit Porcelain Concert", "Many Tasty Cups"]
    own = [Use("mtc", f"{at}.md", 0, 1, Parts("MTC", name, "", "", ())) for at, name in enumerate(names)]
    (found,) = english_disputes([("mtc", own)], Concepts([Entry("MTC", "Middle Tea Club")]))
    assert {one.wording for one in found.wordings} == set(names)

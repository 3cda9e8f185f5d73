"""What the posts say under each headword is the same, whether it is looked up one by one or all at once."""

from __future__ import annotations

import cProfile
import gc
import time
import tracemalloc
import weakref
from collections.abc import Callable, Iterable, Sequence
from typing import cast

import pytest

from glossary.checking import context, facts, uses
from glossary.checking.agreement import NO_AGREEMENT, Agreement
from glossary.checking.facts import Facts
from glossary.checking.rules import english_conflict, late_annotation
from glossary.checking.tallies import speaks_for
from glossary.checking.uses import NO_OVERLAY
from glossary.index.file import open_index
from glossary.model import Entry, Use
from tests.garden import Garden


@pytest.mark.parametrize("many", [0, 2, 1000])
def test_uses_read_at_once_are_those_read_one_by_one(
    garden: Garden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(uses, "_MANY", many)
    for number in range(4):
        garden.put(f"content/{number}.md", "**护城河**（Moat）\n\n**词元**（Token）\n\n**算力**（Compute）\n")
    garden.put("content/other.md", "**护城河**（Barrier）\n\n**词元**（Token）\n\n**新词**（New Word）\n")
    garden.run("extract")
    garden.put("content/new.md", "**算力**（Power）\n")
    capsys.readouterr()
    assert garden.run("check", "--jobs", "1", "--select", "english-conflict") == 1
    shown = capsys.readouterr().out
    assert [line for line in shown.splitlines() if "Barrier" in line or "Power" in line], shown
    assert shown.count("here, ") == 2


def test_what_a_headword_says_is_compared_once_for_all_rules(
    garden: Garden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        garden.put(f"content/{number}.md", "**去中心化**（Decentralization）\n")
    garden.put("content/other.md", "**去中心化**（Decentralizaton）与**护城河**（Moat）\n")
    garden.run("extract")
    compared: list[int] = []

    def compare(found: Iterable[Use]) -> Agreement:
        compared.append(len(list(found)))
        return NO_AGREEMENT

    monkeypatch.setattr(context, "agreement", compare)
    monkeypatch.setattr(facts, "_uses_of", lambda *given: pytest.fail("no slip of its own name is looked for"))
    capsys.readouterr()
    garden.run("check", "--jobs", "1", "--select", "english-conflict,english-spelling", "content/0.md")
    assert compared == [3]


def test_a_post_that_says_a_word_many_times_compares_it_no_more_often(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        garden.put(f"content/{number}.md", "**去中心化**（Decentralization）\n")
    compared: list[str] = []

    def listen(use: Use, entry: Entry, rivals: Sequence[Entry]) -> bool:
        compared.append(use.post)
        return speaks_for(use, entry, rivals)

    monkeypatch.setattr(context, "speaks_for", listen)
    often = []
    for times in (2, 40):
        garden.put("content/many.md", "**去中心化**（decentralization: 没有中心）\n" * times)
        garden.run("extract")
        compared.clear()
        garden.run("check", "--jobs", "1", "--select", "english-case,english-conflict", "content/many.md")
        often.append(len(compared))
    assert often[0] == often[1] > 0


def test_what_stands_in_one_post_only_has_nothing_to_be_compared_with(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    garden.put("content/a.md", "**护城河**（Moat: 企业长期的优势）\n")
    garden.run("extract")
    monkeypatch.setattr(context, "speaks_for", lambda *given: pytest.fail("compared"))
    monkeypatch.setattr(context, "remoteness", lambda *given: pytest.fail("compared"))
    assert garden.run("check", "--jobs", "1", "--select", "english-conflict,english-spelling", "content/a.md") == 0


def test_a_harmless_difference_from_the_agreed_name_needs_no_further_look(
    garden: Garden, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        garden.put(f"content/{number}.md", "**护城河**（Moat: 企业长期的优势）\n")
    garden.put("content/longer.md", "**护城河**（Economic Moat: 企业长期的优势）\n")
    garden.run("extract")
    monkeypatch.setattr(english_conflict, "_is_other_sense", lambda *given: pytest.fail("looked at again"))
    assert garden.run("check", "--jobs", "1", "--select", "english-conflict", "content/longer.md") == 0


@pytest.mark.parametrize(
    ("other", "late"), [("", 0), ("**成年**（Ripe Age: 十八岁）\n", 0), ("**成年**（Coming of Age）\n", 1)]
)
def test_in_a_large_garden_a_common_short_word_is_late_where_another_post_has_it_too(
    garden: Garden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, other: str, late: int
) -> None:
    monkeypatch.setattr(late_annotation, "LARGE_GARDEN", 2)
    garden.put("content/other.md", other or "别的话。\n")
    garden.put(
        "content/new.md", f"票只卖给成年观众。{'灯亮了一整夜。' * 5}\n\n心智要**成年**（Coming of Age: 能自己想）。\n"
    )
    garden.run("extract")
    capsys.readouterr()
    assert garden.run("check", "--jobs", "1", "--select", "late-annotation", "content/new.md") == late


@pytest.mark.parametrize("many", [0, 500])
def test_first_mentions_are_the_same_for_all_terms_at_once_as_one_by_one(
    garden: Garden, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(late_annotation, "_MANY", many)
    garden.put(
        "content/new.md",
        "---\ntitle: 晚灯市\n---\n`灯谜会` 写在代码里。先说灯谜会和夜灯谜会。\n\n"
        f"{'灯亮了一整夜。' * 5}\n\n**灯谜会**（Riddle Fair: 猜谜的日子）与**晚灯市**（Evening Fair: 天黑才开的集市）。\n",
    )
    garden.run("extract")
    capsys.readouterr()
    garden.run("check", "--jobs", "1", "--select", "late-annotation", "--format", "text", "content/new.md")
    late = [line.split(": ", 2)[2] for line in capsys.readouterr().out.splitlines() if "late-annotation" in line]
    assert late == ["灯谜会 stands in line 4 already, without its annotation [unsafe fix]"]


@pytest.mark.thorough
def test_time_grows_with_the_number_of_terms() -> None:
    def seconds(count: int) -> float:
        words = [f"{chr(0x4E00 + at // 500)}{chr(0x5E00 + at % 500)}灯会" for at in range(count)]
        text = "".join(f"**{word}**（Fair Number {at}: 一个节日）在夜里。\n" for at, word in enumerate(words))
        post = context.Context("a.md", text, cast(Facts, None), ("**",))
        assert len(post.annotations) == count
        start = time.process_time()
        assert not list(late_annotation.check(post, {"distance": 20, "defined": True, "letters": 2}))
        return time.process_time() - start

    # Twelve is far from four and far from sixteen; a busy machine is asked twice.
    assert any(seconds(16_000) <= 12 * max(seconds(4_000), 0.02) for _ in range(2))


@pytest.mark.thorough
@pytest.mark.parametrize(
    "unit",
    [
        "**大模型**（Large Model: 一种模型）\n",
        "**大模型**（Big Thing）**大模型**（Large Model）\n",
        "**英伟达**（NVIDIA: 公司）**英伟达**（Nvidia）\n",
        "**大模形**（Large Model）\n",
        "**检索增强生成**（Retrieval Augmented Generation, RGA: 好）\n",
        "**大模型**（Large Modell）\n",
        "**資料庫**（Database）**数据库**（Database）\n",
        "**安德鲁-卡帕西**（Andrej Karpathy）**安德鲁·卡帕西**（Andrej Karpathy）\n",
    ],
)
def test_what_a_post_says_hundreds_of_times_costs_each_time_the_same(garden: Garden, unit: str) -> None:
    for number in range(4):
        garden.put(
            f"content/{number}.md",
            "**大模型**（Large Model: 一种模型）**英伟达**（NVIDIA: 公司）**数据库**（Database）\n"
            "**检索增强生成**（Retrieval Augmented Generation, RAG: 先找再写）**安德鲁·卡帕西**（Andrej Karpathy）\n",
        )
    garden.run("extract")
    spent = []
    for times in (100, 400):
        garden.put("content/many.md", unit * times)
        spent.append(_calls(lambda: garden.run("check", "--jobs", "1", "content/many.md")))
    assert spent[1] < 5 * spent[0], spent


def test_what_a_post_says_thousands_of_times_is_held_once(garden: Garden) -> None:
    unit = "第一段说到**大模型**（Large Model: 参数量很大的一种人工智能模型），别的不说。\n\n"
    garden.put("content/many.md", unit)
    garden.run("extract")
    garden.run("check", "--jobs", "1")  # what is loaded once is not counted
    held = []
    for times in (1000, 3000):
        garden.put("content/many.md", unit * times)
        garden.run("extract")
        tracemalloc.start()
        garden.run("check", "--jobs", "1")
        held.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # Each is found to be annotated before: the finding is the most of it.
    assert (held[1] - held[0]) / 2000 < 2000, held


def test_what_was_known_for_the_posts_goes_when_they_are_done(garden: Garden) -> None:
    garden.put("content/a.md", "**大模型**（Large Model）\n")
    garden.run("extract")
    folder = garden.root / ".glossary"
    gc.disable()
    try:
        known = Facts(open_index(folder), NO_OVERLAY)
        known.englishes_of(known.find("大模型")[0].entry)
        gone = weakref.ref(known), weakref.ref(known.uses), weakref.ref(known.known)
        del known
        assert [one() for one in gone] == [None] * 3
    finally:
        gc.enable()


def _calls(work: Callable[[], object]) -> int:
    """How many functions are called, whoever else keeps the machine busy."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())

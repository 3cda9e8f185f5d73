"""Only what a text mentions, in its sense; what is kept when there is too much; the same prompt for the same text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.context.budget import most_worthy, tokens_of
from glossary.context.mentioned import Mentioned, direction_of, in_language, mentioned_entries, prose_of
from glossary.context.prompt import prompt
from glossary.context.table import FORMATS
from glossary.export.values import ExportMaterial
from glossary.index.counts import UseCounts
from glossary.model import Entry
from tests.garden import Garden
from tests.small_glossary import SmallGlossary

MODEL = Entry("大模型", "Large Model", "参数量巨大的模型", ("LM",))
AGENT = Entry("代理", "Agent", "替人办事的程序")
PROXY = Entry("代理", "Proxy", "转发请求的服务器", ("反向代理",))
COIN = Entry("央行数字货币", "Central Bank Digital Currency", superseded=("Digicash",))
OLD = Entry("电脑网", "Internet", status="deprecated")
INDUSTRY = Entry("行业", "Industry")
DOCKER = Entry("Docker", "", "打包工具")
KNOWN = SmallGlossary([MODEL, AGENT, PROXY, COIN, OLD, INDUSTRY, DOCKER])
ZH_EN = ExportMaterial((), "zh", "en")


def mentioned(text: str, source: str = "zh") -> list[Mentioned]:
    return mentioned_entries(prose_of(text), KNOWN, source)


def terms(text: str, source: str = "zh") -> list[str]:
    return [each.entry.english or each.entry.term for each in mentioned(text, source)]


MENTIONED = [
    ("大模型越来越大，大模型也越来越贵。", ["Large Model"]),
    ("模型越来越大。", []),
    ("大模型\n\n```\n代理\n```\n", ["Large Model"]),
    ("---\ntitle: 代理\n---\n大模型", ["Large Model"]),
    ("`代理`和大模型", ["Large Model"]),
    ("代理", ["Agent", "Proxy"]),
    ("代理和反向代理", ["Proxy"]),
    ("银行业的大模型", ["Large Model"]),
    ("这个行业的大模型", ["Industry", "Large Model"]),
    ("大模型。\n\n<details>\n<summary>原文</summary>\n\nAn agent.\n\n</details>\n", ["Large Model"]),
    ("用 Docker 跑大模型。\n\nAn Agent runs.\n", ["Docker", "Large Model"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MENTIONED)
def test_what_a_text_mentions(text: str, expected: list[str]) -> None:
    assert sorted(terms(text)) == sorted(expected)


def test_a_word_of_everyday_means_what_everybody_means_by_it() -> None:
    threat, agent = Entry("威胁", "Threat Model"), Entry("代理", "Agent", aliases=("帮手",))
    evidence = {"威胁": UseCounts(900, 1), "代理": UseCounts(900, 90), "帮手": UseCounts(900, 0)}
    known = SmallGlossary([threat, agent], evidence)
    assert len(mentioned_entries("这个威胁，代理。", known, "zh")) == 2
    known.size = 2000
    assert [each.entry for each in mentioned_entries("这个威胁，代理，帮手。", known, "zh")] == [agent]
    assert not mentioned_entries("帮手。", known, "zh")
    known._found[0] = known._found[0]._replace(touched=True)
    assert [each.entry for each in mentioned_entries("这个威胁。", known, "zh")] == [threat]


def test_an_english_text_is_looked_at_in_english() -> None:
    assert terms("Large models and a proxy.\n\n代理是另一回事。\n", "en") == ["Proxy", "Large Model"]


def test_how_often_and_where_first() -> None:
    (model,) = mentioned("看，大模型和大模型")
    assert (model.times, model.first, model.unclear) == (2, 2, False)
    assert [each.unclear for each in mentioned("代理")] == [True, True]


def test_offsets_stay() -> None:
    text = "---\na: b\n---\n正文 `代码`\n"
    assert len(prose_of(text)) == len(text)
    assert len(in_language(text, "en")) == len(text)
    assert prose_of(text).count("\n") == text.count("\n")


DIRECTIONS = [
    ("大模型很大", ("zh", "en")),
    ("Large models are large", ("en", "zh")),
    ("用 Kubernetes 部署大模型的服务", ("zh", "en")),
]


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS)
def test_the_direction_is_the_texts(text: str, direction: tuple[str, str]) -> None:
    assert direction_of(text) == direction


PROMPT = """\
Terminology (Chinese = English). Use these names:
代理 = Agent | Proxy (by meaning)
大模型 = Large Model
央行数字货币 = Central Bank Digital Currency; not Digicash
电脑网 = Internet; not Internet

Definitions:
代理 (Agent): 替人办事的程序
代理 (Proxy): 转发请求的服务器
大模型: 参数量巨大的模型
"""


def test_the_prompt_is_the_same_in_whatever_order_words_stand() -> None:
    for text in ("代理、大模型、央行数字货币、电脑网", "电脑网、央行数字货币。大模型、大模型与代理"):
        found = mentioned(text)
        assert prompt(found, ZH_EN) == PROMPT.replace("电脑网 = Internet; not Internet", "电脑网; not Internet")
    assert prompt([], ZH_EN) == ""


def test_the_other_direction() -> None:
    text = prompt(mentioned("A large model and a proxy", "en"), ExportMaterial((), "en", "zh"))
    assert text.startswith("Terminology (English = Chinese). Use these names:\nProxy = 代理\nLarge Model = 大模型\n")


@pytest.mark.parametrize("most", [0, 10, 25, 40, 1000])
def test_what_fits_is_kept_and_the_rest_is_told(most: int) -> None:
    found = mentioned("代理、大模型、央行数字货币、Docker 在中文里")

    def write(chosen: list[Mentioned]) -> str:
        return prompt(chosen, ZH_EN)

    kept, fell_out = most_worthy(found, most, write, ZH_EN)  # type: ignore[arg-type]
    assert sorted([*kept, *fell_out]) == sorted(found)
    assert tokens_of(write(kept)) <= most
    assert kept == sorted(kept, key=lambda each: each.entry)
    if fell_out:
        assert tokens_of(write(sorted([*kept, fell_out[0]], key=lambda each: each.entry))) > most


def test_a_persons_entry_and_a_frequent_one_are_kept_first() -> None:
    seldom, often = Mentioned(MODEL, 1, 0, posts=1), Mentioned(AGENT, 1, 5, posts=9)
    by_hand, nameless = (
        Mentioned(COIN, 1, 9, by_hand=True),
        Mentioned(DOCKER._replace(term="打包", english=""), 9, 1, 99),
    )
    _, fell_out = most_worthy([seldom, often, by_hand, nameless], 0, lambda chosen: "词" * len(chosen), ZH_EN)
    assert fell_out == [by_hand, often, seldom, nameless]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_holds_the_entry(name: str) -> None:
    text, _ = FORMATS[name](mentioned("大模型"), ZH_EN)
    assert "大模型" in text
    assert "Large Model" in text
    assert "代理" not in text


@pytest.fixture
def extracted(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path)
    assert garden.run("extract") == 0
    garden.put("post.md", "一篇谈大模型的文章。\n")
    return garden


def test_the_command(extracted: Garden, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert extracted.run("context", "post.md", "--format", "json") == 0
    out, said = capfdbinary.readouterr()
    (record,) = json.loads(out)
    assert (record["term"], record["english"], record["mentions"], record["first"]) == ("大模型", "Large Model", 1, 3)
    assert "1 entry, about" in said.decode()
    assert extracted.run("context", "post.md", "--max-tokens", "3") == 0
    out, said = capfdbinary.readouterr()
    assert out == b""
    assert "1 did not fit: 大模型" in said.decode()
    assert extracted.run("context", "post.md", "--to", "zh", "--format", "deepl") == 0
    assert capfdbinary.readouterr()[0] == b""


def test_without_the_index_the_same_entries_fit(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    rare = {"content/z.md": "**阿米巴**（Amoeba）在此。\n"}
    posts = {f"content/{number}.md": f"第 {number} 篇，**黏菌**（Slime Mold）很聪明。\n" for number in range(3)}
    garden = Garden(tmp_path, {**posts, **rare, "a.md": "阿米巴和黏菌。\n"})
    garden.run("extract")
    capfdbinary.readouterr()
    command = ("context", "a.md", "--format", "json", "--max-tokens", "45")
    assert garden.run(*command) == 0
    told = capfdbinary.readouterr().out
    assert b"Slime Mold" in told
    assert b"Amoeba" not in told
    garden.forget()
    assert garden.run(*command) == 0
    assert capfdbinary.readouterr().out == told

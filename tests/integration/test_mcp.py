"""The server for language models, asked by the SDK's own client over a real pipe."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.garden import PROJECT, Garden

mcp = pytest.importorskip("mcp")


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    made = Garden(tmp_path)
    assert made.run("extract") == 0
    made.put("glossary.toml", "")
    return made


def ask(garden: Garden, tool: str, **arguments: Any) -> Any:
    """The result of a tool; its text where the tool failed."""

    async def call() -> Any:
        command = ["-m", "glossary", "--config", str(garden.root / "glossary.toml"), "mcp"]
        server = mcp.StdioServerParameters(
            command=sys.executable, args=command, env={**os.environ, "PYTHONPATH": str(PROJECT)}
        )
        async with mcp.Client(server) as client:
            listed = await client.list_tools()
            assert {each.name for each in listed.tools} == {"look_up", "context", "check_translation", "propose"}
            return await client.call_tool(tool, arguments)

    result = asyncio.run(call())
    text = "".join(content.text for content in result.content)
    if result.is_error:
        return text
    structured = result.structured_content
    return structured.get("result", structured) if structured else json.loads(text)


def test_a_word_is_looked_up(garden: Garden) -> None:
    found = ask(garden, "look_up", word="large models")
    assert found["entries"][0]["term"] == "大模型"
    assert ask(garden, "look_up", word="没有")["entries"] == []


def test_a_text_gets_its_names(garden: Garden) -> None:
    found = ask(garden, "context", text="谈谈大模型。")
    assert found.startswith("Terminology (Chinese = English). Use these names:\n大模型 = Large Model\n")
    assert ask(garden, "context", text="谈谈大模型。", max_tokens=1) == ""


def test_a_translation_is_checked(garden: Garden) -> None:
    (found,) = ask(garden, "check_translation", source="谈谈大模型。", target="On big things.")
    assert (found["term"], found["expected"], found["start"]) == ("大模型", ["Large Model"], 2)
    assert ask(garden, "check_translation", source="谈谈大模型。", target="On large models.") == []


def test_a_proposal_writes_nothing(garden: Garden) -> None:
    before = garden.glossary
    assert ask(garden, "propose", term="新词", english="New Word")["kind"] == "new"
    found = ask(garden, "propose", term="大模型", english="Big Model")
    assert (found["kind"], found["conflicts"]) == (
        "conflict",
        ["english is Big Model here, but the posts say Large Model"],
    )
    assert "no term" in ask(garden, "propose", term=" ")
    assert garden.glossary == before


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("look_up", {"word": " "}, "word: empty; expected a text"),
    ("context", {"text": ""}, "text: empty; expected a text"),
    ("check_translation", {"source": "谈谈大模型。", "target": ""}, "target: empty; expected a text"),
    ("look_up", {"wort": "词"}, "look_up has no wort; expected word"),
    ("context", {"text": "词", "tokens": 9}, "context has no tokens; expected text, max_tokens"),
    ("check_translation", {"source": "词"}, "target: field required"),
    ("propose", {"term": " "}, "no term; expected a Chinese or an English name"),
]


@pytest.mark.parametrize(("tool", "arguments", "message"), WRONG)
def test_what_cannot_be_answered_is_said(garden: Garden, tool: str, arguments: dict[str, Any], message: str) -> None:
    assert ask(garden, tool, **arguments) == message


@pytest.mark.parametrize("tool", ["look_up", "propose"])
def test_a_broken_glossary_is_said_with_its_line(garden: Garden, tool: str) -> None:
    garden.glossary = "version: 1\nterms:\n- term: 大模型\n   english: [\n"
    (word,) = {"look_up": ["word"], "propose": ["term"]}[tool]
    assert "data/glossary.yaml:4:" in ask(garden, tool, **{word: "大模型"})


def test_a_missing_glossary_is_said(garden: Garden) -> None:
    (garden.root / "data/glossary.yaml").unlink()
    assert ask(garden, "look_up", word="大模型").endswith("no such file; run `glossary extract` to make it")


def test_a_large_text_is_answered(garden: Garden) -> None:
    assert "大模型 = Large Model" in ask(garden, "context", text="谈谈大模型。" * 50_000)

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

"""What a post asks not to be told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.checking.adding_ignores import with_ignores
from glossary.checking.finding import Excerpt, Finding
from glossary.checking.ignores import read_ignores
from tests.garden import Garden

GLOSSARY = "version: 1\nterms:\n- term: 大模型\n  english: Large Model\n- term: 护城河\n  english: Moat\n"


@pytest.fixture
def faulty(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, {})
    garden.glossary = GLOSSARY
    return garden


IGNORED = {
    "the next paragraph": ("<!-- glossary: ignore half-width -->\n\n**护城河**(Moat)\n", 0),
    "the next paragraph, below the front matter": (
        "---\ntitle: 一\n---\n<!-- glossary: ignore half-width -->\n\n**护城河**(Moat)\n",
        0,
    ),
    "nothing, in code": ("`<!-- glossary: ignore half-width -->` **护城河**(Moat)\n", 1),
    "its own paragraph": ("**护城河**(Moat) <!-- glossary: ignore half-width -->\n", 0),
    "its own row of a table": (
        "| **护城河**(Moat) <!-- glossary: ignore half-width --> | a |\n|---|---|\n| **大模型**(Large Model) | b |\n",
        1,
    ),
    "a comment of MDX": ("小企业没有自己的**护城河**(Moat)，大企业才有 {/* glossary: ignore half-width */}\n", 0),
    "every rule": ("<!-- glossary: ignore -->\n**护城河**(Fence)\n", 0),
    "two rules": ("<!-- glossary: ignore half-width, english-conflict -->\n**护城河**(Fence)\n", 0),
    "the rest": (
        "<!-- glossary: ignore-rest half-width -->\n\n一\n\n**护城河**(Moat)\n\n二\n\n**大模型**(Large Model)\n",
        0,
    ),
    "not the paragraph after": (
        "<!-- glossary: ignore half-width -->\n\n**大模型**(Large Model)\n\n**护城河**(Moat)\n",
        1,
    ),
    "not another rule": ("<!-- glossary: ignore english-conflict -->\n**护城河**(Fence)\n", 1),
    "nothing to ignore": ("<!-- glossary: ignore half-width -->\n**护城河**（Moat）\n", 1),
}


@pytest.mark.parametrize("name", IGNORED)
def test_ignores(name: str, faulty: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    post, count = IGNORED[name]
    faulty.put("content/a.md", post)
    faulty.run("--quiet", "check", "--format", "json")
    assert len(json.loads(capsys.readouterr().out)) == count


def test_an_ordinary_comment_is_no_ignore() -> None:
    assert read_ignores("<!-- glossary 与 ignore 无关 -->") == []


def test_another_run_that_found_the_same_puts_no_second_comment() -> None:
    text = "谈谈**护城河**(Moat)。\n"
    found = [_half_width(text)]
    once, silenced = with_ignores(text, found)
    assert once == "谈谈**护城河**(Moat)。 <!-- glossary: ignore-line half-width -->\n"
    assert silenced == 1
    assert with_ignores(once, found) == (once, 1)


def test_a_post_that_was_written_since_gets_no_comment_at_a_place_that_holds_something_else() -> None:
    found = [_half_width("谈谈**护城河**(Moat)。\n")]
    written = "另一段，与此无关，说的是别的事情。\n\n谈谈**护城河**(Moat)。\n"
    assert with_ignores(written, found) == (written, 0)


def _half_width(text: str) -> Finding:
    start, end = text.index("("), text.index(")") + 1
    return Finding(
        "a.md", 1, start + 1, "half-width", "", start, end, 1, end + 1, excerpt=Excerpt(text.strip(), start, end)
    )

"""Entries of which the lock knows nothing become the tool's again where they stand as it writes them."""

from __future__ import annotations

import pytest

from glossary.extract.adopting import adopt
from glossary.extract.reconcile import Rules
from glossary.store.document import parse_document
from glossary.store.lock import Lock
from tests.annotated import by_headword, read
from tests.garden import Garden

HEAD = "version: 1\nterms:\n"
POSTS = (
    "**大语言模型**（Large Language Model: 会写字的模型）**大型语言模型**（Large Language Model）",
    "[work] **代理**（Agent: 能自主完成任务的程序）",
    "[network] **代理**（Proxy: 转发网络流量的服务器）",
)
AGENT = "- term: 代理\n  english: Agent\n  definition: 能自主完成任务的程序\n"
PROXY = "- term: 代理\n  english: Proxy\n  definition: 转发网络流量的服务器\n"
MODEL = "- term: 大语言模型\n  english: Large Language Model\n  definition: 会写字的模型\n  aliases: [大型语言模型]\n"
WHOLE = AGENT + PROXY + MODEL

CASES = [
    ("nothing stands", "", []),
    ("all is as a person left it", WHOLE.replace("  english", "  note: 我的\n  english"), []),
    ("what the posts do not say", "- term: 智能体\n", []),
    ("what the posts say otherwise", MODEL.replace("会写字", "能写字"), []),
    ("an entry that a person renamed", MODEL.replace("term: 大语言模型", "term: 语言大模型"), []),
    ("names that a person put together", AGENT.replace("序\n", "序\n  aliases: [大语言模型]\n"), []),
    ("a person's evidence", MODEL + "  posts: 7\n", []),
    ("the tool's own", WHOLE, ["Agent", "Proxy", "Large Language Model"]),
    ("one sense a person's", WHOLE.replace("Agent", "AI Agent"), ["Proxy", "Large Language Model"]),
]


@pytest.mark.parametrize(("entries", "own"), [pytest.param(*rest, id=title) for title, *rest in CASES])
@pytest.mark.parametrize("known", [None, Lock()])
def test_what_is_adopted(entries: str, own: list[str], known: Lock | None) -> None:
    document = parse_document(HEAD + entries if entries else "", known, "glossary.yaml")
    adopted = adopt(document, by_headword(read(*POSTS)), Rules(), evidence=False)
    assert not adopted.adopting
    assert [block.entry.english for block in adopted.blocks if not block.touched] == own
    assert [block.text for block in adopted.blocks] == [block.text for block in document.blocks]


def test_what_the_lock_knows_stays_whose_it_is() -> None:
    known = Lock((("代理", "added"), ("代理", "added"), ("大语言模型", "added")))
    document = parse_document(HEAD + WHOLE, known, "glossary.yaml")
    assert adopt(document, by_headword(read(*POSTS)), Rules(), evidence=False) == document


@pytest.mark.parametrize("evidence", [[], ["--evidence"]])
@pytest.mark.parametrize("kept", [0, 4, None])
def test_a_lock_that_is_lost_emptied_or_cut_comes_back(garden: Garden, kept: int | None, evidence: list[str]) -> None:
    garden.run("extract", *evidence)
    before = garden.glossary, garden.lock
    if kept is None:
        garden.remove("data/.glossary.lock")
    else:
        garden.put("data/.glossary.lock", "".join(garden.lock.splitlines(keepends=True)[:kept]))
    garden.forget()
    garden.run("extract", *evidence)
    assert (garden.glossary, garden.lock) == before

"""Which of the tool's own entries of one term goes on as which: no entry is made of two senses."""

from __future__ import annotations

from itertools import permutations

import pytest

from glossary.extract.pairing import pair
from glossary.model import Entry
from tests.garden import Garden

AGENT, PROXY = Entry("代理", "Agent", "替人办事"), Entry("代理", "Proxy", "转发请求")
PAIRS = [
    ("nothing stands", [], [AGENT], {}),
    ("nothing is found", [AGENT], [], {}),
    ("nothing changed", [AGENT, PROXY], [AGENT, PROXY], {0: 0, 1: 1}),
    ("a person moved one", [PROXY, AGENT], [AGENT, PROXY], {0: 1, 1: 0}),
    ("only one is left", [AGENT, PROXY], [PROXY], {0: 1}),
    ("only one is left, in other letters", [AGENT, PROXY], [Entry("代理", "proxy")], {0: 1}),
    ("another name with a word in common", [AGENT, PROXY], [Entry("代理", "Proxy Server")], {0: 1}),
    ("another name with the definition", [AGENT, PROXY], [Entry("代理", "Relay", "转发请求")], {0: 1}),
    ("one more", [PROXY], [AGENT, PROXY], {1: 0}),
    (
        "another name, which comes later",
        [AGENT, PROXY],
        [Entry("代理", "Representative", "替人办事"), PROXY],
        {1: 0, 0: 1},
    ),
    ("nothing in common", [AGENT, PROXY], [Entry("代理", "Z"), Entry("代理", "B")], {1: 0, 0: 1}),
]


@pytest.mark.parametrize(("standing", "found", "pairs"), [pytest.param(*rest, id=title) for title, *rest in PAIRS])
def test_pairs(standing: list[Entry], found: list[Entry], pairs: dict[int, int]) -> None:
    assert pair(standing, found) == pairs
    for order in permutations(range(len(found))):
        again = pair(standing, [found[number] for number in order])
        assert {order[new]: old for new, old in again.items()} == pairs


SENSES = {
    "content/a.md": "---\narea: life\n---\n**承诺**（Commitment: 对特定价值、目标和身份做出的持久投入与认同）\n",
    "content/b.md": "---\narea: life\n---\n**承诺**（commitment）\n\n**承诺**（commitment）\n",
    "content/c.md": "---\narea: programs\n---\n**承诺**（Promise: 用于处理异步操作的对象）\n\n**词**（Word: 别的）\n",
}
CHANGES: dict[str, dict[str, str | None]] = {
    "nothing": {},
    "one sense goes, and the other is spelled otherwise": {"content/b.md": None, "content/c.md": None},
    "the senses change places": {
        "content/c.md": "---\narea: programs\n---\n**承诺**（Word of Honor: 用于处理异步操作的对象）\n"
    },
    "one sense more, and another term": {
        "content/d.md": "---\narea: law\n---\n**承诺**（Acceptance: 合同法里对要约的答复）\n\n**成本**（Cost: 付出的钱）\n"
    },
}


@pytest.mark.parametrize("index", ["warm", "cold"])
@pytest.mark.parametrize("change", CHANGES)
def test_the_file_is_what_a_fresh_extraction_gives(garden: Garden, change: str, index: str) -> None:
    garden = Garden(garden.root / "senses", SENSES)
    garden.run("extract")
    assert garden.glossary.count("- term: 承诺\n") == 2
    for name, text in CHANGES[change].items():
        if text is None:
            garden.remove(name)
        else:
            garden.put(name, text)
    if index == "cold":
        garden.forget()
    garden.run("extract")
    followed = garden.glossary, garden.lock
    garden.forget()
    garden.remove("data/glossary.yaml", "data/.glossary.lock")
    garden.run("extract")
    assert (garden.glossary, garden.lock) == followed


def test_a_sense_that_a_person_deleted_stays_out(garden: Garden) -> None:
    garden = Garden(garden.root / "senses", SENSES)
    garden.run("extract")
    garden.edit("- term: 承诺\n  english: Promise\n  definition: 用于处理异步操作的对象\n", "")
    garden.run("extract")
    for name in ("b", "d", "e"):
        garden.put(f"content/{name}.md", "**承诺**（Lasting Commitment）\n")
    garden.run("extract")
    assert "Lasting Commitment" in garden.glossary
    assert "Promise" not in garden.glossary

"""Which Chinese names behind a Latin headword are its own, and that a change of others' names reaches it."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.entries.borrowed_names import bearers_in, with_own_names
from tests.annotated import by_headword, read
from tests.garden import Garden

OWN = [
    # Nobody else bears the name, or under no other English name.
    ["**OtterDB**（分片集群）"],
    ["**OtterDB**（分片集群）", "**分片集群**（OtterDB）"],
    ["**OtterDB**（分片集群）", "**分片集群**"],
    ["**WHB**（水獭库）", "**水獭库**（Water Hound Base）"],
    ["**Otterrigo Net**（海獭网）", "**海獭网**（Atterrigo Net）"],
    ["**StriPa**（条带）", "**StriPa**（一家支付公司）", "**条带**（StriPa: 一道道的花纹）"],
    # Two posts give it, or one in front of an explanation.
    ["**OtterDB**（分片集群）", "**OtterDB**（分片集群）", "**分片集群**（Sharding）"],
    ["**OtterDB**（分片集群: 把表切开存放）", "**分片集群**（Sharding）"],
    # Words in small letters are translated, and so is one word with a capital letter, unless more posts disagree.
    ["**conduit**（管道）", "**管道**（Pipeline）"],
    ["**Otter**（管道）", "**管道**（Pipeline）"],
    ["**Otter**（容器）", "**Kelp**（容器）"],
    ["**push back**（反驳）", "**argue back**（反驳）"],
    ["**OtterDB**（反驳）", "**argue back**（反驳）"],
    ["**take otter**（管道）", "**管道**（Pipeline）", "**水管道**（take otter）"],
    # The other Latin name is a wording of it.
    ["**OtterDB Cluster**（獭群）", "**OtterDB Clusters**（獭群）"],
]
BORROWED = [
    ["**take an otter**（管道）", "**管道**（Pipeline）", "**领养**（take an otter）"],
    [
        "**Take Otters**（管道: 一家造水管的公司）",
        "**管道**（Pipeline: 运水的设施）",
        "**领养**（take otters: 把动物带回家照顾的做法）",
    ],
    [
        "**OtterDB**（分片集群）",
        "**分片机群**（Sharding Cluster）",
        "**分片机群**（Sharding Cluster）",
        "**分片集群**（Sharding Cluster）",
    ],
    ["**领养**（Take an Otter）", "**Take an Otter**（管道: 一种办法）", "**管道**（Pipeline）"],
    ["**OtterDB**（分片集群）", "**分片集群**（Sharding）"],
    ["**QNX7**（图论）", "**QBX9**（图论）"],
    ["**Otter**（管道）", "**管道**（Pipeline）", "**管道**（Pipe）"],
    ["**Otter**（容器）", "**Kelp**（容器）", "**Urchin**（容器）"],
]


def _first(posts: list[str]) -> tuple[str, str]:
    uses = by_headword(read(*posts))
    latin = next(use for use in read(*posts) if use.chinese)
    use = with_own_names(uses[latin.key], bearers_in(uses))[0]
    return use.chinese, use.definition


@pytest.mark.parametrize("posts", OWN)
def test_a_name_of_its_own_stays(posts: list[str]) -> None:
    assert _first(posts)[0]


@pytest.mark.parametrize("posts", BORROWED)
def test_the_name_of_another_becomes_a_definition(posts: list[str]) -> None:
    latin = next(use for use in read(*posts) if use.chinese)
    assert _first(posts) == ("", latin.definition or latin.chinese)


@pytest.mark.parametrize("posts", [*BORROWED, *OWN, *(posts[::-1] for posts in BORROWED)])
def test_a_post_more_or_less_gives_what_all_posts_give(tmp_path: Path, posts: list[str]) -> None:
    *rest, last = posts
    garden = Garden(tmp_path, {f"content/{number}.md": text + "\n" for number, text in enumerate(rest)})
    garden.put("content/other.md", "**海藻**（Seaweed）和**海草**（Seagrass）\n")
    garden.run("extract")
    before = garden.glossary
    garden.put("content/last.md", last + "\n")
    assert _small_and_full(garden) == garden.glossary
    (garden.root / "content/last.md").unlink()
    assert _small_and_full(garden) == garden.glossary == before


def _small_and_full(garden: Garden) -> str:
    """The glossary with what is known from the last time; afterwards it is the one of a fresh clone."""
    standing = garden.glossary, garden.lock
    garden.run("extract")
    found = garden.glossary
    garden.put("data/glossary.yaml", standing[0])
    garden.put("data/.glossary.lock", standing[1])
    garden.forget()
    garden.run("extract")
    return found

"""A few changed posts go a small way; it must give, byte for byte, what the full way gives."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import glossary.extract.carrying_out
from glossary.extract.few_posts import few_posts
from glossary.extract.increment import _is_before
from glossary.extract.job import ExtractJob, Outcome
from glossary.model import Entry
from glossary.store.opened import Opened
from glossary.store.splice import sort_key
from glossary.store.yaml_text import read_scalar, scalar
from tests.garden import PROJECT, Garden

NEW = "\n**大语言模型**（Large Language Model: 第{n}种说法）与**新词{n}**（New Word {n}）、**资本开支**（Capex）。\n"


def _add(garden: Garden, post: Path, n: int) -> None:
    post.write_bytes(post.read_bytes() + NEW.format(n=n).encode())


def _unmark(_: Garden, post: Path, n: int) -> None:
    post.write_bytes(post.read_bytes().replace(b"**", b"", 2 * (n % 5 + 1)))


def _remove(_: Garden, post: Path, n: int) -> None:
    post.unlink()


def _rename(_: Garden, post: Path, n: int) -> None:
    post.rename(post.with_name(f"renamed-{n}.md"))


def _rename_kind(_: Garden, post: Path, n: int) -> None:
    post.write_bytes(post.read_bytes().replace(b"companies_orgs:", b"people:").replace(b"products_models:", b"people:"))


CHANGES: list[Callable[[Garden, Path, int], None]] = [_add, _add, _unmark, _remove, _rename, _rename_kind]


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.thorough) for seed in range(2, 6))])
def test_gives_what_the_full_way_gives(tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ways: list[bool] = []
    way = few_posts

    def watched(job: ExtractJob, before: Opened, *rest: object) -> Outcome | None:
        outcome = way(job, before, *rest)  # type: ignore[arg-type]
        ways.append(outcome is not None)
        return outcome

    monkeypatch.setattr(glossary.extract.carrying_out, "few_posts", watched)
    chance = random.Random(seed)
    garden = Garden(tmp_path, {})
    shutil.copytree(PROJECT / "content", garden.root / "content")
    garden.run("extract")
    for step in range(6):
        posts = sorted((garden.root / "content").rglob("*.md"))
        chance.choice(CHANGES)(garden, chance.choice(posts), step)
        if step % 2:
            _edit(garden, chance)
            garden.run("extract")
        standing = (garden.glossary, garden.lock)
        chance.choice(CHANGES)(garden, chance.choice(sorted((garden.root / "content").rglob("*.md"))), step + 10)
        garden.run("extract")
        small = (garden.glossary, garden.lock)
        garden.put("data/glossary.yaml", standing[0])
        garden.put("data/.glossary.lock", standing[1])
        garden.forget()
        garden.run("extract")
        assert garden.glossary.splitlines() == small[0].splitlines()
        assert garden.lock.splitlines() == small[1].splitlines()
    assert any(ways), "the small way was never taken"


def _edit(garden: Garden, chance: random.Random) -> None:
    lines = garden.glossary.split("\n")
    number = chance.choice([n for n, line in enumerate(lines) if line.startswith(("  english: ", "- term: "))])
    if lines[number].startswith("  english: "):
        lines[number] = "  english: By Hand"
    else:
        lines[number] += "\n  note: 我看过了"
    garden.glossary = "\n".join(lines)


def test_headwords_that_are_lost_lead_the_full_way(garden: Garden) -> None:
    garden.run("extract")
    import sqlite3

    connection = sqlite3.connect(garden.root / ".glossary/index.sqlite")
    connection.execute("DELETE FROM headwords")
    connection.commit()
    connection.close()
    garden.put("content/b.md", "**困惑度**（Perplexity）\n")
    assert garden.run("extract") == 0
    assert "困惑度" in garden.glossary


# Capitals, accents that stand apart, signs that need quotes, wide letters, what is folded into Chinese characters.
TERMS = (
    "A",
    "b",
    "Ab",
    "a\u0301b",
    "é",
    "z",
    "1984",
    "yes",
    "'t",
    "#a",
    "@b",
    "ﬁne",
    "Ａ",
    "一",
    "大",
    "⼤",
    "龥",
    "㍿",
    "𠀀",
)


def test_a_term_that_is_passed_over_unread_comes_before() -> None:
    pairs = [
        (one, sort_key(Entry(other)))
        for one in TERMS
        for other in TERMS
        if _is_before(scalar(one), sort_key(Entry(other)))
    ]
    assert all(sort_key(Entry(read_scalar(scalar(one)) or one)) < key for one, key in pairs)
    assert {one for one, _ in pairs} >= {"A", "Ab", "一", "大"}

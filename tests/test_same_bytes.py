"""Files with another time and the same bytes are not read again; with other bytes of the same number they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.garden import Garden


def _is_quiet(garden: Garden, capsys: pytest.CaptureFixture[str]) -> bool:
    capsys.readouterr()
    assert garden.run("extract") == 0
    return "nothing has changed" in capsys.readouterr().err


def _copy_over(path: Path) -> None:
    """As git does when it changes branches and comes back: the same bytes in another file."""
    other = path.with_name(path.name + ".new")
    other.write_bytes(path.read_bytes())
    os.utime(other, (1_000_000_000, 1_000_000_000))
    other.replace(path)


def test_files_that_were_written_again_are_not_read(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.run("extract")
    for path in [*garden.root.glob("content/**/*.md"), *garden.root.glob("data/*"), *garden.root.glob("data/.gl*")]:
        _copy_over(path)
    assert _is_quiet(garden, capsys)
    # The index knows them by their new times now.
    assert _is_quiet(garden, capsys)


@pytest.mark.parametrize("name", ["content/models.md", "content/again.md"])
def test_other_bytes_of_the_same_number_are_read(garden: Garden, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    garden.run("extract")
    text = (garden.root / name).read_text("utf-8")
    garden.put(name, text.replace("Large", "Grand"))
    for other in garden.root.glob("content/**/*.md"):
        os.utime(other, (1_000_000_000, 1_000_000_000))
    assert not _is_quiet(garden, capsys)
    glossary, counts = garden.glossary, (garden.root / "data/.glossary.counts").read_bytes()
    garden.forget()
    garden.run("extract")
    assert (garden.glossary, (garden.root / "data/.glossary.counts").read_bytes()) == (glossary, counts)


def test_a_glossary_that_was_edited_meanwhile_and_came_back(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    """What was compiled from the edited file must not pass for what the old one says."""
    garden.run("extract")
    before = garden.glossary
    garden.edit("english: Agent", "english: Proxy")
    garden.run("show", "代理")
    assert "Proxy" in capsys.readouterr().out
    garden.glossary = before
    garden.run("show", "代理")
    said = capsys.readouterr().out
    assert "Agent" in said
    assert "Proxy" not in said
    garden.run("extract")
    assert garden.glossary == before


def test_counts_stay_right_when_times_change(garden: Garden) -> None:
    garden.run("extract")
    for path in garden.root.glob("content/**/*.md"):
        _copy_over(path)
    garden.put("content/new.md", "**缓存**（cache）与大模型。\n")
    garden.run("extract")
    after = (garden.root / "data/.glossary.counts").read_bytes()
    garden.forget()
    garden.run("extract")
    assert (garden.root / "data/.glossary.counts").read_bytes() == after

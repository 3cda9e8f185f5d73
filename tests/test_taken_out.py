"""What is missing in the glossary file: taken out by a person, or of another version of the file."""

from __future__ import annotations

import pytest

from tests.garden import Garden

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def garden(garden: Garden) -> Garden:
    garden.run("extract")
    return garden


def test_what_a_person_takes_out_is_said_once_and_stays_out(garden: Garden, capsys: Capture) -> None:
    garden.edit("- term: 估值\n  english: valuation\n", "")
    garden.run("-q", "extract")
    said = capsys.readouterr().err
    assert "1 entry was taken out by hand and will stay out: 估值" in said
    assert "--bring-back" in said
    garden.put("content/more.md", "**估值**（valuation）与**新词**（New Word）\n")
    garden.run("-q", "extract")
    assert capsys.readouterr().err == ""
    assert "估值" not in garden.glossary


def test_an_entry_that_is_renamed_is_not_taken_out(garden: Garden, capsys: Capture) -> None:
    garden.edit("- term: 估值\n", "- term: 估价\n  aliases: [估值]\n")
    garden.run("-q", "extract")
    assert capsys.readouterr().err == ""


def test_all_that_was_taken_out_comes_back_when_asked_for(garden: Garden, capsys: Capture) -> None:
    before = garden.glossary
    garden.edit("- term: 估值\n  english: valuation\n", "")
    garden.run("extract")
    assert garden.run("extract", "--bring-back") == 0
    assert garden.glossary == before
    assert "deleted" not in garden.lock


def test_an_older_file_beside_a_newer_lock_is_said(garden: Garden, capsys: Capture) -> None:
    old = garden.glossary
    garden.put("content/more.md", "".join(f"**词{n}**（Word {n}）\n\n" for n in range(9)))
    garden.run("extract")
    capsys.readouterr()
    garden.glossary = old
    garden.run("-q", "extract")
    assert "9 entries were taken out by hand" in capsys.readouterr().err
    garden.run("extract", "--bring-back")
    assert garden.glossary.count("- term: 词") == 9


def _both_sides(garden: Garden) -> tuple[tuple[str, str], tuple[str, str]]:
    """File and lock of two branches that each added a post, with the posts of both there."""
    garden.put("content/x.md", "**辛**（Xin: 一）\n")
    garden.run("extract")
    one = garden.glossary, garden.lock
    garden.remove("content/x.md")
    garden.put("content/y.md", "**辜**（Gu: 二）\n")
    garden.run("extract")
    other = garden.glossary, garden.lock
    garden.put("content/x.md", "**辛**（Xin: 一）\n")
    return one, other


def test_the_file_of_one_side_with_the_lock_of_the_other(garden: Garden, capsys: Capture) -> None:
    one, other = _both_sides(garden)
    garden.forget()
    garden.glossary = one[0]
    garden.put("data/.glossary.lock", other[1])
    capsys.readouterr()
    garden.run("-q", "extract")
    assert "belongs to another version of glossary.yaml: 1 entry missing from it comes back" in capsys.readouterr().err
    assert (garden.glossary, garden.lock) == _fresh(garden)


@pytest.mark.parametrize("side", [0, 1])
def test_a_lock_with_the_marks_of_a_conflict(garden: Garden, side: int, capsys: Capture) -> None:
    sides = _both_sides(garden)
    garden.forget()
    garden.glossary = sides[side][0]
    marked = f"<<<<<<< ours\n{sides[0][1]}=======\n{sides[1][1]}>>>>>>> theirs\n"
    garden.put("data/.glossary.lock", marked)
    garden.run("-q", "extract")
    assert (garden.glossary, garden.lock) == _fresh(garden)


def _fresh(garden: Garden) -> tuple[str, str]:
    """What an extraction from nothing gives."""
    garden.remove("data/glossary.yaml", "data/.glossary.lock")
    garden.forget()
    garden.run("-q", "extract")
    return garden.glossary, garden.lock

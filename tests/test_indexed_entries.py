"""What commands ask of the index about a word."""

from __future__ import annotations

import pytest

from glossary.index.entries import IndexedEntries
from glossary.index.file import index_in_memory
from glossary.index.lookup import Found, compile_entries
from glossary.model import Entry
from tests.garden import Garden


def test_only_names_that_the_glossary_file_gives_find_an_entry() -> None:
    index = index_in_memory()
    index.put_entries(
        *compile_entries(
            [
                Found(Entry("大模型", "Large Model", aliases=("大语模型",)), ("大模型", "大型模型"), ()),
                Found(Entry("大型模型展"), ("大型模型展",), ()),
            ]
        )
    )
    entries = IndexedEntries(index)
    assert [entries.numbers(form) for form in ("大模型", "largemodel", "大语模型")] == [[0], [0], [0]]
    # A headword of its concept that the file does not name: another clone would not know it.
    assert entries.numbers("大型模型") == []


def test_a_check_after_an_extraction_finds_the_index_whole(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.put("content/models.md", "".join(f"**大型模型{n}号**（Large Model）\n\n" for n in range(12)))
    garden.run("extract")
    capsys.readouterr()
    garden.run("check")
    assert "damaged" not in capsys.readouterr().err
    assert garden.run("extract") == 0
    assert "nothing has changed" in capsys.readouterr().err

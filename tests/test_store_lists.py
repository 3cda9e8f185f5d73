"""A name put into a list of an entry, or taken out: nothing else on its lines changes."""

from __future__ import annotations

import pytest

from glossary.errors import FileError
from glossary.store.lists import with_name, without_name
from glossary.store.source import Source

UNTOUCHED = [
    "- term: 甲\n  aliases: [乙]\n",
    "- term: 甲\n  aliases:\n    - 乙  # 旧称\n",
    "- {term: 甲, aliases: [乙]}\n",
]

ADDED = [
    ("- term: 甲\n", "- term: 甲\n  aliases: [乙]\n"),
    ("- term: 甲\n  english: A\n  note: 注\n", "- term: 甲\n  english: A\n  aliases: [乙]\n  note: 注\n"),
    ("# 上\n- term: 甲\n  aliases: [丙]  # 旁\n", "# 上\n- term: 甲\n  aliases: [丙, 乙]  # 旁\n"),
    ("- term: 甲\n  aliases: ['丙', ]\n", "- term: 甲\n  aliases: ['丙', 乙, ]\n"),
    ("- term: 甲\n  aliases: []  # 无\n", "- term: 甲\n  aliases: [乙]  # 无\n"),
    ("- term: 甲\n  aliases:\n  note: 注\n", "- term: 甲\n  aliases: [乙]\n  note: 注\n"),
    (
        "- term: 甲\n  aliases:\n  - 丙  # 旁\n  note: 注\n",
        "- term: 甲\n  aliases:\n  - 丙  # 旁\n  - 乙\n  note: 注\n",
    ),
    (
        "- term: 甲\n  aliases: [\n    丙,  # 旁\n    丁\n  ]\n",
        "- term: 甲\n  aliases: [\n    丙,  # 旁\n    丁, 乙\n  ]\n",
    ),
    ("- {term: 甲, aliases: [丙]}\n", "- {term: 甲, aliases: [丙, 乙]}\n"),
]

TAKEN_OUT = [
    ("- term: 甲\n  aliases: [乙]\n  note: 注\n", "- term: 甲\n  note: 注\n"),
    ("- term: 甲\n  aliases: [乙]  # 旁\n", "- term: 甲\n  aliases: []  # 旁\n"),
    ("- term: 甲\n  aliases: [乙, 丙]  # 旁\n", "- term: 甲\n  aliases: [丙]  # 旁\n"),
    ("- term: 甲\n  aliases: [丙, 乙, 丁]\n", "- term: 甲\n  aliases: [丙, 丁]\n"),
    ("- term: 甲\n  aliases:\n  - 丙\n  - 乙\n", "- term: 甲\n  aliases:\n  - 丙\n"),
    ("- term: 甲\n  aliases:  # 旁\n  - 乙\n", "- term: 甲\n  aliases: []  # 旁\n"),
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_a_name_that_is_there_is_not_added(text: str) -> None:
    assert with_name(Source("x", text), "aliases", "乙") == text


@pytest.mark.parametrize("text", UNTOUCHED)
def test_a_name_that_is_not_there_is_not_taken_out(text: str) -> None:
    assert without_name(Source("x", text), "aliases", "丙") == text


@pytest.mark.parametrize(("text", "expected"), ADDED)
def test_a_name_is_added(text: str, expected: str) -> None:
    assert with_name(Source("x", text), "aliases", "乙") == expected


@pytest.mark.parametrize(("text", "expected"), TAKEN_OUT)
def test_a_name_is_taken_out(text: str, expected: str) -> None:
    assert without_name(Source("x", text), "aliases", "乙") == expected


def test_what_needs_quotes_gets_them() -> None:
    assert "aliases: ['a, b']" in with_name(Source("x", "- term: 甲\n"), "aliases", "a, b")


def test_an_entry_on_one_line_gets_no_new_field() -> None:
    with pytest.raises(FileError, match="x:7:1: aliases cannot be changed here"):
        with_name(Source("x", "- {term: 甲}\n", 7), "aliases", "乙")

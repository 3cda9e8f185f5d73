"""No record is read by position: the whole suite runs with records that refuse it; here that they do."""

from __future__ import annotations

import pytest

from glossary.model import Entry, Parts, Span
from tests.by_name import PACKAGE, ReadByPositionError, records

ENTRY = Entry("词", "Word")
WAYS = [
    "term, english, *rest = record",
    "Entry(*record)",
    "record[0]",
    "record[2:]",
    "list(zip(record, record))",
    "[field for field in record]",
]


def in_the_package(code: str) -> None:
    exec(compile(code, f"{PACKAGE}/some/room.py", "exec"), {"record": ENTRY, "Entry": Entry})


@pytest.mark.parametrize("way", WAYS)
def test_the_package_cannot_read_a_record_by_position(way: str) -> None:
    with pytest.raises(ReadByPositionError, match="Entry is read by position"):
        in_the_package(way)


@pytest.mark.parametrize("way", ["record._replace(term='新')", "record._asdict()", "record < record", "{record: 1}"])
def test_what_goes_by_name_is_free(way: str) -> None:
    in_the_package(way)


def test_the_records_that_grow_are_among_them() -> None:
    found = list(records())
    assert {Entry, Parts} <= set(found) and Span not in found and len(found) > 50

"""The lock survives being written and read, and reading it never fails."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.store import lock
from glossary.store.fields import OWNED
from glossary.store.lock import ADDED, DELETED, Cells, Lock
from glossary.store.yaml_text import scalar

LOCK = """\
# What the glossary tool last wrote into the YAML file beside this, to tell a person's changes from its own.
# Do not edit; keep it in git. Behind each term: hashes of its english, definition, aliases, superseded, kind, status and domain.
@sources	[content, 'notes: old']
大模型	1b4e28ba	9a3f0c11	-	0f00ba42
代理	1b4e28ba
代理	0b4e28ba
'#标签'	-
注意力	added	-	77aa01fe
自己写的	added
幻觉	deleted
"""

ROWS = (
    ("大模型", "1b4e28ba\t9a3f0c11\t-\t0f00ba42"),
    ("代理", "1b4e28ba"),
    ("代理", "0b4e28ba"),
    ("'#标签'", "-"),
    ("注意力", "added\t-\t77aa01fe"),
    ("自己写的", "added"),
    ("幻觉", "deleted"),
)


@pytest.mark.parametrize("text", [LOCK, LOCK.replace("\n", "\r\n"), LOCK.removesuffix("\n")])
def test_reading(text: str) -> None:
    assert lock.parse_lock(text) == Lock(ROWS, ("content", "notes: old"), 0)


def test_writing() -> None:
    assert lock.render_lock(Lock(ROWS, ("content", "notes: old"))) == LOCK


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        ("", 0),
        ("# only a comment\n\n", 0),
        ("大模型\n", 1),
        ("大模型\tnonsense\n", 1),
        ("大模型\t1b4e28ba\t9a3f\n", 1),
        ("大模型\t1b4e28ba\t-\t-\t-\t-\t-\t-\t-\n", 1),
        ("大模型\tdeleted\t1b4e28ba\n", 1),
        ("@sources\tcontent\n", 1),
        ("\x00\x01\n\t\n", 2),
    ],
)
def test_lines_that_mean_nothing_are_counted(text: str, ignored: int) -> None:
    assert lock.parse_lock(text) == Lock(ignored=ignored)


def test_whose_the_evidence_is() -> None:
    assert lock.parse_lock("@sources\t[a]\n@evidence\n甲\t-\n") == Lock((("甲", "-"),), ("a",), 0, evidence=True)
    assert lock.parse_lock("@evidence\tno\n").ignored == 1


def test_both_sides_of_a_merge_conflict_are_kept() -> None:
    text = "<<<<<<< HEAD\n甲\t1b4e28ba\n@sources\t[a]\n=======\n乙\t9a3f0c11\n@sources\t[b, a]\n>>>>>>> other branch\n"
    assert lock.parse_lock(text) == Lock((("甲", "1b4e28ba"), ("乙", "9a3f0c11")), ("a", "b"), 3)


@pytest.mark.parametrize(
    ("values", "cells"),
    [
        (("", "", "", "", "", ""), "-"),
        (("Large Model", "", "", "", "", ""), "83dfdbcf"),
        (("", "", "", "", "person", ""), "-\t-\t-\t-\t34dcd176"),
    ],
)
def test_cells_are_stable(values: tuple[str, ...], cells: str) -> None:
    assert lock.cells(values) == cells


def test_cells_are_the_hashes_of_the_fields() -> None:
    values = ("Large Model", "", "[LM]", "", "", "admitted", "")
    hashes = {name: lock.digest(value) for name, value in zip(OWNED, values, strict=True) if value}
    assert lock.read_cells(lock.cells(values)) == Cells(False, hashes)


hashes = st.integers(0, 2**32 - 1).map(lambda number: f"{number:08x}")
cells = st.builds(Cells, st.booleans(), st.dictionaries(st.sampled_from(OWNED), hashes))
rows = st.tuples(st.text(min_size=1).map(scalar), cells.map(lock.write_cells) | st.sampled_from([ADDED, DELETED]))


@given(parts=cells)
def test_cells_are_read_back(parts: Cells) -> None:
    assert lock.read_cells(lock.write_cells(parts)) == parts


@given(
    st.builds(Lock, st.lists(rows).map(tuple), st.lists(st.text(), unique=True).map(tuple), st.just(0), st.booleans())
)
def test_every_lock_is_read_back(known: Lock) -> None:
    assert lock.parse_lock(lock.render_lock(known)) == known


@given(st.text(alphabet="大a-01f\t\n\r#@<= deleted"))
def test_reading_never_fails(text: str) -> None:
    assert lock.parse_lock(text).ignored >= 0

"""A post is read into uses, kinds and a warning, whatever its bytes are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.extract.reading import ReadPost, read_for_extraction, unpack_uses
from glossary.index.packing import pack, unpack
from glossary.language.folding import fold
from glossary.model import Parts, Use
from glossary.posts.line_index import LineIndex

MARKS = ("**", "__")
KINDS = {"people": "person"}


def read_bytes(folder: Path, data: bytes) -> ReadPost:
    path = folder / "甲.md"
    path.write_bytes(data)
    return read_for_extraction(str(path), MARKS, KINDS)


def uses_of(post: ReadPost) -> list[Use]:
    return unpack_uses(post.path, post.uses)


@pytest.mark.parametrize("text", ["", "正文", "---\ntitle: 甲\n---\n**甲**（约三次）"])
def test_a_post_that_says_nothing(tmp_path: Path, text: str) -> None:
    post = read_bytes(tmp_path, text.encode())
    assert (uses_of(post), unpack(post.lists), post.warning, post.failed) == ([], ([], []), "", False)


def test_a_post_is_read(tmp_path: Path) -> None:
    post = read_bytes(tmp_path, "---\npeople:\n- Tess Alvaro\n---\n\n**護城河**（Moat, MT: 水溝）".encode())
    assert uses_of(post) == [
        Use(fold("护城河"), post.path, 31, 6, Parts("護城河", "Moat", "", "水溝", ("MT",))),
    ]
    assert unpack(post.lists) == ([("person", fold("Tess Alvaro"))], [])
    assert post.warning == ""


LINES = [
    ("**护城河**（Moat）", [1]),
    ("一\n\n**护城河**（Moat）\n**回潮**（Damp Return）", [3, 4]),
    ("一\r\n\r\n**护城河**（Moat）\r\n", [3]),
    ("一\r\r**护城河**（Moat）\r", [3]),
    ("一\r二\r\n三\n**护城河**（Moat）与**回潮**（Damp Return）", [4, 4]),
]


@pytest.mark.parametrize(("text", "lines"), LINES)
def test_lines_end_as_in_an_editor(tmp_path: Path, text: str, lines: list[int]) -> None:
    found = uses_of(read_bytes(tmp_path, text.encode()))
    assert [use.line for use in found] == lines
    assert [LineIndex(text).place(use.start)[0] for use in found] == lines


BROKEN = [
    ("---\ntitle: [\n---\n**护城河**（Moat）", ":3: front matter: "),
    ("---\na: 1\nb: @c\n---\n**护城河**（Moat）", ":3: front matter: "),
]


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_the_text_below_a_broken_front_matter_is_read(tmp_path: Path, text: str, message: str) -> None:
    post = read_bytes(tmp_path, text.encode())
    assert message in post.warning
    assert "\n" not in post.warning
    assert [use.term for use in uses_of(post)] == ["护城河"]
    assert not post.failed


def test_a_post_that_is_not_utf8_has_failed(tmp_path: Path) -> None:
    post = read_bytes(tmp_path, b"**\xbb\xa4**")
    assert post.failed
    assert post.path in post.warning
    assert uses_of(post) == []


def test_a_post_that_vanished_has_failed(tmp_path: Path) -> None:
    post = read_for_extraction(str(tmp_path / "none.md"), MARKS, KINDS)
    assert post.failed
    assert "none.md" in post.warning


PIECES = st.sampled_from(
    ["---\n", "people:\n- 甲\n", "a: [\n", "**甲**（Moat）", "\r", "\n", "\x00", "`", "😀", "+++\n", "（"]
)


@given(st.binary(max_size=30) | st.lists(PIECES, max_size=12).map(lambda pieces: "".join(pieces).encode()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_post_is_too_strange(tmp_path: Path, data: bytes) -> None:
    post = read_bytes(tmp_path, data)
    assert post.failed is not _is_utf8(data)
    assert all(use.line >= 1 and use.term for use in uses_of(post))


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_what_is_packed_is_unpacked() -> None:
    value = [("甲", 1, ("乙", "😀")), ("", 0, ())]
    assert unpack(pack(value)) == value

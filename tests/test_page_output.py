from __future__ import annotations

import json
from pathlib import Path

import pytest

from glossary.errors import FileError
from glossary.page.output import LIST, file_digest, write_files


def _write(folder: Path, *, name: str = "html", drafts: tuple[str, ...] = (), **files: str) -> tuple[int, int, int]:
    return write_files(folder, name, {path.replace("_", "/"): text.encode() for path, text in files.items()}, drafts)[
        :3
    ]


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != LIST
    }


def test_what_has_not_changed_is_not_written(tmp_path: Path) -> None:
    assert _write(tmp_path, a="1", b_c="2") == (2, 0, 0)
    before = (tmp_path / "a").stat().st_mtime_ns, (tmp_path / LIST).stat().st_mtime_ns
    assert _write(tmp_path, a="1", b_c="2") == (0, 2, 0)
    assert ((tmp_path / "a").stat().st_mtime_ns, (tmp_path / LIST).stat().st_mtime_ns) == before
    assert _write(tmp_path, a="1", b_c="3") == (1, 1, 0)


def test_what_was_written_and_is_gone_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    _write(tmp_path, a="1", b_c="2")
    (tmp_path / "mine").write_text("mine")
    assert _write(tmp_path, a="1") == (0, 1, 1)
    assert _files(tmp_path) == {"a": "1", "mine": "mine"}
    assert not (tmp_path / "b").exists()


def test_what_a_person_changed_or_put_beside_is_not_removed(tmp_path: Path) -> None:
    _write(tmp_path, a="1", b_c="2", b_d="3")
    (tmp_path / "b/c").write_text("changed")
    (tmp_path / "b/mine").write_text("mine")
    assert _write(tmp_path, a="1") == (0, 1, 1)
    assert _files(tmp_path) == {"a": "1", "b/c": "changed", "b/mine": "mine"}


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    with pytest.raises(FileError, match="stands in the way"):
        _write(tmp_path, a="1", b="2")
    assert _files(tmp_path) == {"b": "mine"}


def test_two_formats_share_a_folder(tmp_path: Path) -> None:
    _write(tmp_path, a="1")
    assert _write(tmp_path, name="json", b="2") == (1, 0, 0)
    assert _write(tmp_path, c="3") == (1, 0, 1)
    assert _files(tmp_path) == {"b": "2", "c": "3"}


def test_a_draft_is_renewed_until_a_person_changes_it(tmp_path: Path) -> None:
    _write(tmp_path, drafts=("a",), a="1")
    assert _write(tmp_path, drafts=("a",), a="2") == (1, 0, 0)
    (tmp_path / "a").write_text("mine")
    for text in ("3", "4"):
        assert _write(tmp_path, drafts=("a",), a=text) == (0, 0, 0)
    assert _files(tmp_path) == {"a": "mine"}


FOREIGN = json.dumps({"html": {"../outside": file_digest(b"mine"), "a/../../outside": file_digest(b"mine")}})


@pytest.mark.parametrize("text", ["", "[]", '{"html": 1}', FOREIGN, "\0", pytest.param("[" * 100_000, id="deep")])
def test_a_damaged_list_removes_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "outside").write_text("mine")
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / LIST).write_text(text)
    assert _write(folder, a="1") == (1, 0, 0)
    assert (tmp_path / "outside").exists()


def test_line_ends_are_no_change(tmp_path: Path) -> None:
    """Git checks text out with CRLF on Windows."""
    _write(tmp_path, drafts=("draft",), draft="1\n", a="2\n", b="3\n")
    for name in ("draft", "a", "b"):
        (tmp_path / name).write_bytes((tmp_path / name).read_bytes().replace(b"\n", b"\r\n"))
    assert _write(tmp_path, drafts=("draft",), draft="1\nnew\n", a="2\n") == (1, 1, 1)
    assert (tmp_path / "draft").read_bytes() == b"1\nnew\n"
    (tmp_path / LIST).unlink()
    (tmp_path / "a").write_bytes(b"2\r\n")
    assert _write(tmp_path, a="2\n") == (0, 1, 0)

"""Annotate and what a disk may hold: links, modes, folders, posts named twice, and posts that nobody can write."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from tests.garden import Garden

NEW = "大模型。\n"
AFTER = "**大模型**（Large Model: 参数量巨大的模型）。\n"


@pytest.fixture
def new_post(garden: Garden) -> Path:
    """A garden with a glossary, and a post without annotations."""
    garden.run("extract")
    garden.put("content/new.md", NEW)
    return garden.root / "content/new.md"


def test_a_link_stays_a_link(garden: Garden, new_post: Path) -> None:
    link = garden.root / "link.md"
    link.symlink_to("content/new.md")
    assert garden.run("annotate", "link.md") == 0
    assert link.is_symlink() and link.readlink() == Path("content/new.md")
    assert new_post.read_text("utf-8") == AFTER


def test_the_mode_is_kept(garden: Garden, new_post: Path) -> None:
    new_post.chmod(0o640)
    assert garden.run("annotate", "content/new.md") == 0
    assert stat.S_IMODE(new_post.stat().st_mode) == 0o640


def test_a_post_named_twice_is_annotated_once(
    garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert garden.run("annotate", "content/new.md", "content/../content/new.md", "content") == 0
    assert new_post.read_text("utf-8") == AFTER
    assert capsys.readouterr().err.count("new.md: ") == 1


def test_a_folder_stands_for_its_posts(garden: Garden, new_post: Path) -> None:
    garden.put("content/deep/other.markdown", NEW)
    garden.put("content/deep/note.txt", NEW)
    assert garden.run("annotate", "content") == 0
    assert new_post.read_text("utf-8") == AFTER
    assert (garden.root / "content/deep/other.markdown").read_text("utf-8") == AFTER
    assert (garden.root / "content/deep/note.txt").read_text("utf-8") == NEW


def test_names_that_look_like_options(garden: Garden, new_post: Path) -> None:
    garden.put("-i 笔记.md", NEW)
    assert garden.run("annotate", "--", "-i 笔记.md") == 0
    assert (garden.root / "-i 笔记.md").read_text("utf-8") == AFTER


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_read_only_folder_is_left(garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = new_post.parent
    folder.chmod(0o555)
    try:
        assert garden.run("annotate", "content/new.md") == 2
    finally:
        folder.chmod(0o755)
    assert new_post.read_text("utf-8") == NEW
    assert capsys.readouterr().err.count("content/new.md: ") == 1


def test_one_bad_post_does_not_stop_the_others(
    garden: Garden, new_post: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (garden.root / "content/bad.md").write_bytes(b"\xff")
    for number in range(30):
        garden.put(f"content/more/{number}.md", NEW)
    assert garden.run("annotate", "content") == 2
    assert all(path.read_text("utf-8") == AFTER for path in (garden.root / "content/more").iterdir())
    assert capsys.readouterr().err.count("bad.md") == 1


def test_no_post_is_left_behind_half_written(garden: Garden, new_post: Path) -> None:
    garden.run("annotate", "content")
    assert {path.suffix for path in garden.root.rglob("content/**/*") if path.is_file()} == {".md"}


def test_a_long_line(garden: Garden, new_post: Path) -> None:
    text = "字，" * 200_000 + "大模型。"
    new_post.write_bytes(text.encode())
    assert garden.run("annotate", "content/new.md") == 0
    assert new_post.read_text("utf-8") == text.replace("大模型。", AFTER.rstrip("\n"))

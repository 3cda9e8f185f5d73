"""A clone without an index writes what the garden that it came from does: what decides is in git."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.garden import Garden

_COMMON = {
    f"content/p{number}.md": "感谢各位。**幻觉**（Hallucination: 模型编造内容）又来了，感谢。\n"
    for number in range(220)
}
_POSTS = {**_COMMON, "content/q.md": "**感谢**（Gratitude: 心存感激），**缓存**（cache: 暂存副本的地方）。\n"}
_NEW = "感谢大家来看，今天讲幻觉与缓存。\n"


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("garden")
    Garden(root, _POSTS).run("-q", "extract")
    return root


def annotated(root: Path) -> str:
    garden = Garden(root, {"new.md": _NEW})
    garden.run("annotate", "new.md")
    return (root / "new.md").read_text(encoding="utf-8")


def test_a_fresh_clone_writes_the_same(extracted: Path, tmp_path: Path) -> None:
    shutil.copytree(extracted, tmp_path / "warm")
    shutil.copytree(extracted, tmp_path / "clone", ignore=shutil.ignore_patterns(".glossary"))
    warm = annotated(tmp_path / "warm")
    assert "**幻觉**（" in warm
    assert "**感谢**" not in warm
    assert annotated(tmp_path / "clone") == warm


def test_what_was_not_counted_is_not_written(
    extracted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(extracted, tmp_path / "clone")
    (tmp_path / "clone/data/.glossary.counts").unlink()
    assert annotated(tmp_path / "clone") == _NEW
    assert "run `glossary extract`" in capsys.readouterr().err


def test_what_a_person_wrote_is_due_whatever_the_counts_say(extracted: Path, tmp_path: Path) -> None:
    shutil.copytree(extracted, tmp_path / "garden")
    garden = Garden(tmp_path / "garden", {})
    garden.edit("  english: Gratitude", "  english: Thanks")
    assert "**感谢**（Thanks: 心存感激）" in annotated(garden.root)

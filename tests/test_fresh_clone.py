"""Law 11: deleting the index changes no byte of any output; what an extraction would know, a fresh clone finds out."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.index.place import INDEX_FOLDER
from glossary.index.run_lock import alone
from tests.garden import Garden

POSTS = {
    **{f"content/p{n}.md": "**大模型**（Large Model: 很大的模型）便宜了。\n" for n in range(3)},
    "content/other.md": "**大型模型**（Large Model: 参数很多）也便宜。\n**私募**（Private Equity: 不公开的股权）。\n",
    "content/pe.md": "**PE**（Private Equity: 股权投资）与**PE**（Price to Earnings: 市盈率）。\n",
}
COMMANDS = (
    ("show", "大模型", "大型模型", "PE"),
    ("show", "--format", "jsonl", "大模型"),
    ("status",),
    ("review", "--format", "jsonl", "--min-uses", "0"),
    ("page",),
    ("export", "csv"),
    ("export", "tbx"),
    ("context", "content/other.md"),
    ("annotate", "--diff", "content/pe.md"),
    ("check", "--select", "all"),
)


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path, POSTS)
    assert garden.run("--quiet", "extract") == 0
    return garden


def gives(garden: Garden, capsys: pytest.CaptureFixture[str], *command: str) -> tuple[int, str, dict[str, bytes]]:
    """Exit status, stdout, and what stands in all files but posts and index."""
    capsys.readouterr()
    status = garden.run("--quiet", *command)
    files = [path for path in garden.root.rglob("*") if path.is_file() and ".glossary/" not in path.as_posix()]
    return status, capsys.readouterr().out, {str(path): path.read_bytes() for path in files}


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_deleting_it_changes_nothing(
    garden: Garden, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    with_index = gives(garden, capsys, *command)
    garden.forget()
    assert gives(garden, capsys, *command) == with_index
    assert gives(garden, capsys, *command) == with_index, "and once more, with what the first run kept"


def test_a_post_that_no_extraction_has_seen_changes_nothing_in_the_glossary(
    garden: Garden, capsys: pytest.CaptureFixture[str]
) -> None:
    before = gives(garden, capsys, "show", "大模型")[2]
    garden.put("content/new.md", "**大模型**（Large Model）和**小模型**（Small Model）。\n")
    garden.forget()
    status, said, after = gives(garden, capsys, "show", "大模型")
    assert (status, "content/new.md:1" in said) == (0, True)
    assert {path: text for path, text in after.items() if not path.endswith("new.md")} == before
    assert garden.run("extract") == 0
    assert "1 new" in capsys.readouterr().err


def test_beside_an_extraction_that_runs_nobody_waits(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.forget()
    garden.run("annotate", "--diff", "content/pe.md")
    capsys.readouterr()
    monkeypatch.setattr("glossary.index.run_lock._PATIENCE_SECONDS", 0.0)
    with alone(garden.root / INDEX_FOLDER):
        assert garden.run("show", "大模型") == 0
    assert "waiting" not in capsys.readouterr().err


def test_a_glossary_without_posts_stands_alone(garden: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    garden.remove(*POSTS)
    (garden.root / "content").rmdir()
    garden.forget()
    status, said, _ = gives(garden, capsys, "show", "大模型")
    assert (status, said.splitlines()[0]) == (0, "大模型 · Large Model")

"""Commands that read beside one that writes: each sees the index as it was at one moment."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossary.index.file import open_index
from glossary.index.packing import DamagedIndexError
from tests.garden import Garden


def test_what_is_held_stays_while_another_run_writes(tmp_path: Path) -> None:
    one, other = open_index(tmp_path), open_index(tmp_path)
    with one.writing():
        one.put_entries([(0, "old")], [("a", [("a", 0)])])
    other.hold()
    with one.writing():
        one.put_entries([(1, "new")], [("a", [("a", 1)])])
    assert other.forms("a") == [("a", 0)]
    assert other.entry(0) == "old"
    other.release()
    assert other.entry(1) == "new"
    one.close()
    other.close()


def test_to_write_is_to_read_anew(tmp_path: Path) -> None:
    one, other = open_index(tmp_path), open_index(tmp_path)
    other.hold()
    with one.writing():
        one.set_facts({"a": "new"})
    assert other.fact("a") == ""
    with other.writing():
        assert other.fact("a") == "new"
    assert other.fact("a") == "new"
    one.close()
    other.close()


def test_an_entry_that_is_missing_means_damage(tmp_path: Path) -> None:
    index = open_index(tmp_path)
    with pytest.raises(DamagedIndexError):
        index.entry(7)
    index.close()


@pytest.mark.parametrize("posts", [1, 300])
@pytest.mark.parametrize("at", ["splice", "stamp_of"])
def test_a_command_that_reads_while_the_file_is_written(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, posts: int, at: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It compiles a file whose entries the running extraction is about to put into the index."""
    garden.run("extract")
    for number in range(posts):
        garden.put(f"content/new-{number}.md", f"**新词{number}**（New Word {number}）与**估值**（Appraisal）\n")
    module = "few_posts" if posts == 1 else "full_change"
    name = f"glossary.extract.{module}.{at}"
    if posts == 1 and at == "splice":
        name = "glossary.extract.few_posts.small_change"
    _read_before(monkeypatch, garden, name)
    garden.run("extract")
    monkeypatch.undo()
    garden.run("extract")
    warm = _shown(garden, capsys)
    garden.forget()
    garden.run("extract")
    assert _shown(garden, capsys) == warm


def _read_before(monkeypatch: pytest.MonkeyPatch, garden: Garden, name: str) -> None:
    from pkgutil import resolve_name

    real = resolve_name(name)

    def late(*given: object, **named: object) -> object:
        garden.run("show", "大模型")
        return real(*given, **named)

    monkeypatch.setattr(name, late)


def _shown(garden: Garden, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    garden.run("show", "--all", "--format", "jsonl", "大模型", "估值", "新词0", "代理", "李雷")
    return capsys.readouterr().out


def test_what_another_extraction_did_while_one_waited_is_not_done_again(
    garden: Garden, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    garden.put("content/new.md", "**新词**（New Word）\n")
    _waits_for(monkeypatch, garden, "glossary.extract.run.alone")
    capsys.readouterr()
    garden.run("extract")
    finished, waited = [line for line in capsys.readouterr().err.splitlines() if " posts" in line or " post " in line]
    assert "(0 read" not in finished
    assert "(0 read" in waited


def _waits_for(monkeypatch: pytest.MonkeyPatch, garden: Garden, name: str) -> None:
    """Lets another extraction run from beginning to end before the one that is to hold the lock."""
    from pkgutil import resolve_name

    real = resolve_name(name)

    def late(*given: object, **named: object) -> object:
        monkeypatch.setattr(name, real)
        garden.run("extract")
        return real(*given, **named)

    monkeypatch.setattr(name, late)

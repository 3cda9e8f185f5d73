"""The benchmarks run to their end on a small folder; what they measure there means nothing."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from benchmarks import compare_revisions, extract, house_figures, results
from benchmarks.folders import Garden, renamed
from benchmarks.measure import CommandError, Run, console_script, resident_bytes, run, summarize
from glossary.sites import scan

POST = "**大模型**（Large Model: 参数量巨大的模型）和**估值**（valuation）。\n"


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """Three posts of different sizes."""
    folder = tmp_path / "posts"
    for number in range(3):
        (folder / str(number)).mkdir(parents=True)
        (folder / str(number) / "post.md").write_text(POST + "字\n" * number, encoding="utf-8")
    return folder


def has_console_script() -> bool:
    try:
        return bool(console_script("glossary"))
    except CommandError:
        return False


@pytest.mark.thorough
@pytest.mark.skipif(not has_console_script(), reason="the project is not installed")
def test_extract_measures_everything_once(posts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extract.main([str(posts), "--sizes", "1", "--runs", "1", "--work", str(tmp_path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    names = {measure["name"] for measure in found["measures"]}
    assert names >= {*results.BUDGETS, "show, a known term", "extract, index deleted (fresh clone)"}
    assert all(measure["seconds"] > 0 for measure in found["measures"])
    assert [(size["posts"], size["entries"]) for size in found["sizes"]] == [(3, 2)]
    assert list(tmp_path.iterdir()) == [posts]


def test_a_missing_folder_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert extract.main(["no-such-folder"]) == 2
    assert "no-such-folder" in capsys.readouterr().err


def test_the_posts_grow_by_copies(posts: Path, tmp_path: Path) -> None:
    garden = Garden(tmp_path / "work", posts)
    once, twice = garden.grow(1), garden.grow(2)
    assert (once.posts, twice.posts, twice.bytes) == (3, 6, 2 * once.bytes)
    assert garden.middle_post().read_text(encoding="utf-8") == POST + "字\n"


def test_a_further_copy_names_other_things_in_the_same_forms() -> None:
    text = "**大模型**（Large Model: 很大的模型）与**API** (接口)，大模型。\n\udcff"
    moved = renamed(text, 1).decode(errors="surrogateescape")
    assert moved == "**夨樢垌**（Mbshf Npefm: 很大的模型）与**BQJ** (掦古)，大模型。\n\udcff"
    assert [len(a.term) for a in scan(moved)] == [len(a.term) for a in scan(text)]


def test_without_ripgrep_there_are_no_ratios() -> None:
    size = results.Size(1, 3, 10, None, 2)
    alone = results.Measure("cold extract", 1, 0.5, 0, None)
    table = "\n".join(results.table(results.Result("posts", 4, 1, [size], [alone])))
    assert "0.500 s" in table
    assert "× rg" not in table.replace(results.BUDGETS["cold extract"], "")


def test_the_median_run_and_the_highest_peak_count() -> None:
    runs = [Run(3.0, 1, "a"), Run(1.0, 9, "b"), Run(2.0, 2, "c")]
    assert summarize(runs) == (2.0, 9, "c")


def test_a_failing_command_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="exit status 3"):
        run([sys.executable, "-c", "raise SystemExit(3)"], tmp_path)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc")
def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    child = "import time; block = b'x' * 60_000_000; time.sleep(0.4)"
    parent = f"import subprocess, sys; block = b'x' * 60_000_000; subprocess.run([sys.executable, '-c', {child!r}])"
    assert run([sys.executable, "-c", parent], tmp_path).peak_bytes > 120_000_000


def test_memory_of_no_process_is_nothing() -> None:
    assert resident_bytes(2**30) == 0


@pytest.mark.thorough
def test_two_revisions_that_are_one_make_the_same(posts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = str(compare_revisions.ROOT)
    assert compare_revisions.main([here, here, "--posts", str(posts), "--most", "2"]) == 0
    assert capsys.readouterr().out == f"2 posts, {len(compare_revisions.STEPS)} results, 0 differ\n"


@pytest.mark.thorough
def test_what_two_revisions_make_otherwise_is_shown(posts: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(compare_revisions.ROOT / "glossary", other / "glossary")
    written = other / "glossary/store/frame.py"
    written.write_text(written.read_text("utf-8").replace("version: {VERSION}", "version:  {VERSION}"), "utf-8")
    chosen = compare_revisions.choose(posts, 0)
    (found, *_) = compare_revisions.compare(compare_revisions.ROOT, other, chosen, posts, tmp_path / "work")
    assert (found.step, found.first) == ("glossary and lock", "glossary.yaml")
    assert (found.before, found.after) == ("version: 1", "version:  1")


def test_the_figures_of_a_house(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    for name, text in {
        "a": "from glossary.b import x\n\n\ndef same() -> None:\n    pass\n",
        "b": "from glossary.c import x\n\n\ndef same() -> None:\n    pass\n",
        "c": "x = 1\n",
    }.items():
        (tmp_path / f"glossary/{name}.py").write_text(text, "utf-8")
    found = house_figures.figures(tmp_path)
    assert (found.modules, found.functions, found.median_lines, found.circle) == (3, 2, 2, ())
    assert found.longest_chain == ("glossary.a", "glossary.b", "glossary.c")
    assert found.names_defined_twice == {"same": ("glossary.a", "glossary.b")}
    (tmp_path / "glossary/c.py").write_text("from glossary.a import same\n", "utf-8")
    assert len(house_figures.figures(tmp_path).circle) == 4

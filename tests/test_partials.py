"""What is kept of each part of an input: runs go on where they stopped, in any order, and trust no stranger's work."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.extract import from_inputs, partials
from glossary.extract.folding import Fold
from glossary.extract.reading import read_text
from glossary.index.read_post import unpack_uses
from glossary.inputs.kinds import jsonl
from tests.garden import POSTS, Garden
from tests.test_inputs import NAMED, put_jsonl

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Garden:
    """The posts of a garden in a dataset of several parts."""
    monkeypatch.setattr(jsonl, "PART_BYTES", 100)
    garden = Garden(tmp_path / "dataset", {})
    garden.root.mkdir()
    put_jsonl(garden.root / "posts.jsonl", POSTS)
    return garden


def extract(garden: Garden, *more: str) -> str:
    assert garden.run("extract", "posts.jsonl", "-j1", *NAMED, *more) == 0
    return garden.glossary


def results(garden: Garden) -> list[Path]:
    return sorted(path for path in (garden.root / ".glossary/partial").iterdir() if path.name != "seal")


def count_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of parts that are read from now on."""
    read: list[str] = []
    real = partials._read_into

    def read_into(file: str, records: partials._Records) -> partials.Summary:
        read.append(file)
        return real(file, records)

    monkeypatch.setattr(partials, "_read_into", read_into)
    return read


def test_a_run_that_was_stopped_goes_on(dataset: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = extract(dataset)
    (dataset.root / "data/glossary.yaml").unlink()
    (dataset.root / "data/.glossary.lock").unlink()
    results(dataset)[0].unlink()
    read = count_read(monkeypatch)
    assert extract(dataset) == whole
    assert len(read) == 1


def test_a_dataset_that_has_changed_is_read_again(dataset: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    extract(dataset)
    before = results(dataset)
    put_jsonl(dataset.root / "posts.jsonl", {path: text.replace("Large", "Grand") for path, text in POSTS.items()})
    read = count_read(monkeypatch)
    assert "Grand Model" in extract(dataset)
    assert len(read) == len(before)
    assert not set(before) & set(results(dataset))


def test_a_damaged_result_is_made_again(dataset: Garden) -> None:
    whole = extract(dataset)
    for file in results(dataset):
        file.write_bytes(file.read_bytes()[:20])
    assert extract(dataset, "--glossary", "data/glossary.yaml") == whole


def test_results_of_a_stranger_are_not_trusted(dataset: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    extract(dataset)
    count = len(results(dataset))
    (dataset.root / ".glossary/partial/seal").write_text("0" * 32)
    read = count_read(monkeypatch)
    extract(dataset)
    assert len(read) == count


def test_a_link_in_place_of_the_folder_is_not_followed(dataset: Garden, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("dear")
    (dataset.root / ".glossary").mkdir()
    (dataset.root / ".glossary/partial").symlink_to(mine)
    extract(dataset)
    assert [path.name for path in mine.iterdir()] == ["letter.txt"]


def test_what_workers_wrote_elsewhere_is_one_line(
    dataset: Garden, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(from_inputs, "read_part", lambda part, task: partials.Summary(f"{task.folder}/gone"))
    assert dataset.run("extract", "posts.jsonl", "-j1", *NAMED) == 2
    assert "all machines must see one folder: name it with --cache-dir" in capsys.readouterr().err


def test_without_pyarrow_the_bytes_are_the_same(dataset: Garden, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = extract(dataset)
    dataset.forget()
    (dataset.root / "data/glossary.yaml").unlink()
    (dataset.root / "data/.glossary.lock").unlink()
    monkeypatch.setattr(partials, "_container", lambda: partials._CONTAINERS[1])
    assert extract(dataset) == whole
    assert {path.suffix for path in results(dataset)} == {".gz"}


# --- Folding --------------------------------------------------------------------------------------------------------

WORDS = ("模型", "大模型", "缓存", "代理", "副本")
NAMES = ("Model", "Cache", "Agent", "Copy")
said = st.builds("**{}**（{}: {}）".format, *map(st.sampled_from, (WORDS, NAMES, ("做事的程序", "数据的副本"))))
posts = st.lists(st.lists(said, max_size=3).map("，".join), min_size=1, max_size=6)


@given(posts, st.integers(2, 3))
def test_leaving_out_what_is_rare_changes_no_byte(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], least: int
) -> None:
    named = {f"content/{number}.md": text for number, text in enumerate(texts)}
    folder, dataset = Garden(tmp_path_factory.mktemp("folder"), named), Garden(tmp_path_factory.mktemp("dataset"), {})
    put_jsonl(dataset.root / "posts.jsonl", named)
    assert folder.run("-q", "--no-cache", "extract", "-j1", "--min-posts", str(least)) == 0
    assert dataset.run("-q", "--no-cache", "extract", "-j1", "posts.jsonl", *NAMED, "--min-posts", str(least)) == 0
    assert dataset.glossary == folder.glossary


def _record(key: str, *names: str) -> dict[str, object]:
    return {"uses": [{"key": key, "names": list(names)}]}


def test_posts_are_counted_in_any_order() -> None:
    records = [_record("甲", "one"), _record("乙", "one", "two"), _record("丙", "two"), _record("丁", "three")]
    kept = set()
    for order in itertools.permutations(records):
        fold = Fold()
        for record in order:
            fold.add(record)
        stays = fold.kept(3, [])
        kept.add(tuple(key for key in "甲乙丙丁" if stays(key)))
    assert kept == {("甲", "乙", "丙")}


def test_what_hangs_together_with_the_glossary_file_stays() -> None:
    fold = Fold()
    fold.add(_record("丁", "three"))
    assert not fold.kept(2, [])("丁")
    assert fold.kept(2, ["three"])("丁")


def test_a_record_keeps_what_stands_in_front_of_a_term() -> None:
    """So that posts of a dataset speak in `check` as those of a folder do."""
    post = read_text("a.md", "他们采用光刻工艺（Photo Etching）。", ("**", "plain"), {})
    kept = partials.post_of(partials._record_of(post), lambda key: True)
    assert [use.front for use in unpack_uses(kept.path, kept.uses)] == ["采用"]

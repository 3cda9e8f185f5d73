"""Posts out of datasets and URLs, and what is said of those that cannot be read."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from glossary.inputs import files
from glossary.inputs.kinds import input_kind, is_input, jsonl
from glossary.inputs.table import Reading, parts_of
from glossary.inputs.values import BrokenPartError, Columns, InputFile, Part
from glossary.posts.exclusion import Exclusion
from tests.garden import POSTS, Garden

Capture = pytest.CaptureFixture[str]
Posts = dict[str, str]
COLUMNS = Columns("body", "path")
NAMED = ("--text-column", "body", "--id-column", "path")


def lines_of(posts: Posts) -> bytes:
    rows = ({"path": path, "body": text} for path, text in posts.items())
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def put_jsonl(file: Path, posts: Posts) -> None:
    file.write_bytes(lines_of(posts))


def put_gz(file: Path, posts: Posts) -> None:
    file.write_bytes(gzip.compress(lines_of(posts)))


def put_zst(file: Path, posts: Posts) -> None:
    """Two frames, as programs write that work in parallel."""
    zstandard = pytest.importorskip("zstandard")
    lines = lines_of(posts)
    packed = zstandard.ZstdCompressor().compress
    file.write_bytes(packed(lines[:100]) + packed(lines[100:]))


def put_parquet(file: Path, posts: Posts) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    table = arrow.table({"path": list(posts), "other": [1] * len(posts), "body": list(posts.values())})
    parquet.write_table(table, file, row_group_size=2)


def put_wet(file: Path, posts: Posts) -> None:
    pytest.importorskip("warcio")
    file.write_bytes(b"".join(gzip.compress(_record(path, text.encode())) for path, text in posts.items()))


def _record(name: str, body: bytes) -> bytes:
    head = ["WARC/1.0", "WARC-Type: conversion", f"WARC-Target-URI: {name}", "Content-Type: text/plain"]
    return "\r\n".join([*head, f"Content-Length: {len(body)}", "", ""]).encode() + body + b"\r\n\r\n"


Put = Callable[[Path, Posts], None]
KINDS: Sequence[tuple[str, Put]] = [
    ("posts.jsonl", put_jsonl),
    ("posts.jsonl.gz", put_gz),
    ("posts.jsonl.zst", put_zst),
    ("posts.parquet", put_parquet),
    ("posts.wet.gz", put_wet),
]
EACH_KIND = pytest.mark.parametrize(("name", "put"), KINDS, ids=[name for name, _ in KINDS])


def read_all(path: Path, columns: Columns = COLUMNS) -> tuple[Posts, list[str]]:
    found: Posts = {}
    notes: list[str] = []
    for part in parts_of([str(path)], Exclusion()):
        reading = Reading(part, columns)
        found |= {row.name: row.text for row in reading}
        notes += reading.notes
    return found, notes


# --- What is an input, and what its rows are --------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["content", "content/a.md", "notes.txt", "a.jsonl.d/b", "C:\\posts", "-", "a:b.md"])
def test_what_is_no_input(path: str) -> None:
    assert not is_input(path)


@pytest.mark.parametrize("path", ["s3://bucket/posts", "memory://a.md", "a.JSONL", "b.parquet", "c.warc.gz", "d.wet"])
def test_what_is_an_input(path: str) -> None:
    assert is_input(path)


def test_a_folder_that_is_called_like_a_dataset_is_a_folder_of_posts(tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").mkdir()
    assert not is_input(str(tmp_path / "posts.jsonl"))


@EACH_KIND
def test_every_row_is_a_post(tmp_path: Path, name: str, put: Put) -> None:
    put(tmp_path / name, POSTS)
    assert read_all(tmp_path / name) == (POSTS, [])
    assert input_kind(name)


@EACH_KIND
def test_the_same_bytes_as_of_a_folder(tmp_path: Path, name: str, put: Put) -> None:
    folder, dataset = Garden(tmp_path / "folder"), Garden(tmp_path / "dataset", {"glossary.toml": "evidence = true\n"})
    folder.put("glossary.toml", "evidence = true\n")
    assert folder.run("extract") == 0
    put(dataset.root / name, POSTS)
    assert dataset.run("extract", name, *NAMED) == 0
    assert dataset.glossary == folder.glossary
    assert "Large Model" in folder.glossary


@EACH_KIND
def test_what_breaks_off_is_reported_and_counted(tmp_path: Path, name: str, put: Put, capsys: Capture) -> None:
    garden = Garden(tmp_path)
    put(garden.root / name, POSTS)
    whole = (garden.root / name).read_bytes()
    (garden.root / name).write_bytes(whole[: len(whole) * 2 // 3])
    put_jsonl(garden.root / "more.jsonl", {"more.md": "**缓存**（cache: 暂存在近处的副本）"})
    assert garden.run("extract", name, "more.jsonl", *NAMED) == 2
    said = capsys.readouterr().err
    assert f"{name}" in said
    assert "skipped" in said
    assert "缓存" in garden.glossary
    assert garden.run("scan", name, "more.jsonl", *NAMED) == 2
    assert "缓存" in capsys.readouterr().out


@pytest.mark.parametrize("size", [1, 7, 100, 1000])
def test_a_dataset_is_split_between_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    put_jsonl(tmp_path / "posts.jsonl", POSTS)
    monkeypatch.setattr(jsonl, "PART_BYTES", size)
    parts = parts_of([str(tmp_path / "posts.jsonl")], Exclusion())
    assert len(parts) == -(-(tmp_path / "posts.jsonl").stat().st_size // size)
    names = [row.name for part in parts for row in Reading(part, COLUMNS)]
    assert names == list(POSTS)


def test_a_row_without_a_name_is_called_by_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_jsonl(tmp_path / "posts.jsonl", POSTS)
    file = str(tmp_path / "posts.jsonl")
    whole, _ = read_all(Path(file), Columns("body"))
    monkeypatch.setattr(jsonl, "PART_BYTES", 50)
    assert list(read_all(Path(file), Columns("body"))[0]) == list(whole)
    lines = Path(file).read_bytes()
    for name, text in whole.items():
        at = int(name.removeprefix(f"{file}#"))
        assert json.loads(lines[at:].split(b"\n")[0])["body"] == text


BAD_ROWS = [
    ('{"body": "a"', "not JSON"),
    ('["a"]', "not a JSON object"),
    ('{"text": "a", "path": "b"}', "no 'body' among text, path"),
    ('{"body": 3, "path": "b"}', "'body' is no text"),
    ('{"body": "\\ud800", "path": "b"}', "half a character"),
    ("[" * 100_000, "not JSON"),
]


@pytest.mark.parametrize(("line", "said"), BAD_ROWS)
def test_a_bad_row_spoils_no_other(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "posts.jsonl").write_bytes(line.encode() + b"\n\n" + lines_of(POSTS))
    found, notes = read_all(tmp_path / "posts.jsonl")
    assert found == POSTS
    assert len(notes) == 1
    assert said in notes[0]
    assert "; the row is skipped" in notes[0]


def test_of_many_bad_rows_the_number_is_said(tmp_path: Path) -> None:
    (tmp_path / "posts.jsonl").write_bytes(b"{}\n" * 50 + lines_of(POSTS))
    found, notes = read_all(tmp_path / "posts.jsonl")
    assert found == POSTS
    assert notes[3:] == [f"{tmp_path / 'posts.jsonl'}: 50 rows skipped in all"]


def test_a_line_that_is_too_long_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "_LONGEST_LINE", 1000)
    long = {"long.md": "长" * 2000}
    (tmp_path / "posts.jsonl").write_bytes(lines_of(long) + lines_of(POSTS) + lines_of(long).rstrip(b"\n"))
    found, notes = read_all(tmp_path / "posts.jsonl")
    assert found == POSTS
    assert len(notes) == 2
    assert "a line of more than 1,000 bytes" in notes[0]


def test_a_part_that_cannot_be_opened_says_so() -> None:
    part = Part("jsonl", (InputFile("gone.jsonl", 1, ""),))
    with pytest.raises(BrokenPartError, match=r"^gone\.jsonl: no such file or folder; the part is skipped \(0 rows"):
        list(Reading(part, COLUMNS))


# --- What a person sees ---------------------------------------------------------------------------------------------


def test_scan_reads_datasets(garden: Garden, capsys: Capture) -> None:
    assert garden.run("scan", "--format", "jsonl", "content") == 0
    of_folder = sorted(capsys.readouterr().out.splitlines())
    put_jsonl(garden.root / "posts.jsonl", POSTS)
    assert garden.run("scan", "--format", "jsonl", "posts.jsonl", *NAMED) == 0
    seen = capsys.readouterr()
    assert sorted(seen.out.splitlines()) == of_folder
    assert "in 3 posts" in seen.err


def test_folders_and_datasets_may_stand_side_by_side(tmp_path: Path) -> None:
    apart, folder = Garden(tmp_path / "apart", {}), Garden(tmp_path / "folder")
    paths = list(POSTS)
    apart.put(paths[0], POSTS[paths[0]])
    put_jsonl(apart.root / "posts.jsonl", {path: POSTS[path] for path in paths[1:]})
    folder.run("extract")
    assert apart.run("extract", "content", "posts.jsonl", *NAMED) == 0
    assert apart.glossary == folder.glossary


def test_two_rows_of_one_name_are_two_posts_of_that_name(garden: Garden) -> None:
    text = "**缓存**（cache: 暂存在近处的副本）"
    rows = [{"path": "a", "body": text}, {"path": "a", "body": text.replace("cache", "Cache Memory")}]
    (garden.root / "one.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (garden.root / "two.jsonl").write_text("\n".join(map(json.dumps, reversed(rows))))
    glossaries = []
    for name in ("one.jsonl", "two.jsonl"):
        assert garden.run("-v", "--glossary", f"{name}.yaml", "extract", name, *NAMED) == 0
        glossaries.append((garden.root / f"{name}.yaml").read_text("utf-8"))
    assert glossaries[0] == glossaries[1]
    assert "缓存" in glossaries[0]


WRONG: list[tuple[Sequence[str], str]] = [
    (["extract", "gone.jsonl"], "gone.jsonl: no such file or folder"),
    (["scan", "gone.parquet"], "gone.parquet: no such file or folder"),
    (["extract", "content", "--engine", "spark"], "--engine spark: no such engine; there is dask[:ADDRESS]"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_what_is_wrong_is_one_line(garden: Garden, arguments: Sequence[str], said: str, capsys: Capture) -> None:
    assert garden.run(*arguments) == 2
    assert capsys.readouterr().err == f"glossary: {said}\n"
    assert not (garden.root / "data").exists()


WITHOUT: list[tuple[str, Sequence[str], str]] = [
    ("fsspec", ["scan", "s3://bucket/a.md"], "fsspec is missing: pip install 'bilingual-glossary[remote]'"),
    ("pyarrow.parquet", ["scan", "a.parquet"], "pyarrow is missing: pip install 'bilingual-glossary[remote]'"),
    ("warcio", ["scan", "a.wet"], "warcio is missing: pip install 'bilingual-glossary[remote]'"),
    ("zstandard", ["scan", "a.jsonl.zst"], "zstandard is missing: pip install 'bilingual-glossary[remote]'"),
    ("distributed", ["scan", "content", "--engine", "dask"], "pip install 'bilingual-glossary[dask]'"),
]


@pytest.mark.parametrize(("library", "arguments", "said"), WITHOUT, ids=[row[0] for row in WITHOUT])
def test_a_missing_library_is_one_line(
    garden: Garden, library: str, arguments: Sequence[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, library, None)
    for name in ("a.parquet", "a.wet", "a.jsonl.zst"):
        garden.put(name, "PAR1")
    assert garden.run(*arguments) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert said in lines[0]


def test_a_column_that_a_table_does_not_have(garden: Garden, capsys: Capture) -> None:
    put_parquet(garden.root / "posts.parquet", POSTS)
    assert garden.run("extract", "posts.parquet") == 2
    said = "no column 'text' among path, other, body; name another: --text-column, --id-column"
    assert capsys.readouterr().err == f"glossary: posts.parquet: {said}\n"


def test_what_the_tool_wrote_into_posts_is_no_evidence_beside_a_dataset(garden: Garden) -> None:
    garden.run("extract")
    garden.put("content/new.md", "大模型与估值的关系，以及代理的用处。\n")
    garden.run("annotate", "content/new.md")
    assert "（" in (garden.root / "content/new.md").read_text("utf-8")
    put_jsonl(garden.root / "more.jsonl", {"more.md": "没有注释。"})
    for name, paths in {"with.yaml": ["content"], "without.yaml": ["content", "more.jsonl"]}.items():
        assert garden.run("--glossary", name, "extract", "--evidence", *paths, *NAMED) == 0
    assert (garden.root / "with.yaml").read_bytes() == (garden.root / "without.yaml").read_bytes()


# --- URLs -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def memory() -> Iterable[Any]:
    """A file system of fsspec that is nowhere but in this process."""
    fsspec = pytest.importorskip("fsspec")
    system = fsspec.filesystem("memory")
    system.store.clear()
    yield system
    system.store.clear()


def test_posts_behind_a_url(garden: Garden, memory: Any) -> None:
    garden.run("extract")
    for path, text in POSTS.items():
        memory.pipe(f"/{path}", text.encode())
    memory.pipe("/content/image.png", b"\x89")
    for url in ("memory://content", "memory://content/**/*.md"):
        assert garden.run("--glossary", "other.yaml", "extract", "-j1", url) == 0
        assert (garden.root / "other.yaml").read_text("utf-8") == garden.glossary


URLS = [
    ("memory://content/gone.md", "no such file, or none that matches"),
    ("memory://content/*.jsonl", "no such file, or none that matches"),
    ("memory://content/image.png", "nothing there ends in .md, .markdown"),
    ("nothing://content", "nothing"),
]


@pytest.mark.parametrize(("url", "said"), URLS)
def test_what_is_wrong_with_a_url(garden: Garden, memory: Any, url: str, said: str, capsys: Capture) -> None:
    memory.pipe("/content/image.png", b"\x89")
    assert garden.run("extract", url) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"glossary: {url}: ")
    assert said in line


def test_a_post_behind_a_url_that_is_not_utf_8_spoils_no_other(garden: Garden, memory: Any, capsys: Capture) -> None:
    memory.pipe("/content/a.md", "**缓存**（cache: 副本）".encode())
    memory.pipe("/content/b.md", b"\xff")
    assert garden.run("extract", "-j1", "memory://content") == 2
    assert "memory:///content/b.md" in capsys.readouterr().err
    assert "缓存" in garden.glossary


def test_the_files_of_a_url_are_seen_anew_each_time(memory: Any) -> None:
    memory.pipe("/content/a.md", b"a")
    assert len(files.files_of("memory://content")) == 1
    memory.pipe("/content/b.md", b"b")
    assert [file.size for file in files.files_of("memory://content")] == [1, 1]


def test_any_executor_reads_datasets(garden: Garden) -> None:
    from glossary.config import Config
    from glossary.extract.job import job_for
    from glossary.extract.run import extract
    from glossary.index.file import index_in_memory
    from glossary.report import Report

    garden.run("extract")
    put_jsonl(garden.root / "posts.jsonl", POSTS)
    config = Config(garden.root, glossary=str(garden.root / "other.yaml"), text_column="body", id_column="path")
    with ThreadPoolExecutor(2) as executor:
        outcome = extract(job_for(config, [str(garden.root / "posts.jsonl")], executor), index_in_memory(), Report(-1))
    assert outcome.posts == len(POSTS)
    assert (garden.root / "other.yaml").read_text("utf-8") == garden.glossary

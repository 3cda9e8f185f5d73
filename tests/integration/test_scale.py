"""Reading by the workers of Dask, one of which is killed midway, and out of an object store."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from glossary.inputs.kinds import jsonl
from tests.garden import POSTS, Garden
from tests.test_inputs import NAMED, put_jsonl, put_parquet

distributed = pytest.importorskip("distributed")
pytestmark = pytest.mark.filterwarnings("ignore")

MANY = {f"content/{number}.md": f"{text}\n" + "正文。" * 20_000 for number in range(40) for text in POSTS.values()}


@pytest.fixture
def address() -> Iterator[str]:
    """The scheduler of two workers, each a process."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.fixture
def datasets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Garden:
    """The same posts, in forty parts."""
    garden = Garden(tmp_path / "datasets", {})
    garden.root.mkdir()
    put_jsonl(garden.root / "posts.jsonl", MANY)
    monkeypatch.setattr(jsonl, "PART_BYTES", (garden.root / "posts.jsonl").stat().st_size // 40)
    return garden


def folder_of_the_same(tmp_path: Path) -> Garden:
    garden = Garden(tmp_path / "folder", MANY)
    assert garden.run("extract") == 0
    return garden


def kill_one_midway(address: str, results: Path, killed: list[int]) -> None:
    """Kills the process of one worker once some parts are done."""
    with distributed.Client(address, set_as_default=False) as client:
        pids = list(client.run(os.getpid).values())
        while len(list(results.glob("*.parquet"))) < 5:
            time.sleep(0.005)
        os.kill(pids[0], signal.SIGKILL)
        killed.append(len(list(results.glob("*.parquet"))))


def test_a_worker_that_is_killed_midway_changes_no_byte(tmp_path: Path, datasets: Garden, address: str) -> None:
    killed: list[int] = []
    results = datasets.root / ".glossary/partial"
    killer = threading.Thread(target=kill_one_midway, args=(address, results, killed))
    killer.start()
    assert datasets.run("extract", "posts.jsonl", *NAMED, "--engine", f"dask:{address}") == 0
    killer.join()
    assert killed[0] < 40
    assert datasets.glossary == folder_of_the_same(tmp_path).glossary


def test_posts_of_a_folder_are_read_by_the_workers(tmp_path: Path, address: str) -> None:
    folder, other = folder_of_the_same(tmp_path), Garden(tmp_path / "other", MANY)
    assert other.run("extract", "--engine", f"dask:{address}") == 0
    assert other.glossary == folder.glossary


def test_nobody_at_the_address_is_one_line(datasets: Garden, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ("extract", "posts.jsonl", *NAMED, "--engine", "dask:tcp://127.0.0.1:1")
    assert datasets.run(*arguments) == 2
    assert "no scheduler answers there" in capsys.readouterr().err.splitlines()[-1]


def test_out_of_an_object_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server = pytest.importorskip("moto.server").ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    values = {"AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_DEFAULT_REGION": "us-east-1"}
    for name, value in (values | {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}).items():
        monkeypatch.setenv(name, value)
    try:
        folder, stored = Garden(tmp_path / "folder"), Garden(tmp_path / "stored", {})
        stored.root.mkdir()
        folder.run("extract")
        put_parquet(stored.root / "posts.parquet", POSTS)
        import fsspec

        system = fsspec.filesystem("s3")
        system.mkdir("bucket")
        system.put(str(stored.root / "posts.parquet"), "bucket/posts.parquet")
        assert stored.run("extract", "-j1", "s3://bucket/*.parquet", *NAMED) == 0
        assert stored.glossary == folder.glossary
    finally:
        server.stop()

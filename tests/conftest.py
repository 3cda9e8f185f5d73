from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.by_name import read_by_name
from tests.bytecode import keep_bytecode
from tests.examples import load_profile
from tests.garden import Garden
from tests.warm import warm

keep_bytecode()
load_profile()

MOST_WORKERS = 8
# Thousands of small files are written and deleted: in memory, where a system has such a folder.
if os.access(memory := "/dev/shm", os.W_OK):
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", memory)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Give no workers to single files, which are done before workers have started; else one for each processor."""
    if any(Path(argument.partition("::")[0]).is_file() for argument in config.args):
        return 0
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(processors, MOST_WORKERS) if processors > 1 else 0


def pytest_collection_finish() -> None:
    """Take what was collected out of the garbage collector's sight: it would be looked through again and again."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave the thorough ones, which show with more examples what others show with few, to CI."""
    if item.get_closest_marker("thorough") and not os.environ.get("CI"):
        pytest.skip("thorough: run in CI, or with CI=1")


@pytest.fixture(scope="session", autouse=True)
def _without_waiting_for_the_disk() -> Iterator[None]:
    """Files of tests need not outlive a power failure; that one is asked for is a test of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda file: None)
        yield


@pytest.fixture(scope="session", autouse=True)
def _with_a_state_folder_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests leave nothing in the folder of the user who runs them."""
    with pytest.MonkeyPatch.context() as patch:
        folder = str(tmp_path_factory.mktemp("state"))
        patch.setenv("XDG_STATE_HOME", folder)
        patch.setenv("LOCALAPPDATA", folder)
        yield


@pytest.fixture(scope="session")
def _warm_program() -> Iterator[tuple[str, ...]]:
    with warm() as program:
        yield program


@pytest.fixture
def warm_programs(_warm_program: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs that gardens start have their modules loaded: half of what a short one takes.

    They cannot be killed: what is killed stands for them.
    """
    monkeypatch.setattr(Garden, "program", _warm_program)


@pytest.fixture
def garden(tmp_path: Path) -> Garden:
    """Three posts, no glossary yet."""
    return Garden(tmp_path)


@pytest.fixture(scope="session", autouse=True)
def _by_name() -> Iterator[None]:
    """No code of the package may read a record by position."""
    with read_by_name():
        yield

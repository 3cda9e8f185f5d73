"""Work in many processes, or by somebody else's executor."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import os
import pickle
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from glossary.errors import FileError, GlossaryError
from glossary.extract import full_change
from glossary.posts import processes
from glossary.posts.finding import PostFile
from tests.garden import Garden


def _count(paths: object) -> int:
    return len(paths)  # type: ignore[arg-type]


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_no_process_is_forked_where_that_is_not_safe(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    asked: list[str] = []
    real: Callable[[str], object] = multiprocessing.get_context

    def get_context(method: str) -> object:
        asked.append(method)
        return real("fork")

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(multiprocessing, "get_context", get_context)
    posts = [PostFile(f"{number}.md", 3_000_000, 0) for number in range(3)]
    assert sum(count for _, count in processes.share_out(_count, posts, 2)) == 3
    assert asked == ["spawn"]


def test_there_are_never_too_many_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[int] = []

    def pool(jobs: int, *rest: object) -> None:
        started.append(jobs)
        raise InterruptedError

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", pool)
    posts = [PostFile(f"{number}.md", 3_000_000, 0) for number in range(100)]
    with pytest.raises(InterruptedError):
        list(processes.share_out(_count, posts, 90))
    assert started == [61]


def _die(posts: object) -> None:
    os._exit(3)


def test_a_killed_process_is_one_line() -> None:
    posts = [PostFile(f"{number}.md", 3_000_000, 0) for number in range(3)]
    with pytest.raises(GlossaryError, match=r"^a process was killed, .*: -j 1$"):
        list(processes.share_out(_die, posts, 2))


@pytest.mark.parametrize(("jobs", "alone"), [("1", True), ("2", False)])
def test_one_process_is_one_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: str, alone: bool) -> None:
    started: list[str] = []
    real: Callable[[str], object] = multiprocessing.get_context

    def get_context(method: str) -> object:
        started.append(method)
        return real(method)

    monkeypatch.setattr(multiprocessing, "get_context", get_context)
    # As in a large garden: its entries, its index and its words are the work of two.
    monkeypatch.setattr(full_change, "_MANY", 0)
    monkeypatch.setattr(processes, "processors", lambda: 2)
    garden = Garden(tmp_path, {f"content/{n}.md": f"**词语{n}号**（Word Number {n}: 第{n}个词）\n" for n in range(12)})
    assert garden.run("-q", "extract", "content/", "-j", jobs) == 0
    assert (started == []) is (alone or not processes.forks())


def _name_and_pid(posts: Sequence[PostFile]) -> tuple[str, int]:
    return posts[0].path, os.getpid()


@pytest.mark.parametrize("kind", [concurrent.futures.ThreadPoolExecutor, concurrent.futures.ProcessPoolExecutor])
def test_any_executor_does_the_work(kind: type[concurrent.futures.Executor]) -> None:
    posts = [PostFile(f"{number}.md", 3_000_000, 0) for number in range(5)]
    context = {"mp_context": multiprocessing.get_context("spawn")} if "Process" in kind.__name__ else {}
    with kind(2, **context) as executor:  # type: ignore[call-arg]
        done = list(processes.share_out(_name_and_pid, posts, executor, in_order=True))
    assert [(files[0].path, name) for files, (name, _) in done] == [(post.path, post.path) for post in posts]
    assert ({pid for _, (_, pid) in done} == {os.getpid()}) is ("Thread" in kind.__name__)


def _with_pids(numbers: Sequence[int]) -> list[tuple[int, int]]:
    return [(number, os.getpid()) for number in numbers]


@pytest.mark.skipif(not processes.forks(), reason="nothing is forked here")
@pytest.mark.parametrize("length", [6, 7])
def test_two_processes_do_half_of_all_things_each_and_give_them_in_order(length: int) -> None:
    done = processes.in_two(_with_pids, range(length))
    assert [number for number, _ in done] == list(range(length))
    assert sum(pid == os.getpid() for _, pid in done) == (length + 1) // 2
    assert not multiprocessing.active_children()


def test_one_process_shares_nothing() -> None:
    assert processes.sharing_of(1) is processes.by_itself


def _wait_long(posts: Sequence[PostFile]) -> None:
    time.sleep(0 if posts[0].path == "0.md" else 600)


def test_what_still_works_is_ended_when_nobody_waits_for_it() -> None:
    posts = [PostFile(f"{number}.md", 3_000_000, 0) for number in range(3)]
    results = processes.share_out(_wait_long, posts, 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_a_file_error_comes_out_of_a_worker_as_it_was_raised() -> None:
    error = pickle.loads(pickle.dumps(FileError("a.md", "is a folder", 3, 4)))
    assert (str(error), error.path, error.line, error.column) == ("a.md:3:4: is a folder", "a.md", 3, 4)


def _fail() -> int:
    raise FileError("page.html", "not a template", 3)


@pytest.mark.skipif(not processes.forks(), reason="no process can be forked here")
def test_two_tasks_give_what_each_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)
    assert processes.both(lambda: {"a": 1}, lambda: "b") == ({"a": 1}, "b")
    assert processes.both(os.getpid, os.getpid)[0] != os.getpid()
    with pytest.raises(FileError, match=r"^page\.html:3: not a template$"):
        processes.both(_fail, lambda: 1)
    with pytest.raises(FileError, match="not a template"):
        processes.both(lambda: time.sleep(60), _fail)
    with pytest.raises(GlossaryError, match=r"^a process was killed"):
        processes.both(lambda: os._exit(3), lambda: 1)


def test_two_tasks_are_done_here_where_nothing_may_be_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "forks", lambda: False)
    assert processes.both(os.getpid, os.getpid) == (os.getpid(), os.getpid())

"""Engines that do the work in place of this machine's processes.

An engine is whatever gives an executor as the standard library has them; placing work and trying it again are its own.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from glossary.errors import GlossaryError
from glossary.posts.processors import processors

_SECONDS_TO_ANSWER = 10


@contextmanager
def engine(written: str, jobs: int) -> Iterator[Executor]:
    """What `--engine NAME[:ADDRESS]` means, for as long as it is used; `jobs` as for `spread`.

    Raises GlossaryError where there is no such engine, it is not installed, or nothing answers at the address.
    """
    name, _, address = written.partition(":")
    if name not in _ENGINES:
        raise GlossaryError(f"--engine {written}: no such engine; there is dask[:ADDRESS]")
    with _ENGINES[name](address, jobs) as executor:
        yield executor


@contextmanager
def _dask(address: str, jobs: int) -> Iterator[Executor]:
    """The scheduler at an address; without one, a cluster of processes on this machine."""
    try:
        from distributed import Client, KilledWorker, LocalCluster
    except ImportError as error:
        raise GlossaryError("--engine dask: Dask is missing; pip install 'bilingual-glossary[dask]'") from error
    try:
        if not address:
            workers = jobs or processors()
            with (
                LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
                Client(cluster) as client,
            ):
                yield client.get_executor()
        else:
            with _client(Client, address) as client:
                yield _FromFolder(client.get_executor(), str(Path.cwd()))
    except KilledWorker as error:
        raise GlossaryError(f"--engine dask: {error}") from error


def _client(connect: Callable[..., Any], address: str) -> Any:
    try:
        return connect(address, timeout=_SECONDS_TO_ANSWER)
    except (OSError, ValueError) as error:
        advice = "start one with `dask scheduler`, or leave the address out to work on this machine"
        raise GlossaryError(f"--engine dask:{address}: no scheduler answers there; {advice}") from error


_ENGINES = {"dask": _dask}


class _FromFolder(Executor):
    """An executor whose workers were started elsewhere: paths count from a folder that they must have as well."""

    def __init__(self, executor: Executor, folder: str) -> None:
        self._executor, self._folder = executor, folder

    def submit(self, task: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        return self._executor.submit(_run_from, self._folder, task, *given, **named)


def _run_from(folder: str, task: Callable[..., Any], *given: Any, **named: Any) -> Any:
    try:
        os.chdir(folder)
    except OSError as error:
        why = "a worker has no such folder; all machines must see it as this one does"
        raise GlossaryError(f"{folder}: {why}") from error
    return task(*given, **named)

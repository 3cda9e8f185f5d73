"""Work on many posts at once, in as many processes as are worth their start."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from glossary.posts.finding import PostFile

# Below this many bytes one process is done before others have started (measured: a pool costs about 40 ms).
_WORTH_A_POOL = 4_000_000
# Chunks of about this size keep all processes busy to the end without many messages.
_CHUNK_BYTES = 2_000_000

MOST_PROCESSES = 61
"""Windows waits for no more at once (MAXIMUM_WAIT_OBJECTS, less what Python needs)."""

T = TypeVar("T")


def share_out(
    task: Callable[[Sequence[str]], T], posts: Sequence[PostFile], jobs: int, *, in_order: bool = False
) -> Iterator[T]:
    """What the task gives for chunks of paths; `in_order` of the posts, else as it comes.

    The task and what it gives travel between processes, so both must be picklable.
    """
    chunks = list(_chunks(posts))
    jobs = min(jobs or os.cpu_count() or 1, len(chunks), MOST_PROCESSES)
    if jobs < 2 or sum(post.size for post in posts) < _WORTH_A_POOL:
        yield from map(task, chunks)
        return
    with _context().Pool(jobs, _ignore_interrupts) as pool:
        yield from (pool.imap if in_order else pool.imap_unordered)(task, chunks)


def _chunks(posts: Sequence[PostFile]) -> Iterator[list[str]]:
    chunk: list[str] = []
    size = 0
    for post in posts:
        chunk.append(post.path)
        size += post.size
        if size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _context() -> multiprocessing.context.BaseContext:
    """Forking starts ten times faster than spawning, and is safe here: no thread has been started."""
    return multiprocessing.get_context("fork" if forks() else "spawn")


def forks() -> bool:
    """Whether a process may be forked here. The libraries of macOS do not bear it; Windows has no such thing."""
    return sys.platform not in ("darwin", "win32") and "fork" in multiprocessing.get_all_start_methods()


def _ignore_interrupts() -> None:
    # Ctrl-C reaches every process of the terminal; the main one alone decides what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

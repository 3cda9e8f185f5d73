"""Work on many chunks at once: in as many processes as are worth their start, or by an executor of the caller's."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING, Protocol, TypeVar

from glossary.errors import GlossaryError
from glossary.posts.finding import PostFile
from glossary.posts.processors import processors

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext

    Workers = int | Executor
    """How many processes, 0 for one for each processor; or what is to do the work instead."""

# Below this many bytes one process is done before others have started (measured: a pool costs about 40 ms).
_WORTH_A_POOL = 4_000_000
# Chunks of about this size keep all processes busy to the end without many messages.
_CHUNK_BYTES = 2_000_000
# So many chunks are given out at a time: enough for the workers of any engine, few enough to hold what they give.
_AHEAD = 1000

MOST_PROCESSES = 61
"""Windows waits for no more at once (MAXIMUM_WAIT_OBJECTS, less what Python needs)."""

C = TypeVar("C")
T = TypeVar("T")
U = TypeVar("U")


class Sharing(Protocol):
    """What the task gives for each of many things, in their order, by whoever works it out; the task is pure."""

    def __call__(self, task: Callable[[Sequence[C]], Sequence[T]], things: Sequence[C], /) -> Sequence[T]:
        """What the task gives for each thing."""


def by_itself(task: Callable[[Sequence[C]], Sequence[T]], things: Sequence[C], /) -> Sequence[T]:
    """What the task gives for each thing, worked out here."""
    return task(things)


def sharing_of(workers: Workers) -> Sharing:
    """Who works out what needs all that this process holds: it alone, or another one half of it."""
    may_share = workers != 1 and processors() > 1 and forks()
    return in_two if may_share else by_itself


def in_two(task: Callable[[Sequence[C]], Sequence[T]], things: Sequence[C], /) -> Sequence[T]:
    """What the task gives for each thing, every second one worked out by a process that is forked off.

    So only what it gives travels between processes, and must be picklable. To begin takes some twenty milliseconds.
    Raises GlossaryError where that process is killed.
    """
    if len(things) < 2:
        return task(things)
    other, own = both(lambda: task(things[1::2]), lambda: task(things[::2]))
    return list(chain.from_iterable(zip_longest(own, other)))[: len(things)]


@contextmanager
def workers_for(engine: str, jobs: int) -> Iterator[Workers]:
    """Who does the work of one command: so many processes, or the engine that it names."""
    if not engine:
        yield jobs
        return
    # Engines take long to load, and few have one.
    from glossary.posts import engines

    with engines.engine(engine, jobs) as executor:
        yield executor


def share_out(
    task: Callable[[Sequence[PostFile]], T], posts: Sequence[PostFile], workers: Workers, *, in_order: bool = False
) -> Iterator[tuple[Sequence[PostFile], T]]:
    """Each chunk of posts with what the task gives for it; `in_order` of the posts, else as it comes."""
    worth = not isinstance(workers, int) or sum(post.size for post in posts) >= _WORTH_A_POOL
    return spread(task, list(chunks_of(posts)), workers if worth else 1, in_order=in_order)


def spread(
    task: Callable[[C], T], chunks: Sequence[C], workers: Workers, *, in_order: bool = False
) -> Iterator[tuple[C, T]]:
    """Each chunk with what the task gives for it.

    The task, the chunks and what it gives travel between processes, so all must be picklable. Raises GlossaryError
    where a process is killed.
    """
    if not isinstance(workers, int):
        yield from _results(workers, task, chunks, in_order=in_order)
        return
    jobs = min(workers or processors(), len(chunks), MOST_PROCESSES)
    if jobs < 2:
        yield from ((chunk, task(chunk)) for chunk in chunks)
        return
    with _pool(jobs) as executor:
        yield from _results(executor, task, chunks, in_order=in_order)


def both(beside: Callable[[], T], here: Callable[[], U]) -> tuple[T, U]:
    """What two tasks give, the first of them in a process of its own where one can be forked.

    That one has all that there is here; what it gives travels, and must be picklable, as what it raises must. Raises
    GlossaryError where it is killed.
    """
    if not _may_fork() or processors() < 2:
        return beside(), here()
    import multiprocessing

    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(sender, beside))
    process.start()
    sender.close()
    try:
        done = here()
        given, error = receiver.recv()
    except EOFError as ended:
        raise GlossaryError("a process was killed, perhaps for want of memory; run again") from ended
    finally:
        # Where the task here went wrong, nobody waits for the other.
        receiver.close()
        process.terminate()
        process.join()
    if error is not None:
        raise error
    return given, done


def _send(sender: Connection, task: Callable[[], object]) -> None:
    _ignore_interrupts()
    try:
        sent: tuple[object, Exception | None] = task(), None
    except Exception as error:
        sent = None, error
    sender.send(sent)
    sender.close()


def _results(
    executor: Executor, task: Callable[[C], T], chunks: Iterable[C], *, in_order: bool
) -> Iterator[tuple[C, T]]:
    from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, wait

    given_out: dict[Future[T], C] = {}
    rest = iter(chunks)
    try:
        while True:
            for chunk in islice(rest, _AHEAD - len(given_out)):
                given_out[executor.submit(task, chunk)] = chunk
            if not given_out:
                return
            done = [next(iter(given_out))] if in_order else wait(given_out, return_when=FIRST_COMPLETED).done
            for future in done:
                yield given_out.pop(future), future.result()
    except BrokenExecutor as error:
        raise GlossaryError("a process was killed, perhaps for want of memory; run again with fewer: -j 1") from error
    except CancelledError as error:
        raise GlossaryError("the engine has ended before its work was done; start it, and run again") from error
    finally:
        for future in given_out:
            future.cancel()


@contextmanager
def _pool(jobs: int) -> Iterator[Executor]:
    """So many processes; those that still work when something goes wrong are ended, and not waited for."""
    # Loaded only here: it takes a tenth of the time that one post may take, which is read in this process.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    others = set(multiprocessing.active_children())
    with ProcessPoolExecutor(jobs, _context(), _ignore_interrupts) as executor:
        try:
            yield executor
        except BaseException:
            for process in set(multiprocessing.active_children()) - others:
                process.terminate()
            raise


def chunks_of(posts: Iterable[PostFile]) -> Iterator[list[PostFile]]:
    """The posts in their order, in chunks that are worth a message."""
    chunk: list[PostFile] = []
    size = 0
    for post in posts:
        chunk.append(post)
        size += post.size
        if size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _context() -> BaseContext:
    """Forking starts ten times faster than spawning."""
    import multiprocessing

    return multiprocessing.get_context("fork" if _may_fork() else "spawn")


def _may_fork() -> bool:
    """Whether a process may be forked now: that is safe where no thread has been started."""
    import threading

    return forks() and threading.active_count() == 1


def forks() -> bool:
    """Whether a process may be forked here. The libraries of macOS do not bear it; Windows has no such thing."""
    import multiprocessing

    return sys.platform not in ("darwin", "win32") and "fork" in multiprocessing.get_all_start_methods()


def _ignore_interrupts() -> None:
    import signal

    # Ctrl-C reaches every process of the terminal; the main one alone decides what to do.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

"""What the pages of a site are to get: looked at in as many processes as are worth it, and remembered in the index.

A site is built anew with every change, and most of its pages come out as they were. What was found for the very bytes
of a page holds as long as glossary, counts and options are the same.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple, cast

import glossary
from glossary.annotating.values import Options
from glossary.index.database import Index
from glossary.index.file import open_index
from glossary.mentions.counting import FACT as COUNTED
from glossary.mentions.known import IndexedGlossary
from glossary.mentions.many_texts import matcher_for
from glossary.posts.finding import PostFile
from glossary.posts.processes import share_out
from glossary.posts.reading import digest_of, read_post
from glossary.store.file import EXTRACTED
from glossary.store.file import FACT as COMPILED
from glossary.tooltips.choosing import Chooser
from glossary.tooltips.run import Looked, TooltipSelection, Word, look
from glossary.tooltips.writing import without_tooltips

# The number counts what the same page has got.
_TABLE = "tooltips 3"
_Page = tuple[list[tuple[int, int, int]], int, int]


class PageTask(NamedTuple):
    """What every process must know."""

    options: Options
    selection: TooltipSelection
    per_section: bool
    pages: int
    index_folder: Path


def look_at_pages(
    paths: Sequence[Path], task: PageTask, index: Index, progress: Callable[[int], None]
) -> dict[bytes, Looked]:
    """What each page is to get, by `digest_of` its bytes without tooltips. Pages that are not UTF-8 are left out."""
    key = _key(task, index)
    known = _remembered(index, key)
    seen: dict[bytes, Looked] = {}
    new: list[PostFile] = []
    for path in paths:
        data = read_post(path)
        name = digest_of(without_tooltips(data))
        if name in known:
            seen[name] = known[name]
        else:
            new.append(PostFile(str(path), len(data), 0))
    progress(len(paths) - len(new))
    for found, count in _look(new, task, index):
        seen.update(found)
        progress(count)
    if seen.keys() != known.keys():
        _remember(index, key, seen)
    return seen


def _key(task: PageTask, index: Index) -> str:
    """Differs where the same page might get something else."""
    facts = [index.fact(name) for name in (COMPILED, EXTRACTED, COUNTED)]
    # In which processes it is done, and for how many pages, makes no difference.
    said = repr((glossary.__version__, facts, task._replace(pages=0, index_folder=Path())))
    return digest_of(said.encode(errors="surrogatepass")).hex()


def _remembered(index: Index, key: str) -> dict[bytes, Looked]:
    stored, pages = cast(tuple[str, dict[bytes, _Page]], index.table(_TABLE) or ("", {}))
    return {name: _unpacked(page) for name, page in pages.items()} if stored == key else {}


def _remember(index: Index, key: str, seen: dict[bytes, Looked]) -> None:
    with index.writing():
        index.put_table(_TABLE, (key, {name: _packed(looked) for name, looked in seen.items()}))


def _packed(looked: Looked) -> _Page:
    return [(word.start, word.end, word.number) for word in looked.words], looked.head_end, looked.body_end


def _unpacked(page: _Page) -> Looked:
    words, head_end, body_end = page
    return Looked(tuple(Word(*word) for word in words), head_end, body_end)


def _look(new: Sequence[PostFile], task: PageTask, index: Index) -> Iterator[tuple[dict[bytes, Looked], int]]:
    if index.is_in_memory:
        looker = _Looker(index, task)
        yield looker.look([page.path for page in new]), len(new)
        return
    largest_first = sorted(new, key=lambda page: -page.size)
    try:
        for _, found in share_out(partial(_look_at_chunk, task=task), largest_first, 0):
            yield found
    finally:
        _end_here(task)


def _end_here(task: PageTask) -> None:
    """Forgets what looked in this process: a later run may know something else, and Windows removes no open index."""
    if _looker.cache_info().currsize:
        _looker(task, os.getpid()).close()
        _looker.cache_clear()


def _look_at_chunk(pages: Sequence[PostFile], task: PageTask) -> tuple[dict[bytes, Looked], int]:
    # SQLite forbids to carry an open file into another process: each opens its own.
    return _looker(task, os.getpid()).look([page.path for page in pages]), len(pages)


@cache
def _looker(task: PageTask, process: int) -> _Looker:
    return _Looker(open_index(task.index_folder), task)


class _Looker:
    """Looks at pages by one glossary."""

    def __init__(self, index: Index, task: PageTask) -> None:
        self._index = index
        known = IndexedGlossary(index)
        matcher = matcher_for(task.pages, known.forms, known.all_forms())
        self._chooser = Chooser(known, matcher, task.options, per_section=task.per_section)
        self._selection = task.selection

    def close(self) -> None:
        self._index.close()

    def look(self, paths: Sequence[str]) -> dict[bytes, Looked]:
        seen: dict[bytes, Looked] = {}
        for path in paths:
            plain = without_tooltips(read_post(path))
            try:
                source = plain.decode()
            except UnicodeDecodeError:
                continue
            seen[digest_of(plain)] = look(source, self._selection, self._chooser)
        return seen

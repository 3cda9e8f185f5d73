"""Many words looked for in many posts at once, by an automaton and on all cores."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossary.errors import FileError
from glossary.language.edges import is_bounded
from glossary.language.folded_line import fold_line
from glossary.language.script import has_latin
from glossary.markdown.fences import body_start
from glossary.mentions.many_words import ManyWords, longest_of
from glossary.posts.reading import decode, read_post
from glossary.report import Report

_CHUNK = 40
_original = re.compile(r"<details\b.*?</details\s*>", re.IGNORECASE | re.DOTALL)


class _Finder(NamedTuple):
    patterns: Sequence[str]
    is_latin: Sequence[bool]
    automaton: ManyWords


_finder: list[_Finder] = []


def _prepare(patterns: Sequence[str]) -> None:
    """Builds the automaton; forked processes share it, others build their own."""
    if not _finder:
        _finder.append(_Finder(patterns, [has_latin(p) or p[0].isdigit() for p in patterns], longest_of(patterns)))


def count_posts(paths: Sequence[str], patterns: Sequence[str], jobs: int, report: Report) -> Counter[str]:
    """In how many of these posts each pattern stands; patterns are keys as `fold_line` gives them.

    `jobs` is the number of processes, 0 for one on each core. Posts that cannot be read count for nothing.
    """
    jobs = jobs or os.cpu_count() or 1
    chunks = [paths[at : at + _CHUNK] for at in range(0, len(paths), _CHUNK)]
    totals: Counter[int] = Counter()
    report.start(len(paths))
    try:
        for found in _each(chunks, patterns, min(jobs, len(chunks))) if patterns else ():
            totals.update(found)
            report.advance(_CHUNK)
    finally:
        _finder.clear()
        report.finish()
    return Counter({patterns[number]: count for number, count in totals.items()})


def _each(chunks: Sequence[Sequence[str]], patterns: Sequence[str], jobs: int) -> Iterator[Counter[int]]:
    if jobs < 2:
        _prepare(patterns)
        yield from map(_count_chunk, chunks)
        return
    import multiprocessing

    from glossary.posts.processes import MOST_PROCESSES, forks

    if forks():
        _prepare(patterns)
    context = multiprocessing.get_context("fork" if forks() else "spawn")
    with context.Pool(min(jobs, MOST_PROCESSES), _prepare, (patterns,)) as pool:
        yield from pool.imap_unordered(_count_chunk, chunks)


def _count_chunk(paths: Sequence[str]) -> Counter[int]:
    counts: Counter[int] = Counter()
    for path in paths:
        try:
            text = decode(read_post(path), path)
        except FileError:
            continue
        counts.update(_mentioned(text))
    return counts


def _mentioned(text: str) -> set[int]:
    """The numbers of the patterns that stand in a post's body."""
    finder = _finder[0]
    body = _original.sub("", text[body_start(text) :])
    key = fold_line(body).key
    found: set[int] = set()
    for number, start, end in finder.automaton.find_matches_as_indexes(key):
        if number not in found and (not finder.is_latin[number] or is_bounded(key, start, end)):
            found.add(number)
    return found

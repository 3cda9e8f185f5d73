"""In how many posts each form of the glossary is mentioned, and in how many it is annotated: counted over all posts.

Counted once, and again when the posts or the entries have become many more or fewer: a score that divides one count
by the other hardly moves when one post in a hundred changes.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from glossary.errors import FileError
from glossary.index.database import Index
from glossary.index.lookup import all_found
from glossary.index.packing import unpack
from glossary.language.folding import fold
from glossary.language.script import has_latin
from glossary.markdown.fences import body_start
from glossary.matching import HEAD, fold_line, is_bounded
from glossary.posts.reading import decode, read_post
from glossary.report import Report

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

FACT = "mentions"
# Counts are taken anew when there are this many times more or fewer posts or entries than when they were taken.
_DRIFT = 1.1
_CHUNK = 40
_original = re.compile(r"<details\b.*?</details\s*>", re.IGNORECASE | re.DOTALL)


class Evidence(NamedTuple):
    """In how many posts a form is mentioned, and in how many it is the headword of an annotation."""

    mentioned: int = 0
    annotated: int = 0


def count_mentions(index: Index, jobs: int, report: Report, root: Path | None = None, *, anew: bool = False) -> None:
    """Brings the counts in the index up to date, where they are missing or have drifted, or if told to do so `anew`.

    `root` is the folder of the configuration, from which posts are looked for if they are not found from here.
    """
    size = f"{index.count('posts')} {index.count('entries')}"
    if not anew and not _has_drifted(index.fact(FACT), size):
        return
    report.detail("counting in how many posts each term is mentioned")
    paths = [_found_at(path, root) for path in index.stamps()]
    patterns = _patterns(index)
    mentioned = _count(paths, list(patterns), jobs, report)
    annotated = _annotated(index)
    rows: dict[str, list[tuple[str, int, int]]] = {}
    forms: Counter[str] = Counter()
    for pattern, count in mentioned.items():
        forms[patterns[pattern]] = max(forms[patterns[pattern]], count)
    for form in {*forms, *annotated}:
        evidence = (form, max(forms[form], annotated[form]), annotated[form])
        rows.setdefault(form[:HEAD], []).append(evidence)
    with index.writing():
        index.put_mentions(rows.items())
        index.set_facts({FACT: size})


def evidence_for(index: Index, forms: Iterable[str]) -> Mapping[str, Evidence]:
    """What is known of these folded forms; a form that is in no post may be missing."""
    wanted = set(forms)
    rows = cast(Mapping[str, list[tuple[str, int, int]]], index.rows_of_mentions({form[:HEAD] for form in wanted}))
    return {form: Evidence(*counts) for row in rows.values() for form, *counts in row if form in wanted}


def _found_at(path: str, root: Path | None) -> str:
    """A post's path from here: the index has it as it was from the folder that posts were extracted in."""
    return path if root is None or Path(path).exists() else str(root / path)


def _has_drifted(then: str, now: str) -> bool:
    if len(then.split()) != 2:
        return True
    pairs = zip(map(int, then.split()), map(int, now.split()), strict=True)
    return any(max(pair) > min(pair) * _DRIFT + 1 for pair in pairs)


def _patterns(index: Index) -> dict[str, str]:
    """What to look for in folded text, each with the folded form that it stands for."""
    patterns: dict[str, str] = {}
    for entry, keys, *_ in all_found(index):
        for name in filter(None, (entry.term, entry.english, *entry.aliases, *entry.superseded, *keys)):
            pattern = fold_line(name.replace("\n", " ").strip()).key
            if len(pattern) >= HEAD:
                patterns.setdefault(pattern, fold(name))
    return patterns


def _annotated(index: Index) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _, post in index.posts():
        counts.update({row[0] for row in cast(list[tuple[str]], unpack(post.uses))})
    return counts


class _Finder(NamedTuple):
    patterns: Sequence[str]
    is_latin: Sequence[bool]
    automaton: AhoCorasick


_finder: list[_Finder] = []


def _prepare(patterns: Sequence[str]) -> None:
    """Builds the automaton; forked processes share it, others build their own."""
    from ahocorasick_rs import AhoCorasick, MatchKind

    if not _finder:
        automaton = AhoCorasick(patterns, MatchKind.LeftmostLongest, store_patterns=False)
        _finder.append(_Finder(patterns, [has_latin(p) or p[0].isdigit() for p in patterns], automaton))


def _count(paths: Sequence[str], patterns: Sequence[str], jobs: int, report: Report) -> Counter[str]:
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

    forks = "fork" in multiprocessing.get_all_start_methods() and os.name == "posix"
    if forks:
        _prepare(patterns)
    with multiprocessing.get_context("fork" if forks else "spawn").Pool(jobs, _prepare, (patterns,)) as pool:
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
    _, is_latin, automaton = _finder[0]
    body = _original.sub("", text[body_start(text) :])
    key = fold_line(body).key
    found: set[int] = set()
    for number, start, end in automaton.find_matches_as_indexes(key):
        if number not in found and (not is_latin[number] or is_bounded(key, start, end)):
            found.add(number)
    return found
